pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One section of the form: fields in two columns, what is wrong beside each, the keyboard below. */
FlowPage {
    id: page

    required property FormModel model
    /*! Who it is for, masked: name and number. */
    property string person: ""
    /*! Whether their card said so. */
    property bool fromCard: false
    property Item entered: null
    readonly property bool typing: keyboard.open
    fieldAlone: typing

    reaching: false
    infoAside: false
    title: model.title
    //: Form page: keeps what is filled in under a pick-up code, without leaving.
    actions.otherText: qsTr("存草稿")
    actions.otherIcon: "save"
    actions.nextText: qsTr("下一步")
    actions.nextIconAfter: "next"

    function settle() {
        if (page.entered !== null)
            scroll.ensureVisible(page.entered)
    }
    onTypingChanged: Qt.callLater(settle)

    Connections {
        target: page.model
        function onWrongAt(path) {
            for (let i = 0; i < lines.count; i++) {
                const line = lines.itemAt(i) as FormLine
                const cell = line === null ? null : line.cellOf(path)
                if (cell !== null) {
                    scroll.ensureVisible(line)
                    cell.take()
                    return
                }
            }
        }
        function onStepShown() {
            scroll.page = 0
            page.entered = null
        }
    }

    Item {
        id: head
        width: parent.width
        visible: !page.bare
        height: tight || page.bare ? 0 : Math.max(who.height, left.height)
        /*! The small panel has the person beside the title. */
        readonly property bool tight: Theme.compact
        Rectangle {
            id: who
            visible: page.person !== "" && !head.tight
            width: parent.width - (left.visible ? left.width + Theme.s3 : 0)
            height: visible ? Math.max(Theme.tagH, name.height) + Theme.s3 : 0
            radius: Theme.radiusButton
            color: Theme.sunk
            border.width: Theme.hair
            border.color: Theme.line
            KIcon { id: card; x: Theme.s3; name: "idcard"; tone: "ink"; size: Theme.icon2; anchors.verticalCenter: parent.verticalCenter }
            KText {
                id: name
                x: card.x + card.width + Theme.s3
                width: parent.width - x - Theme.s2
                anchors.verticalCenter: parent.verticalCenter
                text: page.person
                bold: true
            }
            /*! Where the words leave room for it; the name must never give way to it. */
            Row {
                visible: page.fromCard && name.x + name.implicitWidth + Theme.s3 + width + Theme.s3 <= who.width
                anchors.right: parent.right
                anchors.rightMargin: Theme.s3
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s1
                KIcon { name: "shieldok"; tone: "green"; size: Theme.icon1; anchors.verticalCenter: parent.verticalCenter }
                KText {
                    objectName: "person_read"
                    //: Form page, beside the masked name: the ID card was read, it was not typed.
                    text: qsTr("已从身份证读取")
                    size: Theme.small
                    bold: true
                    color: Theme.green
                    wrapMode: Text.NoWrap
                }
            }
        }
        KText {
            id: left
            visible: page.model.missing > 0
            anchors.right: parent.right
            y: head.tight ? page.headBottom - page.contentTop - Theme.s2 - height - Theme.s1 : (head.height - height) / 2
            //: Form page, top right: how many fields are still open or wrong.
            text: qsTr("还有 %1 项没填好").arg(page.model.missing)
            wrapMode: Text.NoWrap
        }
    }
    KText {
        visible: head.tight && !page.bare
        anchors.right: parent.right
        anchors.rightMargin: left.visible ? left.width + Theme.s4 : 0
        y: left.y
        text: page.person
        wrapMode: Text.NoWrap
        bold: true
    }
    KText {
        id: trouble
        y: head.height + Theme.s2
        visible: text !== ""
        width: parent.width
        text: page.model.problem
        bold: true
        color: Theme.red
    }
    StepScroll {
        id: scroll
        y: (head.tight || page.bare ? 0 : head.height + Theme.s3) + (trouble.visible ? trouble.height + Theme.s2 : 0)
        width: parent.width
        height: (page.typing ? Math.min(parent.height, keyboard.y - page.contentTop - Theme.s2) : parent.height - (family.visible ? family.height + Theme.s2 : 0)) - y
        spacing: Theme.s3
        name: "form"
        still: page.typing && Theme.low

        Repeater {
            id: lines
            model: page.model.lines
            FormLine {
                width: scroll.inner
                onAsked: question => sheet.ask(question)
                onEntered: item => {
                    page.entered = item
                    Qt.callLater(page.settle)
                }
            }
        }
    }

    /*! The members of a family and the like stand under their fields, within reach. */
    Column {
        id: family
        visible: !page.typing && ((siblings.count > 0 && !Theme.compact) || repeats.visible)
        y: parent.height - height
        width: parent.width
        spacing: Theme.s2 + Theme.edgeStep
        bottomPadding: Theme.edgeStep
        Flow {
            // The small panel has no height for them; 返回 and 下一步 lead through them.
            visible: siblings.count > 0 && !Theme.compact
            width: parent.width
            spacing: Theme.gap
            Repeater {
                id: siblings
                model: page.model.siblings
                KButton {
                    required property int index
                    required property string step
                    required property string words
                    required property bool here
                    objectName: "sibling_" + index
                    small: true
                    selected: here
                    text: words
                    onClicked: page.model.turnTo(step)
                }
            }
        }
        Row {
            id: repeats
            visible: page.model.canAdd || page.model.canRemove || page.model.undoText !== ""
            spacing: Theme.gap
            KButton {
                objectName: "repeat_add"
                visible: page.model.canAdd
                kind: "soft"
                icon: "plus"
                small: true
                text: page.model.addText
                onClicked: page.model.add()
            }
            KButton {
                objectName: "repeat_remove"
                visible: page.model.canRemove
                kind: "danger"
                icon: "trash"
                small: true
                text: qsTr("去掉这一个")
                onClicked: page.model.remove()
            }
            KButton {
                objectName: "repeat_undo"
                visible: page.model.undoText !== ""
                icon: "refresh"
                small: true
                text: page.model.undoText
                onClicked: page.model.undo()
            }
        }
    }

    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
    ChoiceSheet {
        id: sheet
        parent: page
    }

    component FormLine: Item {
        id: line
        required property QuestionModel first
        required property QuestionModel second
        required property bool full

        signal asked(QuestionModel question)
        signal entered(Item item)

        function cellOf(path: string): QuestionCell {
            if (one.question.path === path)
                return one
            return two.item !== null && (two.item as QuestionCell).question.path === path ? two.item as QuestionCell : null
        }

        height: Math.max(one.implicitHeight, two.item ? two.height : 0)

        QuestionCell {
            id: one
            question: line.first
            width: line.full ? parent.width : (parent.width - Theme.colGap) / 2
            onChoiceAsked: line.asked(question)
            onEntered: item => line.entered(item)
        }
        Loader {
            id: two
            active: line.second !== null
            x: one.width + Theme.colGap
            width: (parent.width - Theme.colGap) / 2
            height: item ? (item as QuestionCell).implicitHeight : 0
            sourceComponent: QuestionCell {
                question: line.second
                onChoiceAsked: line.asked(question)
                onEntered: item => line.entered(item)
            }
        }
    }
}
