pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Why it broke: chosen, or a sentence of one's own. */
KeeperPart {
    id: root

    property string reason: ""
    readonly property string written: words.text.trim()
    readonly property bool typing: words.focused
    ready: reason !== "" || written !== ""

    function send() {
        root.model.cause(root.model.asking, [root.reason, root.written].filter(part => part !== "").join("，"))
    }

    name: "keeper_cause"
    spacing: Theme.s2
    still: typing

    KText { visible: !root.typing; width: root.inner; text: qsTr("什么原因"); size: Theme.h2; bold: true }
    Flow {
        visible: !root.typing
        width: root.inner
        spacing: Theme.gap
        Repeater {
            model: root.model.causes
            KButton {
                id: why
                required property string modelData
                required property int index
                objectName: "reason_" + index
                small: true
                text: modelData
                icon: root.reason === modelData ? "check" : ""
                selected: root.reason === modelData
                onClicked: root.reason = root.reason === why.modelData ? "" : why.modelData
            }
        }
    }
    Field {
        id: words
        objectName: "cause_words"
        width: root.inner
        label: qsTr("补充一句（可以不写）")
        maximumLength: 100
    }
}
