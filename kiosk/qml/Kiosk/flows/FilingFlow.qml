pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Kiosk.pages.filing

/*! From 开始办理 to the receipt. Python decides whether one may go on, and to what. */
Item {
    id: flow

    required property KioskModel kiosk
    readonly property FlowModel at: kiosk.flow
    readonly property ShellModel shell: kiosk.shell
    readonly property FilingDesk desk: kiosk.filing

    Loader {
        anchors.fill: parent
        sourceComponent: {
            switch (flow.at.page) {
            case "identify": return identify
            case "ways": return ways
            case "authority": return authority
            case "form": return flow.shell.elder ? question : form
            case "materials": return materials
            case "shoot": return shoot
            case "stick": return stick
            case "phone": return phone
            case "taken": return taken
            case "sign": return sign
            case "receipt": return receipt
            case "certificate": return certificate
            default: return null
            }
        }
    }
    Component {
        id: identify
        IdentifyPage {
            shell: flow.shell
            model: flow.kiosk.identify
            steps: flow.at.steps
            step: flow.at.step
            questions: counted ? flow.at.questions : 0
            question: flow.at.question
            extent: flow.at.extent
            onExplain: way => {
                // Who is vouched for needs a person of the staff: they sign in from the page that calls them.
                if (way === "helper")
                    flow.at.open("help", "")
                else
                    flow.at.open("notice", way)
            }
            onDraftAsked: flow.at.open("lookup")
            onFamilyAsked: flow.desk.family()
            onOther: {
                if (flow.kiosk.identify.fromCard)
                    flow.kiosk.identify.readCard()
                else
                    flow.at.open("ways")
            }
            onNext: {
                if (!single || !flow.kiosk.identify.forward())
                    flow.desk.forward()
            }
            onBack: {
                if (!single || !flow.kiosk.identify.backward())
                    flow.desk.backward()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: ways
        WaysPage {
            shell: flow.shell
            onFamilyAsked: {
                flow.desk.family()
                flow.at.back()
            }
            onDraftAsked: flow.at.open("lookup")
            onExplain: way => {
                // Who is vouched for needs a person of the staff: they sign in from the page that calls them.
                if (way === "helper")
                    flow.at.open("help", "")
                else
                    flow.at.open("notice", way)
            }
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: authority
        AuthorityPage {
            shell: flow.shell
            model: flow.kiosk.authority
            steps: flow.at.steps
            step: flow.at.step
            onBack: {
                if (!flow.kiosk.authority.backward())
                    flow.at.back()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: form
        FormPage {
            shell: flow.shell
            model: flow.kiosk.form
            person: flow.kiosk.person
            fromCard: flow.kiosk.personFromCard
            steps: flow.at.steps
            step: flow.at.step
            onOther: flow.kiosk.visit.requestKeep()
            onNext: flow.desk.forward()
            onBack: flow.desk.backward()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: question
        ElderQuestionPage {
            shell: flow.shell
            model: flow.kiosk.form
            questions: flow.at.questions
            question: flow.at.question
            extent: flow.at.extent
            onNext: flow.desk.forward()
            onBack: flow.desk.backward()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: materials
        MaterialsPage {
            shell: flow.shell
            model: flow.kiosk.materials
            steps: flow.at.steps
            step: flow.at.step
            onNext: flow.desk.forward()
            onBack: flow.desk.backward()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: shoot
        ShootPage {
            shell: flow.shell
            model: flow.kiosk.shoot
            steps: flow.at.steps
            step: flow.at.step
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: stick
        StickPage {
            shell: flow.shell
            model: flow.kiosk.stick
            steps: flow.at.steps
            step: flow.at.step
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: phone
        PhonePage {
            shell: flow.shell
            model: flow.kiosk.phone
            steps: flow.at.steps
            step: flow.at.step
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: taken
        TakenPage {
            shell: flow.shell
            model: flow.kiosk.taken
            materials: flow.kiosk.materials
            steps: flow.at.steps
            step: flow.at.step
            onMore: way => flow.at.open(way, flow.at.key)
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: sign
        SignPage {
            shell: flow.shell
            model: flow.kiosk.sign
            steps: flow.at.steps
            step: flow.at.step
            onBack: flow.desk.backward()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: certificate
        CertificatePage {
            shell: flow.shell
            model: flow.kiosk.certificate
            onHome: flow.at.open("home")
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: receipt
        ReceiptPage {
            shell: flow.shell
            model: flow.kiosk.receipt
            review: flow.kiosk.review
            onAnother: flow.desk.another()
            onRate: flow.at.open("review")
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
}
