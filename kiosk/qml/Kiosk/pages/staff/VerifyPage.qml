pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 核验身份: why no card, then a colleague's number and PIN, or a check later. */
FlowPage {
    id: page

    required property StaffModel staff
    required property VerifyModel model
    readonly property bool typing: keyboard.open

    hasTopBar: false
    staffOnly: true
    reaching: false
    infoAside: false
    fieldAlone: typing && Theme.flat
    contentTop: bare ? Theme.s2 : head.height + Theme.s3
    //: Identity check: on, or the colleague has looked.
    actions.nextText: model.part === "second" ? qsTr("核对无误") : model.part === "way" ? qsTr("同事现在核对") : qsTr("下一步")
    actions.nextEnabled: model.part === "second" ? number.text !== "" && pin.text !== "" : model.reason >= 0
    actions.nextReason: model.part === "second" ? qsTr("请输工号和口令") : qsTr("请选原因")
    actions.nextBusy: model.busy
    //: Identity check: nobody else is here now.
    actions.otherText: model.part === "way" ? qsTr("以后补核") : ""
    onOther: page.model.later()
    onNext: {
        InputMethod.hide()
        if (page.model.part === "second")
            page.model.second(number.text, pin.text)
        else
            page.model.turn(page.model.part === "reason" ? "way" : "second")
    }
    Connections {
        target: page.model
        function onCleared() { pin.text = "" }
    }

    StaffHead {
        id: head
        parent: page
        visible: !page.bare
        shell: page.shell
        model: page.staff
        //: Head of the page where the staff vouch for somebody without a card.
        title: qsTr("核验身份")
    }
    StepScroll {
        id: scroll
        width: parent.width
        height: page.typing ? Math.min(parent.height, keyboard.y - page.contentTop - Theme.s2) : parent.height
        name: "verify"
        spacing: Theme.s2
        still: page.typing
        Trouble { width: scroll.inner; text: page.model.problem; name: "verify_problem" }
        KText {
            visible: !page.typing
            width: scroll.inner
            text: {
                switch (page.model.part) {
                case "reason": return qsTr("为什么没有读身份证？请先看本人和别的证件，再选。")
                case "way": return qsTr("要两个人核对。同事在，请同事输工号和口令；不在，先办，办件上注明要补核。")
                default: return qsTr("同事看过本人和证件，在这里输自己的工号和口令。")
                }
            }
        }
        Repeater {
            model: page.model.part === "reason" ? page.model.reasons : []
            OptionRow {
                required property int index
                required property string modelData
                objectName: "verify_" + index
                width: scroll.inner
                text: modelData
                selected: page.model.reason === index
                onClicked: page.model.choose(index)
            }
        }
        Field {
            id: number
            visible: page.model.part === "second" && (!page.bare || focused)
            objectName: visible ? "second_number" : ""
            width: scroll.inner
            label: qsTr("同事的工号")
            pad: "number"
            maximumLength: 40
            onAccepted: pin.take()
        }
        Field {
            id: pin
            visible: page.model.part === "second" && (!page.bare || focused)
            objectName: visible ? "second_pin" : ""
            width: scroll.inner
            label: qsTr("同事的口令")
            pad: "number"
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhHiddenText | Qt.ImhDigitsOnly
            maximumLength: 12
            onAccepted: page.next()
        }
    }
    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
