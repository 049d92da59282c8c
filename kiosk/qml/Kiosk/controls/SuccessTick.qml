import QtQuick
import Kiosk

/*! It worked: a tick on a ball, drawn once from left to right. */
Rectangle {
    id: root

    property int sign: Theme.icon4

    height: width
    radius: width / 2
    color: Theme.teal
    Accessible.ignored: true

    Item {
        id: drawn
        x: (root.width - root.sign) / 2
        y: (root.height - root.sign) / 2
        height: root.sign
        clip: true
        KIcon { name: "check"; tone: "white"; size: root.sign }
        NumberAnimation {
            target: drawn
            property: "width"
            from: 0
            to: root.sign
            duration: Theme.tickMs
            running: true
        }
    }
}
