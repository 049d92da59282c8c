pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! All that this person has at this terminal: drafts first, then cases. */
FlowPage {
    id: page

    required property MineModel model

    title: qsTr("您的草稿和办件")
    sub: Theme.flat ? "" : qsTr("%1　在这台机器上有 %2 件").arg(model.who).arg(model.count)
    headGap: Theme.compact ? 0 : Theme.s3

    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "mine"
        spacing: Theme.gap + Theme.edgeStep
        Repeater {
            model: page.model.rows
            ListRow {
                required property int index
                required property string key
                required property string kind
                required property string name
                required property string about
                objectName: "mine_" + index
                width: scroll.inner
                text: name
                sub: about
                onClicked: page.model.choose(kind, key)
            }
        }
    }
}
