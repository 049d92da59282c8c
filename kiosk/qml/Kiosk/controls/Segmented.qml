pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Two to four answers side by side; the chosen one has a tick and a frame. \c options: list of strings. */
Item {
    id: root

    required objectName
    property string label: ""
    property list<string> options
    property int chosen: -1
    property bool mandatory: false
    readonly property int partW: (width - (options.length - 1) * Theme.gap) / Math.max(1, options.length)

    signal picked(int index)

    implicitWidth: Theme.faceW * 2
    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.s1 / 2

        Flow {
            visible: root.label !== ""
            width: parent.width
            spacing: Theme.s1
            KText { text: root.label; size: Theme.small; bold: true; width: Math.min(implicitWidth, column.width) }
            KText { visible: root.mandatory; text: qsTr("必填"); size: Theme.small; bold: true; color: Theme.red }
        }
        Row {
            spacing: Theme.gap
            Repeater {
                model: root.options
                Pressable {
                    id: part
                    required property int index
                    required property string modelData
                    readonly property bool on: index === root.chosen
                    objectName: root.objectName + "_" + index
                    role: Accessible.RadioButton
                    label: modelData
                    checkable: true
                    checked: on
                    width: root.partW
                    height: Theme.segmentedH
                    face: on ? Theme.teal50 : Theme.card
                    edge: on ? Theme.teal : Theme.edge
                    frame: on ? Theme.teal : Theme.line2
                    frameWidth: on ? Theme.focusBorder : Theme.inputBorder
                    onClicked: {
                        root.chosen = index
                        root.picked(index)
                    }
                    Row {
                        anchors.centerIn: parent
                        spacing: Theme.s1
                        KIcon {
                            name: part.on ? "check" : ""
                            tone: "soft"
                            size: Theme.icon1
                            anchors.verticalCenter: parent.verticalCenter
                        }
                        KText {
                            text: part.modelData
                            size: Theme.button
                            bold: part.on
                            color: part.on ? Theme.teal : Theme.ink
                            wrapMode: Text.NoWrap
                        }
                    }
                }
            }
        }
        Item { width: 1; height: Theme.edgeStep }
    }
}
