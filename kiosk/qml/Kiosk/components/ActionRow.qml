import QtQuick
import Kiosk

/*! Back at the left, one or two secondary actions, the one primary at the right. */
Item {
    id: root

    property bool hasBack: true
    property string backText: qsTr("返回")
    property string nextText: ""
    property string nextIcon: ""
    property string nextIconAfter: ""
    property string nextReason: ""
    property bool nextEnabled: true
    property bool nextBusy: false
    property string otherText: ""
    property string otherIcon: ""
    property bool otherEnabled: true
    property string otherReason: ""
    property bool otherBusy: false

    signal back()
    signal next()
    signal other()

    implicitHeight: Theme.actionRowH

    KButton {
        id: backButton
        objectName: "back"
        visible: root.hasBack
        x: Theme.margin
        y: Theme.actionPad
        width: Math.max(Theme.backW, implicitWidth)
        icon: "back"
        text: root.backText
        onClicked: root.back()
    }
    KButton {
        id: otherButton
        objectName: "other"
        visible: root.otherText !== ""
        x: root.hasBack ? backButton.x + backButton.width + Theme.gap : Theme.margin
        y: Theme.actionPad
        icon: root.otherIcon
        text: root.otherText
        enabled: root.otherEnabled
        reason: root.otherReason
        busy: root.otherBusy
        onClicked: root.other()
    }
    KButton {
        objectName: "next"
        visible: root.nextText !== ""
        kind: "primary"
        width: Math.min(root.width - x0 - Theme.margin, Math.max(Theme.primaryW, implicitWidth))
        readonly property int x0: otherButton.visible ? otherButton.x + otherButton.width + Theme.gap
            : (backButton.visible ? backButton.x + backButton.width + Theme.gap : Theme.margin)
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.actionPad
        icon: root.nextIcon
        iconAfter: root.nextIconAfter
        text: root.nextText
        enabled: root.nextEnabled
        reason: root.nextReason
        busy: root.nextBusy
        onClicked: root.next()
    }
}
