import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import Kiosk

/*! The keyboard in the house's look: keys on step edges, candidates large, the first one yellow. */
KeyboardStyle {
    id: style

    keyboardDesignWidth: Theme.keyboardW
    keyboardDesignHeight: Theme.keysH
    keyboardRelativeLeftMargin: Theme.keySide / Theme.keyboardW
    keyboardRelativeRightMargin: Theme.keySide / Theme.keyboardW
    keyboardRelativeTopMargin: Theme.keyInset / Theme.keysH
    keyboardRelativeBottomMargin: Theme.keyInset / Theme.keysH
    keyboardBackground: Rectangle { color: Theme.sunk }

    component Cap: KeyPanel {
        id: cap

        property string caption: control ? control.displayText : ""
        property string sign: ""
        property bool dark: control ? control.highlighted : false
        property bool soft: false
        property bool lit: false
        readonly property bool held: control ? control.pressed : false
        onHeldChanged: {
            if (held)
                Feedback.pressed()
        }

        Rectangle {
            x: Theme.keyInset
            y: Theme.keyInset + Theme.keyEdge
            width: parent.width - 2 * Theme.keyInset
            height: parent.height - 2 * Theme.keyInset - Theme.keyEdge
            radius: Theme.radiusKey
            color: cap.soft ? Theme.edgeSoft : Theme.edge
        }
        Rectangle {
            x: Theme.keyInset
            y: Theme.keyInset + (cap.held ? Theme.keyEdge : 0)
            width: parent.width - 2 * Theme.keyInset
            height: parent.height - 2 * Theme.keyInset - Theme.keyEdge
            radius: Theme.radiusKey
            color: cap.lit ? Theme.yel100 : (cap.soft ? Theme.teal50 : (cap.dark ? Theme.keyDark : Theme.card))
            border.width: Theme.pressBorder
            border.color: cap.soft ? Theme.bdSoft : Theme.bd

            Text {
                anchors.centerIn: parent
                visible: cap.sign === ""
                text: cap.control && cap.control.uppercased ? cap.caption.toUpperCase() : cap.caption
                font.family: Theme.family
                font.pixelSize: cap.caption.length > 1 ? Theme.keySmall : Theme.keyText
                font.weight: cap.soft ? Font.Bold : Font.Normal
                color: cap.soft ? Theme.teal : Theme.ink
            }
            KIcon {
                anchors.centerIn: parent
                name: cap.sign
                tone: "ink"
                size: Theme.icon2
            }
        }
    }

    keyPanel: Cap {}
    backspaceKeyPanel: Cap { sign: "backsp"; dark: true }
    //: The keyboard's lower right key: this field is finished.
    enterKeyPanel: Cap { caption: qsTr("好了"); soft: true }
    symbolKeyPanel: Cap { dark: true }
    //: The keyboard's long key.
    spaceKeyPanel: Cap { caption: qsTr("空格"); dark: false }
    //: The key for capital letters.
    shiftKeyPanel: Cap { caption: qsTr("大写"); dark: true; lit: InputContext.capsLockActive || InputContext.shiftActive }
    hideKeyPanel: Cap { caption: qsTr("收起"); dark: true }
    languageKeyPanel: Cap { dark: true }
    modeKeyPanel: Cap { dark: true }
    handwritingKeyPanel: Cap { dark: true }

    // What a finger covers is shown by the key going down; a bubble over it would only flicker.
    characterPreviewDelegate: Item { property string text }

    alternateKeysListItemWidth: Theme.candidateMin
    alternateKeysListItemHeight: Theme.candidateH
    alternateKeysListDelegate: Item {
        id: alternative
        width: Theme.candidateMin
        height: Theme.candidateH
        KText { anchors.centerIn: parent; text: model.text; size: Theme.keyText }
    }
    alternateKeysListHighlight: Rectangle { color: Theme.yel100; radius: Theme.radiusKey }
    alternateKeysListBackground: Rectangle {
        color: Theme.card
        radius: Theme.radiusKey
        border.width: Theme.inputBorder
        border.color: Theme.line2
    }

    selectionListHeight: Theme.candidateH
    selectionListDelegate: SelectionListItem {
        id: candidate
        width: Math.max(Theme.candidateMin, words.implicitWidth + 2 * Theme.s3)
        Accessible.role: Accessible.Button
        Accessible.name: display
        Rectangle {
            visible: index === 0
            anchors.fill: parent
            anchors.margins: Theme.s1 / 2
            radius: Theme.radiusKey
            color: Theme.yel100
        }
        Text {
            id: words
            anchors.centerIn: parent
            text: display
            textFormat: Text.PlainText
            font.family: Theme.family
            font.pixelSize: Theme.keyText
            font.weight: index === 0 ? Font.Bold : Font.Normal
            color: Theme.ink
        }
    }
    selectionListBackground: Rectangle {
        color: Theme.card
        border.width: Theme.hair
        border.color: Theme.line
    }

    navigationHighlight: Rectangle {
        color: Theme.clear
        border.width: Theme.focusBorder
        border.color: Theme.ink
        radius: Theme.radiusKey
    }
    popupListDelegate: SelectionListItem {
        width: Theme.candidateMin * 3
        height: Theme.keyTabH
        KText { anchors.centerIn: parent; text: display }
    }
    popupListBackground: Rectangle { color: Theme.card; border.width: Theme.hair; border.color: Theme.line }
    languageListDelegate: SelectionListItem {
        width: Theme.candidateMin * 3
        height: Theme.keyTabH
        KText { anchors.centerIn: parent; text: displayName }
    }
    languageListBackground: Rectangle { color: Theme.card }
}
