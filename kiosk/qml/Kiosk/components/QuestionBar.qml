pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Elder replacement of the step bar: 第 3 题 共 6 题, and a bar each. \c current counts from 0. */
Item {
    id: root

    property int current: 0
    property int count: 1
    readonly property int shown: Math.min(count, 12)

    implicitHeight: Theme.stepBarH
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("第 %1 题，共 %2 题").arg(current + 1).arg(count)

    KText {
        id: where
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("第 %1 题").arg(root.current + 1)
        size: Theme.small
        bold: true
        wrapMode: Text.NoWrap
    }
    KText {
        id: total
        x: where.x + where.width + Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("共 %1 题").arg(root.count)
        size: Theme.small
        color: Theme.ink2
        wrapMode: Text.NoWrap
    }
    Row {
        id: bars
        x: total.x + total.width + Theme.s3
        width: root.width - x - Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s1 + Theme.s1 / 2
        Repeater {
            model: root.shown
            Rectangle {
                required property int index
                readonly property int at: root.count <= root.shown ? index : Math.floor(index * root.count / root.shown)
                readonly property bool now: root.count <= root.shown ? index === root.current
                    : index === Math.floor(root.current * root.shown / root.count)
                width: (bars.width - (root.shown - 1) * bars.spacing) / root.shown
                height: Theme.s3
                radius: height / 2
                color: now ? Theme.yel : (at < root.current ? Theme.teal : Theme.card)
                border.width: at < root.current && !now ? 0 : Theme.inputBorder
                border.color: now ? Theme.yelDeep : Theme.line2
            }
        }
    }
}
