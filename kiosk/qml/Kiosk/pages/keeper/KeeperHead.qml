import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The teal head of the keeper's page: whose page it is, who is signed in, how the line stands. */
Rectangle {
    id: root

    required property ShellModel shell
    required property KeeperModel model

    objectName: "keeper_head"
    width: parent ? parent.width : 0
    height: bar.height + (Theme.compact ? 0 : who.height + Theme.s3)
    color: Theme.teal

    TopBar {
        id: bar
        width: parent.width
        height: Theme.topBarH
        words: Theme.overTeal
        //: Keeper's page: its title.
        centre: qsTr("设备管理")
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
        KIcon { name: "gear"; tone: "white"; size: Theme.icon4; anchors.verticalCenter: parent.verticalCenter }
        Column {
            KText {
                objectName: "keeper_name"
                text: root.model.name + "，" + root.model.greeting
                size: Theme.h2
                bold: true
                color: Theme.overTeal
            }
            KText {
                //: Keeper's page: staff number and duty; %1 is the number.
                text: qsTr("工号 %1 · 设备专管员").arg(root.model.number)
                size: Theme.small
                color: Theme.overTeal
            }
        }
    }
}
