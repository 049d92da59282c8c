pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    Characters that Pinyin and handwriting do not give: by radical and strokes, by reading, by code point, a few
    things to touch at each step. The character found is shown large and taken only when it is confirmed.
*/
Item {
    id: root

    required property RareModel model
    property int page: 0
    readonly property int gap: Theme.s2
    readonly property list<string> cells: model.cells
    readonly property int longest: cells.reduce((most, words) => Math.max(most, words.length), 1)
    readonly property bool single: longest <= 2
    readonly property int cellW: Math.max(Theme.touch, single ? 0 : Math.min(width, longest * Theme.h2 + 2 * Theme.s2))
    readonly property int columns: Math.max(1, Math.floor((width + gap) / (cellW + gap)))
    readonly property int bodyY: Theme.touch + Theme.s2 + Theme.edgeStep
    readonly property int rows: Math.max(1, Math.floor((height - bodyY + gap - Theme.edgeStep) / (Theme.touch + gap)))
    readonly property int fit: rows * columns
    readonly property int pages: Math.max(1, Math.ceil(cells.length / fit))

    signal chosen(string character)

    onCellsChanged: page = 0
    onVisibleChanged: {
        if (visible)
            model.begin()
    }
    Component.onCompleted: model.begin()

    KText {
        id: title
        width: keys.x - Theme.s2
        height: Theme.touch
        verticalAlignment: Text.AlignVCenter
        text: root.model.title
        size: Theme.elder ? Theme.small : Theme.body
        bold: true
        lineHeight: Theme.titleLeading
    }
    Row {
        id: keys
        x: root.width - width
        spacing: root.gap
        Cap {
            objectName: "rare_previous"
            visible: root.pages > 1
            enabled: root.page > 0
            //: Rare characters: the page of choices before this one.
            text: qsTr("前一页")
            onClicked: root.page -= 1
        }
        Cap {
            objectName: "rare_next"
            visible: root.pages > 1
            enabled: root.page < root.pages - 1
            //: Rare characters: the next page of choices.
            text: qsTr("后一页")
            onClicked: root.page += 1
        }
        Cap {
            objectName: "rare_back"
            enabled: root.model.deep
            //: Rare characters: one step back.
            text: qsTr("上一步")
            onClicked: root.model.back()
        }
    }
    Repeater {
        model: root.model.asked === "" ? Math.min(root.fit, root.cells.length - root.page * root.fit) : 0
        Cap {
            id: cell
            required property int index
            readonly property int at: index + root.page * root.fit
            objectName: "rare_" + index
            text: root.cells[at] ?? ""
            size: root.single ? Theme.value : Theme.button
            x: (index % root.columns) * (width + root.gap)
            y: root.bodyY + Math.floor(index / root.columns) * (Theme.touch + root.gap)
            width: (root.width - (root.columns - 1) * root.gap) / root.columns
            onClicked: root.model.touch(cell.at)
        }
    }
    Row {
        visible: root.model.asked !== ""
        y: root.bodyY
        height: root.height - y
        spacing: Theme.s4
        Rectangle {
            height: parent.height
            width: Math.max(height, glyph.implicitWidth + Theme.s4)
            radius: Theme.radiusButton
            color: Theme.card
            border.width: Theme.slipBorder
            border.color: Theme.teal
            KText {
                id: glyph
                objectName: "rare_glyph"
                anchors.centerIn: parent
                text: root.model.asked
                // A code point instead of a character is not drawn as large.
                size: root.model.asked.length > 2 ? Theme.h2 : Math.floor(parent.height * 0.66)
                lineHeight: 1
                wrapMode: Text.NoWrap
            }
        }
        Column {
            spacing: Theme.s2
            width: root.width - x
            KText { width: parent.width; text: root.model.about; size: Theme.small }
            Row {
                spacing: root.gap
                Cap {
                    objectName: "rare_yes"
                    //: Rare characters: yes, this is the character.
                    text: qsTr("是，用它")
                    face: Theme.teal50
                    edge: Theme.edgeSoft
                    onClicked: {
                        const taken = root.model.confirm()
                        if (taken !== "")
                            root.chosen(taken)
                    }
                }
                Cap {
                    objectName: "rare_no"
                    //: Rare characters: no, another one.
                    text: qsTr("不是")
                    onClicked: root.model.back()
                }
            }
        }
    }

    component Cap: Pressable {
        id: cap
        property string text: ""
        property int size: Theme.keySmall
        readonly property bool key: true
        label: text
        repeats: true
        width: Math.max(Theme.touch, words.implicitWidth + Theme.s3)
        height: Theme.touch
        radius: Theme.radiusKey
        // The field keeps the focus: what is chosen goes into it.
        activeFocusOnTab: false
        KText {
            id: words
            anchors.centerIn: parent
            text: cap.text
            size: cap.size
            wrapMode: Text.NoWrap
        }
    }
}
