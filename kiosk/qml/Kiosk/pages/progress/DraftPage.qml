pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One draft: go on with it, print its slip again, delete it. */
FlowPage {
    id: page

    required property DraftModel model

    reaching: false
    infoAside: false
    //: Above the name of the matter of a draft.
    lead: Theme.flat ? "" : qsTr("没交的草稿")
    title: model.matter
    actions.nextText: qsTr("接着填")
    actions.nextIcon: "pen"
    actions.otherText: model.code === "" ? "" : qsTr("打印取件单")
    actions.otherIcon: Theme.elder || Theme.compact ? "" : "print"
    actions.otherBusy: model.busy
    onNext: model.resume()
    onOther: model.print()

    StepScroll {
        id: scroll
        width: parent.width
        height: Theme.flat ? parent.height : remove.y - Theme.s3
        name: "draft"
        spacing: Theme.s3
        Card {
            width: scroll.inner
            Column {
                id: facts
                width: parent.width
                topPadding: Theme.s1
                spacing: Theme.s1
                Fact { name: qsTr("取件码"); value: page.model.code; visible: value !== ""; size: Theme.h1 }
                Repeater {
                    model: page.model.rows
                    Fact {
                        required property var modelData
                        name: modelData.name
                        value: modelData.value
                    }
                }
                KText {
                    objectName: "paper_words"
                    width: parent.width
                    visible: text !== ""
                    text: page.model.paper
                    bold: true
                    color: Theme.green
                }
                KText {
                    objectName: "problem"
                    width: parent.width
                    visible: text !== ""
                    text: page.model.problem
                    bold: true
                    color: Theme.red
                }
            }
        }
        Remove {
            visible: Theme.flat
            objectName: visible ? "drop" : ""
            height: visible ? implicitHeight : 0
        }
    }
    Remove {
        id: remove
        visible: !Theme.flat
        objectName: visible ? "drop" : ""
        y: parent.height - height - Theme.edgeStep
    }

    component Remove: KButton {
        kind: "danger"
        icon: "trash"
        text: qsTr("删掉这份草稿")
        onClicked: page.model.drop()
    }
    component Fact: Flow {
        id: fact
        property string name: ""
        property string value: ""
        property int size: Theme.body
        width: facts.width
        spacing: Theme.s2
        KText { text: fact.name; color: Theme.ink2; wrapMode: Text.NoWrap }
        KText { text: fact.value; bold: true; size: fact.size; width: Math.min(implicitWidth, facts.width) }
    }
}
