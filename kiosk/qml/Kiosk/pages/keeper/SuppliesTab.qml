pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Paper, toner and cleaning: how much there is, how long it lasts, what was just put in. */
KeeperPart {
    id: root

    name: "keeper_supplies"
    spacing: Theme.s3

    Card {
        width: root.inner
        //: Keeper's supplies: how long the paper lasts.
        title: qsTr("纸还够用多久")
        remark: root.model.lastSupply
        Item { width: 1; height: Theme.s1 }
        KText { objectName: "paper_forecast"; width: parent ? parent.width : 0; text: root.model.paper }
    }
    Repeater {
        model: root.model.supplies
        DeviceRow {
            required property string name
            required label
            required icon
            required property string status
            required words
            width: root.inner
            state_: status
        }
    }
    KText {
        width: root.inner
        text: qsTr("刚做了什么，按一下就记上")
        size: Theme.h2
        bold: true
    }
    Flow {
        width: root.inner
        spacing: Theme.gap
        Repeater {
            model: [
                //: Keeper's supplies: buttons that record what was put in.
                { kind: "paper", amount: 500, sign: "doc", words: qsTr("加纸 500 张（一包）") },
                { kind: "paper", amount: 250, sign: "doc", words: qsTr("加纸 250 张（半包）") },
                { kind: "paper", amount: 100, sign: "doc", words: qsTr("加纸 100 张") },
                { kind: "toner", amount: 100, sign: "print", words: qsTr("换了粉盒") },
                { kind: "cleaning", amount: 0, sign: "star", words: qsTr("做了清洁") }
            ]
            KButton {
                id: put
                required property var modelData
                objectName: modelData.kind + "_" + modelData.amount
                width: (root.inner - Theme.gap) / 2
                icon: modelData.sign
                text: modelData.words
                busy: root.model.busy
                onClicked: root.model.supply(put.modelData.kind, put.modelData.amount)
            }
        }
    }
}
