pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    Own pad for numbers. \c extra: one more key, "X" for ID numbers, "-" for receipts, "." for decimals; without it the
    nought is twice as wide, so that no hole is left. \c money: keys for 万 and 千 and the point instead.
    \c flat: two rows, for screens where height is short.
*/
Item {
    id: root

    property string extra: ""
    property bool money: false
    property bool flat: false
    property string name: "pad"
    property int keyW: Theme.padKeyW
    property int keyH: Theme.padKeyH
    property int gap: Theme.s2
    /*! Whether a keypad stops at its keys; not where a field keeps the focus while they are touched. */
    property bool stops: true
    /*! Rows of keys; a key twice as wide stands twice. */
    readonly property var rows: {
        if (money)
            return flat ? [["1", "2", "3", "4", "5", "wan", "point"], ["6", "7", "8", "9", "0", "qian", "erase"]]
                : [["1", "2", "3", "wan"], ["4", "5", "6", "qian"], ["7", "8", "9", "point"], ["0", "0", "erase", "erase"]]
        if (flat)
            return [["1", "2", "3", "4", "5", "6"], ["7", "8", "9", "0", extra === "" ? "erase" : "extra", "erase"]]
        return [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"], extra === "" ? ["0", "0", "erase"] : ["extra", "0", "erase"]]
    }
    readonly property var keys: {
        const found = []
        rows.forEach((row, y) => row.forEach((key, x) => {
            const last = found.length > 0 ? found[found.length - 1] : null
            if (last !== null && last.key === key && last.y === y)
                last.span += 1
            else
                found.push({ key: key, x: x, y: y, span: 1 })
        }))
        return found
    }

    signal typed(string key)
    signal erased()

    implicitWidth: rows[0].length * (keyW + gap) - gap
    implicitHeight: rows.length * (keyH + gap) - gap
    width: implicitWidth
    height: implicitHeight

    Repeater {
        model: root.keys
        Pressable {
            id: key
            required property var modelData
            readonly property string what: modelData.key
            readonly property bool eraser: what === "erase"
            readonly property string face_: {
                switch (what) {
                case "extra": return root.extra
                case "point": return "."
                //: Money pad: ten thousand.
                case "wan": return qsTr("万")
                //: Money pad: thousand.
                case "qian": return qsTr("千")
                default: return what
                }
            }
            objectName: root.name + "_" + what
            x: modelData.x * (root.keyW + root.gap)
            y: modelData.y * (root.keyH + root.gap)
            width: modelData.span * (root.keyW + root.gap) - root.gap
            height: root.keyH
            radius: Theme.radiusKey
            repeats: true
            activeFocusOnTab: root.stops
            //: The key that removes the last digit.
            label: eraser ? qsTr("删除") : face_
            onClicked: {
                if (eraser)
                    root.erased()
                else
                    root.typed(what === "wan" ? "万" : what === "qian" ? "千" : face_)
            }
            KText {
                visible: !key.eraser
                anchors.centerIn: parent
                text: key.face_
                size: Theme.keyText
                bold: true
                wrapMode: Text.NoWrap
            }
            KIcon {
                visible: key.eraser
                anchors.centerIn: parent
                name: key.eraser ? "backsp" : ""
                tone: "ink"
                size: Theme.icon3
            }
        }
    }
}
