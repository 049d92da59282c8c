pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! It is handed over: the number to ask with. Print is the primary. Adds: home(). */
FlowPage {
    id: page

    required property ReceiptModel model
    /*! What is done, and what the number is for. */
    required property string success
    required property string caption

    /*! A low screen shows first that it is done and the number, then the rest. */
    readonly property bool parted: Theme.flat && (Theme.elder || (Theme.compact && model.rows.length > 3))

    signal home()

    reaching: Theme.low && !Theme.elder
    infoAside: false
    actions.hasBack: false
    actions.otherText: qsTr("回首页")
    actions.otherIcon: "home"
    actions.nextText: model.paper === "done" ? qsTr("回执单好了") : qsTr("打印回执单")
    actions.nextIcon: "print"
    actions.nextEnabled: model.paper !== "done"
    actions.nextReason: qsTr("回执单好了")
    actions.nextBusy: model.paper === "busy"
    onNext: page.model.print()
    onOther: page.home()

    StepScroll {
        anchors.fill: parent
        name: "slip"
        spacing: Theme.s3

        Row {
            width: parent.width
            spacing: Theme.compact ? Theme.s3 : Theme.s4
            SuccessTick {
                id: ball
                width: Theme.compact ? Theme.icon4 : Theme.icon5
                sign: Theme.icon3
            }
            Column {
                width: parent.width - ball.width - parent.spacing
                anchors.verticalCenter: parent.verticalCenter
                KText {
                    objectName: "success"
                    width: parent.width
                    text: page.success
                    size: Theme.h1
                    bold: true
                    lineHeight: Theme.titleLeading
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                KText {
                    objectName: "sentence"
                    visible: !page.parted || page.model.paperWords !== ""
                    width: parent.width
                    text: page.model.paperWords === "" ? page.model.sentence : page.model.paperWords
                    bold: page.model.paperWords !== ""
                    color: page.model.paper === "failed" ? Theme.red : Theme.ink
                }
            }
        }
        SlipCard {
            objectName: "slip"
            width: parent.width
            height: implicitHeight
            caption: page.caption
            number: page.model.number
            rows: page.parted ? [] : page.model.rows
            qr: Theme.elder ? "" : page.model.qr
            qrText: qsTr("回执号二维码")
        }
        SlipCard {
            visible: page.parted
            width: parent.width
            height: visible ? implicitHeight : 0
            rows: page.model.rows
        }
        Card {
            width: parent.width
            height: implicitHeight
            title: qsTr("接下来")
            KText { width: parent.width; visible: page.parted; text: page.model.sentence; bottomPadding: Theme.s1 }
            Repeater {
                model: page.model.steps
                Row {
                    id: stage
                    required property var modelData
                    width: parent ? parent.width : 0
                    bottomPadding: Theme.s1
                    spacing: Theme.s2
                    KIcon { id: drawing; name: stage.modelData.icon; size: Theme.icon2 }
                    KText {
                        width: parent.width - drawing.width - Theme.s2
                        text: stage.modelData.title + "，" + stage.modelData.remark
                    }
                }
            }
        }
    }
}
