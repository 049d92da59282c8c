import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

/*! Digits and the signs that Chinese addresses and names need. */
KeyboardLayout {
    keyWeight: 100

    KeyboardRow {
        Key { key: Qt.Key_1; text: "1" }
        Key { key: Qt.Key_2; text: "2" }
        Key { key: Qt.Key_3; text: "3" }
        Key { key: Qt.Key_4; text: "4" }
        Key { key: Qt.Key_5; text: "5" }
        Key { key: Qt.Key_6; text: "6" }
        Key { key: Qt.Key_7; text: "7" }
        Key { key: Qt.Key_8; text: "8" }
        Key { key: Qt.Key_9; text: "9" }
        Key { key: Qt.Key_0; text: "0" }
    }
    KeyboardRow {
        Key { key: 0xFF0C; text: "，" }
        Key { key: 0x3002; text: "。" }
        Key { key: 0x3001; text: "、" }
        Key { key: 0xFF1A; text: "：" }
        Key { key: 0xFF1B; text: "；" }
        Key { key: 0xFF1F; text: "？" }
        Key { key: 0xFF01; text: "！" }
        Key { key: 0xFF08; text: "（" }
        Key { key: 0xFF09; text: "）" }
        Key { key: 0x00B7; text: "·" }
    }
    KeyboardRow {
        Key { key: 0x201C; text: "“" }
        Key { key: 0x201D; text: "”" }
        Key { key: 0x300A; text: "《" }
        Key { key: 0x300B; text: "》" }
        Key { key: 0x3014; text: "〔" }
        Key { key: 0x3015; text: "〕" }
        Key { key: 0x2014; text: "—" }
        Key { key: 0x0023; text: "#" }
        BackspaceKey { weight: 150 }
    }
    KeyboardRow {
        SymbolModeKey {
            weight: 150
            //: The key that goes back from signs to letters.
            displayText: qsTr("返回")
        }
        SpaceKey { weight: 650 }
        EnterKey { weight: 200 }
    }
}
