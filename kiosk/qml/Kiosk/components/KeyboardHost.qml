pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    Where the on-screen keyboard stands: on the dock on the tall panel, at the bottom of a wide one.

    Put it into a page that has fields to type in (parent: the page). \c open says that it covers from \c y
    downwards; \c liftFor(item) says by how much a page must rise so that \a item stays in sight.
    The keyboard itself is loaded when a field is first touched, never with the page: a page that begins with a
    field is drawn first.
*/
Rectangle {
    id: root

    objectName: "keys"
    property int dockTop: Theme.frameHeight
    /*! 拼音 (pinyin), 手写 (writing), 英文 (latin) or 数字 (digits). */
    property string mode: first
    /*! Who reads English types English; Pinyin is one touch away. */
    readonly property string first: page && page.shell && !page.shell.chinese ? "latin" : "pinyin"
    readonly property TextInput line: Window.activeFocusItem as TextInput
    readonly property TextEdit area: Window.activeFocusItem as TextEdit
    readonly property Item focused: line !== null ? line : area
    /*! A field that can be typed into has the focus. */
    readonly property bool wanted: (line !== null && !line.readOnly) || (area !== null && !area.readOnly)
    /*! A field of digits brings its own pad; the next field of words brings back what was used before. */
    readonly property Field owner: fieldOf(focused)
    readonly property string pad: owner === null ? "" : owner.pad
    property string written: first
    readonly property bool open: keys.status === Loader.Ready && InputMethod.visible

    /*! Handwriting, where this machine has it: the page's shell knows. */
    readonly property FlowPage page: parent as FlowPage
    property HandwritingModel writing: page && page.shell ? page.shell.writing as HandwritingModel : null
    readonly property bool canWrite: writing !== null && writing.available

    /*! Rare characters, where this machine has the tables. */
    property RareModel rare: page && page.shell ? page.shell.rare as RareModel : null
    readonly property bool canLook: rare !== null && rare.available
    readonly property int tabs: 4 + (canWrite ? 1 : 0) + (canLook ? 1 : 0)
    readonly property int tabW: Math.min(Theme.keyTabW, (width - 2 * (Theme.keySide + Theme.keyInset) - (tabs - 1) * Theme.s2) / tabs)

    function hide() { InputMethod.hide() }
    function liftFor(item: Item): int {
        const bottom = item.mapToItem(root.parent, 0, item.height).y + Theme.s2
        return root.open ? Math.max(0, bottom - root.y) : 0
    }
    function fieldOf(input: Item): Field {
        for (let above = input; above !== null; above = above.parent)
            if (above instanceof Field)
                return above as Field
        return null
    }
    onModeChanged: {
        if (mode !== "digits")
            written = mode
        apply()
    }
    onPadChanged: {
        if (focused !== null)
            mode = pad !== "" ? "digits" : written
        apply()
    }
    onFocusedChanged: apply()
    onCanLookChanged: {
        apply()
        if (!canLook && mode === "rare")
            mode = first
    }
    onCanWriteChanged: {
        apply()
        if (!canWrite && mode === "writing")
            mode = first
    }

    function apply() {
        if (!keys.item)
            return
        keys.item.target = root.focused
        keys.item.writing = root.canWrite ? root.writing : null
        keys.item.rare = root.canLook ? root.rare : null
        keys.item.pad = root.pad
        keys.item.mode = root.mode
    }

    x: Theme.keyboardX
    y: (Theme.portrait ? dockTop : Theme.frameHeight) - height
    width: Theme.keyboardW
    // Digits need no ten keys in a row: their pad is as large as the mode asks.
    height: mode === "digits" && !Theme.flat && !Theme.low
        ? Math.max(Theme.keyboardH, Theme.keyTabH + 2 * Theme.keyInset + 4 * (Theme.touch + Theme.s2) + Theme.s2 + Theme.edgeStep)
        : Theme.keyboardH
    visible: open
    z: 5
    color: Theme.sunk

    Rectangle { width: parent.width; height: Theme.hair; color: Theme.bd }
    // What lies under the keyboard must not feel the taps that miss a key.
    MouseArea { anchors.fill: parent; preventStealing: true }

    Row {
        x: Theme.keySide + Theme.keyInset
        y: Theme.keyInset
        spacing: Theme.s2
        KeyTab { objectName: "keys_pinyin"; text: qsTr("拼音"); on: root.mode === "pinyin"; onClicked: root.mode = "pinyin" }
        KeyTab {
            objectName: "keys_writing"
            visible: root.canWrite
            //: The keyboard's tab for handwriting.
            text: qsTr("手写")
            on: root.mode === "writing"
            onClicked: root.mode = "writing"
        }
        KeyTab {
            objectName: "keys_rare"
            visible: root.canLook
            //: The keyboard's tab for rare characters.
            text: qsTr("生僻字")
            on: root.mode === "rare"
            onClicked: root.mode = "rare"
        }
        KeyTab { objectName: "keys_latin"; text: qsTr("英文"); on: root.mode === "latin"; onClicked: root.mode = "latin" }
        KeyTab { objectName: "keys_digits"; text: qsTr("数字"); on: root.mode === "digits"; onClicked: root.mode = "digits" }
    }
    KeyTab {
        objectName: "keys_hide"
        x: parent.width - width - Theme.keySide - Theme.keyInset
        y: Theme.keyInset
        //: The keyboard's key that puts the keyboard away.
        text: qsTr("收起")
        onClicked: root.hide()
    }
    Loader {
        id: keys
        active: (root.wanted && (root.page === null || root.page.drawn)) || item !== null
        y: Theme.keyTabH + 2 * Theme.keyInset
        width: parent.width
        height: parent.height - y
        source: active ? "Keyboard.qml" : ""
        onLoaded: {
            root.apply()
            // The first keyboard of a process is made after the field took the focus, and has to be told of it:
            // else it knows no way of writing, and its keys do nothing.
            InputMethod.update(Qt.ImQueryAll)
            InputMethod.show()
        }
    }

    component KeyTab: Pressable {
        id: tab
        property string text: ""
        property bool on: false
        readonly property bool key: true
        role: Accessible.PageTab
        label: text
        checked: on
        width: root.tabW
        height: Theme.keyTabH
        radius: Theme.radiusKey
        face: on ? Theme.card : Theme.sunk
        edge: on ? Theme.teal : Theme.edge
        frame: on ? Theme.teal : Theme.line2
        frameWidth: on ? Theme.slipBorder : Theme.inputBorder
        repeats: true
        // The field keeps the focus: what is typed goes into it.
        activeFocusOnTab: false
        KText {
            anchors.centerIn: parent
            width: parent.width - Theme.s1
            horizontalAlignment: Text.AlignHCenter
            lineHeight: lineCount > 1 ? Theme.keyLeading : 1
            text: tab.text
            size: Theme.elder ? Theme.small : Theme.keySmall
            bold: tab.on
            color: tab.on ? Theme.teal : Theme.ink
        }
    }
}
