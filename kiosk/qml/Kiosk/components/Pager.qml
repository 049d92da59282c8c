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
    /*! Upright its words stand in one line, if need be: two would take the place between the buttons. */
    readonly property int buttonW: upright ? Math.max(Theme.buttonMinW, Math.min(1.4 * Theme.buttonMinW, wordsW)) : Theme.backW
    readonly property real wordsW: Math.max(...[back_, first_, on_, last_].map(words => Measure.widestWord(words))) * Theme.buttonSmall + Theme.s2
    readonly property string back_: qsTr("上一页")
    readonly property string first_: qsTr("已到头")
    readonly property string on_: qsTr("下一页")
    readonly property string last_: qsTr("没有了")
    implicitHeight: !visible ? 0 : (upright ? 2 * Theme.buttonSmallH + where.implicitHeight + 2 * Theme.s2 + Theme.edgeStep : Theme.buttonSmallH + Theme.edgeStep)

    KButton {
        objectName: root.name + "_previous"
        small: true
        repeats: true
        width: root.buttonW
        enabled: root.page > 0
        text: root.back_
        reason: root.first_
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
        text: root.on_
        reason: root.last_
        onClicked: root.turned(root.page + 1)
    }
}
