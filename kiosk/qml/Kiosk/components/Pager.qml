import QtQuick
import Kiosk

/*! 上一页 / 下一页 with the place between them. \c page counts from 0. Hidden when there is one page.
    \c upright: one under the other, for the side of a low screen. */
Item {
    id: root

    property int page: 0
    property int pages: 1
    property string name: "pager"
    property bool upright: false

    signal turned(int page)

    visible: pages > 1
    implicitWidth: buttonW
    readonly property int buttonW: upright ? Theme.buttonMinW : Theme.backW
    implicitHeight: !visible ? 0 : (upright ? 2 * Theme.buttonSmallH + where.implicitHeight + 2 * Theme.s2 + Theme.edgeStep : Theme.buttonSmallH + Theme.edgeStep)

    KButton {
        objectName: root.name + "_previous"
        small: true
        repeats: true
        width: root.buttonW
        enabled: root.page > 0
        text: qsTr("上一页")
        reason: qsTr("已到头")
        onClicked: root.turned(root.page - 1)
    }
    TextMetrics {
        id: whole
        font: where.font
        //: Between 上一页 and 下一页: page %1 of %2.
        text: qsTr("第 %1 页，共 %2 页").arg(root.page + 1).arg(root.pages)
    }
    KText {
        id: where
        anchors.horizontalCenter: parent.horizontalCenter
        visible: !root.upright || root.height - 2 * Theme.buttonSmallH - Theme.edgeStep > implicitHeight + Theme.s1
        y: root.upright ? (root.height - Theme.edgeStep - height) / 2 : 0
        height: root.upright ? implicitHeight : Theme.buttonSmallH
        text: Theme.compact || root.upright || whole.width > root.width - 2 * (root.buttonW + Theme.s1)
              ? qsTr("%1 / %2").arg(root.page + 1).arg(root.pages) : whole.text
        size: Theme.small
        color: Theme.ink2
        wrapMode: Text.NoWrap
    }
    KButton {
        objectName: root.name + "_next"
        anchors.right: parent.right
        y: root.upright ? root.height - height - Theme.edgeStep : 0
        small: true
        repeats: true
        width: root.buttonW
        enabled: root.page < root.pages - 1
        text: qsTr("下一页")
        reason: qsTr("没有了")
        onClicked: root.turned(root.page + 1)
    }
}
