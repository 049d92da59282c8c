pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Each device tried by using it, and the report of the machine. */
KeeperPart {
    id: root

    name: "keeper_try"
    spacing: Theme.s2

    KText { width: root.inner; text: qsTr("用一下才知道好不好用。读到的证、扫到的码都不显示，也不留下。") }
    Repeater {
        model: root.model.tries
        DeviceRow {
            id: device
            required property string name
            required label
            required icon
            required property string status
            required words
            required property bool can
            width: root.inner
            state_: status
            KButton {
                objectName: "try_" + device.name
                visible: device.can
                small: true
                text: device.name === "line"
                    //: Keeper's devices, at the line: what the county refused is sent once more.
                    ? qsTr("再送一次")
                    //: Keeper's devices: use this device once, to see whether it works.
                    : qsTr("试一下")
                onClicked: root.model.tryDevice(device.name)
            }
        }
    }
    KText { width: root.inner; topPadding: Theme.s2; text: qsTr("最近三十天的设备运行报告"); size: Theme.h2; bold: true }
    Flow {
        width: root.inner
        spacing: Theme.gap
        KButton { objectName: "report_stick"; width: (root.inner - Theme.gap) / 2; icon: "save"; text: qsTr("写到 U 盘"); busy: root.model.busy; onClicked: root.model.makeReport(true) }
        KButton { objectName: "report_paper"; width: (root.inner - Theme.gap) / 2; icon: "print"; text: qsTr("打印出来"); busy: root.model.busy; onClicked: root.model.makeReport(false) }
    }
}
