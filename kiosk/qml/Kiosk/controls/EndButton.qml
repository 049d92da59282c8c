import QtQuick
import Kiosk

/*! 结束办理, always in the first slot of the tool strip. \c remaining: seconds left, negative hides them. */
Pressable {
    id: root

    property int remaining: -1
    readonly property string timeLeft: Math.floor(remaining / 60) + ":" + String(remaining % 60).padStart(2, "0")

    //: The tool strip's first slot: end this visit and clear the screen.
    label: qsTr("结束办理")
    implicitWidth: Theme.endW
    implicitHeight: Theme.toolH

    Row {
        visible: !Theme.elder
        anchors.centerIn: parent
        spacing: Theme.s2

        KIcon { name: "exit"; tone: "ink"; size: Theme.icon1; anchors.verticalCenter: parent.verticalCenter }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            KText { text: root.label; size: Theme.endLabel; bold: true; wrapMode: Text.NoWrap; lineHeight: Theme.titleLeading }
            KText {
                visible: root.remaining >= 0
                //: Under 结束办理: time left before the visit ends by itself, e.g. 2:36 后退出.
                text: qsTr("%1 后退出").arg(root.timeLeft)
                size: Theme.small
                color: Theme.ink2
                wrapMode: Text.NoWrap
                lineHeight: Theme.titleLeading
            }
        }
    }
    Column {
        visible: Theme.elder
        anchors.centerIn: parent
        KIcon { name: "exit"; tone: "ink"; size: Theme.icon2; anchors.horizontalCenter: parent.horizontalCenter }
        KText { text: root.label; size: Theme.endLabel; bold: true; wrapMode: Text.NoWrap; lineHeight: Theme.titleLeading }
    }
}
