pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    A line of text to fill in: label above with 必填 as a word, the frame, and under it the error or a hint.
    \c edited is emitted for what the citizen types, not for what the program sets. \c problem: a sentence.
*/
Item {
    id: root

    required objectName
    property string label: ""
    /*! Its name for the ear where the page's title takes the place of a label. */
    property string called: ""
    property string hint: ""
    property string problem: ""
    property string source: ""
    property string suffix: ""
    /*! The pad that belongs to it ("" for the keyboard): number, decimal, money, id, phone or account. */
    property string pad: ""
    /*! Under the field while it is right: an amount in words, how many digits are still to come. */
    property string below: ""
    property bool mandatory: false
    property bool readOnly: false
    property alias text: input.text
    property alias inputMethodHints: input.inputMethodHints
    property alias maximumLength: input.maximumLength
    property alias validator: input.validator
    property alias echoMode: input.echoMode
    property alias input: input
    readonly property bool focused: input.activeFocus
    readonly property bool bad: problem !== ""
    readonly property bool field: true

    signal edited(string text)
    signal accepted()

    function take() {
        input.forceActiveFocus()
        InputMethod.show()
    }

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
            KText {
                visible: root.mandatory
                //: After a field's label: must be filled in.
                text: qsTr("必填")
                size: Theme.small
                bold: true
                color: Theme.red
            }
        }
        Rectangle {
            id: box

            width: parent.width
            height: Theme.fieldH
            radius: Theme.radiusButton
            color: root.readOnly ? Theme.sunk : Theme.card
            border.width: root.readOnly ? Theme.hair : (root.focused || root.bad ? Theme.focusBorder : Theme.inputBorder)
            border.color: root.readOnly ? Theme.line : (root.bad ? Theme.red : (root.focused ? Theme.teal : Theme.line2))

            TextInput {
                id: input

                anchors.fill: parent
                anchors.leftMargin: Theme.fieldPad
                anchors.rightMargin: Theme.fieldPad + (tail.visible ? tail.width + Theme.s2 : 0)
                readOnly: root.readOnly
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                font.family: Theme.family
                font.pixelSize: Theme.value
                color: Theme.ink
                selectionColor: Theme.yel
                selectedTextColor: Theme.overNow
                verticalAlignment: TextInput.AlignVCenter
                clip: true
                activeFocusOnTab: !root.readOnly
                activeFocusOnPress: !root.readOnly
                objectName: root.objectName === "" ? "" : root.objectName + "_input"
                Accessible.role: Accessible.EditableText
                Accessible.name: root.label !== "" ? root.label : root.called
                Accessible.description: root.bad ? root.problem : root.hint
                cursorDelegate: Rectangle {
                    width: Theme.caret
                    color: Theme.teal
                    visible: input.cursorVisible
                }
                onTextEdited: root.edited(text)
                onAccepted: root.accepted()
            }
            Row {
                id: tail

                visible: root.source !== "" || root.suffix !== ""
                anchors.right: parent.right
                anchors.rightMargin: Theme.fieldPad
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s1
                KIcon {
                    name: root.source === "" ? "" : "shieldok"
                    tone: "green"
                    size: Theme.icon1
                    anchors.verticalCenter: parent.verticalCenter
                }
                KText {
                    text: root.source === "" ? root.suffix : root.source
                    size: Theme.small
                    bold: root.source !== ""
                    color: root.source === "" ? Theme.ink2 : Theme.green
                    wrapMode: Text.NoWrap
                }
            }
        }
        Row {
            visible: root.bad || under.text !== ""
            width: parent.width
            spacing: Theme.s1
            KIcon {
                id: sign
                name: root.bad ? "warn" : ""
                tone: "red"
                size: Theme.icon1
                y: Theme.s1 / 2
            }
            KText {
                id: under
                objectName: root.objectName === "" ? "" : root.objectName + "_under"
                width: parent.width - (sign.visible ? sign.width + Theme.s1 : 0)
                text: root.bad ? root.problem : (root.below !== "" ? root.below : root.hint)
                size: Theme.small
                bold: root.bad || root.below !== ""
                color: root.bad ? Theme.red : (root.below !== "" ? Theme.teal : Theme.ink2)
            }
        }
    }
}
