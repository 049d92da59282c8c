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
    readonly property bool more: !signing && !together

    reaching: false
    infoAside: false
    //: Check page: its title.
    title: Theme.elder ? qsTr("没错就签名") : qsTr("请核对，没错就签名")
    /*! More of what was said stands on another page of the same. */
    readonly property bool unread: !signing && scroll.page + 1 < scroll.pages
    //: Check page: before its last page, on it, and on the part with the signature.
    actions.nextText: unread ? qsTr("没错，下一页") : more ? qsTr("没错，去签名") : qsTr("确认提交")
    actions.nextIcon: more ? "" : "check"
    actions.nextIconAfter: more ? "next" : ""
    actions.nextEnabled: more || model.reason === ""
    actions.nextReason: model.reason
    actions.nextBusy: model.busy
    actions.backText: signing && !together ? qsTr("再看一遍") : qsTr("返回")
    onNext: {
        if (page.unread)
            scroll.page += 1
        else if (page.more)
            page.signing = true
        else
            page.model.submit(pad.width, pad.height)
    }

    readonly property int sheetTop: Math.max(0, Theme.reachTop - contentTop)
    /*! Groups, promise and pad stand on one page when there is room for all three. */
    readonly property bool together: !scroll.needed && scroll.natural + Theme.s3 + hand.height + (Theme.portrait ? 0 : 0) <= body.height
        && Math.max(scroll.natural + Theme.s3, sheetTop) + hand.height <= body.height
    property bool signing: false
    /*! Why it was not filed stands above the groups: that part shows again, the signature stays. */
    readonly property string problem: model.problem
    onProblemChanged: {
        if (problem !== "") {
            page.signing = false
            scroll.page = 0
        }
    }

    StepScroll {
        id: scroll
        readonly property int natural: groups.count * rowH + (page.problem !== "" ? trouble.height + spacing : 0)
        readonly property int rowH: groups.count > 0 && groups.itemAt(0) !== null ? (groups.itemAt(0) as Item).height + spacing : Theme.fieldH
        visible: !page.signing || page.together
        width: parent.width
        height: parent.height
        name: "check"
        spacing: Theme.s1

        Row {
            id: trouble
            visible: page.problem !== ""
            width: parent.width
            spacing: Theme.s2
            KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
            KText {
                objectName: "problem"
                width: parent.width - sign.width - Theme.s2
                text: page.problem
                bold: true
                color: Theme.red
            }
        }
        Repeater {
            id: groups
            model: page.model.groups
            Rectangle {
                id: plate
                required property int index
                required property string key
                required property string icon
                required property string caption
                required property string title
                required property string detail
                required property string target
                required property string step
                width: scroll.inner
                height: row.implicitHeight
                radius: Theme.radiusButton
                color: Theme.card
                border.width: Theme.highContrast ? Theme.inputBorder : Theme.hair
                border.color: Theme.line
                SummaryRow {
                    id: row
                    x: Theme.cardPad
                    width: parent.width - 2 * x
                    height: implicitHeight
                    first: true
                    key: plate.key
                    icon: plate.icon
                    caption: plate.caption
                    title: plate.title
                    detail: plate.detail
                    onChangeAsked: page.model.change(plate.target, plate.step)
                }
            }
        }
    }
    Column {
        id: hand
        visible: page.signing || page.together
        y: page.together ? Math.max(page.sheetTop, scroll.natural + Theme.s3)
            : Math.max(0, Math.min(page.sheetTop, page.body.height - height))
        width: parent.width
        spacing: Theme.s3

        Flow {
            width: parent.width
            spacing: Theme.gap
            CheckRow {
                objectName: "accept"
                width: Theme.elder ? parent.width : parent.width - read.width - Theme.gap
                //: Check page: the promise the citizen ticks.
                text: qsTr("我保证以上都是真的，同意按《告知承诺书》办理")
                checked: page.model.accepted
                onClicked: page.model.accept(checked)
            }
            KButton {
                id: read
                objectName: "read_commitment"
                small: true
                icon: "doc"
                text: Theme.elder ? qsTr("看全文") : qsTr("看承诺书")
                onClicked: letter.open()
            }
        }
        Rectangle {
            width: parent.width
            height: inside.height + 2 * Theme.s2
            radius: Theme.radiusCard
            color: Theme.card
            border.width: Theme.highContrast ? Theme.inputBorder : Theme.hair
            border.color: Theme.line
            Column {
                id: inside
                x: Theme.cardPad
                y: Theme.s2
                width: parent.width - 2 * x
                Item {
                    width: parent.width
                    height: Math.max(ask.height, again.height + Theme.edgeStep) + Theme.s2
                    Column {
                        id: ask
                        width: again.x - Theme.s2
                        KText { width: parent.width; text: qsTr("用手指在框里写您的名字"); size: Theme.elder ? Theme.body : Theme.button; bold: true }
                        KText { width: parent.width; visible: !Theme.compact; text: qsTr("签名只用于这次申请"); size: Theme.small; color: Theme.ink2 }
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
                    height: page.padH
                    onStrokesChanged: page.model.write(strokes)
                }
            }
        }
    }

    /*! As tall as the place allows, never taller than the pad of the drawing. */
    readonly property int padH: Math.max(Theme.signH * 0.45, Math.min(Theme.signH,
        dockTop - Theme.s3 - Math.max(contentTop, Theme.reachTop) - Theme.check * 2 - Theme.buttonSmallH * 2 - 6 * Theme.s3))

    CommitmentSheet {
        id: letter
        parent: page
        words: page.model.commitment
    }
}
