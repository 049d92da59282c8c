import QtQuick
import Kiosk

/*! A household of the round that is done: what, whose, the receipt. */
Rectangle {
    id: row

    required property int index
    required property string name
    required property string who
    required property string words

    objectName: "round_row_" + index
    height: told.height + 2 * Theme.s2
    radius: Theme.radiusCard
    color: Theme.card
    border.width: Theme.hair
    border.color: Theme.line
    KIcon { id: tick; x: Theme.cardPad; anchors.verticalCenter: parent.verticalCenter; name: "check"; tone: "green"; size: Theme.icon2 }
    Column {
        id: told
        x: tick.x + tick.width + Theme.s3
        y: Theme.s2
        width: parent.width - x - Theme.cardPad
        KText { width: parent.width; text: row.who + "  " + row.name; bold: true }
        KText { width: parent.width; text: row.words; size: Theme.small; color: Theme.ink2 }
    }
}
