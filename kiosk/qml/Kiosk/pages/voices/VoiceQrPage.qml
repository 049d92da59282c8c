import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The county's public page for phones, as a code to scan. */
FlowPage {
    id: page

    required property VoiceModel model

    title: qsTr("用手机扫一扫")
    sub: Theme.compact ? "" : qsTr("打开县里的网页，在手机上写")
    headGap: Theme.compact ? 0 : Theme.s3
    actions.nextText: qsTr("回首页")
    actions.nextIcon: "home"
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }

    StepScroll {
        anchors.fill: parent
        name: "code"
        SlipCard {
            width: parent.width
            height: implicitHeight
            qr: page.model.qr
            //: Under the code of the county's public page.
            qrText: qsTr("用手机投诉、提意见")
        }
    }
}
