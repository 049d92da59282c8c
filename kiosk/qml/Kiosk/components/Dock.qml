import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The bottom of a page: action row (optional) over the tool strip, on white. */
Rectangle {
    id: root

    required property ShellModel shell
    property alias actions: actions
    property bool hasActions: true
    property alias live: tools.live
    property alias last: tools.last
    property alias inviteElder: tools.inviteElder

    signal ended()
    signal back()
    signal next()
    signal other()

    readonly property bool stacked: hasActions && !Theme.oneRow

    implicitHeight: hasActions ? Theme.dockH : Theme.homeStripH
    color: Theme.card

    Rectangle { width: parent.width; height: Theme.hair; color: Theme.line }
    ActionRow {
        id: actions
        visible: root.hasActions
        width: parent.width
        onBack: root.back()
        onNext: root.next()
        onOther: root.other()
    }
    ToolStrip {
        id: tools
        shell: root.shell
        beside: root.hasActions && Theme.oneRow
        y: root.stacked ? Theme.actionRowH : 0
        padTop: root.stacked ? Theme.toolPadFlow : Theme.toolPadHome
        width: parent.width
        height: root.stacked ? Theme.toolStripH : Theme.homeStripH
        onEnded: root.ended()
    }
}
