pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    The receipt on the screen: number, QR code, rows. \c rows: list of {name, value, strong}.
    \c qr: address of the QR picture (an image provider or a data: URL); empty hides it.
*/
Rectangle {
    id: root

    property string caption: ""
    property string number: ""
    property var rows: []
    property url qr
    property string qrText: qsTr("手机扫码查进度")
    readonly property bool wide: !Theme.elder
    readonly property bool hasQr: String(qr) !== ""
    readonly property int qrBox: hasQr ? Theme.qr + 2 * Theme.s4 : 0

    implicitHeight: wide ? Math.max(left.height, hasQr ? code.height : 0) + 2 * Theme.s4
                         : left.height + (hasQr ? code.height + Theme.s3 : 0) + 2 * Theme.s4
    radius: Theme.radiusCard
    color: Theme.card
    border.width: Theme.slipBorder
    border.color: Theme.teal

    Column {
        id: left
        x: Theme.s4
        y: Theme.s4
        width: root.width - 2 * Theme.s4 - (root.wide ? root.qrBox : 0)
        spacing: Theme.s1

        KText { width: parent.width; text: root.caption; size: Theme.small; color: Theme.ink2 }
        KText {
            width: parent.width
            text: root.number
            size: Theme.receiptNumber
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.button
            maximumLineCount: 1
            bold: true
            lineHeight: Theme.titleLeading
        }
        Rectangle { width: parent.width; height: Theme.hair; color: Theme.line }
        Repeater {
            model: root.rows
            Item {
                id: row
                required property var modelData
                width: left.width
                height: Math.max(name.height, value.height) + Theme.s1
                KText {
                    id: name
                    text: row.modelData.name
                    size: Theme.small
                    color: Theme.ink2
                    wrapMode: Text.NoWrap
                    y: (value.lineCount > 1 ? 0 : value.height - height) / 2
                }
                KText {
                    id: value
                    x: Theme.small * 5.2
                    width: parent.width - x
                    text: row.modelData.value
                    bold: true
                    color: row.modelData.strong ? Theme.teal : Theme.ink
                }
            }
        }
    }
    Column {
        id: code
        visible: root.hasQr
        x: root.wide ? root.width - root.qrBox : (root.width - width) / 2
        y: root.wide ? (root.height - height) / 2 : left.y + left.height + Theme.s3
        width: root.qrBox
        spacing: Theme.s2
        Rectangle {
            width: Theme.qr + 2 * Theme.s1
            height: width
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.overGround
            Image {
                anchors.centerIn: parent
                width: Theme.qr
                height: Theme.qr
                source: root.qr
                smooth: false
                cache: false
                fillMode: Image.PreserveAspectFit
            }
            Accessible.role: Accessible.Graphic
            Accessible.name: root.qrText
        }
        KText {
            width: parent.width
            text: root.qrText
            size: Theme.small
            bold: true
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
