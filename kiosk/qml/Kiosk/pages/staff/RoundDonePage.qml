pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! A household is done and on disk: its receipt, then the next one. Nobody rates while the helper stands here. */
FlowPage {
    id: page

    required property ErrandModel model
    required property ReceiptModel receipt

    reaching: false
    // The helper's, who holds the machine: nobody sits before it here.
    staffOnly: true
    infoAside: false
    title: page.receipt.sentence
    titleSize: Theme.h1Long
    sub: Theme.flat ? "" : qsTr("%1，这一趟第 %2 户。评价请群众自己扫回执上的码。").arg(page.model.place).arg(page.model.count)
    //: Door to door, a household done: stop here for now.
    actions.backText: Theme.elder ? qsTr("先停") : qsTr("先到这里")
    actions.otherText: Theme.elder ? qsTr("代办") : qsTr("下一户，代办")
    actions.nextText: Theme.elder ? qsTr("下一户") : qsTr("下一户，本人签")
    onNext: page.model.goOn("", false)
    onOther: page.model.goOn("", true)

    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "household"
        spacing: Theme.s3
        Trouble { width: scroll.inner; text: page.model.problem; name: "round_problem" }
        SlipCard {
            objectName: "round_slip"
            width: scroll.inner
            height: implicitHeight
            caption: qsTr("回执号")
            number: page.receipt.number
            rows: page.receipt.rows
            qr: page.receipt.qr
        }
        KButton {
            objectName: "round_print"
            icon: "print"
            text: page.receipt.paper === "done" ? qsTr("再打一份") : qsTr("打印回执单")
            busy: page.receipt.paper === "busy"
            onClicked: page.receipt.print()
        }
        KText {
            visible: text !== ""
            objectName: "round_paper"
            width: scroll.inner
            text: page.receipt.paperWords
            size: Theme.small
        }
    }
}
