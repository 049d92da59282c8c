import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Which case: receipt number and ID number on the pad. Elder mode asks them one after the other. */
FlowPage {
    id: page

    required property ProgressFindModel model
    readonly property bool single: Theme.elder || Theme.compact
    readonly property bool wideForm: !Theme.portrait
    /*! Where only the field and the pad have room: the question, until something is to be said about the answer. */
    readonly property string asking_: page.bare && model.problem === "" ? page.title : ""
    readonly property int formW: Math.round(body.width * (Theme.compact ? 0.5 : 0.55))

    reaching: false
    fieldAlone: Theme.compact && (Theme.elder || wordy)
    /*! What is wrong takes two lines: the pad needs the place of the title. */
    readonly property bool wordy: page.single && Measure.linesIn(model.problem, (page.width - 2 * Theme.margin - Theme.icon2 - Theme.s2) / Theme.body) > 1
    infoAside: false
    title: page.single ? (model.step === 0 ? qsTr("回执号是多少？") : qsTr("身份证号码是多少？")) : qsTr("查进度")
    questions: page.single ? model.steps : 0
    question: model.step
    actions.backText: page.single && model.step > 0 && !Theme.oneRow ? qsTr("上一题") : qsTr("返回")
    actions.nextText: page.single && model.step === 0 ? qsTr("填好了，下一题") : qsTr("查一查")
    actions.nextIcon: page.single && model.step === 0 ? "" : "search"
    actions.nextEnabled: page.single && model.step === 0 ? model.receipt !== "" : model.ready
    actions.nextReason: page.single && model.step === 0 ? qsTr("请输入回执号") : qsTr("两个号码都要填")
    actions.nextBusy: model.busy
    onNext: {
        if (!page.single || !page.model.forward())
            page.model.find()
    }

    Column {
        id: fields
        width: page.wideForm && !Theme.flat ? page.formW : parent.width
        spacing: Theme.s2
        KText {
            width: parent.width
            visible: !page.single
            text: qsTr("回执号印在回执单上。在这台机器办的，输最后 11 位就行。")
            color: Theme.ink2
        }
        DigitsField {
            visible: !page.single || page.model.current === "receipt"
            objectName: "receipt"
            width: parent.width
            label: page.single ? page.asking_ : qsTr("回执号")
            mandatory: !page.single
            hint: page.single ? qsTr("最后 11 位数字，或取证号") : qsTr("BK 后面的数字，或最后 11 位，或取证号")
            text: page.model.receipt
            current: page.model.current === "receipt"
            onClicked: page.model.turnTo("receipt")
            onTyped: key => { page.model.turnTo("receipt"); page.model.typed(key) }
            onErased: page.model.erased()
        }
        DigitsField {
            visible: !page.single || page.model.current === "number"
            objectName: "number"
            width: parent.width
            label: page.single ? page.asking_ : qsTr("办事人的身份证号码")
            mandatory: !page.single
            hint: page.single ? qsTr("投诉、意见输手机号码或查询码") : qsTr("18 位；查投诉、意见，输留的手机号码或查询码")
            text: page.model.number
            current: page.model.current === "number"
            onClicked: page.model.turnTo("number")
            onTyped: key => { page.model.turnTo("number"); page.model.typed(key) }
            onErased: page.model.erased()
        }
        Row {
            visible: page.model.asking
            width: parent.width
            spacing: Theme.s2
            KIcon { id: calling; name: "hourglass"; tone: "teal"; size: Theme.icon2 }
            KText {
                objectName: "asking"
                width: parent.width - calling.width - Theme.s2
                //: The case was not taken by this machine; the county server is being asked for it.
                text: qsTr("这台机器里没有，正在问县里…")
                color: Theme.ink2
            }
        }
        Row {
            visible: page.model.problem !== ""
            width: parent.width
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
    NumberPad {
        flat: Theme.flat
        keyW: Theme.flat ? Math.min(Theme.padKeyW, (page.body.width - 5 * Theme.s2) / 6) : Theme.padKeyW
        x: Theme.flat ? 0 : (page.wideForm ? page.formW + Theme.s5 : (parent.width - width) / 2)
        y: Theme.flat ? fields.height + Theme.s2 : page.wideForm ? 0 : Math.max(fields.height + Theme.s3, (Theme.lowReach ? Theme.reachTop : Theme.keyboardY) - page.contentTop)
        extra: page.model.current === "number" ? "X" : ""
        onTyped: key => page.model.typed(key)
        onErased: page.model.erased()
    }
}
