pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge
import Kiosk.pages.staff

/*! 设备管理: the keeper's page, in five parts. Its teal head says that this is the staff's. */
FlowPage {
    id: page

    required property KeeperModel model
    required property StaffModel staff
    readonly property bool form: model.asking !== ""
    readonly property bool typing: keyboard.open

    hasTopBar: false
    reaching: false
    staffOnly: true
    infoAside: false
    fieldAlone: typing
    contentTop: bare ? Theme.s2 : head.height + Theme.s3

    actions.backText: page.form ? qsTr("返回") : qsTr("退出")
    actions.nextText: {
        if (model.asking === "report")
            return qsTr("记下这个故障")
        if (page.form)
            return qsTr("记下原因")
        switch (model.tab) {
        //: Keeper's check: the button, in the morning and in the evening.
        case 0: return model.opening === "" ? qsTr("记开机检查") : qsTr("记关机检查")
        case 2: return qsTr("报故障")
        case 4: return qsTr("交给这个人")
        default: return ""
        }
    }
    actions.nextBusy: model.busy
    actions.nextEnabled: page.form || page.model.tab === 4 ? part.item !== null && (part.item as KeeperPart).ready
        : page.model.tab !== 0 || page.model.deviceCount > 0
    actions.nextReason: page.form ? qsTr("请先选一下") : page.model.tab === 4 ? qsTr("请先选人") : qsTr("没有设备可检查")
    onBack: page.form ? page.model.ask("") : page.staff.lock()
    onNext: {
        InputMethod.hide()
        if (page.form || page.model.tab === 4)
            (part.item as KeeperPart).send()
        else if (page.model.tab === 0)
            page.model.check(page.model.opening === "" ? "opening" : "closing")
        else
            page.model.ask("report")
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
        sign: "gear"
        //: Head of the keeper's page.
        title: qsTr("设备管理")
        //: Head of the keeper's page, after the staff number.
        sub: qsTr("设备专管员")
    }
    Column {
        id: top
        visible: !page.bare
        width: parent.width
        height: visible ? implicitHeight : 0
        spacing: Theme.s2
        Row {
            visible: !page.typing
            spacing: Theme.gap
            Repeater {
                //: Keeper's page: its parts; two characters each.
                model: [qsTr("检查"), qsTr("耗材"), qsTr("故障"), qsTr("试用"), qsTr("交接")]
                KButton {
                    id: tab
                    required property string modelData
                    required property int index
                    objectName: "tab_" + index
                    small: true
                    width: (top.width - 4 * Theme.gap) / 5
                    text: modelData + (index === 2 && page.model.faultCount > 0 ? " " + page.model.faultCount : "")
                    selected: page.model.tab === index
                    onClicked: page.model.open(tab.index)
                }
            }
        }
        Row {
            visible: page.model.problem !== ""
            width: parent.width
            spacing: Theme.s2
            KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
            KText {
                objectName: "keeper_problem"
                width: parent.width - sign.width - Theme.s2
                text: page.model.problem
                bold: true
                color: Theme.red
            }
        }
    }
    Loader {
        id: part
        y: top.height === 0 ? 0 : top.height + Theme.s3
        width: parent.width
        height: (page.typing ? keyboard.y - page.contentTop - Theme.s2 : parent.height) - y
        sourceComponent: {
            if (page.model.asking === "report")
                return report
            if (page.form)
                return cause
            return [check, supplies, faults, tries, handover][page.model.tab]
        }
    }
    Component { id: check; CheckTab { model: page.model } }
    Component { id: supplies; SuppliesTab { model: page.model } }
    Component { id: faults; FaultsTab { model: page.model } }
    Component { id: tries; TryTab { model: page.model } }
    Component { id: handover; HandoverTab { model: page.model } }
    Component { id: report; FaultForm { model: page.model } }
    Component { id: cause; CauseForm { model: page.model } }

    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
