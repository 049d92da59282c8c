pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 这里还没开通: what it will be, and what works today. next() goes home. */
FlowPage {
    id: page

    required property NoticeModel model

    title: model.title
    // Where height is short, what it says is turned over with the rest.
    sub: Theme.flat ? "" : model.text
    headGap: Theme.compact ? 0 : Theme.s3
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }
    actions.nextText: qsTr("回首页")
    actions.nextIcon: "home"

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
            visible: page.model.ways.length > 0
            title: qsTr("现在可以这样办")
            Column {
                id: ways
                width: parent.width
                spacing: Theme.s2
                bottomPadding: Theme.s1
                Repeater {
                    model: page.model.ways
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
    }
}
