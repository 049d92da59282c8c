pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One line of the desk opened: a first-asked duty with its way, or a case as it stands. */
FlowPage {
    id: page

    required property StaffModel staff
    required property AskedModel model
    readonly property bool typing: keyboard.open
    readonly property bool showing: model.asking === ""
    property string colleague: ""

    hasTopBar: false
    staffOnly: true
    reaching: false
    infoAside: false
    fieldAlone: typing
    contentTop: bare ? Theme.s2 : head.height + Theme.s3
    actions.nextText: {
        if (model.kind === "case")
            return model.canSupplement ? qsTr("补交材料") : ""
        switch (model.asking) {
        //: A first-asked duty: close it, or give it to a colleague.
        case "close": return qsTr("记下办结")
        case "hand": return qsTr("交给这个人")
        default: return model.may ? qsTr("办结") : ""
        }
    }
    actions.nextBusy: model.busy
    actions.nextEnabled: model.asking === "close" ? how.text.trim().length > 1 : model.asking !== "hand" || colleague !== ""
    actions.nextReason: model.asking === "close" ? qsTr("请写怎么答复的") : qsTr("请先选人")
    actions.otherText: !showing ? "" : model.kind === "case" ? qsTr("打印进度单") : qsTr("打告知单")
    actions.otherIcon: "print"
    onOther: page.model.print()
    onNext: {
        InputMethod.hide()
        if (page.model.kind === "case")
            page.model.supplement()
        else if (page.model.asking === "close")
            page.model.close(how.text)
        else if (page.model.asking === "hand")
            page.model.handTo(page.colleague)
        else
            page.model.ask("close")
    }

    StaffHead {
        id: head
        parent: page
        visible: !page.bare
        shell: page.shell
        model: page.staff
        title: page.model.kind === "case" ? qsTr("帮办的件") : qsTr("首问")
    }
    StepScroll {
        id: scroll
        width: parent.width
        height: page.typing ? Math.min(parent.height, keyboard.y - page.contentTop - Theme.s2) : parent.height
        name: "record"
        spacing: Theme.s3
        still: page.typing
        Trouble { width: scroll.inner; text: page.model.problem; name: "record_problem" }
        KText {
            visible: !page.bare
            objectName: "record_title"
            width: scroll.inner
            text: page.model.title
            size: Theme.h2
            bold: true
        }
        Tag { visible: page.showing && page.model.tag !== ""; objectName: "record_tag"; text: page.model.tag; kind: page.model.tone; width: Math.min(implicitWidth, scroll.inner) }
        KText {
            visible: text !== "" && page.showing
            objectName: "record_paper"
            width: scroll.inner
            text: page.model.paper
            size: Theme.small
        }
        Card {
            visible: page.showing && page.model.facts.length > 0
            width: scroll.inner
            Repeater {
                model: page.showing ? page.model.facts : []
                Flow {
                    id: fact
                    required property var modelData
                    width: parent ? parent.width : 0
                    topPadding: Theme.s1
                    spacing: Theme.s2
                    KText { text: fact.modelData.name; color: Theme.ink2; wrapMode: Text.NoWrap }
                    KText { text: fact.modelData.value; bold: true; width: Math.min(implicitWidth, fact.width) }
                }
            }
        }
        KButton {
            visible: page.showing && page.model.may
            objectName: visible ? "record_hand" : ""
            small: true
            icon: "people"
            text: qsTr("转给同事")
            onClicked: {
                page.colleague = ""
                page.model.ask("hand")
            }
        }
        Card {
            visible: page.showing && page.model.title !== ""
            width: scroll.inner
            Item { width: 1; height: Theme.s1 }
            Timeline { width: parent ? parent.width : 0; events: page.showing ? page.model.events : [] }
        }
        Field {
            id: how
            visible: page.model.asking === "close"
            objectName: visible ? "record_how" : ""
            width: scroll.inner
            label: qsTr("怎么答复群众的")
            maximumLength: 100
        }
        KText {
            visible: page.model.asking === "hand"
            width: scroll.inner
            text: qsTr("转给谁办？首问责任人不变，跟到底。")
        }
        Repeater {
            model: page.model.asking === "hand" ? page.model.people : null
            OptionRow {
                id: someone
                required property string number
                required property string name
                objectName: "colleague_" + number
                width: scroll.inner
                text: name
                //: A colleague's staff number.
                remark: qsTr("工号 %1").arg(number)
                selected: page.colleague === number
                onClicked: page.colleague = someone.number
            }
        }
    }
    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
