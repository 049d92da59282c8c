import QtQuick
import Kiosk

/*!
    A number filled in by the pad below, never by the system keyboard: label, frame, what is wrong.

    \c text is shown as the model groups or masks it. \c current: the pad writes here now. A hardware
    keyboard works too: \c typed and \c erased carry its keys.
*/
Item {
    id: root

    required objectName
    property string label: ""
    property string text: ""
    property string hint: ""
    property string problem: ""
    /*! A small line under the field: how many digits are still to come. */
    property string remark: ""
    property bool current: false
    property bool mandatory: true
    readonly property bool field: true
    readonly property bool bad: problem !== ""

    signal clicked()
    signal typed(string key)
    signal erased()

    /*! Keys of a keyboard plugged in come here. */
    function take() { box.forceActiveFocus() }

    implicitWidth: Theme.signW
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
        Pressable {
            id: box

            objectName: root.objectName + "_open"
            width: parent.width
            height: Theme.fieldH
            label: root.label === "" ? root.hint : root.label
            hint: root.bad ? root.problem : root.hint
            role: Accessible.EditableText
            edge: Theme.clear
            frame: root.bad ? Theme.red : (root.current ? Theme.teal : Theme.line2)
            frameWidth: root.bad || root.current ? Theme.focusBorder : Theme.inputBorder
            onClicked: {
                box.forceActiveFocus()
                root.clicked()
            }

            Keys.onPressed: event => {
                if (event.key === Qt.Key_Backspace) {
                    root.erased()
                    event.accepted = true
                } else if (/^[0-9Xx]$/.test(event.text)) {
                    root.typed(event.text.toUpperCase())
                    event.accepted = true
                }
            }

            KText {
                id: value
                x: Theme.fieldPad
                width: Math.min(implicitWidth, parent.width - 2 * Theme.fieldPad)
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                size: Theme.value
                wrapMode: Text.NoWrap
            }
            Rectangle {
                visible: root.current
                x: value.x + value.width + (root.text === "" ? 0 : Theme.s1)
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.caret
                height: Theme.value + Theme.s1
                color: Theme.teal
            }
            KText {
                visible: root.text === "" && root.hint !== ""
                x: Theme.fieldPad + (root.current ? Theme.s2 : 0)
                width: parent.width - x - Theme.fieldPad
                anchors.verticalCenter: parent.verticalCenter
                text: root.hint
                color: Theme.ink2
            }
        }
        Row {
            visible: root.bad || root.remark !== ""
            width: parent.width
            spacing: Theme.s1
            KIcon { id: sign; visible: root.bad; name: "warn"; tone: "red"; size: Theme.icon1; y: Theme.s1 / 2 }
            KText {
                width: parent.width - (root.bad ? sign.width + Theme.s1 : 0)
                text: root.bad ? root.problem : root.remark
                size: Theme.small
                bold: root.bad
                color: root.bad ? Theme.red : Theme.ink2
            }
        }
    }
}
