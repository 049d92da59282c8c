import QtQuick
import Kiosk

/*! Flat information: title (optional), remark at its right, content under it. */
Rectangle {
    id: root

    property string title: ""
    property string remark: ""
    property int pad: Theme.cardPad
    property bool ruled: false
    default property alias content: body.data
    readonly property alias bodyWidth: body.width

    /*! Where a card too tall for one page may be cut: above each of its lines but the first. */
    readonly property var cuts: {
        const found = []
        for (let i = 1; i < body.children.length; i++) {
            const line = body.children[i]
            if (line.visible && line.height > 0 && line.y > 0)
                found.push(body.y + line.y)
        }
        return found
    }

    implicitHeight: head.height + body.height + (head.visible ? 2 : 2) * Theme.s2 + (ruled ? Theme.s1 : 0)
    radius: Theme.radiusCard
    color: Theme.card
    border.width: Theme.highContrast ? Theme.inputBorder : Theme.hair
    border.color: Theme.line

    Item {
        id: head
        visible: root.title !== ""
        x: root.pad
        y: Theme.s2
        width: parent.width - 2 * root.pad
        height: visible ? Math.max(name.height, more.height) : 0
        KText {
            id: name
            width: Math.min(implicitWidth, head.width - (root.remark === "" ? 0 : more.width + Theme.s2))
            text: root.title
            size: Theme.h2
            bold: true
        }
        KText {
            id: more
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.remark
            size: Theme.small
            wrapMode: Text.NoWrap
        }
    }
    Rectangle {
        visible: root.ruled && head.visible
        y: head.y + head.height + Theme.s1
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Column {
        id: body
        x: root.pad
        y: head.y + head.height + (root.ruled ? Theme.s1 : 0)
        width: parent.width - 2 * root.pad
    }
}
