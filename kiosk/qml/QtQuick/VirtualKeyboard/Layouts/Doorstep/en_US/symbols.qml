import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

/*! Digits and the common signs. */
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
        Key { key: 0x0040; text: "@" }
        Key { key: 0x0023; text: "#" }
        Key { key: 0x002D; text: "-" }
        Key { key: 0x005F; text: "_" }
        Key { key: 0x002F; text: "/" }
        Key { key: 0x003A; text: ":" }
        Key { key: 0x003B; text: ";" }
        Key { key: 0x0028; text: "(" }
        Key { key: 0x0029; text: ")" }
        Key { key: 0x002E; text: "." }
    }
    KeyboardRow {
        Key { key: 0x002C; text: "," }
        Key { key: 0x003F; text: "?" }
        Key { key: 0x0021; text: "!" }
        Key { key: 0x0027; text: "'" }
        Key { key: 0x002B; text: "+" }
        Key { key: 0x0026; text: "&" }
        Key { key: 0x0025; text: "%" }
        Key { key: 0x002A; text: "*" }
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
