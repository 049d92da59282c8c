import QtQuick
import Kiosk

/*! One device: its sign, its name, how it is in words. What is not well says so by icon, words and colour. */
Rectangle {
    id: root

    property string label: ""
    property string icon: "device"
    property string state_: "ok"
    property string words: ""
    /*! What stands at the right, e.g. a button. */
    default property alias aside: beside.data

    readonly property bool fault: state_ === "fault"
    readonly property bool low: state_ === "low"

    height: Math.max(lines.height, beside.height) + 2 * Theme.s2
    radius: Theme.radiusButton
    color: fault ? Theme.red100 : low ? Theme.yel100 : Theme.card
    border.width: Theme.highContrast ? Theme.inputBorder : Theme.hair
    border.color: fault ? Theme.edgeRed : low ? Theme.bdYel : Theme.line

    KIcon {
        id: sign
        x: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        tone: "teal"
        size: Theme.icon3
    }
    Column {
        id: lines
        x: sign.x + sign.width + Theme.s3
        width: parent.width - x - Theme.s3 - (beside.width > 0 ? beside.width + Theme.s2 : 0)
        anchors.verticalCenter: parent.verticalCenter
        KText { width: parent.width; text: root.label; size: Theme.button; bold: true }
        Row {
            width: parent.width
            spacing: Theme.s1
            KIcon {
                id: mark
                name: root.fault || root.low ? "warn" : "check"
                tone: root.fault ? "red" : root.low ? "amber" : "green"
                size: Theme.icon1
            }
            KText {
                width: parent.width - mark.width - Theme.s1
                text: root.words
                size: Theme.small
                color: root.fault ? Theme.red : root.low ? Theme.amber : Theme.ink2
            }
        }
    }
    Item {
        id: beside
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        width: childrenRect.width
        height: childrenRect.height
    }
}
