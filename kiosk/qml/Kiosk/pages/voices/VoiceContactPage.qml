pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Leave a phone number or not; then the number. What a helper wrote is confirmed here. */
FlowPage {
    id: page

    required property VoiceModel model
    readonly property bool onPhone: model.current === "phone"
    readonly property bool wideForm: !Theme.portrait
    readonly property int formW: Math.round(body.width * (Theme.compact ? 0.5 : 0.55))
    readonly property bool last: onPhone || model.contact === "none"

    reaching: !onPhone
    fieldAlone: onPhone && Theme.compact && Theme.elder
    infoAside: !onPhone
    title: page.onPhone ? qsTr("手机号码是多少？") : qsTr("要不要留手机号码？")
    titleSize: Theme.h1Long
    questions: Theme.elder ? steps.length : 0
    question: step
    actions.nextText: page.last ? qsTr("提交") : (Theme.elder ? qsTr("选好了，下一题") : qsTr("下一步"))
    actions.nextIcon: page.last ? "cloudup" : ""
    actions.nextEnabled: page.onPhone ? model.phone !== "" : (model.contact !== "" && (!model.dictated || model.readBack))
    actions.nextReason: {
        if (page.onPhone)
            return qsTr("请输入手机号码")
        return page.model.contact === "" ? qsTr("请先选一个") : qsTr("请听过再打勾")
    }
    actions.nextBusy: model.busy

    StepScroll {
        visible: !page.onPhone
        anchors.fill: parent
        spacing: Theme.gap
        name: "contacts"
        Trouble { visible: !page.onPhone && page.model.problem !== ""; width: parent.width }
        Repeater {
            model: page.model.contacts
            OptionRow {
                required property var modelData
                objectName: "contact_" + modelData.key
                width: parent ? parent.width : 0
                text: modelData.words
                remark: Theme.flat ? "" : modelData.remark
                selected: page.model.contact === modelData.key
                onClicked: page.model.chooseContact(modelData.key)
            }
        }
        CheckRow {
            visible: page.model.dictated
            objectName: "read_back"
            width: parent.width
            text: qsTr("帮办员写的，念给我听过了，没有错")
            checked: page.model.readBack
            onClicked: page.model.confirm(checked)
        }
    }

    Column {
        id: fields
        visible: page.onPhone
        width: page.wideForm && !Theme.flat ? page.formW : parent.width
        spacing: Theme.s2
        DigitsField {
            objectName: "phone"
            width: parent.width
            label: page.bare ? page.title : ""
            hint: qsTr("11 位，凭它查答复")
            text: page.model.phone
            problem: page.onPhone ? page.model.problem : ""
            mandatory: false
            current: page.onPhone
            onTyped: key => page.model.typed(key)
            onErased: page.model.erased()
        }
    }
    NumberPad {
        visible: page.onPhone
        flat: Theme.flat
        keyW: Theme.flat ? Math.min(Theme.padKeyW, (page.body.width - 5 * Theme.s2) / 6) : Theme.padKeyW
        x: Theme.flat ? 0 : (page.wideForm ? page.formW + Theme.s5 : (parent.width - width) / 2)
        y: Theme.flat ? fields.height + Theme.s2 : page.wideForm ? 0 : Math.max(fields.height + Theme.s3, (Theme.lowReach ? Theme.reachTop : Theme.keyboardY) - page.contentTop)
        onTyped: key => page.model.typed(key)
        onErased: page.model.erased()
    }

    component Trouble: Row {
        spacing: Theme.s2
        KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
        KText {
            objectName: "problem"
            width: parent.width - sign.width - Theme.s2
            text: page.model.problem
            bold: true
            color: Theme.red
        }
    }
}
