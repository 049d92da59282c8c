pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 别的事: all six domains with how many matters each has (in elder mode: what they are for), and the search.
    Adds: domainChosen(domain), searchAsked(), and the two doors of the standard home page: opennessAsked(),
    voicesAsked(). */
FlowPage {
    id: page

    required property HomeModel model
    readonly property int columns: !Theme.portrait ? 4 : (Theme.low && Theme.elder ? 3 : 2)
    readonly property int rows: Math.ceil(8 / columns)
    readonly property real tileW: (body.width - (columns - 1) * Theme.colGap) / columns
    readonly property real tileH: Math.min(Theme.tileH, (body.height - grid.y - rows * (Theme.gap + Theme.edgeStep)) / rows)

    /*! Four in a row leave no room for a picture beside the name. */
    readonly property string form: Theme.portrait ? "row" : "column"

    signal domainChosen(string domain)
    signal searchAsked()
    signal opennessAsked()
    signal voicesAsked()

    title: Theme.elder ? qsTr("想办哪一类？") : qsTr("所有事项，按类别找")
    sub: Theme.compact ? "" : (Theme.elder ? qsTr("不知道是哪一类？按“请人帮忙”") : qsTr("不知道属于哪一类？搜一搜，或请帮办员"))
    headGap: Theme.compact ? 0 : Theme.s3
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }

    // In elder mode the search is a button of the dock: six doors are enough to look at.
    actions.otherText: Theme.elder ? qsTr("搜一搜") : ""
    actions.otherIcon: "search"
    onOther: page.searchAsked()

    SearchField {
        id: search
        visible: !Theme.elder
        objectName: "search"
        width: parent.width
        height: Theme.searchH
        hint: Theme.elder ? qsTr("打几个字找一找") : qsTr("搜事项，可输拼音首字母，如“养老”或“YL”")
        onClicked: page.searchAsked()
    }
    Grid {
        id: grid
        y: search.visible ? search.height + Theme.gap + Theme.edgeStep : 0
        columns: page.columns
        columnSpacing: Theme.colGap
        rowSpacing: Theme.gap + Theme.edgeStep
        Repeater {
            model: page.model.domains
            Tile {
                required property string key
                required property string name
                required property int count
                required property string about
                required icon
                objectName: "domain_" + key
                width: page.tileW
                height: page.tileH
                form: page.form
                text: name
                // 人社 says little to who has not dealt with offices: what it is for, rather than how many.
                sub: count === 0 ? qsTr("还没有") : Theme.elder ? about : qsTr("%1 件事").arg(count)
                off: count === 0
                onClicked: page.domainChosen(key)
            }
        }
        Tile {
            objectName: "domain_openness"
            width: page.tileW
            height: page.tileH
            form: page.form
            icon: "open"
            text: qsTr("政务公开")
            sub: qsTr("看文件")
            onClicked: page.opennessAsked()
        }
        Tile {
            objectName: "domain_voices"
            width: page.tileW
            height: page.tileH
            form: page.form
            icon: "rate"
            text: Theme.elder ? qsTr("有话说") : qsTr("评价与投诉")
            sub: Theme.elder ? qsTr("投诉・打分") : qsTr("有话您就说")
            onClicked: page.voicesAsked()
        }
    }
}
