import QtQuick
import Kiosk
import Kiosk.Bridge
import Kiosk.pages.filing

/*! Rating a case that was found by its number. */
FlowPage {
    id: page

    required property ReviewModel model
    property string matter: ""

    lead: matter
    title: qsTr("这次服务，您满意吗？")
    actions.nextText: qsTr("好了")
    actions.nextEnabled: model.done
    actions.nextReason: qsTr("评价后再点")

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
        }
    }
}
