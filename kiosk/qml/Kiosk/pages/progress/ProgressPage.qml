pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One case: how it stands, who has it, what happened when, how many days are left. */
FlowPage {
    id: page

    required property ProgressModel model
    /*! Days left stand in a card of their own. */
    readonly property bool tall: Theme.elder && Theme.portrait && model.hasDeadline
    /*! Where there is room for it, the tile says as well that nothing is to be supplied: in three tiles none has
        room to say why it cannot be urged. */
    readonly property bool supplements: model.canSupplement || model.supplied
        || !(Theme.elder || Theme.flat || model.canWithdraw)

    /*! The citizen wants to rate it. */
    signal rate()

    Connections {
        target: page.model
        function onTold(words: string) {
            page.toast.show(words, "info")
        }
    }

    reaching: false
    infoAside: false
    lead: Theme.flat ? "" : qsTr("查进度")
    title: model.matter
    actions.nextText: qsTr("评价这次服务")
    actions.nextIcon: "rate"
    actions.nextEnabled: model.canRate
    actions.nextReason: model.rated ? qsTr("您已经评价过了") : qsTr("办好后再评价")
    onNext: page.rate()
    actions.otherText: Theme.elder ? qsTr("打一张") : qsTr("打印进度单")
    actions.otherIcon: Theme.elder || Theme.compact ? "" : "print"
    actions.otherBusy: model.printing
    onOther: page.model.print()

    StepScroll {
        id: scroll
        width: parent.width
        height: Theme.flat ? parent.height : doing.y - Theme.s3
        name: "progress"
        spacing: Theme.s3

        Card {
            id: facts
            width: parent.width
            height: implicitHeight
            Item {
                width: parent.width
                height: Math.max(words.height, days.visible ? days.height : 0) + Theme.s2
                Column {
                    id: words
                    y: Theme.s1
                    width: parent.width - (days.visible ? days.width + Theme.s5 : 0)
                    spacing: Theme.s1
                    Flow {
                        width: parent.width
                        spacing: Theme.s2
                        Tag { objectName: "state_tag"; text: page.model.state; kind: page.model.kind }
                    }
                    Repeater {
                        model: Theme.flat ? [] : page.model.rows
                        Flow {
                            id: fact
                            required property var modelData
                            width: words.width
                            spacing: Theme.s2
                            KText { id: factName; text: fact.modelData.name; color: Theme.ink2; wrapMode: Text.NoWrap }
                            KText { text: fact.modelData.value; bold: true; width: Math.min(implicitWidth, words.width) }
                        }
                    }
                    KText { width: parent.width; text: page.model.words; visible: text !== ""; color: Theme.ink2 }
                    Repeater {
                        model: page.model.missing
                        Tag {
                            required property string modelData
                            kind: "y"
                            width: Math.min(implicitWidth, parent ? parent.width : implicitWidth)
                            text: qsTr("还差：%1").arg(modelData)
                        }
                    }
                }
                Rectangle {
                    visible: days.visible
                    x: days.x - Theme.s3
                    y: Theme.s1
                    width: Theme.hair
                    height: parent.height - Theme.s2
                    color: Theme.line
                }
                DeadlineBox {
                    id: days
                    visible: page.model.hasDeadline && !page.tall
                    x: parent.width - width
                    y: Theme.s1
                    daysLeft: page.model.left
                    total: page.model.total
                    provisional: page.model.provisional
                }
            }
        }
        Supplement {
            visible: Theme.flat && page.supplements
            objectName: visible ? "supplement" : ""
            height: visible ? Theme.buttonH : 0
            width: Math.min(scroll.inner, Theme.elder ? scroll.inner : Theme.primaryW)
        }
        Urge {
            visible: Theme.flat && !Theme.compact
            objectName: visible ? "urge" : ""
            height: visible ? Theme.buttonH : 0
            width: Math.min(scroll.inner, Theme.elder ? scroll.inner : Theme.primaryW)
        }
        Card {
            visible: Theme.flat
            width: parent.width
            height: visible ? implicitHeight : 0
            Repeater {
                model: Theme.flat ? page.model.rows : []
                Flow {
                    id: fact2
                    required property var modelData
                    width: parent ? parent.width : 0
                    topPadding: Theme.s1
                    spacing: Theme.s2
                    KText { text: fact2.modelData.name; color: Theme.ink2; wrapMode: Text.NoWrap }
                    KText { text: fact2.modelData.value; bold: true; width: Math.min(implicitWidth, fact2.width) }
                }
            }
        }
        Card {
            visible: page.tall
            width: parent.width
            height: visible ? implicitHeight : 0
            DeadlineBox {
                visible: page.model.hasDeadline
                daysLeft: page.model.left
                total: page.model.total
                provisional: page.model.provisional
            }
        }
        Repeater {
            model: Theme.elder || Theme.compact ? page.model.chunks : [page.model.events]
            Card {
                id: part
                required property var modelData
                width: scroll.inner
                height: implicitHeight + Theme.s1
                Item { width: 1; height: Theme.s1 }
                Timeline {
                    width: parent.width
                    events: part.modelData
                }
            }
        }
        Urge {
            visible: Theme.compact
            objectName: visible ? "urge" : ""
            height: visible ? Theme.buttonH : 0
            width: Math.min(scroll.inner, Theme.elder ? scroll.inner : Theme.primaryW)
        }
        Withdraw {
            visible: Theme.flat && page.model.canWithdraw
            objectName: visible ? "withdraw" : ""
            height: visible ? Theme.buttonH : 0
            width: Math.min(scroll.inner, Theme.elder ? scroll.inner : Theme.primaryW)
        }
    }
    Flow {
        id: doing
        readonly property int count: 1 + (page.supplements ? 1 : 0) + (page.model.canWithdraw ? 1 : 0)
        readonly property int inRow: Theme.elder && Theme.portrait ? Math.min(2, count) : Math.max(2, count)
        readonly property real tileW: Math.floor((width - (inRow - 1) * Theme.s3) / inRow)
        visible: !Theme.flat
        y: parent.height - height - Theme.edgeStep
        width: parent.width
        spacing: Theme.s3
        Urge { visible: !Theme.flat; objectName: visible ? "urge" : ""; width: doing.tileW }
        Supplement {
            visible: !Theme.flat && page.supplements
            objectName: visible ? "supplement" : ""
            width: doing.tileW
        }
        Withdraw {
            visible: !Theme.flat && page.model.canWithdraw
            objectName: visible ? "withdraw" : ""
            width: doing.tileW
        }
    }

    component Urge: Tile {
        height: Theme.buttonH
        off: !page.model.canUrge
        icon: "mega"
        //: Progress page: asks the person in charge to hurry.
        text: qsTr("催一催")
        sub: page.model.urgeWords
        onClicked: page.model.urge()
    }
    component Supplement: Tile {
        height: Theme.buttonH
        off: !page.model.canSupplement
        icon: "cloudup"
        //: Progress page: supply what the county asked for in a correction.
        text: qsTr("补交材料")
        sub: page.model.canSupplement ? qsTr("补齐了接着办") : page.model.supplied ? qsTr("齐了，等着送") : qsTr("现在不用补")
        onClicked: page.model.supplement()
    }
    component Withdraw: Tile {
        height: Theme.buttonH
        // Not the arrow of 返回, which stands right under it.
        icon: "x"
        //: Progress page: the applicant takes the case back.
        text: qsTr("撤回这件")
        sub: qsTr("不办了再点")
        onClicked: page.model.withdraw()
    }
}
