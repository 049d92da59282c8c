pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    What can be pressed: a face on a step edge.

    A press counts when it begins and ends inside; a finger that slips off does nothing, a second finger
    does nothing (only one touch at a time becomes a mouse press), a double tap counts once unless
    \c repeats. \c off looks disabled but still answers, so that it can explain itself.
*/
Item {
    id: root

    required objectName
    /*! What a screen reader says, and what the button is called. */
    property string label: ""
    property string hint: ""
    property color face: Theme.card
    property color edge: Theme.edge
    property color frame: Theme.bd
    property int frameWidth: Theme.pressBorder
    property int radius: Theme.radiusButton
    property bool off: false
    property bool repeats: false
    property bool checkable: false
    property bool checked: false
    property int role: checkable ? Accessible.CheckBox : Accessible.Button
    readonly property bool dashed: off || !enabled
    readonly property bool down: area.pressed && area.containsMouse && enabled
    /*! Marks the item for the rules audit. */
    readonly property bool pressable: true
    default property alias content: plate.data

    signal clicked()

    function activate() {
        if (root.enabled)
            root.clicked()
    }

    /*! By a key instead of a finger. */
    function strike() {
        if (root.enabled)
            Feedback.pressed()
        root.activate()
    }

    implicitWidth: Theme.buttonMinW
    implicitHeight: Theme.buttonH
    activeFocusOnTab: true

    Accessible.role: root.role
    Accessible.name: root.label
    Accessible.description: root.hint
    Accessible.focusable: true
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.onPressAction: root.activate()

    Keys.onSpacePressed: root.strike()
    Keys.onReturnPressed: root.strike()
    Keys.onEnterPressed: root.strike()

    Rectangle {
        visible: root.activeFocus
        anchors.fill: parent
        anchors.margins: -Theme.focusGap - Theme.focusBorder
        anchors.bottomMargin: anchors.margins - Theme.edgeStep
        radius: root.radius + Theme.focusGap + Theme.focusBorder
        color: Theme.clear
        border.width: Theme.focusBorder
        border.color: Theme.ink
    }

    Rectangle {
        visible: !root.dashed
        y: Theme.edgeStep
        width: parent.width
        height: parent.height
        radius: root.radius
        color: root.edge
    }

    Rectangle {
        id: plate

        y: root.down ? Theme.edgeStep : 0
        width: parent.width
        height: parent.height
        radius: root.radius
        color: root.dashed ? Theme.sunk : root.face
        border.width: root.dashed ? 0 : root.frameWidth
        border.color: root.frame

        Behavior on y {
            NumberAnimation { duration: root.down ? Theme.pressMs : Theme.releaseMs }
        }
        Loader {
            active: root.dashed
            anchors.fill: parent
            sourceComponent: DashedFrame {}
        }
    }

    MouseArea {
        id: area

        anchors.fill: parent
        preventStealing: true
        acceptedButtons: Qt.LeftButton
        onPressed: Feedback.pressed()
        onClicked: root.activate()
        onDoubleClicked: {
            if (root.repeats)
                root.activate()
        }
    }
}
