pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Kiosk
import Kiosk.Bridge

/*! The Qt Virtual Keyboard in our style and layouts, and our own pads for digits and handwriting. Loaded by KeyboardHost only. */
Item {
    id: root

    property string mode: "pinyin"
    /*! Which digits the field wants (\c Field.pad). */
    property string pad: ""
    property HandwritingModel writing: null
    property RareModel rare: null
    property Item target: null
    readonly property bool digits: mode === "digits"
    readonly property bool written: mode === "writing"
    readonly property bool looked: mode === "rare"

    onModeChanged: {
        // Letters of Pinyin that no character was chosen for do not stay behind in the field.
        if (written || looked)
            InputMethod.reset()
        VirtualKeyboardSettings.locale = mode === "latin" ? "en_US" : "zh_CN"
    }

    Component.onCompleted: {
        VirtualKeyboardSettings.styleName = "Doorstep"
        VirtualKeyboardSettings.layoutPath = Qt.resolvedUrl("../../QtQuick/VirtualKeyboard/Layouts/Doorstep")
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_US"]
        VirtualKeyboardSettings.locale = "zh_CN"
        VirtualKeyboardSettings.wordCandidateList.alwaysVisible = true
        // A public machine learns nobody's words: Pinyin uses no dictionary of the user's for what is sensitive,
        // and resetting that dictionary does not take back what its engine has in memory.
        VirtualKeyboardSettings.inputMethodHints = Qt.ImhSensitiveData
        VirtualKeyboardSettings.fullScreenMode = false
    }

    InputPanel {
        objectName: "keyboard"
        visible: !root.digits && !root.written && !root.looked
        width: parent.width
    }
    NumberPad {
        visible: root.digits
        name: "keys"
        stops: false
        money: root.pad === "money"
        extra: root.pad === "id" ? "X" : root.pad === "decimal" ? "." : root.pad === "number" || root.pad === "account" ? "" : "-"
        anchors.centerIn: parent
        flat: Theme.flat || Theme.low
        keyW: Math.min(Theme.padKeyW + (money ? 0 : Theme.s5), (root.width - 2 * Theme.keySide + gap) / rows[0].length - gap)
        keyH: Math.min(flat ? 2 * Theme.padKeyH : root.height, (root.height - Theme.s2 - Theme.edgeStep) / rows.length - gap)
        onTyped: key => InputContext.commit(key)
        onErased: InputContext.sendKeyClick(Qt.Key_Backspace, "")
    }
    Loader {
        readonly property bool wanted: root.looked && root.rare !== null
        visible: wanted
        active: wanted
        x: Theme.keySide + Theme.keyInset
        y: Theme.keyInset
        width: root.width - 2 * x
        height: root.height - 2 * y - Theme.edgeStep
        sourceComponent: RarePad {
            model: root.rare
            onChosen: character => InputContext.commit(character)
        }
    }
    Loader {
        id: pad
        readonly property bool wanted: root.written && root.writing !== null
        visible: wanted
        active: wanted || item !== null
        x: Theme.keySide + Theme.keyInset
        y: Theme.keyInset
        width: root.width - 2 * x
        height: root.height - 2 * y - Theme.edgeStep
        sourceComponent: WritingPad {
            model: root.writing
            target: root.target
            onChosen: character => InputContext.commit(character)
            onErased: InputContext.sendKeyClick(Qt.Key_Backspace, "")
            onFinished: InputContext.sendKeyClick(Qt.Key_Return, "")
        }
    }
}
