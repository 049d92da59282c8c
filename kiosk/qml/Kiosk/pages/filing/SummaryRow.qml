import QtQuick
import Kiosk

/*! One group to check: what stands there, and 改. */
Item {
    id: root

    objectName: "group_" + key.replace(/[^A-Za-z0-9]+/g, "_")
    Accessible.role: Accessible.Grouping
    Accessible.name: caption
    required property string key
    required property string icon
    required property string caption
    required property string title
    required property string detail
    property bool first: false
    /*! 改 may stand above the reach line: 返回 leads to the same places. */
    readonly property bool field: true

    signal changeAsked()

    implicitHeight: Math.max(words.height, change.height + Theme.edgeStep) + Theme.s3

    Rectangle {
        visible: !root.first
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Rectangle {
        id: plate
        visible: !Theme.elder && !Theme.compact
        width: visible ? Theme.fieldH - Theme.s2 : 0
        height: width
        radius: Theme.radiusButton
        color: Theme.plate
        anchors.verticalCenter: parent.verticalCenter
        KIcon { anchors.centerIn: parent; name: root.icon; size: Theme.icon3 }
    }
    Column {
        id: words
        x: plate.visible ? plate.width + Theme.s3 : 0
        width: change.x - x - Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        KText { width: parent.width; text: root.caption; size: Theme.small; color: Theme.ink2 }
        KText { width: parent.width; text: root.title; size: Theme.elder ? Theme.body : Theme.button; bold: true }
        KText { width: parent.width; text: root.detail; size: Theme.small; visible: text !== "" }
    }
    KButton {
        id: change
        objectName: "change_" + root.key.replace(/[^A-Za-z0-9]+/g, "_")
        x: parent.width - width
        anchors.verticalCenter: parent.verticalCenter
        small: true
        width: Theme.elder ? implicitWidth : Theme.buttonMinW - Theme.s4
        icon: "pen"
        //: Check page: change this group.
        text: qsTr("改")
        hint: root.caption
        onClicked: root.changeAsked()
    }
}
