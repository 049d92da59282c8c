pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One training: when, where and what about; whether one signed in, and what came of it. */
StepScroll {
    id: root

    required property TrainingModel model
    readonly property var one: model.one
    readonly property bool off: (one.cancelled ?? "") !== ""

    name: "training"
    spacing: Theme.s3

    Tag { objectName: "training_phase"; text: root.one.phase ?? ""; kind: root.one.tone ?? "n" }
    Card {
        visible: root.off
        width: root.inner
        //: A training: why it is not held.
        title: qsTr("为什么取消")
        KText { objectName: "training_cancelled"; width: parent ? parent.width : 0; text: root.one.cancelled ?? ""; bold: true; color: Theme.red }
    }
    Card {
        visible: (root.one.outcome ?? "") !== ""
        width: root.inner
        //: A training: passed or not, score.
        title: qsTr("您的成绩")
        KText { objectName: "training_result"; width: parent ? parent.width : 0; text: (root.one.outcome ?? "") + " " + (root.one.score ?? ""); size: Theme.h2; bold: true }
        KText { visible: text !== ""; width: parent ? parent.width : 0; text: root.one.marked ?? ""; size: Theme.small; color: Theme.ink2 }
    }
    Card {
        width: root.inner
        title: root.one.title ?? ""
        KText { width: parent ? parent.width : 0; text: root.one.when ?? ""; bold: true }
        KText { width: parent ? parent.width : 0; text: root.one.place ?? ""; bold: true }
        KText {
            width: parent ? parent.width : 0
            //: A training: the department that trains.
            text: qsTr("%1 组织").arg(root.one.owner ?? "")
            size: Theme.small
            color: Theme.ink2
        }
    }
    Card {
        visible: (root.one.matters ?? "") !== "" || (root.one.note ?? "") !== ""
        width: root.inner
        //: A training: which matters it is about.
        title: qsTr("学什么")
        KText { visible: text !== ""; width: parent ? parent.width : 0; text: root.one.matters ?? "" }
        KText { visible: text !== ""; width: parent ? parent.width : 0; text: root.one.note ?? "" }
    }
    Card {
        visible: (root.one.signed ?? "") !== ""
        width: root.inner
        //: A training: when and where one signed in.
        title: qsTr("签到")
        KText { objectName: "training_signed"; width: parent ? parent.width : 0; text: root.one.signed ?? "" }
    }
}
