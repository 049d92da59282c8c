import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The machine has nothing to offer yet, and says why; it goes away by itself. */
FlowPage {
    id: page

    required property ErrorModel model

    hasDock: false
    title: model.title
    sub: model.text

    Card {
        width: parent.width
        height: implicitHeight + Theme.s2
        title: qsTr("现在要办事")
        KText { width: parent.width; text: qsTr("请到综合窗口，一样能办。旁边的帮办员也能帮您。"); topPadding: Theme.s1 }
    }
    WaitingDots {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.optionH * 2
    }
}
