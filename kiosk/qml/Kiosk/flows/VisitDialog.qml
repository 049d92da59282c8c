import QtQuick
import Kiosk
import Kiosk.Bridge

/*! What the visit asks over any page. */
Dialog {
    id: root

    required property VisitModel visit

    name: "visit"
    title: visit.title
    text: visit.text
    answers: visit.answers
    icon: visit.asking === "fault" ? "warn" : (visit.asking === "kept" ? "save" : "info")
    onAnswered: index => root.visit.answer(index)

    // Not a binding: the dialog hides itself when it is answered, and one answer may lead to the next question.
    Connections {
        target: root.visit
        function onChanged() {
            if (root.visit.asking === "")
                root.shown = false
            else if (!root.shown)
                root.open()
        }
    }
}
