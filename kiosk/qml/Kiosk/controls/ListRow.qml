import QtQuick
import Kiosk

/*! One line of a list to choose from: name, a small line, an arrow; as tall as its words want. \c slim: name only. */
Pressable {
    id: root

    property string text: ""
    property string sub: ""
    property bool slim: false

    label: sub === "" ? text : text + "，" + sub
    implicitHeight: Math.max(slim ? Theme.listRowSmallH : Theme.listRowH, Math.ceil(name.height) + Theme.s2)
    frameWidth: Theme.pressBorder

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.cardPad
        width: go.x - x - Theme.s2
        KText {
            id: name
            width: parent.width
            text: root.text
            size: root.slim ? Theme.small : (Theme.elder ? Theme.body : (root.text.length > 25 ? Theme.body : Theme.button))
            bold: true
            lineHeight: lineCount > 2 ? Theme.tightLeading : Theme.titleLeading
        }
        KText {
            visible: text !== "" && !root.slim && name.height + contentHeight <= root.height - Theme.s1
            width: parent.width
            text: root.sub
            size: Theme.small
            color: Theme.ink2
            lineHeight: Theme.titleLeading
        }
    }
    KIcon {
        id: go
        name: "chev"
        tone: "ink"
        size: Theme.icon2
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
    }
}
