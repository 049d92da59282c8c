import QtQuick
import Kiosk

/*! Who helps today and when the house is open. Without a name it says where help is. */
Rectangle {
    id: root

    property string helper: ""
    property string hours: ""
    readonly property bool stacked: Theme.landscape || Theme.elder

    height: stacked ? 2 * Theme.helperCardH - Theme.s4 : Theme.helperCardH
    radius: Theme.radiusCard
    color: Theme.card
    border.width: Theme.highContrast ? Theme.inputBorder : 0
    border.color: Theme.line

    Row {
        id: who
        x: Theme.s4
        height: root.stacked ? parent.height / 2 : parent.height
        spacing: Theme.s2
        KIcon { name: "helper"; tone: "ink"; size: Theme.icon3; anchors.verticalCenter: parent.verticalCenter }
        KText {
            id: named
            visible: root.helper !== ""
            text: qsTr("今日帮办员 %1").arg(root.helper)
            size: Theme.small
            bold: true
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            // Rather left out than run into the opening hours.
            visible: root.helper === "" || named.x + named.width + who.spacing + implicitWidth + who.x + Theme.s2
                <= (root.stacked || !when.visible ? root.width : when.x - Theme.s2)
            text: root.helper === "" ? qsTr("不会用？到窗口找工作人员") : qsTr("· 首问负责")
            size: Theme.small
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Rectangle {
        visible: when.visible
        x: root.stacked ? Theme.s3 : when.x - Theme.s3
        y: root.stacked ? parent.height / 2 : Theme.s3
        width: root.stacked ? parent.width - 2 * Theme.s3 : Theme.hair
        height: root.stacked ? Theme.hair : parent.height - 2 * Theme.s3
        color: Theme.line
    }
    Row {
        id: when
        visible: root.hours !== ""
        x: root.stacked ? Theme.s4 : parent.width - width - Theme.s4
        y: root.stacked ? parent.height / 2 : 0
        height: who.height
        spacing: Theme.s2
        KIcon { name: "clock"; tone: "ink"; size: Theme.icon2; anchors.verticalCenter: parent.verticalCenter }
        KText { text: root.hours; size: Theme.small; wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
    }
}
