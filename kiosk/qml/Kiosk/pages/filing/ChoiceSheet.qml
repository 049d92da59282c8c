pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The answers of one question, a page of them at a time; one of many closes the sheet, several do not. */
Sheet {
    id: root

    property QuestionModel question: null
    property int page: 0
    readonly property bool many: question !== null && question.kind === "many"
    readonly property list<string> texts: question === null ? [] : question.options
    readonly property bool short_: !Theme.elder && texts.length > 6 && texts.every(text => text.length <= 10)
    readonly property int columns: short_ ? 2 : 1
    readonly property int rowH: Theme.optionH + Theme.gap
    readonly property int rowsFit: Math.max(1, Math.floor((body.height - (texts.length > 6 ? Theme.buttonSmallH + Theme.s3 : 0)) / rowH))
    readonly property int fit: rowsFit * columns
    readonly property int pages: Math.max(1, Math.ceil(texts.length / fit))

    name: "choices"
    title: question === null ? "" : question.label
    closeText: many ? qsTr("选好了") : qsTr("关上")

    function ask(question: QuestionModel) {
        root.question = question
        root.page = Math.max(0, Math.floor(Math.max(0, question.chosen) / root.fit))
        root.open()
    }

    Grid {
        width: parent.width
        columns: root.columns
        spacing: Theme.gap
        Repeater {
            model: root.question === null ? null : root.question.choices
            OptionRow {
                id: row
                required property int index
                required property string name
                required property bool on
                required property string remark_
                readonly property bool here: Math.floor(index / root.fit) === root.page
                required property string words
                objectName: "choice_" + name
                visible: here
                width: (root.body.width - (root.columns - 1) * Theme.gap) / root.columns
                text: words
                remark: remark_
                multiple: root.many
                selected: on
                onClicked: {
                    root.question.choose(row.index)
                    if (!root.many)
                        root.close()
                }
            }
        }
    }
    Pager {
        anchors.bottom: parent.bottom
        width: parent.width
        name: "choices"
        page: root.page
        pages: root.pages
        onTurned: page => root.page = page
    }
}
