import QtQuick
import Kiosk

/*! Whose machine this is, how the line stands, what time it is. */
Item {
    id: root

    property string centre: ""
    property string time: ""
    property string line: "offline"
    property string sending: ""
    property bool showTime: true
    property color words: Theme.ink

    implicitHeight: Theme.topBarH

    Row {
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s2
        Image {
            width: Theme.mark
            height: Theme.mark
            source: Theme.markImage
            sourceSize.width: Theme.mark
            sourceSize.height: Theme.mark
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
        KText {
            text: root.centre
            size: Theme.barText
            bold: true
            color: root.words
            lineHeight: Theme.titleLeading
            // A long name takes two lines rather than run under the chip.
            width: Math.min(Math.ceil(implicitWidth), root.width - state.width - Theme.mark - 2 * Theme.margin - 2 * Theme.s2)
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Row {
        id: state
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s3
        StatusChip {
            state_: root.line
            sending: root.sending
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            visible: root.showTime && root.time !== ""
            text: root.time
            size: Theme.barText
            bold: true
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
