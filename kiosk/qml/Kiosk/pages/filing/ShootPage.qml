pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! What the document camera sees, what to change about it, and each page that was photographed. */
FlowPage {
    id: page

    required property ShootModel model
    readonly property bool shot: model.phase === "shot"
    readonly property bool live: model.phase === "live"
    /*! The words stand at the left of a wide panel, beside the picture where there is room, else under it: large type
        has too few words a line at the left. */
    readonly property bool atLeft: Theme.landscape && !Theme.elder
    readonly property bool beside: !Theme.landscape && !(Theme.elder && Theme.portrait)

    title: qsTr("请拍：%1").arg(model.material)
    titleSize: Theme.h1Long
    actions.nextText: shot ? qsTr("就用这一页") : qsTr("拍这一页")
    actions.nextIcon: shot ? "check" : "camera"
    actions.nextEnabled: (live || shot) && !model.busy
    actions.nextReason: model.busy ? qsTr("正在收好") : qsTr("等画面出来")
    actions.nextBusy: model.busy
    actions.otherText: shot ? qsTr("重拍") : (model.count > 0 ? qsTr("拍完了") : "")
    actions.otherIcon: shot ? "refresh" : "check"
    onNext: shot ? model.use() : model.shoot()
    onOther: shot ? model.again() : back()

    info: [
        KText {
            width: parent ? parent.width : 0
            visible: text !== "" && !Theme.compact && !(Theme.elder && Theme.landscape)
            text: qsTr("把纸平放在镜头下面，四个角都露出来。放稳了会自己拍，也可以点“拍这一页”。")
            color: Theme.ink2
        },
        Loader {
            width: parent ? parent.width : 0
            active: page.atLeft
            sourceComponent: about
        }
    ]

    Rectangle {
        id: bed
        width: page.beside ? parent.width - side.width - Theme.colGap : parent.width
        height: parent.height - (side.active && !page.beside ? side.height + Theme.s2 : 0)
        radius: Theme.radiusCard
        color: Theme.cameraBed
        border.width: Theme.highContrast ? Theme.inputBorder : 0
        border.color: Theme.line
        PictureView {
            objectName: "picture"
            anchors.fill: parent
            anchors.margins: Theme.s2
            picture: page.model.picture
            outline: page.model.outline
            colour: Theme.yel
            stroke: Theme.outline
            Accessible.role: Accessible.Graphic
            Accessible.name: page.shot ? qsTr("拍好的这一页") : qsTr("高拍仪画面")
        }
    }
    Loader {
        id: side
        active: !page.atLeft
        x: page.beside ? parent.width - width : 0
        y: page.beside ? 0 : bed.height + Theme.s2
        width: page.beside ? (Theme.compact ? Math.round(parent.width * (Theme.elder ? 0.6 : 0.42)) : Theme.cameraSideW) : parent.width
        sourceComponent: about
    }

    Component {
        id: about
        Card {
            title: page.model.count > 0 && !Theme.elder && !Theme.compact ? qsTr("已拍 %1 页").arg(page.model.count) : ""
            KText {
                objectName: "advice"
                width: parent ? parent.width : 0
                text: page.model.problem !== "" ? page.model.problem : page.model.words
                color: page.model.problem !== "" || page.model.phase === "trouble" ? Theme.red : Theme.ink
                bold: true
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Repeater {
                model: page.live && !Theme.elder && !Theme.compact ? page.model.checks : []
                Item {
                    id: check
                    required property string modelData
                    required property int index
                    readonly property bool met: index < page.model.met
                    width: parent ? parent.width : 0
                    height: Math.max(sign.height, words.height)
                    KIcon {
                        id: sign
                        name: check.met ? "check" : "warn"
                        tone: check.met ? "green" : "amber"
                        size: Theme.icon2
                    }
                    KText {
                        id: words
                        x: sign.width + Theme.s2
                        width: parent.width - x
                        text: check.modelData
                        size: Theme.small
                        color: check.met ? Theme.green : Theme.amber
                    }
                }
            }
        }
    }
}
