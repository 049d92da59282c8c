pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Two or three facts side by side (under one another in elder mode). \c facts: list of
    {name, value, remark}. */
Rectangle {
    id: root

    property var facts: []
    readonly property bool stacked: Theme.elder && (!Theme.landscape || crowded) || width < Theme.asideW
    /*! Columns so narrow that a remark would be a long strip. */
    readonly property bool crowded: facts.some(fact => Measure.linesIn(fact.remark, (width / facts.length - Theme.s4) / Theme.small) > 4)
    /*! Where the card may be cut when it is taller than a page: above each fact but the first. */
    readonly property var cuts: {
        const found = []
        for (let i = 1; stacked && i < grid.children.length; i++) {
            if (grid.children[i].height > 0)
                found.push(grid.y + grid.children[i].y)
        }
        return found
    }
    readonly property real slot: stacked ? width : width / Math.max(1, facts.length)

    implicitHeight: grid.height + 2 * Theme.s2
    radius: Theme.radiusCard
    color: Theme.card
    border.width: Theme.highContrast ? Theme.inputBorder : Theme.hair
    border.color: Theme.line

    Grid {
        id: grid
        y: Theme.s2
        columns: root.stacked ? 1 : root.facts.length
        rowSpacing: Theme.s1
        Repeater {
            model: root.facts
            Item {
                id: fact
                required property var modelData
                required property int index
                width: root.slot
                height: words.height

                Rectangle {
                    visible: fact.index > 0 && !root.stacked
                    width: Theme.hair
                    height: parent.height - Theme.s2
                    y: Theme.s1
                    color: Theme.line
                }
                Column {
                    id: words
                    x: fact.index > 0 && !root.stacked ? Theme.s3 : Theme.cardPad
                    width: parent.width - x - Theme.s1
                    KText { width: parent.width; text: fact.modelData.name; size: Theme.small; color: Theme.ink2 }
                    KText {
                        width: parent.width
                        text: fact.modelData.value
                        size: Theme.elder ? Theme.h2 : Theme.h2 + Theme.s1 / 2
                        bold: true
                        lineHeight: Theme.titleLeading
                    }
                    KText {
                        width: parent.width
                        text: fact.modelData.remark
                        size: Theme.small
                        color: Theme.ink2
                        visible: text !== ""
                    }
                }
            }
        }
    }
}
