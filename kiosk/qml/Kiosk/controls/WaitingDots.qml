pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Three dots that fill one after the other, twice a second: the machine works or waits. */
Row {
    id: root

    property color color: Theme.teal
    property int count: 0

    spacing: Theme.s1

    Repeater {
        model: 3
        Rectangle {
            required property int index
            width: Theme.dot
            height: Theme.dot
            radius: Theme.dot / 2
            color: index <= root.count ? root.color : Theme.clear
            border.width: Theme.inputBorder
            border.color: root.color
        }
    }
    Timer {
        running: root.visible && !Theme.reducedMotion
        repeat: true
        interval: Theme.dotsMs
        onTriggered: root.count = (root.count + 1) % 3
    }
}
