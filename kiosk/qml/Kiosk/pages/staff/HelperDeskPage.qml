pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 帮办工作台: what this helper did, how the machine is. Its teal head says that this is the staff's page. */
FlowPage {
    id: page

    required property StaffModel staff
    required property HelperModel model
    readonly property list<string> tabs: ["today", "drafts", "waiting", "late", "asked"]
    //: Helper's desk: its five numbers.
    readonly property list<string> names: [qsTr("今日帮办"), qsTr("草稿"), qsTr("待报送"), qsTr("超期"), qsTr("首问")]

    hasTopBar: false
    staffOnly: true
    infoAside: false
    contentTop: Math.max(lead.y + lead.height + Theme.s2, Theme.portrait ? Theme.reachTop : 0)
    lastTool: "helper"
    //: Helper's desk: sign out.
    actions.backText: qsTr("退出工作台")
    //: Helper's desk: go on beside the citizen.
    actions.nextText: qsTr("陪着办")
    actions.nextIcon: "people"
    //: Helper's desk: begin something new.
    actions.otherText: qsTr("新建帮办")
    actions.otherIcon: "plus"

    StaffHead {
        id: head
        parent: page
        shell: page.shell
        model: page.staff
    }
    Column {
        id: lead
        parent: page
        x: Theme.margin
        y: head.height + Theme.s2
        width: page.width - 2 * Theme.margin
        spacing: Theme.s2
        Row {
            visible: page.model.problem !== ""
            width: parent.width
            spacing: Theme.s2
            KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
            KText {
                objectName: "desk_problem"
                width: parent.width - sign.width - Theme.s2
                text: page.model.problem
                bold: true
                color: Theme.red
            }
        }
        KText {
            width: parent.width
            objectName: "desk_visit"
            text: page.model.visit === "" ? qsTr("群众还没有选办什么事。点“陪着办”，回到群众的页面一起办，办件上记您的名字。")
                : qsTr("群众正在办：%1。点“陪着办”，回到刚才那一步，办件上记您的名字。").arg(page.model.visit)
            size: Theme.flat ? Theme.small : Theme.body
        }
        Loader {
            active: Theme.portrait
            visible: active
            width: parent.width
            sourceComponent: devices
        }
    }
    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "desk"
        spacing: Theme.s2

        Row {
            width: scroll.inner
            spacing: Theme.gap
            Repeater {
                model: page.tabs
                Pressable {
                    id: tab
                    required property int index
                    required property string modelData
                    readonly property int count: page.model.counts[index]
                    readonly property bool late: modelData === "late" && count > 0
                    objectName: "desk_tab_" + modelData
                    width: (scroll.inner - 4 * Theme.gap) / 5
                    height: numbers.implicitHeight + 2 * Theme.s2
                    role: Accessible.PageTab
                    checked: page.model.current === modelData
                    label: page.names[index] + " " + count
                    face: late ? Theme.red100 : checked ? Theme.teal50 : Theme.card
                    frame: late ? Theme.edgeRed : checked ? Theme.teal : Theme.line
                    frameWidth: checked ? Theme.focusBorder : Theme.inputBorder
                    onClicked: page.model.turnTo(modelData)
                    Column {
                        id: numbers
                        anchors.centerIn: parent
                        width: parent.width - Theme.s2
                        KText {
                            width: parent.width
                            horizontalAlignment: Text.AlignHCenter
                            text: tab.count
                            size: Theme.h1Flow
                            bold: true
                            color: tab.late ? Theme.red : tab.checked ? Theme.teal : Theme.ink
                        }
                        KText {
                            width: parent.width
                            horizontalAlignment: Text.AlignHCenter
                            text: page.names[tab.index]
                            color: tab.late ? Theme.red : tab.checked ? Theme.teal : Theme.ink
                        }
                    }
                }
            }
        }
        Repeater {
            model: page.model.rows
            Pressable {
                id: row
                required property int index
                required property string key
                required property string kind
                required property string name
                required property string who
                required property string phase
                required property string tone
                objectName: "desk_row_" + index
                width: scroll.inner
                height: Math.max(words.height, tag.height, Theme.touch - 2 * Theme.s2) + 2 * Theme.s2
                label: name + "，" + who + "，" + phase
                off: kind === "along"
                frameWidth: Theme.pressBorder
                onClicked: page.model.openRow(kind, key)
                Column {
                    id: words
                    x: Theme.cardPad
                    y: Theme.s2
                    width: tag.x - x - Theme.s2
                    KText { width: parent.width; text: row.name; bold: true; lineHeight: Theme.titleLeading }
                    KText { visible: text !== ""; width: parent.width; text: row.who; size: Theme.small; color: Theme.ink2 }
                }
                Tag {
                    id: tag
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.s3 + go.width
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, row.width * 0.45)
                    text: row.phase
                    kind: row.tone
                }
                KIcon {
                    id: go
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.s2
                    anchors.verticalCenter: parent.verticalCenter
                    visible: !row.off
                    name: "chev"
                    tone: "ink"
                    size: Theme.icon1
                }
            }
        }
        Loader {
            active: !Theme.portrait
            visible: active
            width: scroll.inner
            sourceComponent: devices
        }
    }
    // Only told, never pressed: on the tall panel it stands above the reach line.
    Component {
        id: devices
        Column {
            id: all
            spacing: Theme.s2
            KText {
                visible: page.model.parts.length > 0
                width: all.width
                //: Helper's desk: how the printers and readers are.
                text: qsTr("设备")
                size: Theme.h2
                bold: true
            }
            Grid {
                id: parts
                width: all.width
                columns: 3
                spacing: Theme.s2
                Repeater {
                    model: page.model.parts
                    Rectangle {
                        id: part
                        required property int index
                        required property var modelData
                        readonly property bool well: modelData.tone === "g"
                        objectName: "desk_part_" + modelData.name
                        width: (parts.width - (parts.columns - 1) * parts.spacing) / parts.columns
                        height: told.height + 2 * Theme.s2
                        radius: Theme.radiusCard
                        color: well ? Theme.card : Theme.yel100
                        border.width: Theme.inputBorder
                        border.color: well ? Theme.line : Theme.yelEdge
                        KIcon { id: mark; x: Theme.s3; anchors.verticalCenter: parent.verticalCenter; name: part.modelData.icon; tone: "ink"; size: Theme.icon3 }
                        Column {
                            id: told
                            x: mark.x + mark.width + Theme.s2
                            y: Theme.s2
                            width: parent.width - x - Theme.s2
                            KText { width: parent.width; text: part.modelData.label; bold: true }
                            KText { width: parent.width; text: part.modelData.words; size: Theme.small; color: part.well ? Theme.green : Theme.amber }
                        }
                    }
                }
            }
        }
    }
}
