pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Taking a case back: why, if the citizen wants to say so; asked once more before it is sent. */
FlowPage {
    id: page

    required property FollowupModel model

    lead: Theme.flat ? "" : page.model.matter
    title: qsTr("撤回这件，是为什么？")
    titleSize: Theme.h1Long
    sub: Theme.flat ? "" : qsTr("撤回以后窗口就不办了。要办，可以再交一次。")
    infoAside: false
    actions.nextText: qsTr("撤回")
    actions.nextEnabled: model.reason !== ""
    actions.nextReason: qsTr("请先选一个")
    actions.nextBusy: model.busy

    StepScroll {
        anchors.fill: parent
        spacing: Theme.gap
        name: "reasons"
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
        Repeater {
            model: page.model.reasons
            OptionRow {
                required property var modelData
                objectName: "reason_" + modelData.key
                width: parent ? parent.width : 0
                text: modelData.words
                selected: page.model.reason === modelData.key
                onClicked: page.model.choose(modelData.key)
            }
        }
    }
}
