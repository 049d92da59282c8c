pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One document: its head, then its text in pages turned by buttons, in larger type on request. */
FlowPage {
    id: page

    required property DocumentModel model
    readonly property int textSize: Theme.elder || !model.large ? Theme.body : Theme.h2

    reaching: false
    infoAside: false
    title: model.title
    titleSize: Theme.flat ? Theme.h2 : Theme.h1Long
    actions.otherText: Theme.elder ? "" : (model.large ? qsTr("字小一点") : qsTr("字大一点"))
    actions.otherIcon: "search"
    actions.nextText: model.printed ? qsTr("已生成") : qsTr("打印")
    actions.nextIcon: "print"
    actions.nextEnabled: !model.printed
    actions.nextReason: qsTr("已生成")
    actions.nextBusy: model.busy
    onNext: page.model.print()
    onOther: page.model.enlarge()

    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "document"
        spacing: Theme.s2

        KText {
            objectName: "paper_words"
            visible: text !== ""
            width: parent.width
            text: page.model.paperWords
            bold: true
            color: page.model.printed ? Theme.green : Theme.red
        }
        Card {
            width: parent.width
            height: implicitHeight
            Item { width: 1; height: Theme.s1 }
            Tag { objectName: "force_tag"; text: page.model.state; kind: page.model.kind; icon: page.model.kind === "g" ? "check" : "info" }
            Repeater {
                model: page.model.rows
                Flow {
                    id: fact
                    required property var modelData
                    width: parent ? parent.width : 0
                    spacing: Theme.s2
                    KText { text: fact.modelData.name; color: Theme.ink2; wrapMode: Text.NoWrap }
                    KText { text: fact.modelData.value; bold: true; width: Math.min(implicitWidth, fact.width) }
                }
            }
            KText { width: parent.width; visible: text !== ""; text: page.model.source; size: Theme.small; color: Theme.ink2 }
        }
        Repeater {
            model: page.model.pieces
            Item {
                id: piece
                required property int index
                required property var modelData
                readonly property bool heading: modelData.kind === "heading"
                readonly property int indent: modelData.kind === "item" || modelData.kind === "pair" ? page.textSize + Theme.s1 : 0
                width: scroll.inner
                height: words.height + (heading ? Theme.s2 : 0)
                KText {
                    visible: piece.modelData.kind === "item"
                    text: "·"
                    bold: true
                    size: page.textSize
                }
                KText {
                    id: words
                    x: piece.indent
                    y: piece.heading ? Theme.s2 : 0
                    width: parent.width - x
                    text: piece.modelData.name === "" ? piece.modelData.words : qsTr("%1：%2").arg(piece.modelData.name).arg(piece.modelData.words)
                    size: piece.heading ? Math.max(Theme.h2, page.textSize) : page.textSize
                    bold: piece.heading
                    lineHeight: Theme.bodyLeading
                }
            }
        }
    }
}
