pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    Elder replacement of the step bar: 第 3 题 共 6 题, and a bar each. \c current counts from 0. Where an answer may
    leave questions out, 最多 6 题 (\c extent "most"); where one still says how many there are ("open"), no total.
*/
Item {
    id: root

    property int current: 0
    property int count: 1
    property string extent: "all"
    /*! One for each question as long as they can be told apart: each answer moves the yellow one on. */
    readonly property int shown: Math.min(count, Math.floor((bars.width + bars.spacing) / (Theme.s1 + bars.spacing)))
    //: Elder pages: how many questions there are at most; answers may leave some out.
    readonly property string totalWords: extent === "open" ? "" : extent === "most" ? qsTr("最多 %1 题").arg(count) : qsTr("共 %1 题").arg(count)

    implicitHeight: Theme.stepBarH
    Accessible.role: Accessible.StaticText
    Accessible.name: where.text + (totalWords === "" ? "" : " " + totalWords)

    KText {
        id: where
        objectName: "question_number"
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("第 %1 题").arg(root.current + 1)
        size: Theme.small
        bold: true
        wrapMode: Text.NoWrap
    }
    KText {
        id: total
        objectName: "question_total"
        x: where.x + where.width + Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        text: root.totalWords
        size: Theme.small
        color: Theme.ink2
        wrapMode: Text.NoWrap
    }
    Row {
        id: bars
        visible: root.extent !== "open"
        x: total.x + total.width + Theme.s3
        width: root.width - x - Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.count > 12 ? Theme.s1 / 2 : Theme.s1 + Theme.s1 / 2
        Repeater {
            model: root.shown
            Rectangle {
                required property int index
                readonly property int at: root.count <= root.shown ? index : Math.floor(index * root.count / root.shown)
                readonly property bool now: root.count <= root.shown ? index === root.current
                    : index === Math.floor(root.current * root.shown / root.count)
                width: (bars.width - (root.shown - 1) * bars.spacing) / root.shown
                height: Theme.s3
                radius: Math.min(width, height) / 2
                color: now ? Theme.yel : (at < root.current ? Theme.teal : Theme.card)
                border.width: at < root.current && !now ? 0 : root.count > 12 ? Theme.hair : Theme.inputBorder
                border.color: now ? Theme.yelDeep : Theme.line2
            }
        }
    }
}
