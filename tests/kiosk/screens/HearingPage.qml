import QtQuick
import Kiosk
import Kiosk.Bridge
import Kiosk.flows

/*! How loud and how fast, over an empty page, as Main.qml shows it. */
Item {
    id: page

    required property ShellModel shell

    width: Theme.frameWidth
    height: Theme.frameHeight

    HearingSheet { hearing: page.shell.hearing }
}
