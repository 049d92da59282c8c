pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    A matter told once and whole. next() starts the filing; \c other() prints the one-time notice.
*/
FlowPage {
    id: page

    required property GuideModel model
    readonly property bool factsStay: !Theme.elder && !Theme.compact && !aside

    // The small panel in elder mode has no room to keep a long title standing.
    readonly property bool titleScrolls: Theme.compact && Theme.elder

    title: titleScrolls ? "" : model.title
    lead: Theme.compact || Theme.elder ? "" : model.lead
    titleSize: model.title.length > 40 ? Theme.h2 : model.title.length > 12 && (Theme.elder || aside) || model.title.length > 18 ? Theme.h1Long : Theme.h1
    reaching: false
    actions.otherText: Theme.elder ? qsTr("打印") : qsTr("打印告知单")
    actions.otherIcon: "print"
    actions.otherBusy: model.printing
    actions.nextText: Theme.elder ? qsTr("开始办") : qsTr("开始办理")
    actions.nextIconAfter: "next"
    actions.nextEnabled: model.startReason === ""
    actions.nextReason: model.startReason

    info: [
        Flow {
            width: parent.width
            visible: !Theme.compact && !Theme.elder
            spacing: Theme.s1 + Theme.s1 / 2
            Repeater {
                model: page.model.badges
                Tag {
                    required property var modelData
                    text: modelData.text
                    kind: modelData.kind
                    icon: modelData.icon
                }
            }
        },
        FactsCard {
            width: parent.width
            visible: page.factsStay
            facts: page.factsStay ? page.model.facts : []
        }
    ]

    Connections {
        target: page.model
        function onPrintingChanged() {
            if (page.model.printed !== "")
                page.toast.show(page.model.printed, "print")
        }
    }

    StepScroll {
        anchors.fill: parent
        spacing: Theme.s3

        KText {
            width: parent.width
            visible: page.titleScrolls
            text: page.model.title
            size: Theme.h1Long
            bold: true
            lineHeight: Theme.titleLeading
        }
        FactsCard {
            width: parent.width
            visible: !page.factsStay
            facts: page.factsStay ? [] : Theme.elder ? page.model.plainFacts : page.model.facts
        }
        Card {
            width: parent.width
            title: qsTr("什么人能办")
            Ticks { lines: page.model.who }
        }
        Card {
            width: parent.width
            visible: page.model.materials.length > 0
            title: qsTr("要准备什么")
            remark: Theme.elder ? "" : page.model.materialsRemark
            ruled: true
            KText { visible: Theme.elder; text: page.model.materialsRemark; size: Theme.small; bold: true }
            Repeater {
                model: page.model.materials
                MaterialRow {
                    required property var modelData
                    required property int index
                    width: parent.width
                    first: index === 0
                    name: modelData.name
                    remark: modelData.remark
                    tags: modelData.tags
                }
            }
        }
        Card {
            width: parent.width
            visible: page.model.hints.length > 0
            title: qsTr("办的时候注意")
            Ticks { lines: page.model.hints; sign: "info" }
        }
        Card {
            width: parent.width
            visible: page.model.basis.length > 0
            title: qsTr("办理依据")
            Repeater {
                model: page.model.basis
                KText { required property string modelData; width: parent.width; text: modelData }
            }
        }
        Card {
            width: parent.width
            visible: page.model.channels !== ""
            title: qsTr("还能在哪办")
            KText { width: parent.width; text: page.model.channels }
        }
        Row {
            width: parent.width
            spacing: Theme.s2
            leftPadding: Theme.cardPad
            KIcon { id: sign; name: "info"; tone: "ink"; size: Theme.icon1; y: Theme.s1 }
            KText { width: parent.width - sign.width - Theme.cardPad - Theme.s2; text: page.model.counter }
        }
    }

    component Ticks: Column {
        id: ticks
        property var lines: []
        property string sign: "check"
        width: parent.width
        Repeater {
            model: ticks.lines
            Row {
                id: tick
                required property string modelData
                width: ticks.width
                spacing: Theme.s2
                KIcon { id: mark; name: ticks.sign; tone: "ink"; size: Theme.icon1; y: Theme.s1 }
                KText { width: tick.width - mark.width - Theme.s2; text: tick.modelData }
            }
        }
    }
}
