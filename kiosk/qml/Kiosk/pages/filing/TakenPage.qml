pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The pages of one material, one at a time; what is taken out can be put back until the page is left. */
FlowPage {
    id: page

    required property TakenModel model
    required property MaterialsModel materials

    /*! Where height is short everything stands beside the picture. */
    readonly property bool beside: !Theme.portrait
    /*! Room for two ways to add a page. */
    readonly property bool cramped: Theme.elder && (Theme.compact || Theme.low)

    signal more(string way)

    title: qsTr("收好的：%1").arg(model.material)
    titleSize: Theme.h1Long
    actions.hasBack: false
    actions.nextText: qsTr("好了")
    actions.nextIcon: "check"
    actions.otherText: model.count === 0 ? "" : (model.removed ? qsTr("不删了") : qsTr("删掉这一页"))
    actions.otherIcon: model.removed ? "refresh" : "trash"
    onNext: back()
    onOther: model.toggle()

    info: [
        KText {
            objectName: "taken_words"
            width: parent ? parent.width : 0
            text: page.model.removed ? qsTr("这一页会删掉。点“不删了”就留着。")
                : Theme.flat ? "" : qsTr("都会密封好再送到县里。")
            visible: text !== "" && !Theme.compact
            color: page.model.removed ? Theme.red : Theme.ink2
            bold: page.model.removed
        }
    ]

    Rectangle {
        id: bed
        width: page.beside ? ways.x - Theme.colGap : parent.width
        height: page.beside ? parent.height : ways.y - Theme.s2
        radius: Theme.radiusCard
        color: Theme.sunk
        border.width: Theme.highContrast ? Theme.inputBorder : 0
        border.color: Theme.line
        PictureView {
            objectName: "taken_picture"
            visible: !page.model.removed
            anchors.fill: parent
            anchors.margins: Theme.s2
            picture: page.model.picture
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("收好的这一页")
        }
        KText {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.s3
            horizontalAlignment: Text.AlignHCenter
            text: page.model.removed ? qsTr("已删") : page.model.kind
            visible: text !== ""
            bold: true
        }
    }
    Flow {
        id: ways
        readonly property int widest: Math.max(shootButton.visible ? shootButton.implicitWidth : 0, stickButton.visible ? stickButton.implicitWidth : 0, phoneButton.visible ? phoneButton.implicitWidth : 0)
        width: page.beside ? widest : parent.width
        x: page.beside ? (pager.visible ? pager.x - Theme.colGap : parent.width) - width : 0
        y: page.beside ? 0 : pager.y - height - (pager.visible ? Theme.s2 : 0)
        spacing: Theme.gap + Theme.edgeStep
        KButton {
            id: shootButton
            objectName: "more_shoot"
            visible: page.materials.canShoot
            small: true
            icon: "camera"
            text: qsTr("再拍一页")
            onClicked: page.more("shoot")
        }
        KButton {
            id: stickButton
            objectName: "more_stick"
            // Where there is room for two only, the way that fewest come with gives way.
            visible: page.materials.canStick && !(page.cramped && shootButton.visible && phoneButton.visible)
            small: true
            icon: "disk"
            text: qsTr("从U盘再选")
            onClicked: page.more("stick")
        }
        KButton {
            id: phoneButton
            objectName: "more_phone"
            visible: page.materials.canPhone
            small: true
            icon: "phone"
            text: qsTr("用手机再传")
            onClicked: page.more("phone")
        }
    }
    Pager {
        id: pager
        name: "taken"
        upright: page.beside
        width: page.beside ? buttonW : parent.width
        x: parent.width - width
        y: page.beside ? 0 : parent.height - height
        page: page.model.at
        pages: Math.max(1, page.model.count)
        onTurned: to => page.model.turn(to)
    }
}
