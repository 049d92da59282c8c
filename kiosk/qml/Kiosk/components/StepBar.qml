pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Where we are among the steps of a filing. Not pressable. \c current counts from 0. */
Item {
    id: root

    property list<string> steps
    property int current: 0
    /*! A low screen has the names beside the circles. */
    readonly property bool beside: Theme.compact
    readonly property real slot: (width - 2 * Theme.margin) / Math.max(1, steps.length)

    implicitHeight: Theme.stepBarH
    Accessible.role: Accessible.StaticText
    //: Read aloud for the step bar: %1 of %2, its name %3.
    Accessible.name: qsTr("第 %1 步，共 %2 步，%3").arg(current + 1).arg(steps.length).arg(steps[current] ?? "")

    Repeater {
        model: Math.max(0, root.steps.length - 1)
        Rectangle {
            required property int index
            x: Theme.margin + root.slot * (index + (root.beside ? 1 : 0.5)) + (root.beside ? -width - Theme.s1 : Theme.stepCircle / 2)
            y: Theme.stepCircle / 2 - Theme.focusBorder / 2
            width: root.beside ? Theme.s2 : root.slot - Theme.stepCircle
            height: Theme.focusBorder
            color: index < root.current ? Theme.teal : Theme.line
        }
    }
    Repeater {
        model: root.steps
        Item {
            id: part
            required property int index
            required property string modelData
            readonly property bool done: index < root.current
            readonly property bool now: index === root.current
            x: Theme.margin + root.slot * index
            width: root.slot
            height: root.height

            Rectangle {
                id: ball
                width: Theme.stepCircle
                height: width
                radius: width / 2
                x: root.beside ? 0 : (parent.width - width) / 2
                color: part.done ? Theme.teal : (part.now ? Theme.yel : Theme.card)
                border.width: part.done ? 0 : Theme.inputBorder
                border.color: part.now ? Theme.yelDeep : Theme.line2
                KIcon {
                    visible: part.done
                    anchors.centerIn: parent
                    name: "check"
                    tone: "white"
                    size: Theme.icon1
                }
                KText {
                    visible: !part.done
                    anchors.centerIn: parent
                    text: part.index + 1
                    size: Theme.small
                    bold: true
                    color: part.now ? Theme.overNow : Theme.ink
                }
            }
            KText {
                x: root.beside ? ball.width + Theme.s1 : 0
                width: parent.width - x
                y: root.beside ? (ball.height - height) / 2 : ball.height
                text: part.modelData
                size: Theme.small
                bold: part.now
                color: part.now ? Theme.ink : Theme.ink2
                horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
                wrapMode: Text.NoWrap
            }
        }
    }
}
