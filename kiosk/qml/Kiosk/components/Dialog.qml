pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! A question that cannot wait, with at most three answers; the first is the primary one. Fills its parent.
    What is put into it stands between text and answers. */
Item {
    id: root

    property string title: ""
    property string text: ""
    property string icon: ""
    property list<string> answers
    property string name: "dialog"
    property bool shown: false
    default property alias content: middle.data
    /*! Nothing under it can be touched. */
    readonly property bool modal: true

    signal answered(int index)

    function open() {
        shown = true
        box.forceActiveFocus()
    }

    anchors.fill: parent
    visible: shown

    Keys.onPressed: event => {
        keyMoves.move(event.key)
        event.accepted = true
    }
    // Not to answer is to go on.
    Keys.onEscapePressed: {
        root.shown = false
        root.answered(0)
    }
    readonly property FocusKeys keyMoves: FocusKeys {
        scope: box
        fenced: root.shown
    }
    z: 10
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Accessible.description: text

    Rectangle { anchors.fill: parent; color: Theme.dim }
    MouseArea { anchors.fill: parent; preventStealing: true }

    FocusScope {
        id: box
        width: Theme.dialogW
        height: column.height + 2 * Theme.s5
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.portrait ? Math.max(Theme.reachTop - (column.height - buttons.height - middle.height), (parent.height - height) / 2) : (parent.height - height) / 2

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusCard
            color: Theme.card
            border.width: Theme.slipBorder
            border.color: Theme.highContrast ? Theme.line : Theme.card
        }
        Column {
            id: column
            x: Theme.s5
            y: Theme.s5
            width: parent.width - 2 * Theme.s5
            spacing: Theme.s3

            Row {
                width: parent.width
                spacing: Theme.s2
                KIcon { id: sign; name: root.icon; tone: "teal"; size: Theme.icon4 }
                KText {
                    width: parent.width - (sign.visible ? sign.width + Theme.s2 : 0)
                    text: root.title
                    size: Theme.h2
                    bold: true
                }
            }
            KText { width: parent.width; text: root.text; visible: text !== ""; lineHeight: Theme.bodyLeading }
            Column {
                id: middle
                visible: children.length > 0
                width: parent.width
                spacing: Theme.s2
            }
            Column {
                id: buttons
                width: parent.width
                topPadding: Theme.s1
                bottomPadding: Theme.edgeStep
                spacing: Theme.s3
                Repeater {
                    model: root.answers
                    KButton {
                        required property int index
                        required property string modelData
                        objectName: root.name + "_" + index
                        width: buttons.width
                        kind: index === 0 ? "primary" : "default"
                        text: modelData
                        onClicked: {
                            root.shown = false
                            root.answered(index)
                        }
                    }
                }
            }
        }
    }
}
