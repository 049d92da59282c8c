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
            case "staff_new": return begin
            case "staff_round": return round
            case "staff_ask": return ask
            case "staff_verify": return verify
            case "staff_asked": case "staff_case": return record
            case "round_done": return household
            case "keeper": return keeper
            case "snags": return snags
            case "training": return training
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
            onOther: flow.kiosk.helper.new()
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
        id: training
        TrainingPage {
            shell: flow.shell
            model: flow.kiosk.training
            staff: flow.kiosk.staff
            onBack: {
                if (!flow.kiosk.training.backward())
                    flow.at.back()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: begin
        HelperNewPage {
            shell: flow.shell
            staff: flow.kiosk.staff
            model: flow.kiosk.errand
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: round
        RoundPage {
            shell: flow.shell
            staff: flow.kiosk.staff
            model: flow.kiosk.errand
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: ask
        AskPage {
            shell: flow.shell
            staff: flow.kiosk.staff
            model: flow.kiosk.asked
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: record
        RecordPage {
            shell: flow.shell
            staff: flow.kiosk.staff
            model: flow.kiosk.asked
            onBack: {
                if (flow.kiosk.asked.asking !== "")
                    flow.kiosk.asked.ask("")
                else
                    flow.at.back()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: verify
        VerifyPage {
            shell: flow.shell
            staff: flow.kiosk.staff
            model: flow.kiosk.verify
            onBack: {
                if (flow.kiosk.verify.part === "reason")
                    flow.at.back()
                else
                    flow.kiosk.verify.turn(flow.kiosk.verify.part === "second" ? "way" : "reason")
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: household
        RoundDonePage {
            shell: flow.shell
            model: flow.kiosk.errand
            receipt: flow.kiosk.receipt
            onBack: flow.kiosk.errand.pause()
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
