pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One question of the standard form page, asked the way its kind wants. */
Item {
    id: root

    required property QuestionModel question
    objectName: "cell_" + name
    Accessible.role: Accessible.Grouping
    Accessible.name: question.label
    readonly property string name: "q_" + question.path.replace(/[^A-Za-z0-9]+/g, "_")

    /*! A form field: may stand above the reach line, where the keyboard leaves room for it. */
    readonly property bool field: true

    /*! The citizen wants to choose from a list. */
    signal choiceAsked()
    /*! The field was entered; the item is what should stay in sight. */
    signal entered(Item item)

    implicitHeight: asked.item ? (asked.item as Item).implicitHeight : 0

    function take() {
        if (asked.item instanceof Field)
            (asked.item as Field).take()
        else if (asked.item instanceof PlaceFields)
            (asked.item as PlaceFields).take()
        else
            (asked.item as Item)?.nextItemInFocusChain(true)?.forceActiveFocus(Qt.TabFocusReason)
    }

    Loader {
        id: asked
        width: parent.width
        sourceComponent: {
            switch (root.question.kind) {
            case "one": return root.question.segmented && !root.question.readOnly ? segments : (root.question.readOnly ? written : list)
            case "many": case "paper": return boxes
            case "rank": return list
            case "wheels": return root.question.readOnly ? written : list
            case "ink": return list
            case "place": return root.question.readOnly ? written : map
            case "yes": return promise
            case "note": return note
            default: return written
            }
        }
    }

    Component {
        id: written
        Field {
            objectName: root.name
            label: root.question.label
            mandatory: root.question.mandatory
            readOnly: root.question.readOnly
            hint: root.question.hint
            problem: root.question.problem
            source: root.question.source
            below: root.question.below
            pad: root.question.pad
            text: root.question.kind === "one" || root.question.kind === "wheels" ? root.question.answer : root.question.text
            inputMethodHints: root.question.pad !== "" ? Qt.ImhFormattedNumbersOnly : Qt.ImhNone
            onEdited: text => root.question.type(text)
            onFocusedChanged: {
                if (focused)
                    root.entered(root)
                else
                    root.question.leave()
            }
        }
    }
    Component {
        id: list
        ChoiceField {
            objectName: root.name
            label: root.question.label
            mandatory: root.question.mandatory
            problem: root.question.problem
            hint: root.question.hint !== "" ? root.question.hint : root.question.kind === "ink" ? qsTr("点这里签名") : qsTr("点这里选")
            text: root.question.answer
            onClicked: root.choiceAsked()
        }
    }
    Component {
        id: map
        PlaceFields {
            question: root.question
            name: root.name
            onEntered: root.entered(root)
        }
    }
    Component {
        id: segments
        Column {
            spacing: Theme.s1
            Segmented {
                width: parent.width
                objectName: root.name
                label: root.question.label
                mandatory: root.question.mandatory
                options: root.question.options
                chosen: root.question.chosen
                onPicked: index => root.question.choose(index)
            }
            Wrong { question: root.question; width: parent.width }
        }
    }
    Component {
        id: boxes
        Column {
            spacing: Theme.gap
            KText { width: parent.width; text: root.question.label; size: Theme.small; bold: true }
            Grid {
                columns: 2
                spacing: Theme.gap
                Repeater {
                    model: root.question.choices
                OptionRow {
                    required property int index
                    required property string name
                    required property string words
                    required property bool on
                    objectName: root.name + "_" + name
                    width: (root.width - Theme.gap) / 2
                    multiple: root.question.kind === "many"
                    text: words
                    selected: on
                    onClicked: root.question.choose(index)
                }
                }
            }
            Wrong { question: root.question; width: parent.width }
        }
    }
    Component {
        id: promise
        Column {
            spacing: Theme.s1
            CheckRow {
                objectName: root.name
                width: root.width
                text: root.question.label
                checked: root.question.acknowledged
                onClicked: root.question.acknowledge(checked)
            }
            Wrong { question: root.question; width: parent.width }
        }
    }
    Component {
        id: note
        Row {
            spacing: Theme.s2
            KIcon { id: sign; name: "info"; tone: "soft"; size: Theme.icon2 }
            KText { width: root.width - sign.width - Theme.s2; text: root.question.label }
        }
    }

    component Wrong: Row {
        id: wrong
        required property QuestionModel question
        visible: question.problem !== ""
        spacing: Theme.s1
        KIcon { id: mark; name: "warn"; tone: "red"; size: Theme.icon1 }
        KText {
            width: wrong.width - mark.width - Theme.s1
            text: wrong.question.problem
            size: Theme.small
            bold: true
            color: Theme.red
        }
    }
}
