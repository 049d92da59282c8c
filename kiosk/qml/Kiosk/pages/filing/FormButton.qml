import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The application form as it was filed, for the citizen to keep: a small button of its own, where a hand
    reaches it. */
KButton {
    required property ReceiptModel model

    objectName: visible ? "print_form" : ""
    small: true
    icon: "doc"
    busy: model.form === "busy"
    //: Receipt page: prints the application form as it was filed, for the citizen to keep. Short.
    text: model.form === "done" ? qsTr("再打一份申请表") : qsTr("打印申请表")
    onClicked: model.printForm()
}
