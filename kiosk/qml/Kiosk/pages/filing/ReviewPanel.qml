pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 好差评: five faces, the items of the chosen one, a call back for a bad one. Nothing is chosen beforehand. */
Column {
    id: root

    required property ReviewModel model
    /*! How many items are offered at most; the others are reached through 更多. */
    property int most: 3
    property bool all: false
    /*! It has its own button; else the page's primary sends. */
    property bool sends: true
    /*! Little room: the faces give way to the items once one is chosen. */
    readonly property bool staged: Theme.elder || Theme.compact || Theme.low
    readonly property bool asking: !staged || model.level === 0 || model.done
    readonly property real faceW: (width - 4 * Theme.s2) / 5

    spacing: Theme.s3

    Column {
        visible: Theme.elder && root.asking
        width: parent.width
        spacing: Theme.gap
        Repeater {
            // Only those that are shown are made: the page comes with them.
            model: Theme.elder ? root.model.levels : []
            Tile {
                required property int index
                required property string modelData
                readonly property bool mine: root.model.level === index + 1
                objectName: "face_elder_" + (index + 1)
                visible: !root.model.done || mine
                width: root.width
                height: Theme.touch
                form: "row"
                icon: "face" + (5 - index)
                text: modelData
                selected: mine
                onClicked: root.model.pick(index + 1)
            }
        }
    }
    Row {
        visible: root.staged && !root.asking
        width: parent.width
        spacing: Theme.s3
        KText {
            anchors.verticalCenter: parent.verticalCenter
            //: Review: the level chosen, before its reasons.
            text: qsTr("您选了：%1").arg(root.model.levels[root.model.level - 1] ?? "")
            bold: true
        }
        KButton {
            objectName: "face_again"
            small: true
            text: qsTr("重选")
            onClicked: root.model.unpick()
        }
    }
    Row {
        visible: !Theme.elder && root.asking
        spacing: Theme.s2
        Repeater {
            model: Theme.elder ? [] : root.model.levels
            Face {
                required property int index
                required property string modelData
                objectName: "face_" + (index + 1)
                // The drawings count the other way: face5 laughs.
                level: 5 - index
                width: root.faceW
                text: modelData
                selected: root.model.level === index + 1
                enabled: !root.model.done || selected
                onClicked: root.model.pick(index + 1)
            }
        }
    }
    KText {
        visible: root.model.bad && !root.model.done
        width: parent.width
        text: qsTr("哪里不好？请点一下，我们好改。")
    }
    Grid {
        id: items
        visible: root.model.level > 0 && !root.model.done
        width: parent.width
        // Long reasons stand in fewer columns.
        readonly property bool long: root.model.longest > 26
        columns: Theme.elder ? 1 : (Theme.compact || long ? 2 : 3)
        spacing: Theme.gap
        Repeater {
            model: root.model.items
            KButton {
                required property int index
                required property string code
                required property string words
                required property bool chosen
                objectName: "item_" + code
                visible: root.all || index < root.most
                width: (root.width - (items.columns - 1) * Theme.gap) / items.columns
                small: true
                selected: chosen
                text: words
                onClicked: root.model.toggle(code)
            }
        }
    }
    Flow {
        visible: root.model.level > 0 && !root.model.done
        width: parent.width
        spacing: Theme.gap
        KButton {
            objectName: "more_items"
            visible: !root.all
            small: true
            icon: "down"
            text: qsTr("更多")
            onClicked: root.all = true
        }
        KButton {
            objectName: "revisit"
            visible: root.model.bad
            small: true
            icon: "phone"
            selected: root.model.revisit
            text: qsTr("要回访")
            onClicked: root.model.askRevisit(!root.model.revisit)
        }
        KButton {
            objectName: "send_review"
            visible: root.sends
            small: true
            kind: "soft"
            text: qsTr("提交评价")
            enabled: root.model.reason === ""
            reason: root.model.reason
            busy: root.model.busy
            onClicked: root.model.send()
        }
    }
    Row {
        visible: root.model.done || root.model.problem !== ""
        spacing: Theme.s2
        KIcon { name: root.model.done ? "check" : "warn"; tone: root.model.done ? "green" : "red"; size: Theme.icon2 }
        KText {
            objectName: "review_words"
            width: root.width - Theme.icon2 - Theme.s2
            text: root.model.done ? qsTr("谢谢您的评价，已经记下了。") : root.model.problem
            bold: true
            color: root.model.done ? Theme.green : Theme.red
        }
    }
}
