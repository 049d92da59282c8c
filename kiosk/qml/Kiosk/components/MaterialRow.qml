pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! One paper to bring or not to bring: name, remark, tags. \c tags: list of {text, kind, icon}. */
Item {
    id: root

    property string name: ""
    property string remark: ""
    property var tags: []
    property bool first: false
    /*! Height is short: a long remark gives way, the tags say the same in a word. */
    property bool dense: false
    readonly property bool stacked: Theme.elder || words.implicitWidth + signs.width + Theme.s3 > width

    implicitHeight: Math.max(Theme.materialRowH, words.height + (stacked ? signs.height + Theme.s1 : 0) + Theme.s3)

    Rectangle {
        visible: !root.first
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Flow {
        id: words
        readonly property real natural: title.implicitWidth + (note.visible ? note.implicitWidth + spacing : 0)
        width: root.stacked ? root.width : Math.min(natural + 1, root.width - signs.width - Theme.s3)
        y: root.stacked ? Theme.s1 + Theme.s1 / 2 : (root.height - height) / 2
        spacing: Theme.s2
        KText { id: title; text: root.name; bold: true; width: Math.min(implicitWidth, root.stacked ? root.width : root.width - signs.width - Theme.s3) }
        KText {
            id: note
            visible: root.remark !== "" && !(root.dense && root.remark.length > Theme.lineMax)
            text: root.remark
            size: Theme.small
            color: Theme.ink2
            height: title.lineCount === 1 ? title.height : implicitHeight
            width: Math.min(implicitWidth, root.stacked ? root.width : root.width - signs.width - Theme.s3)
        }
    }
    Row {
        id: signs
        anchors.right: root.stacked ? undefined : parent.right
        x: 0
        y: root.stacked ? words.y + words.height + Theme.s1 : (root.height - height) / 2
        spacing: Theme.s2
        Repeater {
            model: root.tags
            Tag {
                required property var modelData
                text: modelData.text
                kind: modelData.kind
                icon: modelData.icon ?? ""
            }
        }
    }
}
