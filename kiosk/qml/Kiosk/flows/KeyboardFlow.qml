import QtQuick
import QtQuick.VirtualKeyboard.Settings
import Kiosk.Bridge

/*! Nothing to see: when a visit is over, the keyboard forgets the words it learned in it. */
Item {
    id: flow

    required property KioskModel kiosk

    Connections {
        target: flow.kiosk.visit
        function onWiped() {
            VirtualKeyboardSettings.userDataReset()
        }
    }
}
