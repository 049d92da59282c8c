import QtQuick
import Kiosk

/*! Other ways to begin than typing who one is; what is not open yet is dashed and explains itself. */
FlowPage {
    id: page

    /*! Under one another where there is height, side by side where there is width. */
    readonly property int columns: Theme.portrait ? 1 : 3
    readonly property real tileW: (body.width - (columns - 1) * Theme.colGap) / columns
    readonly property real rowH: Math.min((columns === 3 && !Theme.elder ? 2 : 1) * Theme.tileH, (body.height - (3 / columns - 1) * (Theme.gap + Theme.edgeStep)) / (3 / columns) - Theme.edgeStep)

    signal draftAsked()
    signal familyAsked()
    signal explain(string way)

    //: Title of the page that the identify page leads to.
    title: qsTr("别的办法")
    sub: Theme.compact ? "" : qsTr("都不合适？按“返回”自己输，或请人帮忙。")
    headGap: Theme.compact ? 0 : Theme.s3

    Grid {
        columns: page.columns
        columnSpacing: Theme.colGap
        rowSpacing: Theme.gap + Theme.edgeStep
        Tile {
            objectName: "way_draft"
            width: page.tileW
            height: page.rowH
            form: page.columns === 1 ? "row" : "column"
            icon: "save"
            text: qsTr("取草稿")
            sub: qsTr("接着上次填")
            onClicked: page.draftAsked()
        }
        Tile {
            objectName: "way_helper"
            width: page.tileW
            height: page.rowH
            form: page.columns === 1 ? "row" : "column"
            icon: "helper"
            text: qsTr("帮办员核验")
            sub: qsTr("没带证也能办")
            onClicked: page.explain("helper")
        }
        Tile {
            objectName: "way_family"
            width: page.tileW
            height: page.rowH
            form: page.columns === 1 ? "row" : "column"
            icon: "people"
            text: qsTr("替家人办")
            sub: qsTr("要两个人的证")
            onClicked: page.familyAsked()
        }
    }
}
