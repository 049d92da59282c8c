import QtQuick
import Kiosk

/*! A short word above the dock that goes away by itself; never for what needs an action. */
Rectangle {
    id: root

    property string text: ""
    property string icon: "info"

    function show(words: string, sign: string) {
        text = words
        icon = sign
        visible = true
        timer.restart()
    }

    visible: false
    implicitHeight: Math.max(Theme.toastH, words.height + Theme.s3)
    radius: Theme.radiusButton
    color: Theme.ground
    border.width: Theme.highContrast ? Theme.inputBorder : 0
    border.color: Theme.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    KIcon {
        id: sign
        x: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        tone: "ground"
        size: Theme.icon3
    }
    KText {
        id: words
        x: sign.x + sign.width + Theme.s2
        width: parent.width - x - Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: Theme.overGround
    }
    Timer { id: timer; interval: Theme.toastMs; onTriggered: root.visible = false }
}
