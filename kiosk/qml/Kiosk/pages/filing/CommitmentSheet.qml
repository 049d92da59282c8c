pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! The whole 告知承诺书, to read. */
Sheet {
    id: root

    property string words: ""

    name: "commitment"
    //: Title of the letter of commitment.
    title: qsTr("告知承诺书")

    StepScroll {
        anchors.fill: parent
        name: "commitment_text"
        spacing: Theme.s2
        Repeater {
            model: root.words.split("\n").filter(line => line.trim() !== "")
            KText {
                required property string modelData
                readonly property bool heading: modelData.startsWith("#")
                width: root.body.width
                text: modelData.replace(/^#+\s*/, "").replace(/^[-*]\s+/, "· ").replace(/\*\*/g, "")
                bold: heading
                lineHeight: Theme.bodyLeading
            }
        }
    }
}
