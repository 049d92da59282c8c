import QtQuick
import Kiosk
import Kiosk.Bridge

/*! A place on the map as two numbers; this machine stands still and cannot know where a field lies. */
Grid {
    id: root

    required property QuestionModel question
    property string name: "place"

    signal entered()

    function take() { north.take() }

    /*! Side by side where height is short. */
    readonly property real fieldW: (width - (columns - 1) * Theme.colGap) / columns
    columns: Theme.flat ? 2 : 1
    columnSpacing: Theme.colGap
    rowSpacing: Theme.s2

    Field {
        id: north
        objectName: root.name + "_north"
        width: root.fieldW
        pad: "decimal"
        //: Latitude of a place, degrees north.
        label: qsTr("北纬（度）")
        mandatory: root.question.mandatory
        hint: Theme.flat ? qsTr("如 31.88") : qsTr("如 31.88，帮办员能在地图上查到")
        text: root.question.place[0]
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        onEdited: text => root.question.locate(0, text)
        onFocusedChanged: {
            if (focused)
                root.entered()
        }
        onAccepted: east.take()
    }
    Field {
        id: east
        objectName: root.name + "_east"
        width: root.fieldW
        pad: "decimal"
        //: Longitude of a place, degrees east.
        label: qsTr("东经（度）")
        mandatory: root.question.mandatory
        hint: qsTr("如 111.26")
        problem: root.question.problem
        text: root.question.place[1]
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        onEdited: text => root.question.locate(1, text)
        onFocusedChanged: {
            if (focused)
                root.entered()
            else
                root.question.leave()
        }
    }
}
