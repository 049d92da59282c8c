import QtQuick
import Kiosk

/*! One answer of a question: a radio (or, \c multiple, a box), the answer, a short remark at the right. */
Pressable {
    id: root

    property string text: ""
    property string remark: ""
    property bool multiple: false
    property bool selected: false
    /*! Of things to be put in order: which place it has, 0 for none yet. */
    property int place: 0
    readonly property int inset: Theme.compact ? Theme.s3 : Theme.s4
    readonly property int wordsW: width - words.x - Theme.s3

    role: multiple ? Accessible.CheckBox : Accessible.RadioButton
    label: (place > 0 ? place + "，" : "") + (remark === "" ? text : text + "，" + remark)
    checkable: true
    checked: selected
    implicitHeight: Math.max(Theme.optionH, words.height + Theme.s3)
    face: selected ? Theme.teal50 : Theme.card
    edge: selected ? Theme.teal : Theme.edge
    frame: selected ? Theme.teal : Theme.bd
    frameWidth: selected ? Theme.focusBorder : Theme.pressBorder

    Rectangle {
        id: mark

        x: root.inset
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.radio
        height: width
        radius: root.multiple ? Theme.radiusKey : width / 2
        color: root.selected ? Theme.teal : Theme.card
        border.width: Theme.focusBorder
        border.color: root.selected ? Theme.teal : Theme.line2

        KIcon {
            visible: root.selected && root.place === 0
            anchors.centerIn: parent
            name: "check"
            tone: "white"
            size: Theme.icon2
        }
        KText {
            visible: root.place > 0
            anchors.centerIn: parent
            text: root.place
            size: Theme.small
            bold: true
            color: Theme.overTeal
        }
    }

    Flow {
        id: words

        x: mark.x + mark.width + root.inset
        width: root.wordsW
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0

        KText {
            id: answer
            width: Math.min(implicitWidth, root.wordsW)
            text: root.text
            // A row of a list cannot grow: what takes two lines is a little smaller in large type.
            size: !Theme.elder ? Theme.button : Measure.linesIn(text, root.wordsW / Theme.value) > 1 ? Theme.h2 : Theme.value
            lineHeight: lineCount > 1 ? Theme.tightLeading : 1
            bold: true
            color: root.dashed ? Theme.ink2 : Theme.ink
        }
        KText {
            visible: root.remark !== ""
            width: answer.implicitWidth + implicitWidth + Theme.s3 <= root.wordsW
                ? root.wordsW - answer.implicitWidth : root.wordsW
            height: answer.implicitWidth + implicitWidth + Theme.s3 <= root.wordsW ? answer.height : implicitHeight
            horizontalAlignment: answer.implicitWidth + implicitWidth + Theme.s3 <= root.wordsW
                ? Text.AlignRight : Text.AlignLeft
            text: root.remark
            size: Theme.body
            color: Theme.ink2
        }
    }
}
