pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The township's snags: new answers first. */
StepScroll {
    id: root

    required property SnagModel model

    name: "snags"
    spacing: Theme.s2

    KText {
        visible: root.model.none
        width: root.inner
        text: qsTr("还没有反映过问题。下沉到镇、村的事项办不下去时，按“反映新问题”，管这个事项的县直部门会答复。")
    }
    Repeater {
        model: root.model.rows
        Pressable {
            id: row
            required property int index
            required property string key
            required property string matter
            required property string sorts
            required property string about
            required property string phase
            required property string tone
            required property bool unread
            objectName: "snag_" + index
            width: root.inner
            height: words.height + 2 * Theme.s2
            radius: Theme.radiusCard
            label: matter + "，" + sorts + "，" + phase
            face: unread ? Theme.yel100 : Theme.card
            onClicked: root.model.open(row.key)
            Column {
                id: words
                x: Theme.cardPad
                y: Theme.s2
                width: tag.x - x - Theme.s2
                KText { width: parent.width; text: row.matter; bold: true; lineHeight: Theme.titleLeading }
                KText { width: parent.width; text: row.sorts; size: Theme.small }
                KText { width: parent.width; text: row.about; size: Theme.small; color: row.unread ? Theme.ink : Theme.ink2 }
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
