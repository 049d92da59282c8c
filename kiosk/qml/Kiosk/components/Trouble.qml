import QtQuick
import Kiosk

/*! What went wrong, in a sentence; nothing while \c text is empty. */
Row {
    id: root

    property string text: ""
    property string name: "trouble"

    visible: text !== ""
    spacing: Theme.s2
    KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
    KText {
        objectName: root.name
        width: root.width - sign.width - Theme.s2
        text: root.text
        bold: true
        color: Theme.red
    }
}
