pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! A square code for the citizen's own phone, and what has come from it as pages of one material. */
FlowPage {
    id: page

    required property PhoneModel model
    readonly property bool coded: model.phase === "open"
    /*! Words under the code where height allows a code of good size there, beside it else. */
    readonly property bool beside: body.width > body.height * 1.2
    /*! How it is done stands over the code where there is room, beside it else; until a phone has come. */
    readonly property bool asks: coded && !model.joined
    readonly property bool crowded: Theme.compact || (Theme.elder && Theme.landscape)
    readonly property string how: qsTr("打开微信“扫一扫”，对准这个码。在手机上拍照或选照片、PDF，传好了会出现在这里。")

    title: qsTr("用手机传：%1").arg(model.material)
    titleSize: Theme.h1Long
    /*! The code does no more: another one is the way on, and what came is kept whichever way one goes. */
    readonly property bool gone: model.phase === "over" || model.phase === "trouble"
    //: Button: show another square code for the phone.
    readonly property string againText: model.phase === "asking" ? "" : model.phase === "trouble" ? qsTr("再试一次") : qsTr("换一个码")
    readonly property string doneText: model.count > 0 ? qsTr("传好了") : ""
    // One way back: who has sent something is done with 传好了, who has not goes back.
    actions.hasBack: model.count === 0
    actions.nextText: gone ? againText : doneText
    actions.nextIcon: gone ? "refresh" : "check"
    actions.nextEnabled: !model.busy
    actions.nextReason: qsTr("正在收好")
    actions.otherText: gone ? doneText : againText
    actions.otherIcon: gone ? "check" : "refresh"
    actions.otherEnabled: !model.busy
    actions.otherReason: qsTr("正在收好")
    onNext: gone ? model.again() : back()
    onOther: gone ? back() : model.again()

    info: [
        KText {
            width: parent ? parent.width : 0
            visible: page.asks && !page.crowded
            text: page.how
            color: Theme.ink2
        },
        Came {
            width: parent ? parent.width : 0
            height: visible ? Theme.reachTop - page.headBottom - Theme.s3 : 0
            visible: page.model.count > 0 && !page.beside
        }
    ]

    Rectangle {
        id: plate
        readonly property int room: Math.min(page.beside ? parent.height : parent.height - side.height - Theme.s2, page.beside ? Math.round(parent.width * 0.55) : parent.width)
        x: page.beside ? 0 : (parent.width - width) / 2
        width: room
        height: room
        visible: page.coded
        radius: Theme.radiusCard
        color: Theme.overGround
        border.width: Theme.slipBorder
        border.color: Theme.teal
        Image {
            objectName: "phone_code"
            anchors.centerIn: parent
            readonly property int pixels: plate.room - 2 * Theme.s2
            width: pixels
            height: pixels
            source: page.model.qr
            sourceSize.width: pixels
            sourceSize.height: pixels
            smooth: false
            cache: false
            // Whole modules only: the picture is drawn to fit and never stretched.
            fillMode: Image.Pad
        }
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("用手机扫这个码")
    }
    Card {
        id: side
        x: page.beside && plate.visible ? plate.width + Theme.colGap : 0
        y: page.beside || !plate.visible ? 0 : parent.height - height
        width: parent.width - x
        KText {
            id: told
            objectName: "phone_words"
            width: parent ? parent.width : 0
            text: page.model.words
            color: page.model.bad ? Theme.red : Theme.ink
            bold: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        KText {
            width: parent ? parent.width : 0
            visible: page.asks && page.crowded
            text: page.how
            color: Theme.ink2
        }
        KText {
            id: kept
            objectName: "phone_count"
            width: parent ? parent.width : 0
            visible: page.model.count > 0
            text: qsTr("收好了 %1 个").arg(page.model.count)
            color: Theme.green
            bold: true
        }
        Came {
            width: parent ? parent.width : 0
            readonly property int room: page.body.height - told.height - kept.height - 3 * Theme.cardPad
            height: visible ? Math.min(2 * Theme.tileH, room) : 0
            visible: page.model.count > 0 && page.beside && room >= Theme.touch
        }
    }

    component Came: PictureView {
        objectName: visible ? "phone_picture" : ""
        picture: page.model.picture
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("手机刚传来的一页")
    }
}
