import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Kiosk

/*! The Qt Virtual Keyboard in our style and layouts, and our own pad for digits. Loaded by KeyboardHost only. */
Item {
    id: root

    property string mode: "pinyin"
    readonly property bool digits: mode === "digits"

    onModeChanged: VirtualKeyboardSettings.locale = mode === "latin" ? "en_US" : "zh_CN"

    Component.onCompleted: {
        VirtualKeyboardSettings.styleName = "Doorstep"
        VirtualKeyboardSettings.layoutPath = Qt.resolvedUrl("../../QtQuick/VirtualKeyboard/Layouts/Doorstep")
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_US"]
        VirtualKeyboardSettings.locale = "zh_CN"
        VirtualKeyboardSettings.wordCandidateList.alwaysVisible = true
        // A public machine learns nobody's words.
        VirtualKeyboardSettings.fullScreenMode = false
    }

    InputPanel {
        objectName: "keyboard"
        visible: !root.digits
        width: parent.width
    }
    NumberPad {
        visible: root.digits
        name: "keys"
        extra: "-"
        anchors.centerIn: parent
        keyW: Theme.padKeyW + Theme.s5
        keyH: (root.height - 5 * Theme.s2) / 4
        onTyped: key => InputContext.commit(key)
        onErased: InputContext.sendKeyClick(Qt.Key_Backspace, "")
    }
}
