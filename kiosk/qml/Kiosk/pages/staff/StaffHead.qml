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
    /*! On their own page the other pages of the staff have no door. */
    property bool doors: true

    objectName: "desk_head"
    width: parent ? parent.width : 0
    height: Theme.compact ? (doorway.visible ? doorway.height + 2 * Theme.s1 : bar.height) : bar.height + who.height + Theme.s3
    color: Theme.teal

    TopBar {
        id: bar
        width: parent.width - (Theme.compact && doorway.visible ? doorway.width + Theme.s2 : 0)
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
            width: root.width - 2 * Theme.margin - mark.width - who.spacing - (doorway.visible ? doorway.width + Theme.s3 : 0)
            KText {
                objectName: "desk_name"
                width: parent.width
                text: root.model.name + "，" + root.model.greeting
                size: Theme.h2
                bold: true
                color: Theme.overTeal
            }
            KText {
                width: parent.width
                //: Head of the helper's desk: staff number, then what the desk is for.
                text: qsTr("工号 %1").arg(root.model.number) + " · " + root.sub + " · " + qsTr("%1 后锁屏").arg(root.model.left)
                size: Theme.small
                color: Theme.overTeal
            }
        }
    }
    Row {
        id: doorway
        visible: root.doors
        x: root.width - Theme.margin - width
        y: Theme.compact ? Theme.s1 : bar.height
        spacing: Theme.s2
        KButton {
            objectName: "door_training"
            small: true
            icon: "people"
            kind: root.model.trainings > 0 ? "now" : "default"
            //: Head of the staff's pages: a door to their trainings; %1 that they still have to come to.
            text: root.model.trainings > 0 ? qsTr("培训 %1").arg(root.model.trainings) : qsTr("培训")
            onClicked: root.model.openDoor("training")
        }
        KButton {
            objectName: "door_snags"
            small: true
            icon: root.model.news > 0 ? "mega" : "info"
            kind: root.model.news > 0 ? "now" : "default"
            //: Head of the staff's pages: a door to what cannot be handled here; %1 new answers.
            text: root.model.news > 0 ? qsTr("承接问题 %1").arg(root.model.news) : qsTr("承接问题")
            onClicked: root.model.openDoor("snags")
        }
    }
}
