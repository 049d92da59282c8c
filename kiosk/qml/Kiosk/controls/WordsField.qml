pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    Several lines to write in: label above, the frame, and under it the error or how much may still be written.
    \c edited is emitted for what the citizen types. It shows the line that is written; what stood above moves up.
*/
Item {
    id: root

    required objectName
    property string label: ""
    property string hint: ""
    property string problem: ""
    property bool mandatory: false
    property int longest: 500
    property alias text: input.text
    property alias input: input
    /*! Height of the frame; at least one line's. */
    property int room: Theme.fieldH
    readonly property bool focused: input.activeFocus
    readonly property bool bad: problem !== ""
    readonly property bool field: true
    readonly property int around: head.height + foot.height + 2 * column.spacing

    signal edited(string text)

    function take() {
        input.cursorPosition = input.length
        input.forceActiveFocus()
        InputMethod.show()
    }

    implicitWidth: Theme.signW
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.s1 / 2

        Flow {
            id: head
            visible: root.label !== ""
            width: parent.width
            height: visible ? implicitHeight : 0
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
            height: Math.max(Theme.fieldH, root.room)
            radius: Theme.radiusButton
            color: Theme.card
            border.width: root.focused || root.bad ? Theme.focusBorder : Theme.inputBorder
            border.color: root.bad ? Theme.red : (root.focused ? Theme.teal : Theme.line2)

            Flickable {
                id: sheet
                readonly property real lineH: Math.max(1, input.cursorRectangle.height)
                x: Theme.fieldPad
                y: Theme.s2
                width: parent.width - 2 * x
                // Whole lines only: half a line cannot be read.
                height: Math.max(lineH, Math.floor((parent.height - 2 * y) / lineH) * lineH)
                clip: true
                // What does not fit is drawn up and down by the finger, without any swing.
                contentHeight: input.height
                interactive: input.implicitHeight > height
                boundsBehavior: Flickable.StopAtBounds
                flickDeceleration: Theme.lineMax * Theme.frameHeight

                TextEdit {
                    id: input

                    width: sheet.width
                    height: Math.max(sheet.height, implicitHeight)
                    // The line that is written stays in sight.
                    onCursorRectangleChanged: {
                        const under = cursorRectangle.y + cursorRectangle.height - sheet.height
                        sheet.contentY = Math.max(0, under, Math.min(sheet.contentY, cursorRectangle.y))
                    }
                    wrapMode: TextEdit.Wrap
                    textFormat: TextEdit.PlainText
                    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhMultiLine
                    font.family: Theme.family
                    font.pixelSize: Theme.value
                    color: Theme.ink
                    selectionColor: Theme.yel
                    selectedTextColor: Theme.overNow
                    activeFocusOnTab: true
                    KeyNavigation.priority: KeyNavigation.BeforeItem
                    objectName: root.objectName + "_input"
                    Accessible.role: Accessible.EditableText
                    Accessible.name: root.label === "" ? root.hint : root.label
                    Accessible.description: root.bad ? root.problem : root.hint
                    cursorDelegate: Rectangle {
                        width: Theme.caret
                        color: Theme.teal
                        visible: input.cursorVisible
                    }
                    onTextChanged: {
                        if (input.length > root.longest)
                            input.remove(root.longest, input.length)
                        if (input.activeFocus)
                            root.edited(input.text)
                    }
                }
            }
            KText {
                visible: input.text === "" && input.preeditText === "" && root.hint !== ""
                x: sheet.x + Theme.s1
                y: sheet.y
                width: sheet.width - Theme.s1
                text: root.hint
                color: Theme.ink2
            }
            MouseArea {
                anchors.fill: parent
                visible: !input.activeFocus
                onClicked: root.take()
            }
        }
        Row {
            id: foot
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
                width: parent.width - (sign.visible ? sign.width + Theme.s1 : 0)
                //: Under the words of a complaint: how many characters may still be written.
                text: root.bad ? root.problem : qsTr("还能写 %1 个字").arg(Math.max(0, root.longest - input.length))
                size: Theme.small
                bold: root.bad
                color: root.bad ? Theme.red : Theme.ink2
            }
        }
    }
}
