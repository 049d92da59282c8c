import QtQuick
import Kiosk

/*! The time, and the day by both calendars; \c lunar is empty while it is not known, or has no words. */
Row {
    id: root

    property string time
    property string day
    property string lunar

    spacing: Theme.s4

    KText {
        text: root.time
        size: Theme.attractClock
        bold: true
        lineHeight: 0.82
        wrapMode: Text.NoWrap
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        KText {
            text: root.day
            size: Theme.h1
            bold: true
            wrapMode: Text.NoWrap
        }
        KText {
            visible: text !== ""
            text: root.lunar
            size: Theme.h2
            color: Theme.ink2
            wrapMode: Text.NoWrap
        }
    }
}
