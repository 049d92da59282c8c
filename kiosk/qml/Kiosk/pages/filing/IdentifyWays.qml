import QtQuick
import Kiosk

/*! The other ways of saying who one is, and what becomes of it. They stand here until something is typed. */
Column {
    id: ways

    /*! One under the other. */
    property bool stacked: false
    /*! Somebody of the family may be filed for: it is not being done already. */
    property bool family: true
    readonly property real tileW: stacked ? width : (width - 2 * Theme.colGap) / 3

    signal draftAsked()
    signal familyAsked()
    signal explain(string way)

    spacing: Theme.s3

    Grid {
        width: parent.width
        columns: ways.stacked ? 1 : 3
        spacing: Theme.colGap
        Tile {
            objectName: "way_draft"
            width: ways.tileW
            icon: "save"
            text: qsTr("取草稿")
            sub: qsTr("上次没填完")
            onClicked: ways.draftAsked()
        }
        Tile {
            objectName: "way_helper"
            width: ways.tileW
            icon: "helper"
            text: qsTr("帮办员核验")
            sub: qsTr("没带证也能办")
            onClicked: ways.explain("helper")
        }
        Tile {
            objectName: "way_family"
            width: ways.tileW
            visible: ways.family
            icon: "people"
            text: qsTr("替家人办")
            sub: qsTr("要两个人的证")
            onClicked: ways.familyAsked()
        }
    }
    Row {
        width: parent.width
        spacing: Theme.s2
        KIcon { id: lock; name: "lock"; tone: "ink"; size: Theme.icon1 }
        KText {
            width: parent.width - lock.width - Theme.s2
            //: Identify page: what happens to the data.
            text: qsTr("信息只在本机加密保存，离开就清屏")
            size: Theme.small
            color: Theme.ink2
        }
    }
}
