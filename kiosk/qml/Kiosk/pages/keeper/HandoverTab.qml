pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Who keeps this machine from now on. */
KeeperPart {
    id: root

    property string person: ""
    ready: person !== ""

    function send() { root.model.handOver(root.person) }

    name: "keeper_handover"
    spacing: Theme.s2

    KText {
        width: root.inner
        text: root.model.peopleCount === 0 ? qsTr("县里还没有给这台机器派别的专管员。要换人，请先请县里登记。") : qsTr("这台机器交给谁管？没修好的故障、纸和粉，请当面说清楚。")
    }
    Repeater {
        model: root.model.people
        OptionRow {
            id: someone
            required property string name
            required property string words
            objectName: "person_" + name
            width: root.inner
            text: words
            //: Keeper's hand-over: a staff number.
            remark: qsTr("工号 %1").arg(name)
            selected: root.person === name
            onClicked: root.person = someone.name
        }
    }
}
