pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! A new fault: which device, what it does, whether people can still be served, whether they are told. */
KeeperPart {
    id: root

    property string part: ""
    property bool chosen: false
    property string symptom: ""
    readonly property string written: words.text.trim()
    readonly property bool typing: words.focused
    ready: chosen && (symptom !== "" || written !== "")

    function send() {
        root.model.report(root.part, [root.symptom, root.written].filter(part => part !== "").join("，"), stops.checked, tell.checked)
    }

    name: "keeper_report"
    spacing: Theme.s2
    still: typing

    KText { visible: !root.typing; width: root.inner; text: qsTr("哪个坏了"); size: Theme.h2; bold: true }
    Flow {
        visible: !root.typing
        width: root.inner
        spacing: Theme.gap
        Repeater {
            model: root.model.devices
            KButton {
                id: device
                required property string name
                required label
                objectName: "part_" + name
                small: true
                text: label
                icon: root.chosen && root.part === name ? "check" : ""
                selected: root.chosen && root.part === name
                onClicked: { root.part = device.name; root.chosen = true }
            }
        }
        KButton {
            objectName: "part_machine"
            small: true
            text: qsTr("整台机器")
            icon: root.chosen && root.part === "" ? "check" : ""
            selected: root.chosen && root.part === ""
            onClicked: { root.part = ""; root.chosen = true }
        }
    }
    KText { visible: !root.typing; width: root.inner; text: qsTr("怎么坏的"); size: Theme.h2; bold: true }
    Flow {
        visible: !root.typing
        width: root.inner
        spacing: Theme.gap
        Repeater {
            model: root.model.symptoms
            KButton {
                id: how
                required property string modelData
                required property int index
                objectName: "symptom_" + index
                small: true
                text: modelData
                icon: root.symptom === modelData ? "check" : ""
                selected: root.symptom === modelData
                onClicked: root.symptom = root.symptom === how.modelData ? "" : how.modelData
            }
        }
    }
    CheckRow {
        id: stops
        visible: !root.typing
        objectName: "fault_stops"
        width: root.inner
        text: qsTr("这台机器现在办不了事，要停用")
    }
    CheckRow {
        id: tell
        visible: !root.typing
        objectName: "fault_tell"
        width: root.inner
        checked: true
        text: qsTr("在待机画面上告诉群众")
    }
    Field {
        id: words
        objectName: "fault_words"
        width: root.inner
        //: Keeper's fault: a sentence of one's own, besides what can be chosen above.
        label: qsTr("补充一句（可以不写）")
        maximumLength: 100
    }
}
