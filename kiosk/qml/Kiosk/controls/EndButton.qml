import QtQuick
import Kiosk

/*! 结束办理, always in the first slot of the tool strip. \c remaining: seconds left, negative hides them. */
Pressable {
    id: root

    property int remaining: -1
    /*! Words too long for one line on a low strip: in two lines, with the bare time beside them. */
    readonly property bool tight: Theme.compact && word.implicitWidth > width - 2 * Theme.s1
    readonly property string timeLeft: Math.floor(remaining / 60) + ":" + String(remaining % 60).padStart(2, "0")

    //: The tool strip's first slot: end this visit and clear the screen.
    label: qsTr("结束办理")
    implicitWidth: Theme.endW
    implicitHeight: Theme.toolH

    Row {
        visible: !Theme.elder
        anchors.centerIn: parent
        spacing: Theme.s2

        KIcon {
            id: sign
            name: "exit"
            tone: "ink"
            size: Theme.icon2 - Theme.s1 / 2
            // Rather no icon than words broken in two.
            visible: root.width - 2 * Theme.s1 - size - Theme.s2 >= Math.max(word.implicitWidth, left.visible ? left.implicitWidth : 0)
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: words
            readonly property int room: root.width - 2 * Theme.s1 - (sign.visible ? sign.width + Theme.s2 : 0) - (clock.visible ? clock.implicitWidth + Theme.s1 : 0)
            anchors.verticalCenter: parent.verticalCenter
            KText {
                id: word
                width: Math.min(Math.ceil(implicitWidth), words.room)
                text: root.label
                size: Theme.endLabel
                bold: true
                lineHeight: sign.visible ? Theme.titleLeading : Theme.tightLeading
            }
            KText {
                id: left
                width: Math.min(Math.ceil(implicitWidth), words.room)
                visible: root.remaining >= 0 && !root.tight
                //: Under 结束办理: time left before the visit ends by itself, e.g. 2:36 后退出.
                text: qsTr("%1 后退出").arg(root.timeLeft)
                size: Theme.small
                color: Theme.ink2
                lineHeight: sign.visible ? Theme.titleLeading : Theme.tightLeading
            }
        }
        KText {
            id: clock
            anchors.verticalCenter: parent.verticalCenter
            visible: root.remaining >= 0 && root.tight
            text: root.timeLeft
            size: Theme.small
            color: Theme.ink2
        }
    }
    Column {
        visible: Theme.elder
        anchors.centerIn: parent
        KIcon {
            name: "exit"
            tone: "ink"
            size: Math.min(Theme.icon2, root.height - large.height - Theme.s1)
            visible: size >= Theme.icon1 / 2
            anchors.horizontalCenter: parent.horizontalCenter
        }
        KText {
            id: large
            width: Math.min(Math.ceil(implicitWidth), root.width - Theme.s1)
            text: root.label
            size: Theme.endLabel
            bold: true
            horizontalAlignment: Text.AlignHCenter
            lineHeight: lineCount > 1 ? Theme.tightLeading : Theme.titleLeading
        }
    }
}
