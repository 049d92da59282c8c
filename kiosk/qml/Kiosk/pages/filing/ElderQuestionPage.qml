pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One question a page, in large type. */
FlowPage {
    id: page

    required property FormModel model
    readonly property QuestionModel asked: model.question
    readonly property string kind: asked === null ? "" : asked.kind
    readonly property bool fixed: asked !== null && asked.readOnly
    readonly property bool written: kind === "text" || kind === "digits" || (fixed && (turned || kind === "place"))
    readonly property bool turned: kind === "wheels"
    readonly property bool chosen: kind === "one" || kind === "many" || kind === "rank" || kind === "paper"
    /*! A long list has pages and letters of its own. */
    readonly property bool long_: chosen && asked !== null && (asked.letters.length > 1 || kind === "rank")
    readonly property bool yesNo: chosen && asked !== null && asked.yesNo
    readonly property bool answered: asked === null || !asked.mandatory || asked.text !== "" || asked.chosen >= 0

    reaching: false
    /*! The question where only it and its answer have room, with what is wrong. */
    readonly property string alone: !bare ? "" : asked !== null && asked.problem !== "" ? title + "　" + asked.problem : title
    readonly property bool inked: kind === "ink"
    fieldAlone: keyboard.open || (Theme.flat && ((turned && !fixed) || long_ || inked))
    infoAside: false
    // What one says yes to stands beside the box, once.
    title: asked === null || kind === "yes" ? model.title : asked.label
    actions.backText: question > 0 && !Theme.oneRow ? qsTr("上一题") : qsTr("返回")
    actions.nextText: {
        const last = extent === "all" && question === questions - 1
        if (kind === "note" || asked === null)
            return last ? qsTr("知道了，下一步") : qsTr("知道了，下一题")
        if (page.inked)
            return last ? qsTr("签好了，下一步") : qsTr("签好了，下一题")
        if (page.chosen)
            return last ? qsTr("选好了，下一步") : qsTr("选好了，下一题")
        //: Elder question page: the last question is answered.
        return last ? qsTr("填好了，下一步") : qsTr("填好了，下一题")
    }

    onAskedChanged: Qt.callLater(page.begin)
    Component.onCompleted: page.begin()

    function begin() {
        if (page.written && !page.fixed)
            field.take()
        else {
            page.forceActiveFocus()
            // The keyboard of the question before would cover the answers of this one.
            InputMethod.hide()
        }
    }

    info: KText {
        width: parent ? parent.width : 0
        visible: text !== ""
        text: page.asked === null ? "" : page.asked.hint
        lineHeight: Theme.bodyLeading
    }

    Field {
        id: field
        visible: page.written
        objectName: "answer"
        // What is wrong with the answer says which question it is about; both do not fit over the keyboard.
        label: page.bare && (problem === "" || Measure.ems(problem) * Theme.small < width) ? page.title : ""
        called: page.title
        width: parent.width
        text: page.asked === null || !page.written ? "" : (page.turned ? page.asked.answer : page.asked.text)
        below: page.asked === null ? "" : page.asked.below
        pad: page.asked === null || !page.written ? "" : page.asked.pad
        readOnly: page.written && page.asked !== null && page.asked.readOnly
        source: page.asked === null ? "" : page.asked.source
        problem: page.asked === null ? "" : page.asked.problem
        inputMethodHints: pad !== "" ? Qt.ImhFormattedNumbersOnly : Qt.ImhNone
        onEdited: text => page.asked.type(text)
        onAccepted: page.next()
    }

    Trouble {
        id: trouble
        visible: text !== "" && !page.written && !scroll.visible && !(page.bare && (page.long_ || page.inked))
        y: lower.y - height - Theme.s2
        width: parent.width
        text: page.asked === null ? "" : page.asked.problem
    }
    Item {
        id: lower
        y: Math.max(trouble.visible && !Theme.portrait ? trouble.height + Theme.s2 : 0, (Theme.portrait ? Theme.reachTop : 0) - page.contentTop)
        width: parent.width
        height: parent.height - y

        Loader {
            width: parent.width
            active: page.turned && !page.fixed
            focus: true
            sourceComponent: WheelsPanel {
                width: lower.width
                focus: true
                label: page.bare ? page.title : ""
                model: page.asked.wheels
            }
        }
        Loader {
            anchors.fill: parent
            active: page.inked
            sourceComponent: InkPanel {
                question: page.asked
                label: page.alone
            }
        }
        Loader {
            anchors.fill: parent
            active: page.long_
            sourceComponent: ChoicePages {
                question: page.asked
                label: page.alone
                onChosen: index => page.asked.choose(index)
                Component.onCompleted: begin()
            }
        }
        Loader {
            width: parent.width
            active: page.yesNo
            sourceComponent: YesNo {
                width: lower.width
                choices: page.asked.choices
                onPicked: index => page.asked.choose(index)
            }
        }
        Loader {
            width: parent.width
            active: page.kind === "place" && !page.fixed
            sourceComponent: PlaceFields {
                width: lower.width
                question: page.asked
            }
        }
    }

    StepScroll {
        id: scroll
        visible: (page.chosen && !page.long_ && !page.yesNo) || page.kind === "yes"
        y: Math.max(0, (Theme.portrait ? Theme.reachTop : 0) - page.contentTop)
        width: parent.width
        height: parent.height - y
        spacing: Theme.gap
        name: "answers"

        Trouble {
            width: parent.width
            text: page.asked === null ? "" : page.asked.problem
        }
        Grid {
            id: answers
            /*! Two short answers stand beside one another where height is short. */
            readonly property bool pairs: Theme.flat && page.asked !== null && page.asked.options.length > 2
                && page.asked.options.every(text => text.length <= Theme.pairedWords)
            readonly property real slot: pairs ? (width - Theme.colGap) / 2 : width
            visible: page.chosen
            width: parent.width
            columns: pairs ? 2 : 1
            spacing: Theme.gap
            columnSpacing: Theme.colGap
            Repeater {
                model: scroll.visible && page.chosen && page.asked !== null ? page.asked.choices : null
                OptionRow {
                    required property int index
                    required property string name
                    required property string words
                    required property string remark_
                    required property bool on
                    objectName: "choice_" + name
                    width: answers.slot
                    multiple: page.kind === "many"
                    text: words
                    remark: remark_
                    selected: on
                    onClicked: page.asked.choose(index)
                }
            }
        }
        CheckRow {
            visible: page.kind === "yes"
            objectName: "promise"
            width: parent.width
            text: page.asked === null ? "" : page.asked.label
            checked: page.asked !== null && page.asked.acknowledged
            onClicked: page.asked.acknowledge(checked)
        }
    }

    Row {
        visible: page.model.canAdd || page.model.canRemove || page.model.undoText !== ""
        y: parent.height - height - Theme.edgeStep
        spacing: Theme.gap
        KButton {
            objectName: "repeat_add"
            visible: page.model.canAdd
            kind: "soft"
            icon: "plus"
            small: true
            text: page.model.addText
            onClicked: page.model.add()
        }
        KButton {
            objectName: "repeat_remove"
            visible: page.model.canRemove
            kind: "danger"
            icon: "trash"
            small: true
            text: qsTr("去掉这一个")
            onClicked: page.model.remove()
        }
        KButton {
            objectName: "repeat_undo"
            visible: page.model.undoText !== ""
            icon: "refresh"
            small: true
            text: page.model.undoText
            onClicked: page.model.undo()
        }
    }

    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
