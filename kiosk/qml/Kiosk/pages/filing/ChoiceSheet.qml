pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The answers of one question over the page; choosing one of them closes the sheet, several do not. */
Sheet {
    id: root

    property QuestionModel question: null
    readonly property bool many: question !== null && question.kind !== "one"

    name: "choices"
    title: question === null ? "" : question.label
    closeText: inked ? qsTr("签好了") : many ? qsTr("选好了") : qsTr("关上")
    readonly property bool inked: question !== null && question.kind === "ink"

    function ask(question: QuestionModel) {
        root.question = question
        root.open()
        const list = pages.item as ChoicePages
        if (list !== null)
            list.begin()
    }

    Loader {
        id: pages
        anchors.fill: parent
        active: root.shown && root.question !== null && root.question.kind !== "wheels" && !root.inked
        sourceComponent: ChoicePages {
            question: root.question
            onChosen: index => {
                root.question.choose(index)
                if (!root.many)
                    root.close()
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: root.shown && root.inked
        sourceComponent: InkPanel { question: root.question }
    }
    Loader {
        width: parent.width
        active: root.shown && root.question !== null && root.question.wheels !== null
        focus: true
        sourceComponent: WheelsPanel {
            width: root.body.width
            model: root.question.wheels
            focus: true
        }
    }
}
