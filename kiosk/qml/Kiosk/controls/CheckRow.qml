import QtQuick
import Kiosk

/*! A promise to tick: box and a sentence. */
Pressable {
    id: root

    property string text: ""

    label: text
    checkable: true
    implicitWidth: Theme.signW
    implicitHeight: Math.max(Theme.check + 2 * Theme.s3, words.height + 2 * Theme.s2)
    radius: Theme.radiusCard
    edge: checked ? Theme.edgeSoft : Theme.edge
    frame: checked ? Theme.teal : Theme.line2
    frameWidth: checked ? Theme.slipBorder : Theme.inputBorder
    onClicked: root.checked = !root.checked

    Rectangle {
        id: box
        x: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.check
        height: width
        radius: Theme.radiusKey
        color: root.checked ? Theme.teal : Theme.card
        border.width: Theme.focusBorder
        border.color: root.checked ? Theme.teal : Theme.line2
        KIcon {
            visible: root.checked
            anchors.centerIn: parent
            name: "check"
            tone: "white"
            size: Theme.icon3
        }
    }
    KText {
        id: words
        x: box.x + box.width + Theme.s3
        width: parent.width - x - Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
    }
}
