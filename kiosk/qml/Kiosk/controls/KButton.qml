pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    A button with words. \c kind: default, primary, now, soft, danger. Disabled, it is dashed and shows
    \c reason instead of its words; busy, it shows dots and does not answer.
*/
Pressable {
    id: root

    property string text: ""
    property string kind: "default"
    property string icon: ""
    property string iconAfter: ""
    property string reason: ""
    property bool small: false
    property bool busy: false
    property bool selected: false
    readonly property bool filled: kind === "primary" || (selected && Theme.highContrast)
    readonly property color textColor: {
        if (!enabled || off)
            return Theme.ink2
        if (filled)
            return Theme.overTeal
        if (kind === "now")
            return Theme.overNow
        if (kind === "danger")
            return Theme.red
        return kind === "soft" || selected ? Theme.teal : Theme.ink
    }
    readonly property string tone: {
        if (!enabled || off)
            return "ink"
        if (filled)
            return "white"
        if (kind === "danger")
            return "red"
        return kind === "now" ? "now" : (kind === "soft" || selected ? "soft" : "ink")
    }

    readonly property bool resting: busy
    label: enabled || reason === "" ? text : reason
    hint: enabled ? "" : reason
    // Words of three lines make a small one taller; they are never made smaller.
    implicitHeight: small ? Math.max(Theme.buttonSmallH, Math.ceil(caption.contentHeight) + Theme.s2) : Theme.buttonH
    /*! Rather no picture than words in three lines. */
    readonly property bool crowded: !selected && !busy && caption.implicitWidth > (/\s|[\u3000-\uffff]/.test(caption.text) ? 1.7 : 1) * (width - wantedW - Theme.s2)
    /*! The most it can be wide, where that does not hang on its words. What would take three lines there, or
        break a word, is in the type of a small button. */
    property real room: 0
    readonly property bool wordy: room > 0 ? Measure.linesIn(caption.text, (room - 2 * Theme.s2) / Theme.button) > 2
        // A reason that would take three lines; half an em a letter.
        : !enabled && reason.length * Theme.button > 3.4 * (width - Theme.s2)
    readonly property int iconsW: crowded ? 0 : wantedW
    readonly property int wantedW: (icon !== "" || selected ? Theme.icon2 + Theme.s2 : 0)
        + (busy || iconAfter === "" ? 0 : Theme.icon2 + Theme.s2) + (busy ? 3 * (Theme.dot + Theme.s2) : 0)
    implicitWidth: Math.max(Theme.buttonMinW, caption.implicitWidth + wantedW + 2 * Theme.buttonPad)
    face: filled ? Theme.teal : (kind === "now" ? Theme.yel : (kind === "soft" || selected ? Theme.teal50 : Theme.card))
    edge: filled ? Theme.tealDeep
        : (kind === "now" ? Theme.yelDeep
        : (kind === "danger" ? Theme.edgeRed : (kind === "soft" || selected ? Theme.edgeSoft : Theme.edge)))
    frame: filled ? Theme.teal
        : (kind === "now" ? Theme.yelDeep
        : (kind === "danger" ? Theme.edgeRed : (selected ? Theme.teal : (kind === "soft" ? Theme.bdSoft : Theme.bd))))
    frameWidth: filled ? 0 : (selected ? Theme.focusBorder : Theme.pressBorder)

    function activate() {
        if (root.enabled && !root.busy)
            root.clicked()
    }

    Row {
        id: words

        anchors.centerIn: parent
        spacing: Theme.s2

        KIcon {
            name: root.selected ? "check" : root.crowded ? "" : root.icon
            tone: root.tone
            size: Theme.icon2
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            id: caption
            // A long reason takes a second line rather than leave the button.
            width: Math.min(Math.ceil(implicitWidth), root.width - root.iconsW - Theme.s2)
            horizontalAlignment: Text.AlignHCenter
            lineHeight: lineCount > (root.small ? 1 : 2) ? Theme.tightLeading : lineCount > 1 ? Theme.titleLeading : 1
            text: root.enabled || root.reason === "" ? root.text : root.reason
            size: root.small || root.wordy ? Theme.buttonSmall : Theme.button
            bold: !root.small || root.selected
            color: root.textColor
            anchors.verticalCenter: parent.verticalCenter
        }
        Loader {
            active: root.busy
            visible: active
            anchors.verticalCenter: parent.verticalCenter
            sourceComponent: WaitingDots { color: root.textColor }
        }
        KIcon {
            name: root.busy || root.crowded ? "" : root.iconAfter
            tone: root.tone
            size: Theme.icon2
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
