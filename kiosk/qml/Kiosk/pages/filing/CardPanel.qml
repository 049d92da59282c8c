import QtQuick
import Kiosk
import Kiosk.Bridge

/*! Lay the card on the reader: where it is on this machine, what the reader is doing, and the other ways. */
Item {
    id: root

    required property CardModel card
    /*! For a filing: also other ways than a card. */
    property bool filing: true
    /*! The person whose card it is, when it is not one's own: "applicant" or "agent". */
    property string role: ""
    /*! Where this stands on the page. */
    property int pageY: 0
    readonly property bool wide: !Theme.portrait
    readonly property int half: Math.round((width - Theme.colGap) / 2)
    readonly property string where_: {
        switch (card.side) {
        //: Identify page, under the picture: where the card reader is.
        case "left": return qsTr("读卡区在屏幕左下方")
        case "below": return qsTr("读卡区在屏幕正下方")
        default: return qsTr("读卡区在屏幕右下方")
        }
    }

    signal typeAsked()
    signal familyAsked()
    signal explain(string way)

    /*! High contrast has no pictures, and then the words are all there is. */
    readonly property bool drawn: !Theme.highContrast
    readonly property bool tight: Theme.compact && Theme.elder
    readonly property int tiles: filing && role === "" ? (Theme.elder ? (Theme.compact ? 1 : 2) : 3) : 1

    Rectangle {
        id: bed
        readonly property int room: root.wide ? root.height : root.height - ways.height - (lock.visible ? lock.height + Theme.s3 : 0) - Theme.s4
        width: root.wide ? root.half : root.width
        height: root.wide ? room : Math.min(room, Math.round(width * 0.53) + words.height + 3 * Theme.s3)
        radius: Theme.radiusCard
        color: Theme.sky
        border.width: Theme.hair
        border.color: Theme.bdSoft

        Image {
            objectName: "card_picture"
            readonly property int spare: bed.height - words.height - 3 * Theme.s2
            visible: root.drawn && spare > Theme.icon5
            x: Theme.s3
            y: Theme.s2
            width: bed.width - 2 * Theme.s3
            height: Math.max(0, spare)
            source: visible ? Theme.scene("reader-" + root.card.side + ".svg") : ""
            fillMode: Image.PreserveAspectFit
            sourceSize.width: width
            asynchronous: true
            Accessible.ignored: true
        }
        Column {
            id: words
            x: Theme.s3
            y: root.drawn ? bed.height - height - Theme.s2 : (bed.height - height) / 2
            width: parent.width - 2 * Theme.s3
            spacing: Theme.s1
            KText {
                objectName: "card_where"
                // Room for one of the two.
                visible: !root.tight || root.card.state === "waiting"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.where_
                size: root.tight ? Theme.small : root.drawn || Theme.compact ? Theme.body : Theme.h2
                lineHeight: root.tight ? Theme.tightLeading : 1
                bold: true
                color: Theme.teal
            }
            Row {
                visible: !root.tight || root.card.state !== "waiting"
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.s2
                WaitingDots {
                    visible: root.card.state !== "refused"
                    anchors.verticalCenter: parent.verticalCenter
                }
                KIcon { visible: root.card.state === "refused"; name: "warn"; tone: "red"; size: Theme.icon2; anchors.verticalCenter: parent.verticalCenter }
                KText {
                    objectName: "card_state"
                    width: Math.min(implicitWidth, words.width - Theme.icon4 - Theme.s3)
                    //: Identify page: what the card reader is doing.
                    text: root.card.state === "reading" ? qsTr("正在读，先别拿走")
                        : root.card.state === "refused" ? root.card.words : qsTr("正在等您放卡")
                    bold: true
                    size: root.tight ? Theme.small : Theme.flat || root.card.state === "refused" ? Theme.body : Theme.h2
                    lineHeight: root.tight ? Theme.tightLeading : 1
                    color: root.card.state === "refused" ? Theme.red : Theme.ink
                }
            }
        }
    }
    Grid {
        id: ways
        readonly property int across: root.wide ? 1 : root.tiles
        readonly property real room: root.wide ? root.height - (lock.visible ? lock.height + Theme.s3 : 0) : Theme.tileH
        readonly property real tileW: ((root.wide ? root.half : root.width) - (across - 1) * Theme.colGap) / across
        readonly property real tileH: root.wide ? Math.min(Theme.tileH, (room - (root.tiles - 1) * (Theme.gap + Theme.edgeStep)) / root.tiles - Theme.edgeStep) : Theme.tileH
        x: root.wide ? root.half + Theme.colGap : 0
        y: root.wide ? 0 : Math.max(bed.height + Theme.s4, Theme.reachTop - root.pageY)
        columns: across
        columnSpacing: Theme.colGap
        rowSpacing: Theme.gap + Theme.edgeStep
        Tile {
            objectName: "way_type"
            width: ways.tileW
            height: ways.tileH
            form: Theme.elder && root.tiles > 1 && !root.wide ? "stack" : "row"
            icon: "keyboard"
            //: Identify page: the ways beside the card reader.
            text: qsTr("手动输入")
            sub: qsTr("输身份证号码")
            onClicked: root.typeAsked()
        }
        Tile {
            objectName: "way_family"
            visible: root.filing && root.role === "" && root.tiles > 1
            width: ways.tileW
            height: ways.tileH
            form: Theme.elder && root.tiles > 1 && !root.wide ? "stack" : "row"
            icon: "people"
            text: qsTr("替家人办")
            sub: qsTr("读两个人的证")
            onClicked: root.familyAsked()
        }
        Tile {
            objectName: "way_helper"
            // Elders find a helper in the dock.
            visible: root.filing && root.role === "" && !Theme.elder
            width: ways.tileW
            height: ways.tileH
            icon: "helper"
            text: qsTr("帮办员核验")
            sub: qsTr("没带证也能办")
            onClicked: root.explain("helper")
        }
    }
    Row {
        id: lock
        visible: !Theme.flat && !(Theme.elder && Theme.lowReach)
        x: ways.x
        y: ways.y + ways.height + Theme.s3
        width: root.wide ? root.half : root.width
        spacing: Theme.s2
        KIcon { id: padlock; name: "lock"; tone: "ink"; size: Theme.icon1 }
        KText {
            width: parent.width - padlock.width - Theme.s2
            text: qsTr("信息只在本机加密保存，离开就清屏")
            size: Theme.small
            color: Theme.ink2
        }
    }
}
