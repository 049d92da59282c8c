import QtQuick
import Kiosk
import Kiosk.Bridge

/*! A question answered by one's name in handwriting: the pad, and beside it what takes a stroke back, begins anew
    or leaves it for the window. Fills the place it is given. */
Item {
    id: root

    required property QuestionModel question
    /*! The question, where the page has no room for it. */
    property string label: ""
    readonly property bool aside: Theme.flat
    readonly property int rowH: Theme.buttonSmallH + Theme.edgeStep
    readonly property int headH: head.visible ? head.height + Theme.s2 : 0
    // Not by what the buttons show just now: the pad would change its size under the hand.
    readonly property int keyW: !aside ? (width - 2 * Theme.gap) / 3
        : Math.max(Theme.buttonMinW, Math.max(...[undo, again, later].map(key => Measure.ems(key.text))) * Theme.buttonSmall + Theme.icon2 + Theme.s2 + 2 * Theme.s2)
    /*! What 重写 wiped: the next 撤一笔 brings it back. */
    property var wiped: []

    function load() {
        if (pad.width > 0 && pad.height > 0)
            pad.show(root.question.ink === null ? [] : root.question.ink.fitted(pad.width, pad.height))
    }
    function put(strokes: var) {
        pad.show(strokes)
        root.question.ink.write(pad.width, pad.height, strokes)
    }
    Component.onCompleted: load()

    KText {
        id: head
        visible: text !== ""
        width: parent.width
        text: root.label
        bold: true
        lineHeight: Theme.titleLeading
    }
    SignPad {
        id: pad
        objectName: "ink"
        y: root.headH
        width: root.aside ? root.width - root.keyW - Theme.s3 : root.width
        height: Math.min(root.aside ? width * 0.54 : Theme.signH, root.height - root.headH - (root.aside ? Theme.edgeStep : root.rowH + Theme.s3))
        // Of another size, or another look: what was written is painted as large as it fits.
        onWidthChanged: root.load()
        onHeightChanged: root.load()
        onWritten: {
            root.wiped = []
            root.question.ink.write(pad.width, pad.height, pad.strokes)
        }
    }
    Grid {
        x: root.aside ? root.width - root.keyW : 0
        y: root.aside ? root.headH : pad.y + pad.height + Theme.s3
        columns: root.aside ? 1 : 3
        spacing: Theme.gap
        rowSpacing: Theme.gap + Theme.edgeStep
        KButton {
            id: undo
            objectName: "ink_undo"
            width: root.keyW
            small: true
            repeats: true
            icon: Theme.compact ? "" : "back"
            enabled: pad.count > 0 || root.wiped.length > 0
            //: Beside the signature of a question: takes the last stroke back.
            text: qsTr("撤一笔")
            onClicked: {
                const back = pad.count > 0 ? pad.strokes.slice(0, -1) : root.wiped
                root.wiped = []
                root.put(back)
            }
        }
        KButton {
            id: again
            objectName: "ink_clear"
            width: root.keyW
            small: true
            icon: Theme.compact ? "" : "refresh"
            enabled: pad.count > 0
            text: qsTr("重写")
            onClicked: {
                root.wiped = pad.strokes
                root.put([])
            }
        }
        KButton {
            id: later
            objectName: "ink_window"
            width: root.keyW
            small: true
            selected: root.question.chosen >= 0
            //: Beside the signature of a question: whoever has to sign is not here.
            text: qsTr("到窗口签")
            onClicked: {
                pad.clear()
                root.wiped = []
                root.question.choose(0)
            }
        }
    }
}
