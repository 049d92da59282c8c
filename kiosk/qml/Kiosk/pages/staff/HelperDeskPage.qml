import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 帮办工作台. Its teal head says that this is the staff's page. */
FlowPage {
    id: page

    required property StaffModel model

    hasTopBar: false
    hasDock: false
    reaching: false
    infoAside: false
    contentTop: head.height + Theme.s3

    StaffHead {
        id: head
        parent: page
        shell: page.shell
        model: page.model
    }
    KButton {
        objectName: "desk_lock"
        icon: "lock"
        //: Helper's desk: sign out; what a small line beside it says is when that happens by itself.
        text: qsTr("锁屏 %1").arg(page.model.left)
        onClicked: page.model.lock()
    }
}
