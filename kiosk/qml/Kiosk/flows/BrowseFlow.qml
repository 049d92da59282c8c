pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Kiosk.pages.discovery

/*! From the home page to the guide of a matter, and the pages that only tell something. */
Item {
    id: flow

    required property KioskModel kiosk
    readonly property FlowModel at: kiosk.flow
    readonly property ShellModel shell: kiosk.shell

    Loader {
        anchors.fill: parent
        sourceComponent: {
            switch (flow.at.page) {
            case "home": return flow.shell.elder ? elderHome : home
            case "domains": return domains
            case "matters":
            case "bundles": return matters
            case "search": return search
            case "guide": return guide
            case "help": return help
            case "notice": return notice
            default: return null
            }
        }
    }
    Component {
        id: home
        HomePage {
            shell: flow.shell
            model: flow.kiosk.home
            onDomainChosen: domain => flow.at.open("matters", domain)
            onMatterChosen: code => flow.at.open("guide", code)
            onSearchAsked: flow.at.open("search")
            onProgressAsked: flow.at.open("lookup")
            onHelpAsked: flow.at.open("help")
            onBundlesAsked: flow.at.open("bundles")
            onOpennessAsked: flow.at.open("openness")
            onVoicesAsked: flow.at.open("voices")
            onNoticeAsked: topic => flow.at.open("notice", topic)
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: elderHome
        ElderHomePage {
            shell: flow.shell
            model: flow.kiosk.home
            onDoorChosen: name => flow.at.open("matters", name)
            onProgressAsked: flow.at.open("lookup")
            onDomainsAsked: flow.at.open("domains")
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: domains
        DomainListPage {
            shell: flow.shell
            model: flow.kiosk.home
            onDomainChosen: domain => flow.at.open("matters", domain)
            onSearchAsked: flow.at.open("search")
            onOpennessAsked: flow.at.open("openness")
            onVoicesAsked: flow.at.open("voices")
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: matters
        MatterListPage {
            shell: flow.shell
            model: flow.kiosk.matters
            onMatterChosen: code => flow.at.open(flow.kiosk.matters.pageOf(code), code)
            onSearchAsked: flow.at.open("search")
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: search
        SearchPage {
            shell: flow.shell
            model: flow.kiosk.search
            onMatterChosen: code => flow.at.open("guide", code)
            onDomainsAsked: flow.at.open("domains")
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: guide
        GuidePage {
            shell: flow.shell
            model: flow.kiosk.guide
            onNext: flow.kiosk.filing.begin(flow.kiosk.guide.code)
            onOther: flow.kiosk.printGuide()
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: help
        HelpPage {
            shell: flow.shell
            model: flow.kiosk.help
            staffDoor: flow.kiosk.staff.allowed
            onStaffAsked: flow.at.open("staff_in")
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: notice
        NoticePage {
            shell: flow.shell
            model: flow.kiosk.notice
            onNext: flow.at.open("home")
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
}
