pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    The answers of one question as large buttons, a page of them at a time; a long list is narrowed by the
    first letter. \c chosen: one was touched.
*/
Item {
    id: root

    required property QuestionModel question
    property string name: "choices"
    /*! The question, where the page has no room for it. */
    property string label: ""
    property int page: 0
    readonly property list<string> texts: question.options
    readonly property bool many: question.kind === "many" || question.kind === "rank"
    readonly property bool paired: texts.length > 6 && texts.every(text => text.length <= (Theme.elder ? (Theme.compact ? 5 : 6) : 10))
    readonly property int columns: paired ? 2 : 1
    readonly property int cellW: (list.width - (columns - 1) * Theme.gap) / columns
    readonly property int rowH: Theme.optionH + Theme.gap
    readonly property bool turning: question.shown > rowsIn(room) * columns
    readonly property bool aside: Theme.flat
    readonly property int room: height - headH - letters.taken
    readonly property int headH: head.visible ? head.height + Theme.s1 : 0
    readonly property int rowsFit: Math.max(1, rowsIn(room - (turning && !aside ? Theme.buttonSmallH + Theme.edgeStep + Theme.s2 : 0)))
    readonly property int fit: rowsFit * columns
    readonly property int pages: Math.max(1, Math.ceil(question.shown / fit))

    signal chosen(int index)

    function rowsIn(space: real): int { return Math.floor((space + Theme.gap - Theme.edgeStep) / rowH) }
    function begin() {
        question.narrow(-1)
        page = Math.max(0, Math.floor(Math.max(0, question.chosen) / fit))
    }
    onPagesChanged: page = Math.min(page, pages - 1)

    KText {
        id: head
        visible: text !== ""
        width: root.width
        text: root.label
        bold: true
        lineHeight: Theme.titleLeading
    }
    Row {
        id: letters
        y: root.headH
        readonly property int taken: visible ? height + Theme.edgeStep + Theme.s3 : 0
        readonly property int cellW: (root.width - root.question.letters.length * Theme.gap) / (root.question.letters.length + 1)
        visible: root.question.letters.length > 1
        spacing: Theme.gap
        LetterKey {
            objectName: root.name + "_all"
            //: Above a long list: show all of it, not only names that begin with some letters.
            text: qsTr("全部")
            index: -1
        }
        Repeater {
            model: root.question.letters
            LetterKey {
                required property string modelData
                objectName: root.name + "_letters_" + index
                text: modelData
            }
        }
    }
    Item {
        id: list
        y: root.headH + letters.taken
        width: root.width - (pager.visible && root.aside ? pager.width + Theme.s3 : 0)
        height: root.rowsFit * root.rowH

        Repeater {
            model: root.question.choices
            // Made when their page is first turned to: of a hundred villages the citizen sees seven.
            Loader {
                id: row
                required property int index
                required property string name
                required property string words
                required property string remark_
                required property bool on
                required property int at
                required property int place
                readonly property int slot: at - root.page * root.fit
                visible: at >= 0 && slot >= 0 && slot < root.fit
                active: visible || item !== null
                x: (slot % root.columns) * (root.cellW + Theme.gap)
                y: Math.floor(slot / root.columns) * root.rowH
                width: root.cellW
                height: Theme.optionH
                sourceComponent: OptionRow {
                    objectName: "choice_" + row.name
                    place: row.place
                    text: row.words
                    remark: row.remark_
                    multiple: root.many
                    selected: row.on
                    onClicked: root.chosen(row.index)
                }
            }
        }
    }
    Pager {
        id: pager
        x: root.aside ? root.width - width : 0
        y: root.aside ? root.headH + letters.taken : root.height - height
        width: root.aside ? implicitWidth : root.width
        height: root.aside ? Math.min(root.room, implicitHeight) : implicitHeight
        upright: root.aside
        name: root.name
        page: root.page
        pages: root.pages
        onTurned: page => root.page = page
    }

    component LetterKey: Pressable {
        id: cap
        required property int index
        property string text: ""
        readonly property bool on: root.question.narrowed === index
        role: Accessible.RadioButton
        label: text
        checkable: true
        checked: on
        width: letters.cellW
        height: Theme.touch
        radius: Theme.radiusKey
        face: on ? Theme.teal50 : Theme.card
        edge: on ? Theme.teal : Theme.edge
        frame: on ? Theme.teal : Theme.bd
        frameWidth: on ? Theme.focusBorder : Theme.pressBorder
        onClicked: {
            root.question.narrow(cap.index)
            root.page = 0
        }
        KText {
            anchors.centerIn: parent
            width: parent.width - Theme.s1
            horizontalAlignment: Text.AlignHCenter
            lineHeight: lineCount > 1 ? Theme.tightLeading : 1
            text: cap.text
            size: Theme.small
            bold: cap.on
            color: cap.on ? Theme.teal : Theme.ink
        }
    }
}
