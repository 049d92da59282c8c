pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 承接问题: what this township cannot handle of a matter handed down to it, and what the department says. */
FlowPage {
    id: page

    required property SnagModel model
    required property StaffModel staff
    readonly property bool typing: keyboard.open

    hasTopBar: false
    reaching: false
    staffOnly: true
    infoAside: false
    fieldAlone: typing
    contentTop: bare ? Theme.s2 : head.height + Theme.s3

    actions.nextText: {
        switch (model.part) {
        //: Snags: report a new one; hand a report over; the answer helped.
        case "list": return qsTr("反映新问题")
        case "report": return qsTr("送给部门")
        case "again": return qsTr("请部门再答")
        case "one": return page.model.one.canClose === true ? qsTr("解决了") : ""
        default: return ""
        }
    }
    actions.nextIcon: model.part === "list" ? "plus" : ""
    actions.nextBusy: model.busy
    actions.nextEnabled: model.part === "list" || model.part === "one" || model.ready
    actions.nextReason: model.part === "report" ? qsTr("请选是什么问题") : qsTr("请写一句")
    //: Snags: the answer did not help.
    actions.otherText: model.part === "one" && page.model.one.canClose === true ? qsTr("还没解决") : ""
    onOther: page.model.again()
    onNext: {
        InputMethod.hide()
        switch (page.model.part) {
        case "list": return page.model.begin()
        case "one": return page.model.solved()
        default: return page.model.send()
        }
    }
    Connections {
        target: page.model
        function onTold(words: string) { page.toast.show(words, "check") }
    }

    StaffHead {
        id: head
        parent: page
        visible: !page.bare
        shell: page.shell
        model: page.staff
        doors: false
        sign: "info"
        //: Head of the page of snags.
        title: qsTr("承接问题")
        //: Head of the page of snags, after the staff number.
        sub: qsTr("接不住的事项告诉县里的部门")
    }
    Row {
        id: wrong
        visible: page.model.problem !== "" && !page.bare
        width: parent.width
        height: visible ? implicitHeight : 0
        spacing: Theme.s2
        KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
        KText {
            objectName: "snag_problem"
            width: parent.width - sign.width - Theme.s2
            text: page.model.problem
            bold: true
            color: Theme.red
        }
    }
    Loader {
        y: wrong.height > 0 ? wrong.height + Theme.s2 : 0
        width: parent.width
        height: (page.typing ? keyboard.y - page.contentTop - Theme.s2 : parent.height) - y
        sourceComponent: page.model.part === "list" ? list : page.model.part === "one" ? one : report
    }
    Component { id: list; SnagList { model: page.model } }
    Component { id: one; SnagOne { model: page.model } }
    Component { id: report; SnagReport { model: page.model } }

    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
