pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    评价与投诉: what would you like to say? Three kinds of words, the rating of a service, and the answers.

    Adds: rateAsked() and answersAsked(), which both look for a case or a number first.
*/
FlowPage {
    id: page

    required property VoiceModel model
    readonly property int columns: Theme.portrait ? 2 : 3
    readonly property int rows: Math.ceil(5 / columns)
    readonly property real tileW: (body.width - (columns - 1) * Theme.colGap) / columns
    readonly property real tileH: Math.min(Theme.tileH, (body.height - (rows - 1) * Theme.gap) / rows - Theme.edgeStep)

    signal rateAsked()
    signal answersAsked()

    title: qsTr("您想说什么？")
    sub: Theme.compact ? "" : (Theme.elder ? qsTr("可以不留姓名") : qsTr("都由具体的人答复，可以不留姓名和电话"))
    headGap: Theme.compact ? 0 : Theme.s3
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }

    Grid {
        columns: page.columns
        columnSpacing: Theme.colGap
        rowSpacing: Theme.gap + Theme.edgeStep

        Door { objectName: "voice_complaint"; icon: "mega"; text: qsTr("投诉"); sub: qsTr("没办好，要说法"); onClicked: page.model.begin_("complaint") }
        Door { objectName: "voice_opinion"; icon: "pen"; text: qsTr("提意见"); sub: qsTr("哪里可以改"); onClicked: page.model.begin_("opinion") }
        Door { objectName: "voice_message"; icon: "doc"; text: qsTr("留言"); sub: qsTr("问一句，说一句"); onClicked: page.model.begin_("message") }
        Door { objectName: "voice_rate"; icon: "rate"; text: qsTr("给服务打分"); sub: qsTr("办过的事"); onClicked: page.rateAsked() }
        Door { objectName: "voice_answers"; icon: "progress"; text: qsTr("查答复"); sub: qsTr("看怎么回的"); onClicked: page.answersAsked() }
    }

    component Door: Tile {
        width: page.tileW
        height: page.tileH
        form: Theme.elder && width < Theme.tilePlate + 5.5 * Theme.tileLabel ? "column" : (tall ? "stack" : "row")
    }
}
