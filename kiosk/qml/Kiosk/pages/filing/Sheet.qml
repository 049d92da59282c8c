import QtQuick
import Kiosk

/*! A sheet over the page from the reach line down to the dock: a heading, a way out, and something to
    choose or to read. Fills its parent; the page under it is dimmed. */
Item {
    id: root

    property string title: ""
    property string name: "sheet"
    property string closeText: qsTr("关上")
    property bool shown: false
    /*! Nothing under it can be touched. */
    readonly property bool modal: true
    property int sheetTop: Theme.portrait ? Theme.reachTop - Theme.s3 : Theme.topBarH
    default property alias content: body.data
    readonly property alias body: body

    signal closed()

    function open() {
        InputMethod.hide()
        shown = true
        plate.forceActiveFocus()
    }
    function close() {
        shown = false
        root.closed()
    }

    anchors.fill: parent
    visible: shown

    Keys.onPressed: event => {
        keyMoves.move(event.key)
        event.accepted = true
    }
    Keys.onEscapePressed: root.close()
    readonly property FocusKeys keyMoves: FocusKeys {
        scope: plate
        fenced: root.shown
    }
    z: 8
    Accessible.role: Accessible.Dialog
    Accessible.name: title

    Rectangle { anchors.fill: parent; color: Theme.dim }
    MouseArea { anchors.fill: parent; preventStealing: true }

    FocusScope {
        id: plate
        x: Theme.margin / 2
        y: root.sheetTop
        width: parent.width - 2 * x
        height: parent.height - y - Theme.s3

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusCard
            color: Theme.paper
            border.width: Theme.slipBorder
            border.color: Theme.highContrast ? Theme.line : Theme.paper
        }
        KText {
            id: head
            x: Theme.margin / 2
            y: Theme.s3
            width: shut.x - x - Theme.s2
            height: Math.max(implicitHeight, shut.height)
            text: root.title
            size: Theme.h2
            bold: true
        }
        KButton {
            id: shut
            objectName: root.name + "_close"
            x: parent.width - width - Theme.margin / 2
            y: Theme.s3
            small: true
            icon: "x"
            text: root.closeText
            onClicked: root.close()
        }
        Item {
            id: body
            x: Theme.margin / 2
            y: head.y + head.height + Theme.s3
            width: parent.width - 2 * x
            height: parent.height - y - Theme.s3
        }
    }
}
