pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! A certificate of an instant matter: being asked for, there to print, kept for another day, or refused. Adds: home(). */
FlowPage {
    id: page

    required property CertificateModel model
    readonly property bool printable: model.state === "ready" || model.state === "kept"

    signal home()

    reaching: false
    infoAside: false
    title: {
        switch (model.state) {
        //: Certificate page: what the department knows of this person has come.
        case "ready": return qsTr("证明查到了")
        //: Certificate page: the line is down; the request will go out by itself.
        case "kept": return qsTr("已经替您排上")
        case "refused": return qsTr("这份证明现在开不了")
        default: return qsTr("正在查，请稍等")
        }
    }
    actions.hasBack: false
    actions.otherText: page.printable ? qsTr("回首页") : ""
    actions.otherIcon: "home"
    actions.nextText: {
        if (!page.printable)
            return qsTr("回首页")
        if (model.paper === "done")
            return qsTr("再打一份")
        return model.state === "ready" ? qsTr("打印证明") : qsTr("打印取证单")
    }
    actions.nextIcon: page.printable ? "print" : "home"
    actions.nextBusy: model.paper === "busy" || model.state === "asking"
    onNext: {
        if (page.printable)
            page.model.print()
        else
            page.home()
    }
    onOther: page.home()

    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "certificate"
        spacing: Theme.s3
        KText {
            objectName: "sentence"
            width: scroll.inner
            text: page.model.sentence
            bold: page.model.state === "refused"
            color: page.model.state === "refused" ? Theme.red : Theme.ink
        }
        KText {
            objectName: "paper_words"
            width: scroll.inner
            visible: text !== ""
            text: page.model.paperWords
            bold: true
            color: page.model.paper === "failed" ? Theme.red : page.model.paper === "busy" ? Theme.ink : Theme.green
        }
        SlipCard {
            objectName: "slip"
            width: scroll.inner
            height: implicitHeight
            caption: page.model.state === "ready" ? qsTr("证明编号") : page.model.state === "kept" ? qsTr("取证号（凭它和身份证号来取）") : ""
            number: page.model.number
            rows: page.model.rows
        }
    }
}
