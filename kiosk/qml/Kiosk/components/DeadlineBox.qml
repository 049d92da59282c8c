import QtQuick
import Kiosk

/*! 还剩 N 个工作日, with a bar of the time used. Yellow at the last day, red with words when overdue. */
Item {
    id: root

    property int daysLeft: 0
    property int total: 0
    /*! Set when the date reaches into a year whose holidays are not yet published. */
    property bool provisional: false
    readonly property bool over: daysLeft < 0
    readonly property bool near: daysLeft >= 0 && daysLeft <= 1
    readonly property real used: total > 0 ? Math.max(0, Math.min(1, (total - daysLeft) / total)) : 0

    implicitWidth: Theme.deadlineW
    implicitHeight: column.height
    Accessible.role: Accessible.StaticText
    Accessible.name: over ? qsTr("超期 %1 个工作日").arg(-daysLeft) : qsTr("还剩 %1 个工作日").arg(daysLeft)

    Column {
        id: column
        width: parent.width
        spacing: Theme.s1 / 2

        KText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.over ? qsTr("超期") : (root.provisional ? qsTr("预计还剩") : qsTr("还剩"))
            size: Theme.small
            color: root.over ? Theme.red : Theme.ink2
            bold: root.over
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.s1
            KIcon {
                name: root.over ? "warn" : ""
                tone: "red"
                size: Theme.icon3
                anchors.verticalCenter: parent.verticalCenter
            }
            KText {
                text: Math.abs(root.daysLeft)
                size: Theme.bigNumber
                bold: true
                lineHeight: 0.8
                color: root.over ? Theme.red : (root.near ? Theme.amber : Theme.teal)
            }
        }
        KText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("个工作日")
            bold: true
            color: root.over ? Theme.red : Theme.ink
        }
        Rectangle {
            // The small panel has no room for the drawing of what the number says.
            visible: !(Theme.compact && Theme.elder)
            width: parent.width - 2 * Theme.s2
            anchors.horizontalCenter: parent.horizontalCenter
            height: Theme.deadlineBar
            radius: height / 2
            color: Theme.sunk
            border.width: Theme.hair
            border.color: Theme.line
            Rectangle {
                width: Math.max(parent.height, parent.width * root.used)
                height: parent.height
                radius: parent.radius
                color: root.over ? Theme.red : (root.near ? Theme.yel : Theme.teal)
            }
        }
    }
}
