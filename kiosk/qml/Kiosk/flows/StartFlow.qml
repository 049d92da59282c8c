pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Kiosk.pages.discovery
import Kiosk.pages.filing

/*! Nobody is here: the idle screen, or why nothing can be offered yet. The only flow of the first frame. */
Item {
    id: flow

    required property StartModel start

    Loader {
        anchors.fill: parent
        sourceComponent: flow.start.page !== "idle" ? null : (flow.start.ready ? idle : waiting)
    }
    Component {
        id: idle
        IdlePage {
            shell: flow.start.shell
            model: flow.start.idle
            onNext: flow.start.begin(false, "zh")
            onElderStarted: flow.start.begin(true, "zh")
            onLanguageAsked: flow.start.begin(false, "en")
        }
    }
    Component {
        id: waiting
        WaitingPage {
            shell: flow.start.shell
            model: flow.start.error
        }
    }
}
