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

    Component {
        id: slip
        ReceiptSlip {
            model: page.model
            review: page.review
            broken: page.shell.faults["receipt_printer"] ?? page.shell.faults["a4_printer"] ?? ""
            above: page.above
            beside: page.beside
            apart: page.apart
            parted: page.parted
            room: page.body.height
            onRate: page.rate()
        }
    }

    info: [
        Loader {
            active: page.above
            visible: active
            width: parent ? parent.width : 0
            sourceComponent: slip
        }
    ]

    Loader {
        active: page.beside
        width: (parent.width - Theme.s5) / 2
        sourceComponent: slip
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
            sourceComponent: slip
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
            model: page.model
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
        model: page.model
        visible: page.model.hasForm && judge.visible
        small: false
        x: parent.width - width
        y: judge.y
        width: judge.width
    }
}
