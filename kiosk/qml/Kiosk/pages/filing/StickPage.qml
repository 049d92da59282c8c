pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Pictures and PDFs on the citizen's own stick, to be handed in as pages of one material. */
FlowPage {
    id: page

    required property StickModel model

    readonly property string said: model.busy ? qsTr("正在收好，请不要拔U盘…") : model.words
    /*! Where height is short, what there is to say stands in place of the title. */
    title: Theme.flat && said !== "" ? said : qsTr("从U盘选：%1").arg(model.material)
    titleSize: Theme.h1Long
    // One way on: who has chosen something is done with 选好了, who has not goes back.
    actions.hasBack: model.count === 0
    actions.nextText: model.count > 0 ? qsTr("选好了") : ""
    actions.nextIcon: "check"
    actions.nextEnabled: !model.busy
    actions.nextReason: qsTr("正在收好")
    actions.otherText: model.phase === "looking" ? "" : qsTr("再找一次")
    actions.otherIcon: "refresh"
    actions.otherEnabled: !model.busy
    actions.otherReason: qsTr("正在收好")
    onNext: back()
    onOther: model.lookAgain()

    info: [
        KText {
            width: parent ? parent.width : 0
            visible: !Theme.flat
            text: qsTr("点一个文件就收好一份，可以点几个。只看照片和 PDF，U盘里别的不动。")
            color: Theme.ink2
        },
        KText {
            objectName: "stick_words"
            width: parent ? parent.width : 0
            visible: text !== "" && !Theme.flat
            text: page.said
            color: page.model.busy || page.model.phase === "looking" ? Theme.ink : Theme.red
            bold: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    ]

    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "stick"
        spacing: Theme.gap + Theme.edgeStep
        Repeater {
            model: page.model.rows
            ListRow {
                required property int index
                required property int key
                required property string name
                required property string about
                required property bool picked
                objectName: "stick_" + key
                width: scroll.inner
                enabled: !page.model.busy
                checkable: true
                checked: picked
                text: name
                //: Behind a file that was taken: it is kept.
                sub: picked ? qsTr("收好了　%1").arg(about) : about
                onClicked: page.model.take(key)
            }
        }
    }
}
