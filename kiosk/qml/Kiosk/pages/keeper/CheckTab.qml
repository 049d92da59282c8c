pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Today's check: each device works or does not, then 开机检查 or 关机检查 is recorded. */
KeeperPart {
    id: root

    name: "keeper_check"
    spacing: Theme.s2

    Row {
        width: root.inner
        spacing: Theme.s2
        Repeater {
            model: [
                //: Keeper's check: in the morning; when it was done, or not yet.
                { name: "opening", head: qsTr("开机检查"), when: root.model.opening },
                { name: "closing", head: qsTr("关机检查"), when: root.model.closing },
                { name: "cleaning", head: qsTr("清洁"), when: root.model.cleaning }
            ]
            Column {
                id: part
                required property var modelData
                width: (root.inner - 2 * Theme.s2) / 3
                KText { width: parent.width; text: part.modelData.head; size: Theme.small; bold: true }
                KText {
                    objectName: "done_" + part.modelData.name
                    width: parent.width
                    //: Keeper's check: not done yet today.
                    text: part.modelData.when === "" ? qsTr("今天还没做") : part.modelData.when
                    size: Theme.small
                    color: part.modelData.when === "" ? Theme.amber : Theme.green
                }
            }
        }
    }
    KText {
        width: root.inner
        //: Keeper's check: what to do.
        text: qsTr("一个一个看，不好用的点“不好用”，再记检查。")
        size: Theme.body
    }
    Repeater {
        model: root.model.devices
        DeviceRow {
            id: device
            required property string name
            required label
            required icon
            required property string status
            required words
            required property bool bad
            width: root.inner
            state_: bad ? "fault" : status
            KButton {
                objectName: "mark_" + device.name
                small: true
                text: device.bad ? qsTr("不好用") : qsTr("好用")
                icon: device.bad ? "warn" : "check"
                selected: device.bad
                onClicked: root.model.toggle(device.name)
            }
        }
    }
    KText {
        visible: root.model.deviceCount === 0
        width: root.inner
        text: qsTr("这台机器没有接设备，检查不了。请管理员在设置里写上接了什么。")
    }
}
