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
    property string qrText: qsTr("出示此码查进度")
    readonly property bool wide: (!Theme.elder || Theme.landscape) && (number !== "" || rows.length > 0)
    readonly property int room: Theme.compact ? (Theme.elder ? Theme.s3 : Theme.s2) : Theme.s4
    readonly property bool hasQr: String(qr) !== ""
    readonly property int qrBox: hasQr ? Theme.qr + 2 * Theme.s4 : 0

    implicitHeight: wide ? Math.max(left.height, hasQr ? code.height : 0) + 2 * room
                         : left.height + (hasQr ? code.height + (left.height > 0 ? Theme.s3 : 0) : 0) + 2 * room
    radius: Theme.radiusCard
    color: Theme.card
    border.width: Theme.slipBorder
    border.color: Theme.teal

    Column {
        id: left
        x: root.room
        y: root.room
        width: root.width - 2 * root.room - (root.wide ? root.qrBox : 0)
        spacing: Theme.compact ? Theme.s1 / 2 : Theme.s1
        /*! The names are one column, as wide as the widest. */
        property int nameW: Theme.factNameW

        KText { width: parent.width; visible: text !== ""; text: root.caption; size: Theme.small; color: Theme.ink2 }
        KText {
            width: parent.width
            visible: text !== ""
            text: root.number
            size: Theme.receiptNumber
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.small
            maximumLineCount: 1
            bold: true
            lineHeight: Theme.titleLeading
        }
        Rectangle { visible: root.number !== "" && root.rows.length > 0; width: parent.width; height: Theme.hair; color: Theme.line }
        Repeater {
            model: root.rows
            Item {
                id: row
                required property var modelData
                width: left.width
                height: Math.max(name.height, value.height) + (Theme.compact ? Theme.s1 / 2 : Theme.s1)
                KText {
                    id: name
                    text: row.modelData.name
                    size: Theme.small
                    color: Theme.ink2
                    wrapMode: Text.NoWrap
                    onImplicitWidthChanged: left.nameW = Math.max(left.nameW, Math.ceil(implicitWidth) + Theme.s2)
                    y: (value.lineCount > 1 ? 0 : value.height - height) / 2
                }
                KText {
                    id: value
                    x: left.nameW
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
        y: root.wide ? (root.height - height) / 2 : left.y + left.height + (left.height > 0 ? Theme.s3 : 0)
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
                sourceSize.width: Theme.qr
                sourceSize.height: Theme.qr
                smooth: false
                cache: false
                // Whole modules only: the picture is drawn to fit and never stretched.
                fillMode: Image.Pad
            }
            Accessible.role: Accessible.Graphic
            Accessible.name: root.qrText
        }
        KText {
            id: words
            width: parent.width
            text: root.qrText
            size: Theme.small
            bold: true
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
