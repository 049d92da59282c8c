pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! That it is done, what stands on the slip, and what comes next. */
Column {
    id: slip

    required property ReceiptModel model
    required property ReviewModel review
    /*! What is wrong with the printer, before anybody waits for paper; "" for nothing. */
    required property string broken
    /*! Where the page has it: over the rating, beside it, or with the rating on a page of its own. */
    required property bool above
    required property bool beside
    required property bool apart
    /*! The rows stand in a card of their own. */
    required property bool parted
    /*! Height of its place. */
    required property real room

    signal rate()

    /*! All of it is more than the place beside the rating: what became of the sheet stands for the sentence. */
    readonly property bool full: beside && said.text !== ""
        && Math.max(ball.height, done.height + sentence.height) + card.height + said.height + 2 * spacing > room
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
                visible: !slip.parted && !((Theme.flat || slip.full) && said.text !== "")
                width: parent.width
                text: slip.model.sentence
            }
            Said { slip: slip; visible: (Theme.flat || slip.full) && !slip.parted && text !== ""; objectName: visible ? "paper_words" : "" }
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
                model: slip.model
                visible: slip.model.hasForm && slip.apart && Theme.flat && !slip.parted
                icon: ""
            }
            KButton {
                id: grade
                objectName: "rate"
                visible: Theme.flat && slip.apart
                small: true
                kind: slip.review.done ? "default" : "soft"
                icon: slip.review.done ? "check" : "rate"
                //: Receipt page of a low screen: leads to the rating. Short.
                text: slip.review.done ? qsTr("已评价") : (Theme.compact ? qsTr("打个分") : qsTr("给这次服务打个分"))
                onClicked: slip.rate()
            }
        }
    }
    KText { visible: slip.parted && said.text === ""; width: parent.width; text: slip.model.sentence }
    Said { slip: slip; visible: slip.parted && text !== ""; objectName: visible ? "paper_words" : "" }
    SlipCard {
        id: card
        objectName: "slip"
        width: parent.width
        height: implicitHeight
        caption: qsTr("回执号（凭它查进度）")
        number: slip.model.number
        rows: slip.parted ? [] : slip.model.rows
        qr: Theme.elder ? "" : slip.model.qr
    }
    Said {
        id: said
        slip: slip
        objectName: visible ? "paper_words" : ""
        visible: !Theme.flat && !slip.full && text !== ""
    }
    Card {
        visible: slip.above
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
                model: slip.model.steps
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

    /*! What became of the printed slip; on a low screen it takes the place of the sentence. */
    component Said: KText {
        required property ReceiptSlip slip
        readonly property string paper: slip.model.paperWords
        width: parent ? parent.width : 0
        text: paper === "" ? slip.broken : paper
        bold: true
        color: paper === "" ? Theme.amber : slip.model.paperState === "failed" ? Theme.red : slip.model.paperState === "busy" ? Theme.ink : Theme.green
    }
}
