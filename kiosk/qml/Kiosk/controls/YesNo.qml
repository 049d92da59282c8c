pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Two answers that are yes and no, as two big buttons side by side. */
Row {
    id: root

    /*! Rows of name, words and on, as a question has them. */
    property var choices: null

    signal picked(int index)

    spacing: Theme.colGap

    Repeater {
        model: root.choices
        Pressable {
            id: half
            required property int index
            required property string name
            required property string words
            required property bool on
            objectName: "choice_" + name
            role: Accessible.RadioButton
            label: words
            checkable: true
            checked: on
            width: (root.width - Theme.colGap) / 2
            height: Theme.tileH
            radius: Theme.radiusCard
            face: on ? Theme.teal50 : Theme.card
            edge: on ? Theme.teal : Theme.edge
            frame: on ? Theme.teal : Theme.bd
            frameWidth: on ? Theme.focusBorder : Theme.pressBorder
            onClicked: root.picked(half.index)
            Row {
                anchors.centerIn: parent
                spacing: Theme.s2
                KIcon {
                    name: half.on ? "check" : ""
                    tone: "soft"
                    size: Theme.icon3
                    anchors.verticalCenter: parent.verticalCenter
                }
                KText {
                    text: half.words
                    size: Theme.tileLabel
                    bold: true
                    color: half.on ? Theme.teal : Theme.ink
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
