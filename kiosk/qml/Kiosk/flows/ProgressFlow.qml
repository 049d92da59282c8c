pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Kiosk.pages.progress

/*! Find a case, look at it, rate it. */
Item {
    id: flow

    required property KioskModel kiosk
    readonly property FlowModel at: kiosk.flow
    readonly property ShellModel shell: kiosk.shell

    Loader {
        anchors.fill: parent
        sourceComponent: {
            switch (flow.at.page) {
            case "progress_find": return find
            case "progress": return progress
            case "review": return review
            default: return null
            }
        }
    }
    Component {
        id: find
        ProgressFindPage {
            shell: flow.shell
            model: flow.kiosk.find
            onBack: {
                if (!single || !flow.kiosk.find.backward())
                    flow.at.back()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: progress
        ProgressPage {
            shell: flow.shell
            model: flow.kiosk.progress
            onRate: flow.at.open("review")
            onExplain: way => flow.at.open("notice", way)
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: review
        ReviewPage {
            shell: flow.shell
            model: flow.kiosk.review
            matter: flow.kiosk.progress.matter
            onNext: flow.at.back()
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
}
