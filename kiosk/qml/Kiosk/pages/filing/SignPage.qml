pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The last look: groups with 改, the promise, the name written with a finger. Elder mode: three pages of
    the same, by its own 上一页 and 下一页. */
FlowPage {
    id: page

    required property SignModel model
    /*! The signature is on a later part of this page. */
    readonly property bool more: scroll.page + 1 < scroll.pages

    reaching: false
    infoAside: false
    //: Check page: its title.
    title: Theme.elder ? qsTr("没错就签名") : qsTr("请核对，没错就签名")
    //: Check page: before and on the part with the signature.
    actions.nextText: more ? qsTr("没错，去签名") : qsTr("确认提交")
    actions.nextIcon: more ? "" : "check"
    actions.nextIconAfter: more ? "next" : ""
    actions.nextEnabled: more || model.reason === ""
    actions.nextReason: model.reason
    actions.nextBusy: model.busy
    onNext: {
        if (page.more)
            scroll.page += 1
        else
            page.model.submit(pad.width, pad.height)
    }

    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "check"
        spacing: Theme.s3

        Row {
            visible: page.model.problem !== ""
            width: parent.width
            spacing: Theme.s2
            KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
            KText {
                objectName: "problem"
                width: parent.width - sign.width - Theme.s2
                text: page.model.problem
                bold: true
                color: Theme.red
            }
        }
        Card {
            width: parent.width
            height: implicitHeight
            Repeater {
                id: groups
                model: page.model.groups
                SummaryRow {
                    id: row
                    required property int index
                    required property string target
                    required property string step
                    width: parent ? parent.width : 0
                    first: index === 0
                    onChangeAsked: page.model.change(row.target, row.step)
                }
            }
        }
        Row {
            width: parent.width
            spacing: Theme.gap
            CheckRow {
                objectName: "accept"
                width: parent.width - read.width - Theme.gap
                //: Check page: the promise the citizen ticks.
                text: qsTr("我保证以上都是真的，同意按《告知承诺书》办理")
                checked: page.model.accepted
                onClicked: page.model.accept(checked)
            }
            KButton {
                id: read
                objectName: "read_commitment"
                small: true
                anchors.verticalCenter: parent.verticalCenter
                icon: "doc"
                text: Theme.elder ? qsTr("看全文") : qsTr("看承诺书")
                onClicked: letter.open()
            }
        }
        Card {
            width: parent.width
            height: implicitHeight
            Item {
                width: parent.width
                height: Math.max(ask.height, again.height + Theme.edgeStep) + Theme.s2
                Column {
                    id: ask
                    width: again.x - Theme.s2
                    KText { width: parent.width; text: qsTr("用手指在框里写您的名字"); size: Theme.elder ? Theme.body : Theme.button; bold: true }
                    KText { width: parent.width; text: qsTr("签名只用于这次申请"); size: Theme.small; color: Theme.ink2 }
                }
                KButton {
                    id: again
                    objectName: "rewrite"
                    x: parent.width - width
                    small: true
                    icon: "refresh"
                    text: qsTr("重写")
                    onClicked: {
                        pad.clear()
                        page.model.write([])
                    }
                }
            }
            SignPad {
                id: pad
                objectName: "pad"
                width: parent.width
                height: Math.min(Theme.signH, Theme.signH * page.room / Math.max(1, Theme.signH))
                onStrokesChanged: page.model.write(strokes)
            }
        }
    }

    /*! Height left for the pad, so that in standard mode everything stands on one page. */
    readonly property int room: {
        const rest = body.height - groups.count * (Theme.fieldH + Theme.s4 + Theme.s3) - 4 * Theme.s5 - 2 * Theme.buttonSmallH - Theme.check
        return Math.max(Theme.signH * 0.55, Math.min(Theme.signH, rest))
    }

    CommitmentSheet {
        id: letter
        parent: page
        words: page.model.commitment
    }
}
