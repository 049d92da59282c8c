pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    A date, a time or a count by wheels of buttons: + above, − below. Digits can be typed instead. What stands
    there is said in words above. On a low screen the other buttons stand at the side.
*/
FocusScope {
    id: root

    required property WheelsModel model
    property string name: "wheels"
    /*! The question, where the page has no room for it. */
    property string label: ""
    readonly property string heading: label === "" ? "" : label + "　"
    readonly property bool aside: Theme.flat || Theme.low
    readonly property bool typing: model.typing
    readonly property int wheelH: 2 * Theme.touch + box + 2 * Theme.s2
    readonly property int box: Math.max(Theme.fieldH, Math.ceil(Theme.value * 1.4 + Theme.small * 1.4))
    readonly property int count: wheels.count
    /*! The other buttons stand at the side. */
    readonly property bool beside: aside || typing
    readonly property int room: beside ? width - sideW - Theme.s3 : width
    readonly property int sideW: Theme.elder ? Theme.endW : Theme.backW
    readonly property int wheelW: Math.min(2 * Theme.buttonMinW, (room - (count - 1) * Theme.s2) / Math.max(1, count))

    readonly property int middle: typing ? digits.y + digits.height : said.height + Theme.s3 + wheelH
    implicitHeight: Math.max(middle + Theme.edgeStep, beside ? side.height : middle + Theme.s4 + side.height)

    Keys.onPressed: event => {
        if (/^[0-9]$/.test(event.text)) {
            root.model.key(event.text)
            event.accepted = true
        } else if (event.key === Qt.Key_Backspace && root.typing) {
            root.model.erase()
            event.accepted = true
        }
    }

    KText {
        id: said
        objectName: root.name + "_words"
        width: root.room
        text: root.heading + (root.model.chosen ? root.model.words
            //: Above the digits, before any was typed.
            : root.typing ? qsTr("还没填，按数字")
            //: Above the wheels, before any was turned.
            : qsTr("还没选，按加号减号"))
        size: root.label === "" ? Theme.h2 : Theme.body
        bold: root.model.chosen
        color: root.model.chosen ? Theme.teal : Theme.ink2
        lineHeight: Theme.titleLeading
    }
    Row {
        visible: !root.typing
        y: said.height + Theme.s3
        spacing: Theme.s2
        Repeater {
            id: wheels
            model: root.typing ? null : root.model.parts
            Wheel {}
        }
    }
    Loader {
        id: digits
        // Wheels or digits: only what is shown is made, the page comes with it.
        active: root.typing
        visible: active
        y: said.height + Theme.s3
        sourceComponent: Item {
            implicitHeight: pad.y + pad.height
            DigitsField {
                id: entry
                objectName: root.name + "_digits"
                width: root.room
                mandatory: false
                text: root.model.typed
                hint: root.model.example
                problem: root.model.wrong ? root.model.missing : ""
                remark: root.model.wrong ? "" : root.model.missing
                current: true
                onTyped: key => root.model.key(key)
                onErased: root.model.erase()
            }
            NumberPad {
                id: pad
                name: root.name + "_pad"
                flat: root.aside
                keyW: Math.min(Theme.padKeyW, (root.width + gap) / rows[0].length - gap)
                x: flat ? 0 : (root.width - width) / 2
                y: Math.max(entry.height, (root.beside ? side.height : 0) - digits.y) + Theme.s2
                onTyped: key => root.model.key(key)
                onErased: root.model.erase()
            }
        }
    }
    Flow {
        id: side
        x: root.beside ? root.width - root.sideW : 0
        y: root.beside ? 0 : root.implicitHeight - height
        width: root.beside ? root.sideW : root.width
        spacing: Theme.gap
        KButton {
            objectName: root.name + "_confirm"
            visible: !root.typing && !root.model.chosen
            small: true
            kind: "soft"
            width: root.beside ? root.sideW : implicitWidth
            //: Under the wheels: what they show now is what I mean.
            text: qsTr("就这个")
            onClicked: root.model.confirm()
        }
        Repeater {
            model: root.typing ? [] : (root.aside ? root.model.quick.slice(0, 1) : root.model.quick)
            KButton {
                required property int index
                required property string modelData
                objectName: root.name + "_quick_" + index
                small: true
                width: root.beside ? root.sideW : implicitWidth
                text: modelData
                onClicked: root.model.pick(index)
            }
        }
        KButton {
            objectName: root.name + "_type"
            small: true
            width: root.beside ? root.sideW : implicitWidth
            //: Switches between the wheels and typing digits.
            text: root.typing ? qsTr("加减选") : qsTr("打数字")
            onClicked: root.model.type(!root.typing)
        }
    }

    component Wheel: Item {
        id: wheel
        required property string key
        required property string words
        required property string unit
        required property bool less
        required property bool more

        width: root.wheelW
        height: root.wheelH
        Accessible.role: Accessible.SpinBox
        Accessible.name: words + unit

        Notch {
            objectName: root.name + "_" + wheel.key + "_more"
            enabled: wheel.more
            sign: "plus"
            label: qsTr("%1加").arg(wheel.unit)
            onClicked: root.model.turn(wheel.key, 1)
        }
        Rectangle {
            y: Theme.touch + Theme.s2
            width: parent.width
            height: root.box
            radius: Theme.radiusButton
            color: Theme.card
            border.width: root.model.chosen ? Theme.slipBorder : Theme.inputBorder
            border.color: root.model.chosen ? Theme.teal : Theme.line2
            Column {
                anchors.centerIn: parent
                width: parent.width
                KText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: wheel.words
                    size: Math.min(Theme.value, Math.floor(wheel.width * 0.4))
                    bold: true
                    color: root.model.chosen ? Theme.ink : Theme.ink2
                    wrapMode: Text.NoWrap
                    lineHeight: Theme.titleLeading
                }
                KText {
                    visible: wheel.unit !== ""
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: wheel.unit
                    size: Theme.small
                    color: Theme.ink2
                    wrapMode: Text.NoWrap
                    lineHeight: Theme.titleLeading
                }
            }
        }
        Notch {
            objectName: root.name + "_" + wheel.key + "_less"
            y: Theme.touch + root.box + 2 * Theme.s2
            enabled: wheel.less
            sign: "minus"
            label: qsTr("%1减").arg(wheel.unit)
            onClicked: root.model.turn(wheel.key, -1)
        }
    }
    component Notch: Pressable {
        id: notch
        property string sign: "plus"
        width: root.wheelW
        height: Theme.touch
        radius: Theme.radiusButton
        repeats: true
        KIcon {
            anchors.centerIn: parent
            name: notch.sign
            tone: "ink"
            size: Theme.icon3
        }
    }
}
