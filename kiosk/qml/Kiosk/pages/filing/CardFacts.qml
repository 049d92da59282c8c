pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! What a card said, to be looked at before one goes on: who, where, until when, and what is to be said of it. */
Rectangle {
    id: root

    required property IdentifyModel model

    implicitHeight: lines.height + 2 * Theme.s2
    radius: Theme.radiusButton
    color: Theme.sunk
    border.width: Theme.hair
    border.color: Theme.line

    Column {
        id: lines
        x: Theme.fieldPad
        y: Theme.s2
        width: parent.width - 2 * Theme.fieldPad
        spacing: Theme.s1

        Row {
            visible: !Theme.elder
            spacing: Theme.s1
            KIcon { name: "shieldok"; tone: "green"; size: Theme.icon1; anchors.verticalCenter: parent.verticalCenter }
            KText {
                objectName: "card_read"
                //: Identify page: above what the card filled in.
                text: qsTr("已从身份证读取")
                size: Theme.small
                bold: true
                color: Theme.green
            }
        }
        Repeater {
            model: [
                //: Identify page: what was read from the card.
                { key: "name", name: qsTr("姓名"), value: root.model.nameOpen ? "" : root.model.name },
                { key: "number", name: qsTr("身份证号码"), value: root.model.number },
                { key: "address", name: qsTr("住址"), value: root.model.address },
                { key: "validity", name: qsTr("有效期"), value: root.model.validity }
            ]
            Row {
                id: fact
                required property var modelData
                visible: modelData.value !== ""
                width: lines.width
                spacing: Theme.s2
                KText {
                    id: factName
                    width: Theme.factNameW
                    text: fact.modelData.name
                    size: Theme.small
                    color: Theme.ink2
                }
                KText {
                    objectName: "card_" + fact.modelData.key
                    width: parent.width - factName.width - Theme.s2
                    text: fact.modelData.value
                    size: Theme.small
                    bold: true
                }
            }
        }
        Repeater {
            model: root.model.remarks
            Row {
                id: remark
                required property string modelData
                required property int index
                width: lines.width
                spacing: Theme.s2
                KIcon { id: sign; name: "warn"; tone: "red"; size: Theme.icon1 }
                KText {
                    objectName: "card_remark_" + remark.index
                    width: parent.width - sign.width - Theme.s2
                    text: remark.modelData
                    size: Theme.small
                    bold: true
                    color: Theme.red
                }
            }
        }
    }
}
