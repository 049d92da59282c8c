pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Somebody helps: who, when, by what telephone, at which counter; and one button calls them here. */
FlowPage {
    id: page

    required property HelpModel model
    /*! Staff may sign in from here: not while a citizen rates. */
    property bool staffDoor: false

    signal staffAsked()

    title: Theme.elder ? qsTr("请人帮忙") : qsTr("请帮办员来帮您")
    sub: Theme.compact ? "" : (Theme.elder ? qsTr("招招手，或按下面的电话打过去") : qsTr("招招手，或照下面的办法找人。填了一半的不会丢。"))
    headGap: Theme.compact ? 0 : Theme.s3
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }

    actions.nextText: model.calling ? "" : qsTr("叫人过来")
    actions.nextIcon: "bell"
    actions.otherText: model.calling ? qsTr("不用人来了") : ""
    onNext: model.call()
    onOther: model.cancel()

    StepScroll {
        id: scroll
        anchors.fill: parent
        spacing: Theme.s3

        // To be seen from across the room.
        Rectangle {
            objectName: "called"
            visible: page.model.calling
            width: scroll.inner
            height: visible ? calledWords.height + 2 * Theme.cardPad : 0
            radius: Theme.radiusCard
            color: Theme.yel100
            border.width: Theme.slipBorder
            border.color: Theme.yelEdge
            Column {
                id: calledWords
                x: Theme.cardPad
                y: Theme.cardPad
                width: parent.width - 2 * x
                spacing: Theme.s1
                Row {
                    width: parent.width
                    spacing: Theme.s2
                    KIcon { id: ring; name: page.model.answer === "" ? "bell" : "check"; tone: "ink"; size: Theme.icon4 }
                    KText {
                        objectName: "call_title"
                        width: parent.width - ring.width - Theme.s2
                        text: page.model.answer === "" ? qsTr("这里有人要帮忙") : page.model.answer
                        size: Theme.flat ? Theme.h2 : Measure.ems(text) * Theme.h1 > 2 * width ? Theme.h2 : Theme.h1
                        bold: true
                        lineHeight: Theme.titleLeading
                    }
                }
                KText { objectName: "call_words"; width: parent.width; text: page.model.called }
            }
        }
        Card {
            visible: page.model.offDuty !== ""
            width: scroll.inner
            height: visible ? implicitHeight : 0
            Line { icon: "clock"; name: qsTr("先跟您说一声"); value: page.model.offDuty; last: true }
        }
        Card {
            width: scroll.inner
            Line { icon: "helper"; name: qsTr("今日帮办员"); value: page.model.helper === "" ? qsTr("请到窗口找工作人员") : page.model.helper; last: page.model.phone === "" }
            Line { icon: "phone"; name: qsTr("电话"); value: page.model.phone; last: true }
        }
        Card {
            width: scroll.inner
            Line { icon: "pin"; name: qsTr("哪个窗口"); value: page.model.window; last: page.model.hours === "" }
            Line { icon: "clock"; name: qsTr("上班时间"); value: page.model.hours; last: true }
        }
        Card {
            width: scroll.inner
            Line { icon: "mega"; name: qsTr("不满意、要投诉"); value: qsTr("打 %1").arg(page.model.complaints); last: true }
        }
        ListRow {
            objectName: "staff_door"
            visible: page.staffDoor
            width: scroll.inner
            slim: true
            //: Help page: for the people who work here; leads to their sign-in.
            text: qsTr("我是工作人员")
            onClicked: page.staffAsked()
        }
    }

    component Line: Item {
        id: line
        property string icon: ""
        property string name: ""
        property string value: ""
        property bool last: false
        visible: value !== ""
        width: parent.width
        height: visible ? words.height + 2 * Theme.s2 : 0
        KIcon { id: sign; name: line.icon; tone: "teal"; size: Theme.icon4; anchors.verticalCenter: parent.verticalCenter }
        Column {
            id: words
            x: sign.width + Theme.s3
            y: Theme.s2
            width: parent.width - x
            KText { width: parent.width; text: line.name; size: Theme.small; color: Theme.ink2 }
            KText { width: parent.width; text: line.value; size: Theme.h2; bold: true }
        }
        Rectangle { visible: !line.last; y: parent.height - height; width: parent.width; height: Theme.hair; color: Theme.line }
    }
}
