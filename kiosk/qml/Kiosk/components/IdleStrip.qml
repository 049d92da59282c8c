import QtQuick
import Kiosk

/*! 您还在吗？ From 30 seconds before the visit ends by itself. */
Rectangle {
    id: root

    property int remaining: -1
    readonly property bool wanted: remaining >= 0 && remaining <= 30

    signal stay()

    visible: wanted
    onWantedChanged: {
        if (wanted)
            rise.restart()
    }
    // It comes up from below; where it stands is the page's own matter.
    transform: Translate { id: below }
    NumberAnimation {
        id: rise
        target: below
        property: "y"
        from: root.height
        to: 0
        duration: Theme.stripMs
        easing.type: Easing.OutCubic
    }
    implicitHeight: Math.max(Theme.idleStripH, said.height + 2 * Theme.s1)
    radius: Theme.radiusButton
    color: Theme.yel100
    border.width: Theme.inputBorder
    border.color: Theme.bdYel
    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("您还在吗？%1 秒后自动退出").arg(remaining)

    Rectangle {
        id: ring
        x: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.ring
        height: width
        radius: width / 2
        color: Theme.card
        border.width: Theme.ringBorder
        border.color: Theme.yelEdge
        KText { anchors.centerIn: parent; text: root.remaining; size: Theme.h2; bold: true }
    }
    Column {
        id: said
        anchors.left: ring.right
        anchors.leftMargin: Theme.s3
        anchors.right: here.left
        anchors.rightMargin: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        KText {
            width: parent.width
            text: qsTr("您还在吗？")
            size: Theme.elder ? Theme.body : Theme.barText
            bold: true
            lineHeight: more.lineCount > 1 ? Theme.tightLeading : Theme.titleLeading
        }
        KText {
            id: more
            width: parent.width
            text: Theme.elder || root.height < Theme.idleStripH ? qsTr("%1 秒后自动退出").arg(root.remaining)
                              : qsTr("%1 秒后清屏退出，没填完的替您留一天").arg(root.remaining)
            size: Theme.small
            lineHeight: lineCount > 1 ? Theme.tightLeading : 1
        }
    }
    KButton {
        id: here
        objectName: "stay"
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        y: (parent.height - height - Theme.edgeStep) / 2
        width: Math.max(Theme.stayW, implicitWidth)
        height: Theme.stayH
        kind: "now"
        text: qsTr("我还在")
        onClicked: root.stay()
    }
}
