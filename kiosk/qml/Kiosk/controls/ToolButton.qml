import QtQuick
import Kiosk

/*! A slot of the tool strip: icon over a word. \c on: switched on; \c hot: asks for attention. */
Pressable {
    id: root

    property string text: ""
    property string icon: ""
    property bool on: false
    property bool hot: false
    property bool strong: false
    readonly property bool filled: on && Theme.highContrast
    readonly property bool tinted: on || (strong && !hot)

    label: text
    checked: on
    implicitWidth: Theme.toolMaxW
    implicitHeight: Theme.toolH
    face: filled ? Theme.yel : (on && !strong ? Theme.teal50 : (hot ? Theme.yel100 : (tinted ? Theme.teal50 : Theme.card)))
    edge: on ? Theme.edgeSoft : (hot ? Theme.yelEdge : (tinted ? Theme.edgeSoft : Theme.edge))
    frame: on ? Theme.bdSoft : (hot ? Theme.bdYel : (tinted ? Theme.bdSoft : Theme.bd))

    KIcon {
        id: sign
        name: root.icon
        tone: root.filled ? "now" : (root.tinted ? "soft" : "ink")
        size: Math.min(Theme.icon2 - (Theme.elder ? 0 : Theme.s1 / 2), root.height - word.height - Theme.s1)
        visible: name !== "" && size >= Theme.icon1 / 2
        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height - word.height) / 2 + (word.lineCount > 1 ? 0 : Theme.s1 / 2)
    }
    KText {
        id: word
        text: root.text
        size: Theme.small
        bold: root.on || root.hot || root.strong
        color: root.filled ? Theme.overNow : (root.tinted ? Theme.teal : Theme.ink)
        horizontalAlignment: Text.AlignHCenter
        x: Theme.s1 / 2
        width: parent.width - Theme.s1
        lineHeight: lineCount > 1 ? Theme.tightLeading : Theme.titleLeading
        y: sign.visible ? sign.y + sign.height : (parent.height - height) / 2
    }
}
