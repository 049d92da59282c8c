pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    A place to write one's name with a finger.

    \c strokes: list of strokes, each a list of [x, y, t]: pixels from the pad's top left, milliseconds since
    the first touch. Nothing is kept elsewhere; \c clear forgets them, \c show paints others.
*/
Item {
    id: root

    required objectName
    property var strokes: []
    property string label: qsTr("在框里写您的名字")
    readonly property int count: strokes.length
    readonly property bool field: true
    property double began: 0

    /*! A stroke was added by the finger. */
    signal written()

    function clear() { show([]) }
    function show(strokes: var) {
        root.strokes = strokes
        // The next stroke goes on where the last one ended.
        const last = strokes.length > 0 ? strokes[strokes.length - 1] : []
        root.began = last.length > 0 ? Date.now() - last[last.length - 1][2] : 0
        paper.redraw()
    }

    implicitWidth: Theme.signW
    implicitHeight: Theme.signH
    Accessible.role: Accessible.Canvas
    Accessible.name: label

    Rectangle { anchors.fill: parent; radius: Theme.radiusButton; color: Theme.signBed }
    DashedFrame { anchors.fill: parent }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height * 0.8
        spacing: Theme.s1
        Repeater {
            model: Math.max(0, Math.floor((root.width - 2 * Theme.s5) / (2 * Theme.s1)))
            Rectangle { width: Theme.s1; height: Theme.inputBorder; color: Theme.line2 }
        }
    }
    Canvas {
        id: paper

        property bool wiped: false
        property var fresh: []

        function redraw() {
            wiped = true
            requestPaint()
        }

        anchors.fill: parent
        // A canvas of another size is an empty one.
        onCanvasSizeChanged: redraw()
        onAvailableChanged: redraw()
        renderStrategy: Canvas.Immediate
        onPaint: {
            const pen = getContext("2d")
            if (wiped) {
                pen.clearRect(0, 0, width, height)
                for (const stroke of [...root.strokes, finger.stroke])
                    for (let i = 0; i < stroke.length; i++)
                        fresh.push([stroke[Math.max(0, i - 1)][0], stroke[Math.max(0, i - 1)][1], stroke[i][0], stroke[i][1]])
            }
            wiped = false
            pen.strokeStyle = Theme.ink
            pen.lineWidth = Theme.signStroke
            pen.lineCap = "round"
            pen.lineJoin = "round"
            for (const piece of fresh) {
                pen.beginPath()
                pen.moveTo(piece[0], piece[1])
                pen.lineTo(piece[2], piece[3])
                pen.stroke()
            }
            fresh = []
        }
    }
    MouseArea {
        id: finger

        property var stroke: []

        function add(x, y) {
            const now = Date.now()
            if (root.began === 0)
                root.began = now
            const px = Math.round(Math.max(0, Math.min(root.width, x)))
            const py = Math.round(Math.max(0, Math.min(root.height, y)))
            const last = stroke.length > 0 ? stroke[stroke.length - 1] : [px, py, 0]
            stroke.push([px, py, now - root.began])
            paper.fresh.push([last[0], last[1], px, py])
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
            root.strokes = root.strokes.concat([stroke])
            stroke = []
            root.written()
        }
        onCanceled: stroke = []
    }
}
