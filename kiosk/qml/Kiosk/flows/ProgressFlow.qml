pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Kiosk.pages.filing
import Kiosk.pages.progress
import Kiosk.pages.voices

/*! Find a case or a draft, look at it, rate it. */
Item {
    id: flow

    required property KioskModel kiosk
    readonly property FlowModel at: kiosk.flow
    readonly property ShellModel shell: kiosk.shell

    Loader {
        anchors.fill: parent
        sourceComponent: {
            switch (flow.at.page) {
            case "lookup": return lookup
            case "mine_find": return mineFind
            case "mine": return mine
            case "draft": return draft
            case "progress_find": return find
            case "progress": return progress
            case "review": return review
            case "supplement": return supplement
            case "supplied": return supplied
            case "withdraw": return withdraw
            case "voice": return voice
            default: return null
            }
        }
    }
    Component {
        id: lookup
        LookupPage {
            shell: flow.shell
            onChosen: way => way === "receipt" ? flow.at.open("progress_find") : flow.at.open("mine_find", way)
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: mineFind
        IdentifyPage {
            shell: flow.shell
            model: flow.kiosk.mineFind
            filing: false
            onNext: {
                if (!single || !flow.kiosk.mineFind.forward())
                    flow.kiosk.mineFind.submit()
            }
            onBack: {
                if (!single || !flow.kiosk.mineFind.backward())
                    flow.at.back()
            }
            onOther: flow.kiosk.mineFind.readCard()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: mine
        MinePage {
            shell: flow.shell
            model: flow.kiosk.mine
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: draft
        DraftPage {
            shell: flow.shell
            model: flow.kiosk.draft
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
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
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: supplement
        SupplementPage {
            shell: flow.shell
            model: flow.kiosk.followup
            onNext: {
                if (!flow.kiosk.followup.forward())
                    flow.kiosk.followup.send()
            }
            onBack: {
                if (!flow.kiosk.followup.backward())
                    flow.at.back()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: supplied
        SentPage {
            //: Supplement: it is safely on disk.
            success: qsTr("补交的收好了")
            caption: qsTr("回执号（凭它查进度）")
            shell: flow.shell
            model: flow.kiosk.supplied
            onHome: flow.at.open("home")
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: withdraw
        WithdrawPage {
            shell: flow.shell
            model: flow.kiosk.followup
            onNext: flow.kiosk.followup.withdraw()
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: voice
        VoicePage {
            shell: flow.shell
            model: flow.kiosk.voiceView
            onNext: flow.at.open("home")
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
            onNext: {
                if (flow.kiosk.review.done)
                    flow.at.back()
            }
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
}
