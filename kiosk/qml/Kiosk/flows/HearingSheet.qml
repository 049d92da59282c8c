import QtQuick
import Kiosk
import Kiosk.Bridge

/*! How loud and how fast the page is read: shown when the reading was stopped by its own button. */
Dialog {
    id: root

    property HearingModel hearing: null

    name: "hearing"
    icon: "speaker"
    //: Sheet after a page was read aloud.
    title: qsTr("听得清吗？")
    //: Sheet after a page was read aloud: what to do.
    text: Theme.flat ? "" : qsTr("点一个，马上念给您听")
    answers: [qsTr("好了")]
    onAnswered: root.hearing.done()
    Component.onCompleted: root.open()

    Segmented {
        objectName: "volume"
        width: parent.width
        //: How loud the page is read; three steps follow.
        label: qsTr("声音")
        options: [qsTr("小声"), qsTr("正好"), qsTr("大声")]
        chosen: root.hearing ? root.hearing.volume : -1
        onPicked: index => root.hearing.chooseVolume(index)
    }
    Segmented {
        objectName: "rate"
        width: parent.width
        //: How fast the page is read; three steps follow.
        label: qsTr("快慢")
        options: [qsTr("慢些"), qsTr("正好"), qsTr("快些")]
        chosen: root.hearing ? root.hearing.rate : -1
        onPicked: index => root.hearing.chooseRate(index)
    }
}
