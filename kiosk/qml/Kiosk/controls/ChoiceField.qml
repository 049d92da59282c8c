import QtQuick
import Kiosk

/*! Looks like a field, opens a choice: label above, the chosen value, an arrow down. */
Item {
    id: root

    required objectName
    property string label: ""
    property string text: ""
    property string hint: ""
    property string problem: ""
    property bool mandatory: false
    readonly property bool bad: problem !== ""

    signal clicked()

    implicitWidth: Theme.faceW * 2
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.s1 / 2

        Flow {
            visible: root.label !== ""
            width: parent.width
            spacing: Theme.s1
            KText { text: root.label; size: Theme.small; bold: true; width: Math.min(implicitWidth, column.width) }
            KText { visible: root.mandatory; text: qsTr("必填"); size: Theme.small; bold: true; color: Theme.red }
        }
        Pressable {
            objectName: root.objectName + "_open"
            width: parent.width
            height: Theme.fieldH
            label: root.label + "，" + (root.text === "" ? root.hint : root.text)
            frame: root.bad ? Theme.red : Theme.line2
            frameWidth: root.bad ? Theme.focusBorder : Theme.inputBorder
            onClicked: root.clicked()

            KText {
                x: Theme.fieldPad
                width: parent.width - x - arrow.width - Theme.s4
                anchors.verticalCenter: parent.verticalCenter
                text: root.text === "" ? root.hint : root.text
                color: root.text === "" ? Theme.ink2 : Theme.ink
                size: root.text === "" ? Theme.body : Theme.value
            }
            KIcon {
                id: arrow
                name: "down"
                tone: "ink"
                size: Theme.icon2
                anchors.right: parent.right
                anchors.rightMargin: Theme.s3
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Item { width: 1; height: Theme.s1 / 2 }
        Row {
            visible: root.bad
            width: parent.width
            spacing: Theme.s1
            KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon1; y: Theme.s1 / 2 }
            KText {
                width: parent.width - sign.width - Theme.s1
                text: root.problem
                size: Theme.small
                bold: true
                color: Theme.red
            }
        }
    }
}
