import QtQuick
import Kiosk

/*! 上一页 / 下一页 with the place between them. \c page counts from 0. Hidden when there is one page. */
Item {
    id: root

    property int page: 0
    property int pages: 1
    property string name: "pager"

    signal turned(int page)

    visible: pages > 1
    implicitHeight: visible ? Theme.buttonSmallH + Theme.edgeStep : 0

    KButton {
        objectName: root.name + "_previous"
        small: true
        repeats: true
        width: Theme.backW
        enabled: root.page > 0
        text: qsTr("上一页")
        reason: qsTr("已到头")
        onClicked: root.turned(root.page - 1)
    }
    KText {
        anchors.horizontalCenter: parent.horizontalCenter
        height: Theme.buttonSmallH
        //: Between 上一页 and 下一页: page %1 of %2.
        text: Theme.compact ? qsTr("%1 / %2").arg(root.page + 1).arg(root.pages)
                            : qsTr("第 %1 页，共 %2 页").arg(root.page + 1).arg(root.pages)
        size: Theme.small
        color: Theme.ink2
        wrapMode: Text.NoWrap
    }
    KButton {
        objectName: root.name + "_next"
        anchors.right: parent.right
        small: true
        repeats: true
        width: Theme.backW
        enabled: root.page < root.pages - 1
        text: qsTr("下一页")
        reason: qsTr("没有了")
        onClicked: root.turned(root.page + 1)
    }
}
