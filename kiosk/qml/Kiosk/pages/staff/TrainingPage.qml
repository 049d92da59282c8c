pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 业务培训: what the departments teach whoever is signed in; signing in for it, and the result. */
FlowPage {
    id: page

    required property TrainingModel model
    required property StaffModel staff

    hasTopBar: false
    reaching: false
    staffOnly: true
    infoAside: false
    contentTop: bare ? Theme.s2 : head.height + Theme.s3

    //: A training: sign in for it, now.
    actions.nextText: model.part === "one" && page.model.one.canSign === true ? qsTr("签到") : ""
    actions.nextIcon: "check"
    actions.nextBusy: model.busy
    onNext: page.model.sign()
    Connections {
        target: page.model
        function onTold(words: string) { page.toast.show(words, "check") }
    }

    StaffHead {
        id: head
        parent: page
        visible: !page.bare
        shell: page.shell
        model: page.staff
        doors: false
        sign: "people"
        //: Head of the page of trainings.
        title: qsTr("业务培训")
        //: Head of the page of trainings, after the staff number.
        sub: qsTr("下沉的事项，学会了再接")
    }
    Row {
        id: wrong
        visible: page.model.problem !== "" && !page.bare
        width: parent.width
        height: visible ? implicitHeight : 0
        spacing: Theme.s2
        KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon2 }
        KText {
            objectName: "training_problem"
            width: parent.width - sign.width - Theme.s2
            text: page.model.problem
            bold: true
            color: Theme.red
        }
    }
    Loader {
        y: wrong.height > 0 ? wrong.height + Theme.s2 : 0
        width: parent.width
        height: parent.height - y
        sourceComponent: page.model.part === "list" ? list : one
    }
    Component { id: list; TrainingList { model: page.model } }
    Component { id: one; TrainingOne { model: page.model } }
}
