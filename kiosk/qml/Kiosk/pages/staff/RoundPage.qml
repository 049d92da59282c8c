pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 上门代办: where, what is done already, and the next household. */
FlowPage {
    id: page

    required property StaffModel staff
    required property ErrandModel model
    readonly property bool typing: keyboard.open

    hasTopBar: false
    staffOnly: true
    reaching: false
    infoAside: false
    fieldAlone: typing
    contentTop: bare ? Theme.s2 : head.height + Theme.s3
    //: Door to door: the next household, whose person is there and signs, or is not there.
    actions.nextText: Theme.elder ? qsTr("下一户") : qsTr("下一户，本人签")
    actions.otherText: Theme.elder ? qsTr("代办") : qsTr("下一户，代办")
    actions.otherEnabled: ready
    actions.otherReason: qsTr("请写地点")
    actions.nextEnabled: ready
    actions.nextReason: qsTr("请写地点")
    readonly property bool ready: model.open || place.text.trim().length > 1
    onNext: page.go(false)
    onOther: page.go(true)

    function go(absent: bool) {
        InputMethod.hide()
        page.model.goOn(place.text, absent)
    }

    StaffHead {
        id: head
        parent: page
        visible: !page.bare
        shell: page.shell
        model: page.staff
        //: Head of the page of a way from door to door.
        title: qsTr("上门代办")
    }
    StepScroll {
        id: scroll
        anchors.fill: parent
        name: "round"
        spacing: Theme.s2
        still: page.typing
        Trouble { width: scroll.inner; text: page.model.problem; name: "round_problem" }
        KText {
            visible: !page.typing
            width: scroll.inner
            text: page.model.open ? qsTr("%1，已办 %2 户。办一户存一户，停电也不丢。").arg(page.model.place).arg(page.model.count)
                : qsTr("地点和您的身份只填一次，每户本人签名。办一户存一户，停电也不丢。")
        }
        Field {
            id: place
            visible: !page.model.open
            objectName: "round_place"
            width: scroll.inner
            //: Door to door: the place that all the cases share.
            label: qsTr("上门地点")
            hint: qsTr("比如：清溪村三组")
            maximumLength: 60
        }
        Repeater {
            model: page.model.done
            DoneRow { width: scroll.inner }
        }
        KButton {
            visible: page.model.open && page.model.count > 0
            objectName: visible ? "round_over" : ""
            small: true
            icon: "check"
            text: qsTr("这一趟办完了")
            onClicked: page.model.finish()
        }
    }
    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
}
