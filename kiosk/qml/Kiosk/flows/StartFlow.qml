pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Kiosk.pages.discovery
import Kiosk.pages.filing

/*! Nobody is here: the idle screen, or why nothing can be offered yet. The only flow of the first frame. */
Item {
    id: flow

    required property KioskModel kiosk

    Loader {
        anchors.fill: parent
        sourceComponent: flow.kiosk.flow.page !== "idle" ? null : (flow.kiosk.ready ? idle : waiting)
    }
    Component {
        id: idle
        IdlePage {
            shell: flow.kiosk.shell
            model: flow.kiosk.idle
            onNext: flow.kiosk.begin(false)
            onElderStarted: flow.kiosk.begin(true)
            onLanguageAsked: {
                flow.kiosk.begin(false)
                flow.kiosk.shell.language()
            }
        }
    }
    Component {
        id: waiting
        WaitingPage {
            shell: flow.kiosk.shell
            model: flow.kiosk.error
        }
    }
}
