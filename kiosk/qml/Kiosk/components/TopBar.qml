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

    /*! What the name has beside chip, clock and mark; the small bar holds one line of the large type. */
    readonly property real whole: width - chip.width - Theme.s3 - clock.implicitWidth - Theme.mark - 2 * Theme.margin - 2 * Theme.s2
    function fits(room: real): bool { return name.implicitWidth < room * (Theme.compact && Theme.elder ? 1 : 1.4) }

    implicitHeight: Theme.topBarH

    Row {
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s2
        Image {
            id: mark
            // The mark gives way to a name that needs its place.
            visible: root.fits(root.whole)
            width: visible ? Theme.mark : 0
            height: Theme.mark
            source: Theme.markImage
            sourceSize.width: Theme.mark
            sourceSize.height: Theme.mark
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
        KText {
            id: name
            text: root.centre
            size: Theme.barText
            bold: true
            color: root.words
            lineHeight: lineCount > (Theme.compact ? 1 : 2) ? Theme.tightLeading : Theme.titleLeading
            // A long name takes two lines rather than run under the chip.
            width: Math.min(Math.ceil(implicitWidth), root.width - state.width - mark.width - 2 * Theme.margin - 2 * Theme.s2)
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
            id: chip
            state_: root.line
            sending: root.sending
            room: root.width * 0.42
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            id: clock
            // The hour is the last that is given up.
            visible: root.showTime && root.time !== "" && (!Theme.compact || root.fits(root.whole + Theme.mark + Theme.s2))
            text: root.time
            color: root.words
            size: Theme.barText
            bold: true
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
