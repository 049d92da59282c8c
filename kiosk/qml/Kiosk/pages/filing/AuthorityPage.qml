pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 代办: who the applicant is to the agent, and their letter of authority: signed here, or on paper. */
FlowPage {
    id: page

    required property AuthorityModel model
    readonly property bool onScreen: model.part === "screen"
    readonly property bool onPaper: model.part === "paper"

    reaching: false
    fieldAlone: onPaper && Theme.compact && Theme.elder
    infoAside: false
    lead: Theme.flat ? "" : page.model.matter
    title: {
        switch (model.part) {
        //: Letter of authority: the questions, one at a time.
        case "relation": return qsTr("办事人是代办人的什么人？")
        case "way": return qsTr("本人怎么委托？")
        case "screen": return qsTr("请本人在框里签名")
        default: return qsTr("委托书编号是多少？")
        }
    }
    titleSize: Theme.h1Long
    sub: Theme.flat ? "" : page.onScreen ? page.model.words : qsTr("%1，由 %2 代办").arg(page.model.applicant).arg(page.model.agent)
    subSize: page.onScreen ? Theme.small : Theme.body
    actions.nextText: page.onScreen || page.onPaper ? qsTr("委托好了") : qsTr("下一步")
    actions.nextIconAfter: page.onScreen || page.onPaper ? "" : "next"
    //: Letter of authority: print it, to be signed at home, or with the signature just given.
    actions.otherText: model.part === "relation" || page.onPaper ? "" : Theme.compact && Theme.elder ? qsTr("打印") : qsTr("打印委托书")
    actions.otherIcon: "print"
    onNext: page.model.forward(pad.width, pad.height)
    onOther: page.model.print(pad.width, pad.height)

    Told {
        id: told
        visible: !page.turned
        width: parent.width
    }
    StepScroll {
        id: scroll
        readonly property int under: told.visible && told.height > 0 ? told.height + Theme.s2 : 0
        visible: !page.onScreen && !page.onPaper
        y: Math.max(under, Theme.portrait ? Theme.reachTop - page.contentTop : 0)
        width: parent.width
        height: parent.height - y
        name: "authority_" + page.model.part
        spacing: Theme.gap

        Told {
            visible: page.turned && height > 0
            width: scroll.inner
        }
        Repeater {
            model: page.model.part === "relation" ? page.model.relations : []
            OptionRow {
                required property int index
                required property string modelData
                objectName: "relation_" + index
                width: scroll.inner
                text: modelData
                selected: page.model.relation === index
                onClicked: page.model.choose(index)
            }
        }
        Repeater {
            model: page.model.part === "way" ? ["screen", "paper"] : []
            OptionRow {
                required property string modelData
                objectName: "authority_" + modelData
                width: scroll.inner
                //: Letter of authority: how it is given.
                text: modelData === "screen" ? qsTr("本人在这里，在屏上签") : qsTr("纸上签好了，按了手印")
                selected: page.model.way === modelData
                onClicked: page.model.take(modelData)
            }
        }
        Repeater {
            // A low screen has no room for the letter over the pad: it is read here, before one signs.
            model: page.model.part === "way" && Theme.flat ? page.model.words.split("\n") : []
            KText {
                required property int index
                required property string modelData
                objectName: "letter_words_" + index
                width: scroll.inner
                text: modelData
                size: Theme.small
            }
        }
        KText {
            visible: page.model.part === "way"
            width: scroll.inner
            text: qsTr("本人不在，也还没签的：打印委托书，拿去念给本人听，签好再来办。")
            size: Theme.small
            color: Theme.ink2
        }
    }
    Column {
        visible: page.onScreen
        y: Math.max(scroll.under, Theme.portrait ? Theme.reachTop - page.contentTop : 0)
        width: parent.width
        spacing: Theme.s2
        KButton {
            id: again
            objectName: "rewrite"
            anchors.right: parent.right
            small: true
            icon: "refresh"
            text: qsTr("重写")
            onClicked: {
                pad.clear()
                page.model.write([])
            }
        }
        SignPad {
            id: pad
            objectName: "letter_pad"
            width: parent.width
            height: Math.min(Theme.signH, page.body.height - parent.y - again.height - Theme.edgeStep - Theme.s2)
            onStrokesChanged: page.model.write(strokes)
        }
    }
    DigitsField {
        id: number
        visible: page.onPaper
        y: scroll.under
        objectName: "letter_number"
        width: Theme.portrait || Theme.flat ? parent.width : parent.width / 2 - Theme.s4
        label: page.bare ? page.title : qsTr("委托书编号")
        hint: qsTr("印在委托书右上角，8 位数字")
        text: page.model.number
        current: page.onPaper
        onTyped: key => page.model.typed(key)
        onErased: page.model.erased()
    }
    NumberPad {
        visible: page.onPaper
        flat: Theme.flat
        keyW: Theme.flat ? Math.min(Theme.padKeyW, (page.body.width - 5 * Theme.s2) / 6) : Theme.padKeyW
        x: Theme.flat ? 0 : Theme.portrait ? (parent.width - width) / 2 : parent.width / 2
        y: Theme.flat ? number.y + number.height + Theme.s2 : Theme.portrait ? Math.max(number.y + number.height + Theme.s3, Theme.keyboardY - page.contentTop) : 0
        onTyped: key => page.model.typed(key)
        onErased: page.model.erased()
    }

    /*! A low screen turns it with the answers: there what went wrong may be as tall as they are. */
    readonly property bool turned: Theme.flat && !onScreen && !onPaper
    component Told: Column {
        id: words
        spacing: Theme.s2
        Row {
            visible: page.model.problem !== ""
            width: parent.width
            spacing: Theme.s2
            KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
            KText {
                objectName: words.visible ? "problem" : ""
                width: parent.width - sign.width - Theme.s2
                text: page.model.problem
                bold: true
                color: Theme.red
            }
        }
        KText {
            visible: page.model.paper !== "" && !page.onPaper
            objectName: words.visible ? "paper_words" : ""
            width: parent.width
            text: page.model.paper
            size: Theme.small
        }
    }
}
