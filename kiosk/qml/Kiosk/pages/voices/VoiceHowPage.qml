pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Written oneself, dictated to a helper, or by phone. Adds: writeAsked(), dictateAsked(), phoneAsked(). */
FlowPage {
    id: page

    required property VoiceModel model
    /*! Where height is short the three stand side by side. */
    readonly property bool beside: !Theme.portrait
    readonly property bool brief: Theme.compact && Theme.elder
    readonly property real tileW: beside ? (body.width - 2 * Theme.colGap) / 3 : body.width
    readonly property int tileH: beside ? Math.min(body.height - Theme.edgeStep, 2 * Theme.tileH)
        : Math.min(Theme.tileH, (body.height - 2 * Theme.gap) / 3 - Theme.edgeStep)

    signal writeAsked()
    signal dictateAsked()
    signal phoneAsked()

    title: Theme.elder ? qsTr("谁来写？") : qsTr("怎么说？")
    questions: Theme.elder ? steps.length : 0
    question: step

    Grid {
        columns: page.beside ? 3 : 1
        columnSpacing: Theme.colGap
        rowSpacing: Theme.gap + Theme.edgeStep

        Way {
            objectName: "how_write"
            icon: "pen"
            text: qsTr("自己写")
            sub: page.brief ? "" : qsTr("打字或用手指写")
            onClicked: page.writeAsked()
        }
        Way {
            objectName: "how_dictate"
            icon: "helper"
            text: qsTr("帮办员写")
            sub: page.brief ? "" : page.model.helper === "" || page.beside ? qsTr("您说他写，念给您听") : qsTr("您说，%1 写，写好念给您听").arg(page.model.helper)
            onClicked: page.dictateAsked()
        }
        Way {
            objectName: "how_phone"
            icon: "qr"
            text: qsTr("手机写")
            sub: page.brief ? "" : qsTr("扫一扫，回家也能写")
            onClicked: page.phoneAsked()
        }
    }

    component Way: Tile {
        width: page.tileW
        height: page.tileH
        form: page.beside ? "column" : "row"
    }
}
