pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One snag: what was reported, and what the department answered. */
StepScroll {
    id: root

    required property SnagModel model
    readonly property var one: model.one
    readonly property bool answered: one.answer !== undefined && one.answer !== ""

    name: "snag"
    spacing: Theme.s3

    Flow {
        width: root.inner
        spacing: Theme.s2
        Tag { visible: text !== ""; text: root.one.phase ?? ""; kind: root.one.tone ?? "n" }
        Tag { visible: text !== ""; text: root.one.due ?? ""; kind: "y"; icon: "clock" }
    }
    Card {
        visible: root.answered
        width: root.inner
        //: Snags: what the department answered.
        title: qsTr("部门的答复")
        KText { objectName: "snag_answer"; width: parent ? parent.width : 0; text: root.one.answer ?? "" }
        KText { width: parent ? parent.width : 0; text: root.one.answered ?? ""; size: Theme.small; color: Theme.ink2 }
    }
    Card {
        width: root.inner
        title: root.model.matter
        KText { width: parent ? parent.width : 0; text: root.one.sorts ?? ""; bold: true }
        KText { visible: text !== ""; width: parent ? parent.width : 0; text: root.one.words ?? "" }
        KText { width: parent ? parent.width : 0; text: root.one.about ?? ""; size: Theme.small; color: Theme.ink2 }
        KText {
            visible: (root.one.owner ?? "") !== ""
            width: parent ? parent.width : 0
            //: Snags: the department that answers.
            text: qsTr("归%1答复").arg(root.one.owner ?? "")
            size: Theme.small
            color: Theme.ink2
        }
    }
}
