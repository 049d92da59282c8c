import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Which one it is about, and what happened. Elder mode and the small panel ask one after the other. */
FlowPage {
    id: page

    required property VoiceModel model
    readonly property bool single: Theme.elder || Theme.compact
    readonly property bool onWhich: model.asksWhich && model.current === "which"
    readonly property bool typing: keyboard.open
    /*! What stands between the title and the keyboard, or the dock. */
    readonly property int free: (typing ? keyboard.y - contentTop - Theme.s2 : body.height)

    fieldAlone: typing
    reaching: false
    infoAside: false
    title: {
        if (page.single && page.onWhich)
            return model.whichLabel
        if (model.dictated)
            return Theme.elder ? qsTr("您说，帮办员写") : qsTr("请帮办员照您说的写")
        return Theme.elder ? qsTr("是怎么回事？") : qsTr("是怎么回事？说说您的%1").arg(model.kind)
    }
    titleSize: Theme.h1Long
    questions: Theme.elder ? steps.length : 0
    question: step
    actions.nextText: page.single ? qsTr("写好了，下一题") : qsTr("下一步")
    actions.nextIconAfter: page.single ? "" : "next"
    actions.nextEnabled: (page.single && page.onWhich) || model.written
    actions.nextReason: qsTr("请写几句话")

    function begin() {
        if (page.single && page.onWhich)
            which.take()
        else
            words.take()
    }
    onOnWhichChanged: {
        if (page.single)
            Qt.callLater(page.begin)
    }
    Component.onCompleted: Qt.callLater(page.begin)

    Column {
        width: parent.width
        spacing: Theme.s2

        Field {
            id: which
            visible: page.model.asksWhich && (!page.single || page.onWhich)
            objectName: "which"
            width: parent.width
            label: page.single ? (page.bare ? page.title : "") : page.model.whichLabel
            called: page.single ? page.title : page.model.whichHint
            hint: page.typing && !Theme.portrait ? "" : page.model.whichHint
            text: page.model.which
            maximumLength: page.model.longestWhich
            onEdited: text => page.model.typeWhich(text)
            onAccepted: {
                if (page.single)
                    page.next()
                else
                    words.take()
            }
        }
        WordsField {
            id: words
            visible: !page.single || !page.onWhich
            objectName: "words"
            width: parent.width
            room: page.free - (which.visible ? which.height + Theme.s2 : 0) - around
            label: page.bare || !page.single ? (page.bare ? page.title : qsTr("写在这里")) : ""
            mandatory: !page.single && !page.bare
            hint: page.model.dictated ? qsTr("照原话写，写好念给群众听") : qsTr("什么时候、在哪里、是怎么回事")
            longest: page.model.longest
            problem: page.model.problem
            text: page.model.words
            onEdited: text => page.model.typeWords(text)
        }
    }

    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
