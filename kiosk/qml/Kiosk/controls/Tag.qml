import QtQuick
import Kiosk

/*! A small word about something. \c kind: t teal, y yellow, r red, g green, n neutral, solid. Yellow, red and
    green always carry an icon, for colour alone says nothing. */
Rectangle {
    id: root

    property string text: ""
    property string kind: "t"
    property string icon: ""
    readonly property string sign: icon !== "" ? icon : (kind === "g" ? "check" : (kind === "y" ? "clock" : (kind === "r" ? "warn" : "")))
    readonly property color words: {
        switch (kind) {
        case "solid": return Theme.overTeal
        case "y": return Theme.amber
        case "r": return Theme.red
        case "g": return Theme.green
        case "n": return Theme.ink
        default: return Theme.teal
        }
    }

    readonly property int besides: 2 * Theme.s2 + (sign === "" ? 0 : Theme.icon1 - Theme.s1 + row.spacing)

    // Where it has less room than its words, they take a second line.
    implicitWidth: Math.ceil(said.implicitWidth) + besides
    implicitHeight: Math.max(Theme.tagH, Math.ceil(said.contentHeight))
    radius: Theme.radiusTag
    color: {
        switch (kind) {
        case "solid": return Theme.teal
        case "y": return Theme.yel100
        case "r": return Theme.red100
        case "g": return Theme.green100
        case "n": return Theme.sunk
        default: return Theme.teal100
        }
    }
    border.width: kind === "solid" ? 0 : Theme.hair
    border.color: {
        switch (kind) {
        case "y": return Theme.bdYel
        case "r": return Theme.edgeRed
        case "g": return Theme.highContrast ? Theme.green : Theme.edgeSoft
        case "n": return Theme.line
        default: return Theme.bdSoft
        }
    }
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.s1
        KIcon {
            name: root.sign
            tone: root.kind === "solid" ? "white" : (root.kind === "y" ? "amber" : (root.kind === "r" ? "red" : (root.kind === "g" ? "green" : (root.kind === "n" ? "ink" : "soft"))))
            size: Theme.icon1 - Theme.s1
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            id: said
            width: Math.min(Math.ceil(implicitWidth), root.width - root.besides)
            text: root.text
            size: Theme.small
            bold: true
            color: root.words
        }
    }
}
