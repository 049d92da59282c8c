pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    Handwriting for those who know no Pinyin: write a character, touch the one that is meant, write the next.
    What is chosen goes out as \c chosen, and as \c erased and \c finished what the other keys do. Standard:
    the keys stand under the candidates; elder mode needs the room there, and they stand under the paper.
*/
Item {
    id: root

    required property HandwritingModel model
    /*! The field that is written into; with another one the paper is clean. */
    property Item target: null
    readonly property int gap: Theme.s2
    readonly property int paperW: Theme.writingW
    readonly property int sideW: width - paperW - gap
    readonly property int keyH: Theme.keyTabH
    readonly property int keyColumns: Theme.elder || sideW >= paperW - Theme.touch ? 4 : 2
    readonly property int keysW: Theme.elder ? paperW : sideW
    readonly property int keysH: (4 / keyColumns) * (keyH + gap) - gap
    readonly property int listH: Theme.elder ? height : height - keysH - gap
    /*! More than twelve to choose from nobody reads through. */
    readonly property int most: 12
    readonly property int columns: Math.max(1, Math.floor((sideW + gap) / (Theme.touch + gap)))
    readonly property int rows: Math.min(Math.ceil(most / columns), Math.floor((listH + gap) / (Theme.touch + gap)))
    readonly property int cellW: (sideW - (columns - 1) * gap) / columns
    readonly property int cellH: Math.min(2 * Theme.touch, (listH - (rows - 1) * gap) / rows)

    signal chosen(string character)
    signal erased()
    signal finished()

    function wipe() {
        paper.clear()
        root.model?.write([], 1, 1)
    }
    onTargetChanged: wipe()
    onVisibleChanged: wipe()

    Connections {
        target: root.model
        function onWiped() { paper.clear() }
    }

    WritingPaper {
        id: paper
        objectName: "writing_paper"
        width: root.paperW
        height: root.height - (Theme.elder ? root.keysH + root.gap : 0)
        onWritten: root.model.write(strokes, width, height)
    }
    // Placed by number: a Grid would place them a frame later, and a touch could meet a neighbour.
    Repeater {
        model: root.most
        PadKey {
            id: candidate
            required property int index
            readonly property string character: root.model?.candidates[index] ?? ""
            objectName: "writing_" + index
            visible: character !== "" && index < root.columns * root.rows
            text: character
            size: Theme.value
            x: root.paperW + root.gap + (index % root.columns) * (root.cellW + root.gap)
            y: Math.floor(index / root.columns) * (root.cellH + root.gap)
            width: root.cellW
            height: root.cellH
            face: index === 0 ? Theme.yel100 : Theme.card
            edge: index === 0 ? Theme.yelEdge : Theme.edge
            frame: index === 0 ? Theme.bdYel : Theme.bd
            onClicked: {
                const taken = root.model.take(candidate.index)
                if (taken !== "")
                    root.chosen(taken)
            }
        }
    }
    Grid {
        x: Theme.elder ? 0 : root.paperW + root.gap
        y: root.height - height
        columns: root.keyColumns
        spacing: root.gap
        PadKey {
            objectName: "writing_undo"
            //: Writing pad: take back the last stroke.
            text: qsTr("撤一笔")
            enabled: !paper.blank
            onClicked: paper.undo()
        }
        PadKey {
            objectName: "writing_clear"
            //: Writing pad: wipe the pad, write this character again.
            text: qsTr("重写")
            enabled: !paper.blank
            onClicked: root.wipe()
        }
        PadKey {
            objectName: "writing_erase"
            //: Writing pad: remove the last character of the field.
            text: qsTr("删字")
            onClicked: root.erased()
        }
        PadKey {
            objectName: "writing_done"
            //: The keyboard's lower right key: this field is finished.
            text: qsTr("好了")
            face: Theme.teal50
            edge: Theme.edgeSoft
            frame: Theme.bdSoft
            onClicked: root.finished()
        }
    }

    // Not called Key: PySide takes an item of such a type for a Qt.Key, and crashes.
    component PadKey: Pressable {
        id: cap
        property string text: ""
        property int size: Theme.keySmall
        readonly property bool key: true
        label: text
        // Two quick touches are two: the second finds another candidate, or none.
        repeats: true
        width: (root.keysW - (root.keyColumns - 1) * root.gap) / root.keyColumns
        height: root.keyH
        radius: Theme.radiusKey
        // The field keeps the focus: what is chosen goes into it.
        activeFocusOnTab: false
        KText {
            anchors.centerIn: parent
            width: parent.width - Theme.s1
            horizontalAlignment: Text.AlignHCenter
            lineHeight: lineCount > 1 ? Theme.keyLeading : 1
            text: cap.text
            size: cap.size
            bold: cap.size === Theme.value
        }
    }
}
