pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! A new report: which matter, what is wrong, a sentence; or why an answer did not help. */
StepScroll {
    id: root

    required property SnagModel model
    readonly property bool matters: model.part === "matter"
    readonly property bool again: model.part === "again"
    readonly property bool typing: words.focused || (search.input.activeFocus && matters)

    name: "snag_report"
    spacing: Theme.s2
    still: words.focused

    KText {
        visible: !root.typing
        width: root.inner
        text: root.matters ? qsTr("哪个事项接不住？") : root.model.matter
        size: Theme.h2
        bold: true
    }
    SearchField {
        id: search
        visible: root.matters
        objectName: "snag_search"
        width: root.inner
        live: true
        hint: qsTr("打事项的名称、拼音或首字母")
        text: root.model.looked
        onEdited: text => root.model.find(text)
    }
    Repeater {
        model: root.matters ? root.model.matters : null
        ListRow {
            id: matter
            required property int index
            required property string key
            required property string name
            objectName: "snag_matter_" + index
            width: root.inner
            slim: true
            text: name
            onClicked: {
                InputMethod.hide()
                root.model.chooseMatter(matter.key, matter.name)
            }
        }
    }
    KText {
        visible: !root.matters && !root.again && !root.typing
        width: root.inner
        text: qsTr("是什么问题（可以选几样）")
        size: Theme.h2
        bold: true
    }
    Flow {
        visible: !root.matters && !root.again && !root.typing
        width: root.inner
        spacing: Theme.gap
        Repeater {
            model: root.model.sorts
            KButton {
                id: sort
                required property var modelData
                objectName: "sort_" + modelData.key
                small: true
                text: modelData.words
                icon: modelData.on ? "check" : ""
                selected: modelData.on
                onClicked: root.model.toggle(sort.modelData.key)
            }
        }
    }
    WordsField {
        id: words
        visible: !root.matters
        objectName: "snag_words"
        width: root.inner
        room: root.typing ? Math.max(Theme.fieldH, root.height - around) : Theme.fieldH * 2
        label: root.again ? qsTr("还有什么没解决") : qsTr("具体卡在哪一步（可以不写）")
        mandatory: root.again
        hint: qsTr("不要写群众的姓名和号码")
        longest: root.model.longest
        text: root.model.words
        onEdited: text => root.model.typeWords(text)
    }
}
