pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    Where one character is written with a finger.

    \c strokes: list of strokes, each a list of [x, y] in pixels from the top left. \c written is emitted
    after each stroke and after \c undo; \c clear forgets all without a word.
*/
Item {
    id: root

    required objectName
    property var strokes: []
    readonly property bool field: true
    readonly property bool blank: strokes.length === 0 && !finger.pressed

    signal written()

    function clear() {
        finger.stroke = []
        root.strokes = []
        paper.redraw()
    }
    /*! Paint anew what \c strokes has. */
    function redraw() { paper.redraw() }
    function undo() {
        if (root.strokes.length === 0)
            return
        root.strokes = root.strokes.slice(0, -1)
        paper.redraw()
        root.written()
    }

    Accessible.role: Accessible.Canvas
    Accessible.name: qsTr("手写板，用手指在这里写一个字")

    Rectangle { anchors.fill: parent; radius: Theme.radiusButton; color: Theme.signBed }
    DashedFrame { anchors.fill: parent }
    KText {
        visible: root.blank
        anchors.centerIn: parent
        //: In the middle of the empty writing pad.
        text: qsTr("用手指在这里写一个字")
        size: Theme.small
        color: Theme.ink2
        width: Math.min(implicitWidth, parent.width - 2 * Theme.s3)
        horizontalAlignment: Text.AlignHCenter
    }
    Canvas {
        id: paper

        property bool wiped: false
        property var fresh: []

        function redraw() {
            fresh = root.strokes.slice()
            wiped = true
            requestPaint()
        }

        anchors.fill: parent
        renderStrategy: Canvas.Immediate
        onPaint: {
            const pen = getContext("2d")
            if (wiped)
                pen.clearRect(0, 0, width, height)
            wiped = false
            pen.strokeStyle = Theme.ink
            pen.lineWidth = Theme.signStroke
            pen.lineCap = "round"
            pen.lineJoin = "round"
            for (const line of fresh) {
                pen.beginPath()
                pen.moveTo(line[0][0], line[0][1])
                // A dot is a line to where it is.
                for (const point of line)
                    pen.lineTo(point[0], point[1])
                pen.stroke()
            }
            fresh = []
        }
    }
    MouseArea {
        id: finger

        property var stroke: []

        function add(x, y) {
            const point = [Math.round(Math.max(0, Math.min(root.width, x))),
                           Math.round(Math.max(0, Math.min(root.height, y)))]
            paper.fresh.push(stroke.length > 0 ? [stroke[stroke.length - 1], point] : [point])
            stroke.push(point)
            paper.requestPaint()
        }

        anchors.fill: parent
        preventStealing: true
        onPressed: mouse => {
            stroke = []
            add(mouse.x, mouse.y)
        }
        onPositionChanged: mouse => add(mouse.x, mouse.y)
        onReleased: {
            if (stroke.length === 0)
                return
            root.strokes = root.strokes.concat([stroke])
            stroke = []
            root.written()
        }
        onCanceled: {
            stroke = []
            paper.redraw()
        }
    }
}
