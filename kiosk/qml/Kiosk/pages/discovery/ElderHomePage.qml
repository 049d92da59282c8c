pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    The elder home: six doors in folk words.

    Adds: doorChosen(name) (kiosk.services.doors), progressAsked(), domainsAsked() (别的事).
*/
FlowPage {
    id: page

    required property HomeModel model
    readonly property int columns: Theme.portrait ? 2 : 3
    readonly property int rows: 6 / columns
    readonly property real tileW: (body.width - (columns - 1) * Theme.gap) / columns
    readonly property real tileH: Math.min(Theme.tileH, (body.height - (rows - 1) * (Theme.gap + Theme.s1)) / rows - Theme.edgeStep)

    signal doorChosen(string name)
    signal progressAsked()
    signal domainsAsked()

    title: qsTr("您要办什么事？")
    titleSize: aside ? Theme.h1Long : Theme.hero
    headGap: Theme.heroGap
    sub: Theme.compact ? "" : qsTr("看准一个，轻轻按一下就行")
    subSize: Theme.body
    hasActions: false
    contentTop: Theme.landscape ? Theme.topBarH + Theme.s3 : (Theme.compact ? headBottom + Theme.s1 : Theme.reachTop)
    backdrop: HeroBackdrop { now: true; visible: Theme.light && !Theme.compact }

    Grid {
        columns: page.columns
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap + Theme.s1

        ElderDoor { objectName: "elder_pension"; text: qsTr("养老"); sub: qsTr("领钱・参保・认证"); icon: "elder"; onClicked: page.doorChosen("养老") }
        ElderDoor { objectName: "elder_medical"; text: qsTr("看病"); sub: qsTr("医保交费・报销"); icon: "med"; onClicked: page.doorChosen("看病") }
        ElderDoor { objectName: "elder_aid"; text: qsTr("补贴救助"); sub: qsTr("高龄・低保・残疾"); icon: "aid"; onClicked: page.doorChosen("补贴救助") }
        ElderDoor { objectName: "elder_estate"; text: qsTr("房子土地"); sub: qsTr("登记・查询"); icon: "estate"; onClicked: page.doorChosen("房子土地") }
        ElderDoor { objectName: "elder_progress"; text: qsTr("查进度"); sub: qsTr("办到哪了・取草稿"); icon: "progress"; onClicked: page.progressAsked() }
        ElderDoor { objectName: "elder_other"; text: qsTr("别的事"); sub: qsTr("全部事项"); icon: "grid"; onClicked: page.domainsAsked() }
    }

    component ElderDoor: Tile {
        width: page.tileW
        height: page.tileH
        form: width < Theme.tilePlate + 4.5 * Theme.tileLabel ? "column" : (tall ? "stack" : "row")
    }
}
