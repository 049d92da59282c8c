pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 首问登记: what was asked, by whom if they say so, what they were told; the one-time notice on paper. */
FlowPage {
    id: page

    required property StaffModel staff
    required property AskedModel model
    readonly property bool typing: keyboard.open

    hasTopBar: false
    staffOnly: true
    reaching: false
    infoAside: false
    fieldAlone: typing
    contentTop: bare ? Theme.s2 : head.height + Theme.s3
    //: First-asked record: keep it.
    actions.nextText: qsTr("记下")
    actions.nextEnabled: about.text.trim().length > 1
    actions.nextReason: qsTr("请写问的事")
    actions.nextBusy: model.busy
    //: First-asked record: print the notice of the chosen matter.
    actions.otherText: qsTr("打告知单")
    actions.otherIcon: "print"
    actions.otherEnabled: model.matter !== ""
    actions.otherReason: qsTr("先选事项")
    onOther: page.model.printNotice()
    onNext: {
        InputMethod.hide()
        page.model.keep(about.text, told.text, asker.text)
    }

    StaffHead {
        id: head
        parent: page
        visible: !page.bare
        shell: page.shell
        model: page.staff
        //: Head of the page of the first-asked record.
        title: qsTr("首问登记")
    }
    StepScroll {
        id: scroll
        width: parent.width
        height: page.typing ? Math.min(parent.height, keyboard.y - page.contentTop - Theme.s2) : parent.height
        name: "ask"
        spacing: Theme.s2
        still: page.typing
        Trouble { width: scroll.inner; text: page.model.problem; name: "ask_problem" }
        Field {
            id: about
            visible: !page.bare || focused
            objectName: "ask_about"
            width: scroll.inner
            //: First-asked record: its fields.
            label: qsTr("问的什么事")
            mandatory: true
            maximumLength: 100
            onEdited: text => page.model.search(text)
        }
        Repeater {
            model: page.typing && page.bare ? null : page.model.hits
            OptionRow {
                required property int index
                required property string code
                required property string name
                objectName: "ask_hit_" + index
                width: scroll.inner
                text: name
                selected: page.model.matter === code
                onClicked: page.model.choose(code)
            }
        }
        Field {
            id: told
            visible: !page.bare || focused
            objectName: "ask_told"
            width: scroll.inner
            label: qsTr("怎么告知的（可以不写）")
            maximumLength: 100
        }
        Field {
            id: asker
            visible: !page.bare || focused
            objectName: "ask_asker"
            width: scroll.inner
            label: qsTr("谁问的（不愿说就不写）")
            maximumLength: 30
        }
        KText {
            visible: text !== "" && !page.typing
            objectName: "ask_paper"
            width: scroll.inner
            text: page.model.paper
            size: Theme.small
        }
    }
    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
