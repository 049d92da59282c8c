pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    What would you like done today? Search, the four most asked for, six domains and the other doors.

    Adds: domainChosen(domain), matterChosen(code), searchAsked(), progressAsked(), helpAsked(), opennessAsked(),
    voicesAsked() and noticeAsked(topic) for what is not open yet.
*/
FlowPage {
    id: page

    required property HomeModel model
    readonly property bool ready: model.state === "ready"
    readonly property real tileW: (body.width - 2 * Theme.colGap) / 3

    signal domainChosen(string domain)
    signal matterChosen(string code)
    signal searchAsked()
    signal progressAsked()
    signal bundlesAsked()
    signal helpAsked()
    signal opennessAsked()
    signal voicesAsked()
    signal noticeAsked(string topic)

    title: Theme.landscape ? qsTr("%1，\n今天办什么事？").arg(model.greeting) : qsTr("%1，今天办什么事？").arg(model.greeting)
    titleSize: Theme.hero
    headGap: Theme.heroGap
    sub: {
        if (Theme.compact)
            return ""
        if (Theme.low)
            return qsTr("低位模式：能按的都在下面，伸手就够得着")
        return ready ? qsTr("%1 个高频事项全县通办，在%2就能办").arg(model.total).arg(model.township === "" ? qsTr("这里") : model.township)
                     : qsTr("办事清单还没有到，请先到窗口办")
    }
    subSize: Theme.heroSub
    hasActions: false
    lastTool: "language"
    inviteElder: true
    contentTop: Theme.landscape ? Theme.topBarH : (Theme.compact ? Theme.heroH + Theme.s2 : Theme.reachTop + (Theme.low ? Theme.s2 + Theme.s1 / 2 : 0))

    backdrop: [
        HeroBackdrop { now: true },
        HelperCard {
            visible: !Theme.compact
            x: Theme.landscape ? Theme.s4 : Theme.margin
            y: Theme.landscape ? parent.height - height - Theme.s4 : Theme.helperCardY
            width: Theme.landscape ? Theme.asideW - 2 * Theme.s4 : Theme.frameWidth - 2 * Theme.margin
            helper: page.shell.helper
            hours: page.shell.hours
        }
    ]

    Item {
        width: parent.width
        height: parent.height

        SearchField {
            id: search
            objectName: "search"
            width: Theme.compact ? Theme.homeSearchW : parent.width
            height: Theme.searchH
            hint: Theme.compact ? qsTr("搜事项，如“养老”") : qsTr("搜事项，可输拼音首字母，如“养老”或“YL”")
            onClicked: page.searchAsked()
        }

        Row {
            id: often
            readonly property int labelW: Theme.compact ? 0 : oftenLabel.implicitWidth + Theme.s2
            readonly property int shown: Theme.compact ? 3 : 4
            /*! Two lines of Chinese; of words that break only between them, three where there is height. */
            function brief(text: string, line: real): string {
                const chinese = text.charCodeAt(0) > 0x2e80
                const room = chinese ? Math.min(12, 2 * Math.floor(line)) : line * (Theme.portrait ? 3 : 2) * 0.62
                if (Measure.ems(text) <= room)
                    return text
                let end = text.length
                while (end > 1 && Measure.ems(text.slice(0, end)) + 1 > room)
                    end--
                return text.slice(0, end).trim() + "…"
            }
            readonly property real chipW: (width - labelW - (shown - 1) * Theme.s2) / shown
            visible: !Theme.low
            x: Theme.compact ? search.width + Theme.s2 : 0
            y: Theme.compact ? 0 : search.height + Theme.colGap
            width: parent.width - x
            height: visible ? Math.max(chips.height, Theme.chipMinH) : 0
            spacing: Theme.s2

            Row {
                id: oftenLabel
                visible: !Theme.compact
                spacing: Theme.s1
                height: Theme.chipMinH
                KIcon { name: "hot"; tone: "ink"; size: Theme.icon1; anchors.verticalCenter: parent.verticalCenter }
                KText {
                    //: Home page: before the four matters most asked for here.
                    text: qsTr("常办")
                    size: Theme.small
                    bold: true
                    wrapMode: Text.NoWrap
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
            Row {
                id: chips
                spacing: Theme.s2
                Repeater {
                    model: page.model.frequent
                    Pressable {
                        id: chip
                        required property int index
                        required property string key
                        required property string name
                        required property string whole
                        visible: index < often.shown
                        objectName: "often_" + index
                        label: whole
                        width: often.chipW
                        height: Math.max(Theme.compact ? Theme.searchH : Theme.chipMinH, chipWords.implicitHeight + Theme.s2)
                        face: Theme.teal50
                        edge: Theme.edgeSoft
                        frame: Theme.bdSoft
                        onClicked: page.matterChosen(key)
                        KText {
                            id: chipWords
                            anchors.centerIn: parent
                            width: parent.width - Theme.s2
                            horizontalAlignment: Text.AlignHCenter
                            text: often.brief(chip.name, width / Theme.small)
                            size: Measure.ems(chip.name) <= 5 ? Theme.body : Theme.small
                            color: Theme.teal
                            lineHeight: lineCount > 2 ? Theme.tightLeading : Theme.titleLeading
                        }
                    }
                }
            }
        }

        Row {
            id: heading
            visible: !Theme.compact && !Theme.low
            y: often.y + often.height + Theme.s2 + Theme.edgeStep
            height: visible ? implicitHeight : 0
            spacing: Theme.s3
            KText { id: what; text: qsTr("我要办事"); size: Theme.h2; bold: true; wrapMode: Text.NoWrap }
            KText {
                visible: Theme.portrait
                text: qsTr("按办事类别找")
                size: Theme.small
                color: Theme.ink2
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }

        Grid {
            id: domains
            y: Theme.compact ? search.height + Theme.homeRowGap
             : (Theme.low ? search.height + Theme.colGap : heading.y + heading.height + Theme.s1)
            columns: 3
            rowSpacing: Theme.homeRowGap
            columnSpacing: Theme.colGap
            Repeater {
                model: page.model.domains
                Tile {
                    required property string key
                    required property string name
                    required property string about
                    required property int count
                    objectName: "domain_" + key
                    width: page.tileW
                    height: Theme.homeTileH
                    text: name
                    sub: about
                    off: count === 0
                    onClicked: page.domainChosen(key)
                    required icon
                }
            }
        }

        HomeDoors {
            y: domains.y + domains.height + Theme.homeRowGap + (Theme.low ? 0 : Theme.s1 - Theme.inputBorder)
            width: parent.width
            onProgressAsked: page.progressAsked()
            onHelpAsked: page.helpAsked()
            onBundlesAsked: page.bundlesAsked()
            onOpennessAsked: page.opennessAsked()
            onVoicesAsked: page.voicesAsked()
            onNoticeAsked: topic => page.noticeAsked(topic)
        }
    }
}
