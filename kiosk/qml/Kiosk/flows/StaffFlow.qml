pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Kiosk.pages.keeper
import Kiosk.pages.staff

/*! The people beside the machine: signing in, and their own pages. */
Item {
    id: flow

    required property KioskModel kiosk
    readonly property FlowModel at: kiosk.flow
    readonly property ShellModel shell: kiosk.shell

    Loader {
        anchors.fill: parent
        sourceComponent: {
            switch (flow.at.page) {
            case "staff_in": return signIn
            case "staff_desk": return desk
            case "keeper": return keeper
            case "snags": return snags
            default: return null
            }
        }
    }
    Component {
        id: signIn
        StaffSignInPage {
            shell: flow.shell
            model: flow.kiosk.staff
            card: flow.kiosk.identify.card
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: desk
        HelperDeskPage {
            shell: flow.shell
            staff: flow.kiosk.staff
            model: flow.kiosk.helper
            onNext: flow.kiosk.helper.accompany()
            onBack: flow.kiosk.staff.lock()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: snags
        SnagsPage {
            shell: flow.shell
            model: flow.kiosk.snags
            staff: flow.kiosk.staff
            onBack: {
                InputMethod.hide()
                if (!flow.kiosk.snags.backward())
                    flow.at.back()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: keeper
        KeeperPage {
            shell: flow.shell
            model: flow.kiosk.keeper
            staff: flow.kiosk.staff
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
}
