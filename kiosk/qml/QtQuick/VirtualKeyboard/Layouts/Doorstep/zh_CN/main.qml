import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

/*! Pinyin: 26 letters, and 分词 to part syllables. */
KeyboardLayout {
    function createInputMethod() {
        return Qt.createQmlObject("import QtQuick; import QtQuick.VirtualKeyboard.Plugins; PinyinInputMethod {}", parent, "inputMethod.qml")
    }
    sharedLayouts: ["symbols"]
    keyWeight: 100

    KeyboardRow {
        Key { key: Qt.Key_Q; text: "q" }
        Key { key: Qt.Key_W; text: "w" }
        Key { key: Qt.Key_E; text: "e" }
        Key { key: Qt.Key_R; text: "r" }
        Key { key: Qt.Key_T; text: "t" }
        Key { key: Qt.Key_Y; text: "y" }
        Key { key: Qt.Key_U; text: "u" }
        Key { key: Qt.Key_I; text: "i" }
        Key { key: Qt.Key_O; text: "o" }
        Key { key: Qt.Key_P; text: "p" }
    }
    KeyboardRow {
        FillerKey { weight: 50 }
        Key { key: Qt.Key_A; text: "a" }
        Key { key: Qt.Key_S; text: "s" }
        Key { key: Qt.Key_D; text: "d" }
        Key { key: Qt.Key_F; text: "f" }
        Key { key: Qt.Key_G; text: "g" }
        Key { key: Qt.Key_H; text: "h" }
        Key { key: Qt.Key_J; text: "j" }
        Key { key: Qt.Key_K; text: "k" }
        Key { key: Qt.Key_L; text: "l" }
        FillerKey { weight: 50 }
    }
    KeyboardRow {
        Key {
            weight: 150
            key: Qt.Key_Apostrophe
            text: "'"
            //: The key that parts two syllables of Pinyin.
            displayText: qsTr("分词")
            highlighted: true
            functionKey: true
            enabled: InputContext.preeditText.length > 0
        }
        Key { key: Qt.Key_Z; text: "z" }
        Key { key: Qt.Key_X; text: "x" }
        Key { key: Qt.Key_C; text: "c" }
        Key { key: Qt.Key_V; text: "v" }
        Key { key: Qt.Key_B; text: "b" }
        Key { key: Qt.Key_N; text: "n" }
        Key { key: Qt.Key_M; text: "m" }
        BackspaceKey { weight: 150 }
    }
    KeyboardRow {
        SymbolModeKey {
            weight: 150
            //: The key that shows signs and digits.
            displayText: qsTr("符号")
        }
        Key { key: Qt.Key_Comma; text: "，"; highlighted: false }
        SpaceKey { weight: 450 }
        Key { key: Qt.Key_Period; text: "。"; highlighted: false }
        EnterKey { weight: 200 }
    }
}
