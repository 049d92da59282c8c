pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Supplying what a correction asked for: which of it, then in the citizen's words what was mended. */
FlowPage {
    id: page

    required property FollowupModel model
    readonly property bool onWords: model.current === "words"
    readonly property bool typing: keyboard.open
    readonly property int free: (typing ? keyboard.y - contentTop - Theme.s2 : body.height)

    fieldAlone: typing
    reaching: !page.onWords
    infoAside: !page.onWords
    lead: Theme.flat || typing ? "" : page.model.matter
    title: page.onWords ? qsTr("有要说明的，写在这里") : page.model.canTake ? qsTr("要补的，一样一样来") : qsTr("这次补哪几样？")
    titleSize: Theme.h1Long
    sub: Theme.flat || page.onWords ? ""
        : page.model.canTake ? qsTr("每一样下面都写着怎么交；纸质的请交给帮办员或窗口。一次补不齐，改天再来补。")
        : qsTr("纸质的请交给帮办员或窗口，交了的点一下。")
    actions.nextText: page.onWords ? qsTr("提交") : qsTr("下一步")
    actions.nextIcon: page.onWords ? "cloudup" : ""
    actions.nextEnabled: !page.onWords || model.canSend
    actions.nextReason: qsTr("请选一样，或写几句话")
    actions.nextBusy: model.busy

    function begin() {
        if (page.onWords && !page.model.asksWhich)
            words.take()
    }
    Component.onCompleted: Qt.callLater(page.begin)

    StepScroll {
        id: papers
        visible: !page.onWords
        anchors.fill: parent
        spacing: Theme.s2
        name: "missing"
        Repeater {
            model: page.model.rows
            MaterialChoiceRow {
                choosable: true
                width: papers.inner
                height: implicitHeight
                onPicked: way => page.model.hand(index, way)
            }
        }
    }

    WordsField {
        id: words
        visible: page.onWords
        objectName: "note"
        width: parent.width
        room: page.free - around
        label: page.bare ? page.title : ""
        hint: page.model.asksWhich ? qsTr("没有要说明的，可以不写") : qsTr("改了哪里、补了什么")
        longest: page.model.longest
        problem: page.onWords ? page.model.problem : ""
        text: page.model.words
        onEdited: text => page.model.typeWords(text)
    }

    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
