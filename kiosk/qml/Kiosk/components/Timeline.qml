pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! What happened, when, by whom. \c events: any model with roles what, when, who, phase (done, warn, now, todo). */
Column {
    id: root

    property var events: []
    property int count: rows.count
    // Not by the number of lines: a column around it is cut into pages before that is known.
    readonly property real leading: Theme.flat ? Theme.tightLeading : 1
    /*! The time stands under what happened, where there is height for it. */
    readonly property bool under: Theme.elder && !Theme.flat

    Repeater {
        id: rows
        model: root.events
        Item {
            id: row
            required property int index
            required property string what
            required property string when
            required property string who
            required property string phase
            readonly property bool last: index === rows.count - 1
            width: root.width
            height: Math.max(last ? Theme.timelineNode : Theme.timelineRow, words.height + Theme.s3)

            Rectangle {
                visible: !row.last
                x: ball.x + ball.width / 2 - width / 2
                y: ball.y + ball.height
                width: Theme.focusBorder
                height: row.height - ball.height
                color: row.phase === "done" || row.phase === "warn" ? Theme.teal : Theme.clear
            }
            Column {
                visible: !row.last && row.phase !== "done" && row.phase !== "warn"
                x: ball.x + ball.width / 2 - Theme.focusBorder / 2
                y: ball.y + ball.height
                spacing: Theme.s1 / 2
                Repeater {
                    model: Math.max(0, Math.floor((row.height - Theme.timelineNode) / (Theme.s1 * 1.5)))
                    Rectangle { width: Theme.focusBorder; height: Theme.s1; color: Theme.line2 }
                }
            }
            Rectangle {
                id: ball
                width: Theme.timelineNode
                height: width
                radius: width / 2
                color: row.phase === "done" ? Theme.teal : (row.phase === "now" ? Theme.yel : (row.phase === "warn" ? Theme.yel100 : Theme.card))
                border.width: row.phase === "done" || row.phase === "todo" ? 0 : Theme.inputBorder
                border.color: Theme.yelDeep
                Image {
                    visible: row.phase === "todo"
                    anchors.fill: parent
                    source: visible ? Theme.dashRing : ""
                    sourceSize.width: width
                    sourceSize.height: height
                    Accessible.ignored: true
                }
                KIcon {
                    anchors.centerIn: parent
                    name: row.phase === "done" ? "check" : (row.phase === "now" ? "hourglass" : (row.phase === "warn" ? "warn" : "flag"))
                    tone: row.phase === "done" ? "white" : (row.phase === "now" ? "now" : (row.phase === "warn" ? "amber" : "ink"))
                    size: Theme.icon1
                }
            }
            Column {
                id: words
                x: Theme.timelineNode + Theme.s3
                width: parent.width - x
                Item {
                    width: parent.width
                    height: root.under ? title.height + at.height : Math.max(title.height, at.height)
                    KText {
                        id: title
                        text: row.what
                        size: Theme.elder ? Theme.h2 : Theme.button
                        bold: true
                        lineHeight: root.leading
                        width: parent.width - (root.under ? 0 : at.width + Theme.s2)
                    }
                    KText {
                        id: at
                        text: row.when
                        color: Theme.ink2
                        size: Theme.elder ? Theme.small : Theme.body
                        width: Math.min(implicitWidth, root.under ? parent.width : parent.width * 0.55)
                        lineHeight: root.leading
                        horizontalAlignment: root.under ? Text.AlignLeft : Text.AlignRight
                        anchors.right: root.under ? undefined : parent.right
                        y: root.under ? title.height : Math.max(0, (title.height - height) / 2)
                    }
                }
                KText {
                    width: parent.width
                    visible: text !== ""
                    text: row.who
                    size: Theme.small
                    color: Theme.ink2
                    lineHeight: root.leading
                }
            }
        }
    }
}
