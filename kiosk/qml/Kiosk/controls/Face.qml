import QtQuick
import Kiosk

/*! One of the five national levels; \c level 5 非常满意 … 1 非常不满意, as the drawings face1 … face5. */
Pressable {
    id: root

    property int level: 5
    property string text: ""
    property bool selected: false

    role: Accessible.RadioButton
    label: text
    checkable: true
    checked: selected
    implicitWidth: Theme.faceW
    implicitHeight: Theme.faceH
    face: selected ? Theme.yel100 : Theme.card
    edge: selected ? Theme.yelEdge : Theme.edge
    frame: selected ? Theme.yelEdge : Theme.bd
    frameWidth: selected ? Theme.focusBorder : Theme.pressBorder

    KIcon {
        id: drawing
        name: "face" + root.level
        tone: root.selected ? "chosen" : "ink"
        size: Math.min(Theme.faceIcon, root.width - Theme.s3)
        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height - word.height) / 2
    }
    KText {
        id: word
        text: root.text
        size: Theme.small
        bold: root.selected
        horizontalAlignment: Text.AlignHCenter
        width: parent.width
        y: drawing.y + drawing.height + Theme.s1
    }
    Rectangle {
        visible: root.selected
        x: root.width - width - Theme.s1
        y: Theme.s1
        width: Theme.icon2
        height: width
        radius: width / 2
        color: Theme.teal
        KIcon { anchors.centerIn: parent; name: "check"; tone: "white"; size: Theme.icon1 - Theme.s1 }
    }
}
