pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! What is broken, and the next step of each: its cause, telling people, repaired. */
KeeperPart {
    id: root

    name: "keeper_faults"
    spacing: Theme.s3

    KText {
        visible: root.model.faultCount === 0
        width: root.inner
        text: qsTr("现在没有没修好的故障。发现坏了，按“报故障”。")
    }
    Repeater {
        model: root.model.faults
        Card {
            id: fault
            required property string name
            required property string label
            required property string words
            required property string since
            required property string cause
            required property bool notice
            required property bool stopped
            required property int index
            width: root.inner
            objectName: "fault_" + index
            title: label + "：" + words
            Flow {
                width: parent ? parent.width : 0
                topPadding: Theme.s1
                spacing: Theme.s1
                Tag { text: fault.since; kind: "y" }
                Tag { visible: fault.stopped; text: qsTr("办不了事"); kind: "r" }
                Tag { visible: fault.notice; text: qsTr("待机画面上告诉群众了"); kind: "g" }
            }
            KText {
                width: parent ? parent.width : 0
                //: Keeper's faults: the cause that was found; %1 is its words.
                text: fault.cause === "" ? qsTr("还没有写原因") : qsTr("原因：%1").arg(fault.cause)
                color: Theme.ink2
            }
            Flow {
                width: parent ? parent.width : 0
                topPadding: Theme.s2
                bottomPadding: Theme.s2
                spacing: Theme.gap
                KButton { objectName: "cause_" + fault.index; small: true; text: fault.cause === "" ? qsTr("写原因") : qsTr("改原因"); icon: "pen"; onClicked: root.model.ask(fault.name) }
                KButton { objectName: "notice_" + fault.index; visible: !fault.notice; small: true; text: qsTr("告诉群众"); icon: "mega"; busy: root.model.busy; onClicked: root.model.tellPeople(fault.name) }
                KButton { objectName: "repaired_" + fault.index; small: true; text: qsTr("修好了"); icon: "check"; busy: root.model.busy; onClicked: root.model.repaired(fault.name) }
            }
        }
    }
}
