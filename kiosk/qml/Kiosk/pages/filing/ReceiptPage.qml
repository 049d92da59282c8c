pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The receipt: shown only once the case is on disk. Print is the primary; the rating is asked for at once. */
FlowPage {
    id: page

    required property ReceiptModel model
    required property ReviewModel review

    /*! 再办一件. */
    signal another()
    /*! Elder mode and the small panel rate on a page of their own. */
    signal rate()

    reaching: Theme.low && !Theme.elder
    headGap: page.above && !Theme.low ? Theme.s3 : 0
    infoAside: false
    steps: []
    actions.hasBack: false
    actions.otherText: qsTr("再办一件")
    actions.otherIcon: "plus"
    //: Receipt page, the primary button: a second sheet, or the first.
    actions.nextText: model.paper === "done" ? qsTr("再打一份") : qsTr("打印回执单")
    actions.nextIcon: "print"
    actions.nextBusy: model.paper === "busy"
    onNext: page.model.print()
    onOther: page.another()

    readonly property bool above: Theme.portrait && !Theme.elder
    readonly property bool apart: !above && !beside
    readonly property bool beside: Theme.landscape && !Theme.elder

    /*! A low screen shows first that it is done and the number; then what stands on the slip; then the code. */
    readonly property bool parted: Theme.flat && Theme.elder

    info: [
        Loader {
            active: page.above
            visible: active
            width: parent ? parent.width : 0
            sourceComponent: Slip { page: page; width: page.body.width }
        }
    ]

    Loader {
        active: page.beside
        width: (parent.width - Theme.s5) / 2
        sourceComponent: Slip { page: page; width: (page.body.width - Theme.s5) / 2 }
    }

    StepScroll {
        id: scroll
        x: page.beside ? (parent.width + Theme.s5) / 2 : 0
        width: parent.width - x
        height: judge.visible ? judge.y - Theme.s3 : parent.height
        name: "receipt"
        spacing: Theme.s3

        Loader {
            active: !page.above && !page.beside
            visible: active
            width: parent.width
            sourceComponent: Slip { page: page; width: scroll.inner }
        }
        SlipCard {
            visible: page.parted
            width: parent.width
            height: visible ? implicitHeight : 0
            rows: page.parted ? page.model.rows : []
        }
        SlipCard {
            visible: Theme.elder && hasQr
            width: parent.width
            height: visible ? implicitHeight : 0
            // A code costs ten milliseconds to draw: not for a card that is hidden.
            qr: Theme.elder ? page.model.qr : ""
        }
        Card {
            visible: !page.apart
            width: parent.width
            height: implicitHeight + Theme.s2
            title: qsTr("这次服务，您满意吗？")
            remark: Theme.elder || Theme.compact ? "" : qsTr("帮我们改进")
            Item { width: 1; height: Theme.s2 }
            // The receipt itself comes first; the faces below it when it has been seen, in the room kept for them.
            Item { width: 1; height: page.drawn ? 0 : Theme.faceH }
            Loader {
                width: parent.width
                active: page.drawn && !page.apart
                sourceComponent: ReviewPanel { model: page.review }
            }
        }
        FormButton {
            page: page
            visible: page.model.hasForm && (!page.apart || page.parted)
            width: parent.width
        }
        Row {
            visible: page.above
            spacing: Theme.s2
            KIcon { name: "phone"; tone: "ink"; size: Theme.icon1 }
            KText {
                width: scroll.width - Theme.icon1 - Theme.s2
                text: page.model.helper === ""
                    ? qsTr("有话要说？当面找帮办员，或打 %1").arg(page.model.phone || "12345")
                    : qsTr("有话要说？当面找帮办员 %1，或打 %2").arg(page.model.helper).arg(page.model.phone || "12345")
                size: Theme.small
            }
        }
    }

    KButton {
        id: judge
        objectName: visible ? "rate" : ""
        visible: page.apart && !Theme.flat
        y: parent.height - height - Theme.edgeStep
        width: sheet.visible ? (parent.width - Theme.s3) / 2 : parent.width
        kind: page.review.done ? "default" : "soft"
        icon: page.review.done ? "check" : "rate"
        text: page.review.done ? (sheet.visible ? qsTr("已评价") : qsTr("谢谢，已经评价了")) : (sheet.visible ? qsTr("打个分") : qsTr("给这次服务打个分"))
        onClicked: page.rate()
    }

    FormButton {
        id: sheet
        page: page
        visible: page.model.hasForm && judge.visible
        small: false
        x: parent.width - width
        y: judge.y
        width: judge.width
    }

    /*! The application form as it was filed, for the citizen to keep: a small button of its own, where a hand
        reaches it. */
    component FormButton: KButton {
        required property ReceiptPage page
        objectName: visible ? "print_form" : ""
        small: true
        icon: "doc"
        busy: page.model.form === "busy"
        //: Receipt page: prints the application form as it was filed, for the citizen to keep. Short.
        text: page.model.form === "done" ? qsTr("再打一份申请表") : qsTr("打印申请表")
        onClicked: page.model.printForm()
    }

    /*! What became of the printed slip; on a low screen it takes the place of the sentence. */
    component Said: KText {
        required property ReceiptPage page
        width: parent ? parent.width : 0
        /*! A printer that is being repaired is said before anybody waits for paper. */
        readonly property string broken: page.shell.faults["receipt_printer"] ?? page.shell.faults["a4_printer"] ?? ""
        text: page.model.paperWords === "" ? broken : page.model.paperWords
        bold: true
        color: page.model.paperWords === "" ? Theme.amber : page.model.paperState === "failed" ? Theme.red : page.model.paperState === "busy" ? Theme.ink : Theme.green
    }

    component Slip: Column {
        id: slip
        required property ReceiptPage page
        /*! All of it is more than the place beside the rating: what became of the sheet stands for the sentence. */
        readonly property bool full: page.beside && said.text !== ""
            && Math.max(ball.height, done.height + sentence.height) + card.height + said.height + 2 * spacing > page.body.height
        spacing: Theme.compact ? Theme.s2 : Theme.s3

        Row {
            width: parent.width
            spacing: Theme.compact ? Theme.s3 : Theme.s4
            SuccessTick {
                id: ball
                width: Theme.compact ? (Theme.elder ? Theme.icon4 : Theme.icon5) : Theme.icon5 + Theme.s4
                sign: Theme.compact ? Theme.icon3 : Theme.icon4
            }
            Column {
                width: parent.width - ball.width - Theme.s4 - (doors.width > 0 ? doors.width + Theme.s4 : 0)
                anchors.verticalCenter: parent.verticalCenter
                KText {
                    id: done
                    objectName: "success"
                    width: parent.width
                    //: Receipt page: the case is safely on disk.
                    text: qsTr("申请已收到")
                    size: Measure.widestWord(text) * Theme.h1 > width ? Theme.h1Long : Theme.h1
                    bold: true
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                KText {
                    id: sentence
                    objectName: "sentence"
                    visible: !slip.page.parted && !((Theme.flat || slip.full) && said.text !== "")
                    width: parent.width
                    text: slip.page.model.sentence
                }
                Said { page: slip.page; visible: (Theme.flat || slip.full) && !slip.page.parted && text !== ""; objectName: visible ? "paper_words" : "" }
            }
            Grid {
                id: doors
                anchors.verticalCenter: parent.verticalCenter
                // Under one another where both beside the words would leave these a narrow strip.
                columns: filled.visible && filled.implicitWidth + grade.implicitWidth > slip.width * 0.45 ? 1 : 2
                columnSpacing: Theme.s4
                rowSpacing: Theme.s2 + Theme.edgeStep
                horizontalItemAlignment: Grid.AlignRight
                FormButton {
                    id: filled
                    page: slip.page
                    visible: slip.page.model.hasForm && slip.page.apart && Theme.flat && !slip.page.parted
                    icon: ""
                }
                KButton {
                    id: grade
                    objectName: "rate"
                    visible: Theme.flat && slip.page.apart
                    small: true
                    kind: slip.page.review.done ? "default" : "soft"
                    icon: slip.page.review.done ? "check" : "rate"
                    //: Receipt page of a low screen: leads to the rating. Short.
                    text: slip.page.review.done ? qsTr("已评价") : (Theme.compact ? qsTr("打个分") : qsTr("给这次服务打个分"))
                    onClicked: slip.page.rate()
                }
            }
        }
        KText { visible: slip.page.parted && said.text === ""; width: parent.width; text: slip.page.model.sentence }
        Said { page: slip.page; visible: slip.page.parted && text !== ""; objectName: visible ? "paper_words" : "" }
        SlipCard {
            id: card
            objectName: "slip"
            width: parent.width
            height: implicitHeight
            caption: qsTr("回执号（凭它查进度）")
            number: slip.page.model.number
            rows: slip.page.parted ? [] : slip.page.model.rows
            qr: Theme.elder ? "" : slip.page.model.qr
        }
        Said {
            id: said
            page: slip.page
            objectName: visible ? "paper_words" : ""
            visible: !Theme.flat && !slip.full && text !== ""
        }
        Card {
            visible: slip.page.above
            width: parent.width
            height: implicitHeight
            Row {
                topPadding: Theme.s1
                spacing: Theme.s2
                KText {
                    id: then_
                    // Rather no heading than steps in narrow columns.
                    visible: implicitWidth <= Theme.body * 4.5
                    anchors.verticalCenter: parent.verticalCenter
                    //: Receipt page, before the three steps that follow.
                    text: qsTr("接下来")
                    bold: true
                }
                Repeater {
                    model: slip.page.model.steps
                    Row {
                        id: stage
                        required property var modelData
                        required property int index
                        readonly property real slot: (slip.width - 2 * Theme.cardPad - 2 * Theme.s2 - (then_.visible ? then_.width + Theme.s2 : 0)) / 3
                        width: slot
                        spacing: Theme.s2
                        KIcon { id: drawing; name: stage.modelData.icon; size: Theme.icon3; anchors.verticalCenter: parent.verticalCenter }
                        Column {
                            width: stage.slot - drawing.width - Theme.s2 - (arrow.visible ? arrow.width + Theme.s2 : 0)
                            KText { width: parent.width; text: stage.modelData.title; bold: true }
                            KText { width: parent.width; text: stage.modelData.remark; size: Theme.small; color: Theme.ink2 }
                        }
                        KIcon {
                            id: arrow
                            visible: then_.visible && stage.index < 2
                            name: "chev"
                            tone: "ink"
                            size: Theme.icon1
                            anchors.verticalCenter: parent.verticalCenter
                        }
                    }
                }
            }
        }
    }
}
