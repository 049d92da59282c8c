pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! What has to be handed in, and how; what the system already has is listed, so that nobody hands it in twice. */
FlowPage {
    id: page

    required property MaterialsModel model

    title: model.toBring > 0
        //: Materials page: some papers are still to be brought.
        ? qsTr("还要交 %1 份材料").arg(model.toBring)
        : qsTr("材料都齐了")
    actions.nextText: qsTr("下一步")
    actions.nextIconAfter: "next"

    info: [
        KText {
            width: parent ? parent.width : 0
            visible: text !== ""
            text: Theme.compact && Theme.elder ? ""
                : page.model.toBring > 0
                ? qsTr("共 %1 份，%2 份免提交。没带也能先提交，以后再补，或者带到窗口。").arg(page.model.count).arg(page.model.exempt)
                : qsTr("共 %1 份，都不用您再交。").arg(page.model.count)
        },
        Card {
            visible: page.model.settled > 0 && page.model.settled <= 3 && !Theme.compact && !(Theme.elder && page.model.toBring > 0)
            width: parent ? parent.width : 0
            height: visible ? implicitHeight : 0
            Repeater {
                model: page.model.rows
                MaterialRow {
                    required property int index
                    required property bool choosable
                    required property bool exempt
                    required name
                    required remark
                    visible: !choosable
                    width: parent ? parent.width : 0
                    height: visible ? implicitHeight : 0
                    // By where it stands: what is chosen below is among the rows too.
                    first: y === 0
                    dense: Theme.landscape
                    tags: [{ text: exempt ? qsTr("免提交") : qsTr("已填好"), kind: "g" }]
                }
            }
        }
    ]

    StepScroll {
        id: papers
        anchors.fill: parent
        name: "materials"
        spacing: Theme.s2

        Repeater {
            model: page.model.rows
            MaterialChoiceRow {
                required remark
                required exempt
                required filled
                required choosable
                visible: choosable || page.model.settled > 3 || Theme.compact || (Theme.elder && page.model.toBring > 0)
                width: papers.inner
                height: implicitHeight
                onPicked: way => page.model.choose(key, way)
            }
        }
    }
}
