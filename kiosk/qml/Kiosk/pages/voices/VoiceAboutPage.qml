pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! What it is about: one of five. */
FlowPage {
    id: page

    required property VoiceModel model

    //: Voices: the question what a complaint (%1) is about.
    title: qsTr("您的%1，是关于什么的？").arg(model.kind)
    titleSize: Theme.h1Long
    questions: Theme.elder ? steps.length : 0
    question: step
    actions.nextText: Theme.elder ? qsTr("选好了，下一题") : qsTr("下一步")
    actions.nextIconAfter: Theme.elder ? "" : "next"
    actions.nextEnabled: model.about !== ""
    actions.nextReason: qsTr("请先选一个")

    StepScroll {
        anchors.fill: parent
        spacing: Theme.gap
        name: "abouts"
        Grid {
            id: rows
            readonly property bool pairs: !Theme.portrait && !Theme.elder
            width: parent.width
            columns: pairs ? 2 : 1
            spacing: Theme.gap
            columnSpacing: Theme.colGap
            Repeater {
                model: page.model.abouts
                OptionRow {
                    required property var modelData
                    objectName: "about_" + modelData.key
                    width: rows.pairs ? (rows.width - Theme.colGap) / 2 : rows.width
                    text: modelData.words
                    selected: page.model.about === modelData.key
                    onClicked: page.model.chooseAbout(modelData.key)
                }
            }
        }
    }
}
