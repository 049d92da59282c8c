import QtQuick
import Kiosk
import Kiosk.Bridge
import Kiosk.pages.filing

/*! Rating a case. The one primary sends it, and leads on once it is sent. */
FlowPage {
    id: page

    required property ReviewModel model
    property string matter: ""

    lead: matter
    title: qsTr("这次服务，您满意吗？")
    actions.nextText: model.done ? qsTr("好了") : qsTr("提交评价")
    actions.nextEnabled: model.done || model.reason === ""
    actions.nextReason: model.reason
    actions.nextBusy: model.busy
    onNext: {
        if (!model.done)
            model.send()
    }

    info: KText {
        width: parent ? parent.width : 0
        visible: !(Theme.compact && Theme.elder)
        text: qsTr("点一个最合适的。说实话就好，帮我们改进。")
    }

    StepScroll {
        anchors.fill: parent
        name: "review"
        ReviewPanel {
            width: parent.width
            model: page.model
            sends: false
        }
    }
}
