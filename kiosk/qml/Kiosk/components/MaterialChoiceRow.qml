pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! One paper: what it is, and either 免提交 or the ways to hand it in. */
Rectangle {
    id: root

    required property string key
    required property string name
    property string remark: ""
    property bool exempt: false
    property bool filled: false
    property bool choosable: true
    required property list<string> options
    /*! What each option is called in names of objects. */
    required property list<string> codes
    required property int chosen
    required property int index
    readonly property bool stacked: brief ? false : Theme.elder || Theme.compact || (choosable && options.length > 2)
    /*! What nobody has to hand in takes one line where height is short. */
    readonly property bool brief: Theme.flat && !choosable

    signal picked(int way)

    implicitHeight: Math.max(brief ? 0 : Theme.materialRowH, words.height + (brief || Theme.compact ? Theme.s2 : Theme.s3) * 2,
        (ways.visible ? ways.y + ways.height + Theme.s2 : 0))
    radius: Theme.radiusButton
    color: Theme.card
    border.width: Theme.highContrast ? Theme.inputBorder : Theme.hair
    border.color: Theme.line

    Component {
        id: settled
        Tag {
            kind: root.exempt || root.filled ? "g" : "t"
            text: root.exempt ? qsTr("免提交") : (root.filled ? qsTr("已填好") : (root.options[root.chosen] ?? ""))
        }
    }
    Item {
        id: inner
        x: Theme.cardPad
        width: root.width - 2 * x
        height: root.height

        Rectangle {
            id: ball
            y: root.brief ? (root.height - height) / 2 : Theme.compact ? Theme.s2 : Theme.s3
            width: Theme.stepCircle
            height: width
            radius: width / 2
            color: root.choosable ? Theme.yel100 : Theme.plate
            border.width: Theme.highContrast ? Theme.inputBorder : 0
            border.color: Theme.line
            KText { anchors.centerIn: parent; text: root.index + 1; size: Theme.small; bold: true; color: root.choosable ? Theme.amber : Theme.teal }
        }
        Column {
            id: words
            x: ball.width + Theme.s3
            y: Theme.s2
            width: parent.width - x - (root.stacked ? 0 : side.width + Theme.s3)
            KText { width: parent.width; text: root.name; bold: true }
            KText { width: parent.width; text: root.remark; size: Theme.small; color: Theme.ink2; visible: text !== "" && !root.brief }
            // The one of the two that is seen; with ways to choose from neither is made.
            Loader { active: root.stacked && !root.choosable; visible: active; sourceComponent: settled }
        }
        Item {
            id: side
            anchors.right: parent.right
            width: root.choosable ? ways.width : tag.width
            height: parent.height
            visible: !root.stacked
            Loader {
                id: tag
                active: !root.stacked && !root.choosable
                anchors.verticalCenter: parent.verticalCenter
                anchors.right: parent.right
                sourceComponent: settled
            }
        }
        Grid {
            id: ways
            visible: root.choosable
            spacing: Theme.gap
            // One under the other where they do not fit beside one another.
            readonly property var widths: root.options.map(text => Math.max(Theme.buttonMinW, Measure.ems(text) * Theme.buttonSmall + 2 * Theme.buttonPad))
            readonly property real abreast: widths.reduce((sum, one) => sum + one + Theme.gap, Theme.icon2 + Theme.s2)
            readonly property int fitting: Math.max(1, Math.floor((words.width - Theme.icon2) / (Math.max(...widths) + Theme.gap)))
            columns: root.stacked && abreast > words.width ? (widths.length > 2 ? Math.min(fitting, 2) : 1) : Math.max(1, root.options.length)
            x: root.stacked ? words.x : inner.width - width
            y: root.stacked ? words.y + words.height + Theme.s2 : Theme.s2
            Repeater {
                model: root.choosable ? root.options : []
                KButton {
                    required property int index
                    required property string modelData
                    objectName: "material_" + root.key + "_" + root.codes[index]
                    small: true
                    selected: index === root.chosen
                    text: modelData
                    onClicked: root.picked(index)
                }
            }
        }
    }
}
