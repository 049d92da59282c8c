import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Staff number and PIN. What is typed goes from the fields with every answer, right or wrong. */
FlowPage {
    id: page

    required property StaffModel model
    required property CardModel card

    reaching: false
    fieldAlone: keyboard.open && Theme.flat
    infoAside: false
    //: Staff sign-in: its title.
    title: qsTr("工作人员登录")
    sub: Theme.compact ? "" : qsTr("帮办员、设备专管员用工号和口令登录。群众办的事不受影响。")
    headGap: Theme.compact ? 0 : Theme.s3
    //: Staff sign-in: the button.
    actions.nextText: qsTr("登录")
    actions.nextEnabled: number.text !== "" && pin.text !== ""
    actions.nextReason: qsTr("请输工号和口令")
    actions.nextBusy: model.busy
    onNext: {
        InputMethod.hide()
        page.model.signIn(number.text, pin.text)
    }

    Connections {
        target: page.model
        function onCleared() { pin.text = "" }
    }

    Column {
        id: fields
        width: Theme.portrait || Theme.compact ? parent.width : Math.round(page.body.width * (keyboard.open && !Theme.flat ? 1 : 0.6))
        spacing: Theme.s2

        Row {
            visible: page.model.problem !== ""
            width: parent.width
            spacing: Theme.s2
            KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
            KText {
                objectName: "staff_problem"
                width: parent.width - sign.width - Theme.s2
                text: page.model.problem
                bold: true
                color: Theme.red
            }
        }
        Field {
            id: number
            visible: !page.fieldAlone || focused
            objectName: "staff_number"
            width: parent.width
            label: qsTr("工号")
            pad: "number"
            maximumLength: 40
            onAccepted: pin.take()
        }
        Field {
            id: pin
            visible: !page.fieldAlone || focused
            objectName: "staff_pin"
            width: parent.width
            //: Staff sign-in: the PIN.
            label: qsTr("口令")
            pad: "number"
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhHiddenText | Qt.ImhDigitsOnly
            maximumLength: 12
            onAccepted: page.next()
        }
        Row {
            visible: page.card.there && !keyboard.open && !(Theme.compact && page.model.problem !== "")
            width: parent.width
            spacing: Theme.s2
            KIcon { id: reader; name: "reader"; size: Theme.icon2 }
            KText {
                objectName: "staff_card"
                width: parent.width - reader.width - Theme.s2
                text: qsTr("登记过身份证的，把证放在读卡器上就登录，不用输。")
            }
        }
        KText {
            // What went wrong comes first where there is room for one of the two.
            visible: !keyboard.open && !(Theme.compact && page.model.problem !== "")
            width: parent.width
            text: qsTr("还没有口令：登录县里的网页，点“机器口令”自己设。忘了口令也在那里重设。")
            size: Theme.small
            color: Theme.ink2
        }
    }
    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
