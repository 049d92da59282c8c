pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Something went wrong: what happened, what to do. next() tries again or goes home; back() goes back. */
FlowPage {
    id: page

    required property ErrorModel model

    title: model.title
    // Where height is short, what it says is turned over with the rest.
    sub: Theme.flat ? "" : model.text
    headGap: Theme.compact ? 0 : Theme.s3
    reaching: false
    info: Rectangle {
        visible: !Theme.compact
        width: Theme.bigBall
        height: Theme.bigBall
        radius: width / 2
        color: Theme.yel100
        border.width: Theme.slipBorder
        border.color: Theme.yelEdge
        KIcon { anchors.centerIn: parent; name: "warn"; tone: "amber"; size: Theme.icon5 }
    }
    actions.nextText: model.retry ? qsTr("再试一次") : qsTr("回首页")
    actions.nextIcon: model.retry ? "refresh" : "home"

    StepScroll {
        id: scroll
        anchors.fill: parent
        spacing: Theme.s3
        KText {
            visible: Theme.flat
            width: scroll.inner
            text: page.model.text
        }
        Card {
            width: scroll.inner
            title: qsTr("您可以")
            Column {
                id: ways
                width: parent.width
                spacing: Theme.s2
                bottomPadding: Theme.s1
                Repeater {
                    model: page.model.retry ? [qsTr("按右下角“再试一次”"), qsTr("叫旁边的帮办员来看看"), qsTr("到综合窗口办，一样能办")]
                                            : [qsTr("叫旁边的帮办员来看看"), qsTr("到综合窗口办，一样能办")]
                    Row {
                        id: way
                        required property string modelData
                        width: ways.width
                        spacing: Theme.s2
                        KIcon { id: mark; name: "check"; tone: "teal"; size: Theme.icon2 }
                        KText { width: way.width - mark.width - Theme.s2; text: way.modelData }
                    }
                }
            }
        }
        KText {
            visible: page.model.detail !== ""
            width: scroll.inner
            text: qsTr("详情（给管理员看）：%1").arg(page.model.detail)
            size: Theme.small
            color: Theme.ink2
        }
    }
}
