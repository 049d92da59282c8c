import QtQuick
import Kiosk
import Kiosk.Bridge

/*! What the visit asks over any page. */
Dialog {
    id: root

    required property VisitModel visit

    name: "visit"
    shown: visit.asking !== ""
    title: visit.title
    text: visit.text
    answers: visit.answers
    icon: visit.asking === "fault" ? "warn" : (visit.asking === "kept" ? "save" : "info")
    onAnswered: index => root.visit.answer(index)
}
