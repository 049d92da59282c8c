pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The trainings of whoever is signed in: what to sign in for first, what is over last. */
StepScroll {
    id: root

    required property TrainingModel model

    name: "trainings"
    spacing: Theme.s2

    KText {
        visible: root.model.none
        width: root.inner
        text: qsTr("没有通知您的培训。县直部门安排了培训，这里就会出现，培训当天在这里签到。")
    }
    Repeater {
        model: root.model.rows
        Pressable {
            id: row
            required property int index
            required property string key
            required property string title
            required property string when
            required property string place
            required property string phase
            required property string tone
            required property bool waits
            objectName: "training_" + index
            width: root.inner
            height: words.height + 2 * Theme.s2
            radius: Theme.radiusCard
            label: title + "，" + when + "，" + phase
            face: waits ? Theme.yel100 : Theme.card
            onClicked: root.model.open(row.key)
            Column {
                id: words
                x: Theme.cardPad
                y: Theme.s2
                width: tag.x - x - Theme.s2
                KText { width: parent.width; text: row.title; bold: true; lineHeight: Theme.titleLeading }
                KText { width: parent.width; text: row.when; size: Theme.small }
                KText { width: parent.width; text: row.place; size: Theme.small; color: row.waits ? Theme.ink : Theme.ink2 }
            }
            Tag {
                id: tag
                anchors.right: parent.right
                anchors.rightMargin: Theme.s3
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, row.width * 0.4)
                text: row.phase
                kind: row.tone
            }
        }
    }
}
