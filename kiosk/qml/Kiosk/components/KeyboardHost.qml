import QtQuick
import Kiosk

/*! Where the on-screen keyboard stands. */
Item {
    id: root
    property int dockTop: Theme.frameHeight
    property int asideX: 0
    readonly property bool open: false
    function hide() {}
}
