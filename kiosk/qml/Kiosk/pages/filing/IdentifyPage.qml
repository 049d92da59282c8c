import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    Who is here: read from a card where there is a reader, or typed. Elder mode asks one thing at a time.
    Nothing to type with shows until a field is entered: then the keyboard, or for numbers the pad.
*/
FlowPage {
    id: page

    required property IdentifyModel model
    /*! A card is waited for: nothing is typed yet. */
    readonly property bool reading: model.card.there && !model.typing && !model.fromCard && (filing || !model.asked.includes("code"))
    property bool editing: page.single || page.model.fromCard || (!page.filing && page.model.current !== "name")
    /*! One field at a time: for elders, and where there is no room for three. */
    readonly property bool single: Theme.elder || Theme.compact
    fieldAlone: keyboard.open || (digits && Theme.compact && Theme.elder)
    readonly property bool digits: editing && !reading && model.current !== "name" && !(model.fromCard && model.current === "number")
    /*! Asked for a filing; else for finding one's own drafts and cases. */
    property bool filing: true
    readonly property string question_: {
        switch (model.current) {
        //: Elder identify page, first question.
        case "name": return qsTr("您叫什么名字？")
        case "number": return qsTr("您的身份证号码？")
        case "phone": return qsTr("您的手机号码？")
        default: return qsTr("取件码是多少？")
        }
    }
    /*! The other ways in stand on the page as long as nothing is typed; then the dock leads to them. */
    readonly property bool waysShown: page.filing && !page.editing && !page.reading

    /*! A way that is not open yet wants to explain itself: "helper". */
    signal explain(string way)
    signal draftAsked()
    signal familyAsked()

    reaching: false
    infoAside: false
    //: Identify page: its title.
    title: page.reading ? page.cardTitle : page.single ? question_ : page.role_ !== "" ? page.role_ : page.filing ? qsTr("请告诉我们您是谁")
        : (model.asked.includes("code") ? qsTr("用取件码找草稿") : qsTr("找我的草稿和办件"))
    /*! What the card said: in a box, or where that has no room in the small lines around the title. */
    readonly property bool boxed: page.model.fromCard && !Theme.flat && !(page.wideForm && page.model.nameOpen) && !(page.single && page.model.current === "name")
    readonly property bool lined: page.model.fromCard && !page.boxed && page.model.current !== "name"
    lead: !page.lined ? "" : Theme.compact && Theme.elder && page.model.remarks.length > 0 ? page.model.remarks[0]
        : page.model.name + "  " + page.model.number
    sub: page.reading && !Theme.compact ? qsTr("平放不动约 2 秒，听到“滴”一声再拿走") : page.lined && !(Theme.compact && Theme.elder) ? page.model.remarks.join("") : ""
    subSize: page.reading ? Theme.body : Theme.small
    /*! One thing is asked, and it has a number: of these alone, or as the flow counts on into the form. */
    readonly property bool counted: page.single && !page.reading
    questions: counted ? model.steps : 0
    question: model.step
    actions.backText: page.single && page.question > 0 && !Theme.oneRow ? qsTr("上一题") : qsTr("返回")
    actions.nextText: page.reading ? (Theme.compact && Theme.elder ? "" : qsTr("读到卡后自动继续")) : page.single && page.question < page.questions - 1 ? qsTr("填好了，下一题") : qsTr("下一步")
    actions.nextIconAfter: page.single || page.reading ? "" : "next"
    actions.nextEnabled: !page.reading
    //: Identify page: leads to a kept draft, a helper who checks, acting for somebody of the family.
    actions.otherText: page.model.fromCard ? qsTr("重新读卡") : page.filing && !page.waysShown && !(page.reading && Theme.elder && !Theme.compact) ? qsTr("别的办法") : ""

    readonly property string role_: {
        switch (model.role) {
        //: Identify page, acting for somebody of the family: whose data these are.
        case "applicant": return qsTr("家里人是谁？（给谁办）")
        case "agent": return qsTr("您自己是谁？（谁来办）")
        default: return ""
        }
    }
    readonly property string cardTitle: {
        switch (model.role) {
        case "applicant": return qsTr("先放家里人的身份证")
        case "agent": return qsTr("再放您自己的身份证")
        default: return qsTr("请把身份证放在读卡区")
        }
    }

    function enter(field: string) {
        page.model.turnTo(field)
        page.editing = true
        if (field === "name")
            nameField.take()
        else
            InputMethod.hide()
    }

    Component.onCompleted: {
        if (page.single && !page.reading && model.current === "name")
            nameField.take()
    }
    Connections {
        target: page.model
        function onChanged() {
            if (page.single && !page.reading && page.model.current === "name" && !nameField.focused)
                nameField.take()
            else if ((page.reading || page.model.current !== "name") && nameField.focused)
                nameField.input.focus = false
        }
    }

    Column {
        id: fields
        visible: !page.reading
        width: page.wideForm && !Theme.flat ? page.formW : parent.width
        spacing: Theme.s2

        KText {
            width: parent.width
            visible: !page.single && !page.bare && !page.model.fromCard
            //: Identify page: why it is asked.
            text: page.filing ? qsTr("和身份证上写的一样。信息只用于这次办理。") : qsTr("要和办的时候填的一样，对得上才给看。")
            color: Theme.ink2
        }
        DigitsField {
            visible: page.single ? page.model.current === "code" : page.model.asked.includes("code")
            objectName: "code"
            width: parent.width
            label: page.single ? (page.bare ? page.title : "") : qsTr("取件码")
            mandatory: !page.single
            hint: qsTr("取件单上的 6 位数字")
            text: page.model.code
            problem: page.model.codeProblem
            current: page.digits && page.model.current === "code"
            onClicked: page.enter("code")
            onTyped: key => { page.enter("code"); page.model.typed(key) }
            onErased: page.model.erased()
        }
        Field {
            id: nameField
            visible: page.single ? page.model.current === "name" : page.model.asked.includes("name") && page.model.nameOpen
            objectName: "name"
            width: parent.width
            label: page.single ? (page.bare ? page.title : "") : qsTr("姓名")
            called: page.title
            mandatory: !page.single
            //: Identify page: the name as read from a card has a character that cannot be shown.
            hint: page.model.fromCard && !(page.bare && Theme.compact) ? qsTr("有个字显示不出来，请照证上改，打不出就不改") : ""
            text: page.model.name
            problem: page.model.nameProblem
            maximumLength: 60
            onEdited: text => {
                page.model.turnTo("name")
                page.model.write(text)
            }
            onFocusedChanged: {
                if (focused) {
                    page.model.turnTo("name")
                    page.editing = true
                }
            }
            onAccepted: page.next()
        }
        DigitsField {
            visible: !page.model.fromCard && (page.single ? page.model.current === "number" : page.model.asked.includes("number"))
            objectName: "number"
            width: parent.width
            label: page.single ? (page.bare ? page.title : "") : qsTr("身份证号码")
            mandatory: !page.single
            hint: qsTr("18 位，最后一位可能是 X")
            text: page.model.number
            problem: page.model.numberProblem
            remark: page.model.numberMissing
            current: page.digits && page.model.current === "number"
            onClicked: page.enter("number")
            onTyped: key => { page.enter("number"); page.model.typed(key) }
            onErased: page.model.erased()
        }
        CardFacts {
            objectName: "card_facts"
            visible: page.boxed && !page.bare
            width: parent.width
            model: page.model
        }
        DigitsField {
            visible: page.single ? page.model.current === "phone" : page.model.asked.includes("phone")
            objectName: "phone"
            width: parent.width
            label: page.single ? (page.bare ? page.title : "") : qsTr("手机号码")
            mandatory: !page.single
            hint: qsTr("11 位，办好了通知您")
            text: page.model.phone
            problem: page.model.phoneProblem
            remark: page.model.phoneMissing
            current: page.digits && page.model.current === "phone"
            onClicked: page.enter("phone")
            onTyped: key => { page.enter("phone"); page.model.typed(key) }
            onErased: page.model.erased()
        }
        KText {
            objectName: "card_trouble"
            visible: page.model.card.trouble !== "" && !page.editing
            width: parent.width
            text: page.model.card.trouble
            size: Theme.small
            color: Theme.amber
        }
        Row {
            visible: page.model.refusal !== ""
            width: parent.width
            spacing: Theme.s2
            KIcon { id: refused; name: "warn"; tone: "red"; size: Theme.icon2 }
            KText {
                objectName: "refusal"
                width: parent.width - refused.width - Theme.s2
                text: page.model.refusal
                bold: true
                color: Theme.red
            }
        }
    }

    NumberPad {
        visible: page.digits
        flat: Theme.flat
        keyW: Theme.flat ? Math.min(Theme.padKeyW, (page.body.width - 5 * Theme.s2) / 6) : Theme.padKeyW
        x: Theme.flat ? 0 : (page.wideForm ? page.formW + Theme.s5 : (parent.width - width) / 2)
        // 您还在吗？ takes room from below: the keys rise over it, as far as the field lets them.
        y: Theme.flat ? fields.height + Theme.s2 : Theme.lowReach || !Theme.portrait ? page.padY : Math.max(fields.height + Theme.s3, Math.min(page.padY, page.body.height - height))
        extra: page.model.current === "number" ? "X" : ""
        onTyped: key => page.model.typed(key)
        onErased: page.model.erased()
    }

    IdentifyWays {
        visible: page.waysShown
        x: page.wideForm ? page.formW + Theme.s5 : 0
        y: page.wideForm ? 0 : page.padY
        width: page.wideForm ? page.body.width - x : parent.width
        stacked: page.wideForm || page.single
        family: page.model.role === ""
        onDraftAsked: page.draftAsked()
        onFamilyAsked: page.familyAsked()
        onExplain: way => page.explain(way)
    }

    CardPanel {
        visible: page.reading
        width: parent.width
        height: parent.height
        pageY: page.contentTop
        card: page.model.card
        filing: page.filing
        role: page.model.role
        onTypeAsked: page.model.typeIn()
        onFamilyAsked: page.familyAsked()
        onExplain: way => page.explain(way)
    }

    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }

    readonly property bool wideForm: !Theme.portrait
    readonly property int formW: Math.round(body.width * (Theme.compact ? 0.5 : 0.55))
    readonly property int padY: Theme.portrait
        ? Math.max(fields.height + Theme.s3, Theme.keyboardY - contentTop, Theme.lowReach ? Theme.reachTop - contentTop : 0) : 0
}
