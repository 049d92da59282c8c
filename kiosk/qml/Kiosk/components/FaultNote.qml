import QtQuick
import Kiosk
import Kiosk.Bridge

/*! What is being repaired, on the page that needs it. \c part: the device's name. Takes no room otherwise. */
Row {
    id: root

    required property ShellModel shell
    property string part: ""
    readonly property string words: root.shell.faults[root.part] ?? ""

    objectName: "fault_note"
    visible: words !== ""
    height: visible ? implicitHeight : 0
    spacing: Theme.s2

    KIcon { id: sign; name: "warn"; tone: "amber"; size: Theme.icon2 }
    KText {
        width: root.width - sign.width - Theme.s2
        text: root.words
        bold: true
        color: Theme.amber
    }
}
