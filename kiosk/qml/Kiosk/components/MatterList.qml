pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! A page of matters with 上一页 / 下一页 under it. Tells the model how many rows fit. */
Item {
    id: root

    required property PagedMatters model
    property bool slim: false
    /*! All rows are as tall as the longest name wants. */
    readonly property int lines: slim ? 1 : Measure.linesIn(root.model.longest, (width - Theme.cardPad - Theme.icon2 - Theme.s2 - Theme.s3) / Theme.body)
    readonly property int rowH: slim ? Theme.listRowSmallH : Math.max(Theme.listRowH, Theme.s2 + Theme.body * 1.45 * (1 + (lines - 1) * (lines > 2 ? Theme.tightLeading : Theme.titleLeading)))
    readonly property int room: height - (slim ? 0 : Theme.buttonSmallH + Theme.gap)
    readonly property int fitting: Math.max(1, Math.floor((room + Theme.s2) / (rowH + Theme.s2 + Theme.edgeStep)))

    signal chosen(string code)

    onFittingChanged: root.model.fit(fitting)
    Component.onCompleted: root.model.fit(fitting)

    Column {
        width: parent.width
        spacing: Theme.s2 + Theme.edgeStep
        Repeater {
            model: root.model.rows
            ListRow {
                required property string key
                required property string name
                required property string sub_
                objectName: "matter_" + key
                width: root.width
                height: root.rowH
                slim: root.slim
                text: name
                sub: sub_
                onClicked: root.chosen(key)
            }
        }
    }
    Pager {
        visible: pages > 1 && !root.slim
        y: root.height - height
        width: parent.width
        page: root.model.page
        pages: root.model.pages
        onTurned: page => root.model.turn(page)
    }
}
