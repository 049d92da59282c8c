import QtQuick
import Kiosk

/*! What the citizen has at hand decides how their case or draft is found. Adds: chosen(way): receipt, code, person. */
FlowPage {
    id: page

    /*! Under one another where there is height, side by side where there is width. */
    readonly property int columns: Theme.portrait ? 1 : 3
    readonly property real tileW: (body.width - (columns - 1) * Theme.colGap) / columns
    readonly property real rowH: Math.min((columns === 3 && !Theme.elder ? 2 : 1) * Theme.tileH, (body.height - (3 / columns - 1) * (Theme.gap + Theme.edgeStep)) / (3 / columns) - Theme.edgeStep)

    signal chosen(string way)

    title: qsTr("查进度、取草稿")
    sub: Theme.compact ? "" : qsTr("您手里有哪一样？")
    headGap: Theme.compact ? 0 : Theme.s3
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }

    Grid {
        columns: page.columns
        columnSpacing: Theme.colGap
        rowSpacing: Theme.gap + Theme.edgeStep
        Tile {
            objectName: "lookup_receipt"
            width: page.tileW
            height: page.rowH
            form: page.columns === 1 ? "row" : "column"
            icon: "progress"
            //: The citizen has the receipt of a case.
            text: qsTr("有回执号")
            sub: qsTr("看办到哪了")
            onClicked: page.chosen("receipt")
        }
        Tile {
            objectName: "lookup_code"
            width: page.tileW
            height: page.rowH
            form: page.columns === 1 ? "row" : "column"
            icon: "save"
            //: The citizen has the slip of a draft that was kept.
            text: qsTr("有取件码")
            sub: qsTr("接着上次填")
            onClicked: page.chosen("code")
        }
        Tile {
            objectName: "lookup_person"
            width: page.tileW
            height: page.rowH
            form: page.columns === 1 ? "row" : "column"
            icon: "user"
            //: The citizen has no number at hand.
            text: qsTr("都没带")
            sub: qsTr("用姓名和号码找")
            onClicked: page.chosen("person")
        }
    }
}
