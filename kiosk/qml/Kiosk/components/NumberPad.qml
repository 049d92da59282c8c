pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Own 3x4 pad for numbers. \c extra: the key at the lower left, "X" for ID numbers, "-" for receipts, "" for none. */
Grid {
    id: root

    property string extra: ""
    property string name: "pad"
    property int keyW: Theme.padKeyW
    property int keyH: Theme.padKeyH

    signal typed(string key)
    signal erased()

    columns: 3
    spacing: Theme.s2

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "extra", "0", "erase"]
        Pressable {
            id: key
            required property string modelData
            readonly property bool eraser: modelData === "erase"
            readonly property string face_: modelData === "extra" ? root.extra : modelData
            objectName: root.name + "_" + modelData
            visible: face_ !== ""
            width: root.keyW
            height: root.keyH
            radius: Theme.radiusKey
            repeats: true
            //: The key that removes the last digit.
            label: eraser ? qsTr("删除") : face_
            onClicked: {
                if (eraser)
                    root.erased()
                else
                    root.typed(face_)
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
