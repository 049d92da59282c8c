pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One's own complaint, opinion or message: how it stands, who has it, the answer, what happened when. */
FlowPage {
    id: page

    required property VoiceViewModel model

    reaching: false
    infoAside: false
    lead: Theme.flat ? "" : qsTr("查答复")
    title: model.matter
    actions.nextText: qsTr("回首页")
    actions.nextIcon: "home"

    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "voice"
        spacing: Theme.s3

        Card {
            width: parent.width
            height: implicitHeight
            Item { width: 1; height: Theme.s1 }
            Tag { objectName: "state_tag"; text: page.model.state; kind: page.model.kind }
            KText { width: parent.width; text: page.model.words; color: Theme.ink2; visible: text !== "" }
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
        }
        Said { objectName: "answer"; title: qsTr("答复"); lines: page.model.answer }
        Said { objectName: "measure"; title: qsTr("怎么改、怎么防止"); lines: page.model.measure }
        Repeater {
            model: Theme.elder || Theme.compact ? page.model.chunks : [page.model.events]
            Card {
                id: part
                required property var modelData
                width: scroll.inner
                height: implicitHeight
                Column {
                    width: parent.width
                    topPadding: Theme.s1
                    Timeline {
                        width: parent.width
                        events: part.modelData
                    }
                }
            }
        }
    }

    component Said: Card {
        id: said
        property list<string> lines
        visible: lines.length > 0
        width: parent ? parent.width : 0
        height: visible ? implicitHeight : 0
        Repeater {
            model: said.lines
            KText {
                required property string modelData
                width: said.bodyWidth
                bottomPadding: Theme.s1
                text: modelData
            }
        }
    }
}
