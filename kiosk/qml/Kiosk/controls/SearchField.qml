pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    The search box. \c live false (home): a door that opens the search page. \c live true: types here;
    \c edited at each change, \c cleared by the clear key.
*/
Item {
    id: root

    required objectName
    property bool live: false
    property string hint: ""
    property alias text: input.text
    property alias input: input
    readonly property bool field: live

    signal clicked()
    signal edited(string text)
    signal accepted()

    function take() {
        input.forceActiveFocus()
        InputMethod.show()
    }

    implicitWidth: Theme.signW
    implicitHeight: Theme.buttonH

    Pressable {
        objectName: root.objectName + "_open"
        enabled: !root.live
        visible: !root.live
        anchors.fill: parent
        label: root.hint
        frame: Theme.line2
        frameWidth: Theme.inputBorder
        radius: Theme.radiusCard
        onClicked: root.clicked()

        KIcon {
            id: glass
            x: Theme.s4
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            tone: "ink"
            size: Theme.icon3
        }
        KText {
            anchors.verticalCenter: parent.verticalCenter
            x: glass.x + glass.width + Theme.s2
            width: parent.width - x - Theme.s2
            text: root.hint
            size: Theme.elder ? Theme.body : Theme.barText
            color: Theme.ink2
        }
    }

    Rectangle {
        visible: root.live
        anchors.fill: parent
        radius: Theme.radiusCard
        color: Theme.card
        border.width: input.activeFocus ? Theme.focusBorder : Theme.inputBorder
        border.color: input.activeFocus ? Theme.teal : Theme.line2

        KIcon {
            id: lens
            x: Theme.s4
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            tone: "ink"
            size: Theme.icon3
        }
        TextInput {
            id: input

            anchors.left: lens.right
            anchors.leftMargin: Theme.s2
            anchors.right: wipe.left
            anchors.rightMargin: Theme.s2
            height: parent.height
            enabled: root.live
            clip: true
            font.family: Theme.family
            font.pixelSize: Theme.value
            color: Theme.ink
            selectionColor: Theme.yel
            selectedTextColor: Theme.overNow
            verticalAlignment: TextInput.AlignVCenter
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            maximumLength: 40
            activeFocusOnTab: true
            objectName: root.objectName + "_input"
            Accessible.role: Accessible.EditableText
            Accessible.name: root.hint
            cursorDelegate: Rectangle {
                width: Theme.caret
                color: Theme.teal
                visible: input.cursorVisible
            }
            onTextEdited: root.edited(text)
            // Pinyin that is not yet a word finds matters as well.
            onPreeditTextChanged: root.edited(text + preeditText)
            onAccepted: root.accepted()
        }
        KText {
            visible: input.text === "" && input.preeditText === ""
            anchors.left: input.left
            anchors.leftMargin: Theme.s1
            anchors.right: input.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.hint
            size: Theme.small
            color: Theme.ink2
        }
        Pressable {
            id: wipe
            objectName: root.objectName + "_clear"
            //: The key in the search box that empties it.
            label: qsTr("清空")
            visible: input.text !== ""
            anchors.right: parent.right
            anchors.rightMargin: Theme.s1
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? Math.max(Theme.touch + Theme.s4, Math.ceil(clear.implicitWidth) + 2 * Theme.s2) : 0
            height: Theme.touch
            onClicked: {
                input.text = ""
                root.edited("")
                root.take()
            }
            KText { id: clear; anchors.centerIn: parent; text: wipe.label; size: Theme.small; wrapMode: Text.NoWrap }
        }
    }
}
