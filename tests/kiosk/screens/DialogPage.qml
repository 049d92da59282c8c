import QtQuick
import Kiosk
import Kiosk.Bridge
import Kiosk.flows

/*! What the visit asks, over an empty page, as Main.qml shows it. */
Item {
    id: page

    required property ShellModel shell
    required property VisitModel model

    width: Theme.frameWidth
    height: Theme.frameHeight

    VisitDialog {
        id: asked
        visit: page.model
        Component.onCompleted: asked.open()
    }
}
