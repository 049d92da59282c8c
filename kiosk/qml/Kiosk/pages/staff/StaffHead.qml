import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The teal head of every page of the staff: whose page it is, who is signed in, how the line stands. */
Rectangle {
    id: root

    required property ShellModel shell
    required property StaffModel model
    //: Head of the helper's desk.
    property string title: qsTr("帮办工作台")
    //: Head of the helper's desk, after the staff number.
    property string sub: qsTr("首问负责：谁先接待，谁跟到底")
    property string sign: "helper"

    objectName: "desk_head"
    width: parent ? parent.width : 0
    height: bar.height + (Theme.compact ? 0 : who.height + Theme.s3)
    color: Theme.teal

    TopBar {
        id: bar
        width: parent.width
        height: Theme.topBarH
        words: Theme.overTeal
        centre: root.title
        time: root.shell.time
        line: root.shell.line
        sending: root.shell.sending
    }
    Row {
        id: who
        visible: !Theme.compact
        x: Theme.margin
        y: bar.height
        spacing: Theme.s3
        KIcon { id: mark; name: root.sign; tone: "white"; size: Theme.icon4; anchors.verticalCenter: parent.verticalCenter }
        Column {
            KText {
                objectName: "desk_name"
                text: root.model.name + "，" + root.model.greeting
                size: Theme.h2
                bold: true
                color: Theme.overTeal
            }
            KText {
                width: root.width - 2 * Theme.margin - mark.width - who.spacing
                //: Head of the helper's desk: staff number, then what the desk is for.
                text: qsTr("工号 %1").arg(root.model.number) + " · " + root.sub + " · " + qsTr("%1 后锁屏").arg(root.model.left)
                size: Theme.small
                color: Theme.overTeal
            }
        }
    }
}
