import QtQuick
import Kiosk

/*!
    A door to somewhere: icon, name, one line about it. \c form: row (icon left), stack (icon and name above
    the line; elder home) or column (icon above the name). \c featured: filled, once a screen.
*/
Pressable {
    id: root

    property string text: ""
    property string sub: ""
    property string icon: ""
    property string form: "row"
    property bool featured: false
    property bool selected: false
    readonly property bool tall: height >= Theme.tilePlate + 2.5 * Theme.tileLabel
    /*! Line heights, known before the words are laid out. */
    readonly property int nameH: Math.ceil(name.font.pixelSize * 1.34) * (form === "column" && name.implicitWidth > name.width ? 2 : 1)
    readonly property int lineH: line.visible ? Math.ceil(Theme.small * 1.45) * (form === "column" && line.implicitWidth > line.width ? Math.ceil(line.implicitWidth * 1.2 / line.width) : 1) : 0
    readonly property color textColor: dashed ? Theme.ink2 : (featured ? Theme.overTeal : Theme.ink)
    readonly property int inset: form === "stack" ? Theme.cardPad : (width < Theme.endW + Theme.s2 ? Theme.s2 : Theme.s2 + Theme.s1 / 2)

    label: sub === "" ? text : text + "，" + sub
    checked: selected
    implicitHeight: Theme.tileH
    radius: Theme.radiusCard
    face: featured ? Theme.teal : (selected ? Theme.teal50 : Theme.card)
    edge: featured ? Theme.tealDeep : (selected ? Theme.teal : Theme.edge)
    frame: featured || selected ? Theme.teal : Theme.bd
    frameWidth: featured ? 0 : (selected ? Theme.focusBorder : Theme.pressBorder)

    Rectangle {
        id: plate

        readonly property int side: root.form === "column"
            ? Math.min(Theme.tilePlate, root.height - Theme.s3 - root.nameH - root.lineH)
            : Math.min(Theme.tilePlate, root.height - 2 * Theme.s2)

        // Rather no icon than a name broken in two.
        visible: root.icon !== "" && (root.form !== "column" || side >= Theme.icon1 + Theme.s1) && (root.form !== "row" || root.width - root.inset - side - Theme.s3 >= name.implicitWidth)
        width: visible ? side : 0
        height: visible ? side : 0
        radius: Theme.radiusButton
        x: root.form === "column" ? (root.width - width) / 2 : root.inset
        y: root.form === "row" ? (root.height - height) / 2
         : (root.form === "column" ? (root.height - height - root.nameH - root.lineH) / 2 : (root.height - height - Theme.s2 - line.implicitHeight) / 2)
        color: root.dashed ? Theme.clear : (root.featured && !Theme.highContrast ? Theme.overTeal : Theme.plate)
        border.width: Theme.highContrast && !root.dashed ? Theme.inputBorder : 0
        border.color: root.featured ? Theme.plate : Theme.line2

        KIcon {
            anchors.centerIn: parent
            name: root.icon
            tone: root.dashed ? "ink" : "teal"
            size: Math.min(Theme.icon4, plate.side - Theme.s2)
        }
    }

    KText {
        id: name

        text: root.text
        bold: true
        size: root.form === "column" ? (root.tall ? Theme.tileLabel : (root.text.length > 4 && !Theme.elder ? Theme.small : Theme.button))
            : (root.text.length > 4 && root.width < Theme.endW * 2 ? Theme.tileLabelLong : Theme.tileLabel)
        color: root.textColor
        lineHeight: Theme.titleLeading
        x: root.form === "column" ? Theme.s1 : plate.x + plate.width + (plate.visible ? Theme.s2 : 0)
        width: root.form === "column" ? root.width - 2 * Theme.s1 : root.width - x - (go.visible ? go.width + Theme.s3 : 0) - Theme.s1
        horizontalAlignment: root.form === "column" ? Text.AlignHCenter : Text.AlignLeft
        y: root.form === "column" ? plate.y + plate.height
         : (root.form === "stack" ? plate.y + (plate.height - height) / 2
         : (root.height - height - (line.visible ? line.height : 0)) / 2)
    }

    KText {
        id: line

        // Rather no line under the name than one that leaves the tile.
        visible: root.sub !== "" && (root.form === "stack" ? plate.height + Theme.s2 + contentHeight <= root.height - Theme.s1
            : (root.form !== "column" || root.tall) && name.height + contentHeight <= root.height - Theme.s1)
        text: root.sub
        size: Theme.small
        color: root.dashed ? Theme.ink2 : (root.featured ? Theme.overTeal2 : Theme.ink2)
        x: root.form === "stack" ? root.inset : name.x
        width: root.form === "column" ? name.width : root.width - x - Theme.s1
        horizontalAlignment: root.form === "column" ? Text.AlignHCenter : Text.AlignLeft
        y: root.form === "stack" ? plate.y + plate.height + Theme.s2 : name.y + name.height
    }

    KIcon {
        id: go

        visible: root.featured && root.form === "row" && root.width > Theme.endW * 2
        name: "chev"
        tone: "white"
        size: Theme.icon2
        rotation: 0
        x: root.width - width - Theme.s4
        anchors.verticalCenter: parent.verticalCenter
    }

    Rectangle {
        visible: root.selected
        x: root.width - width - Theme.s2
        y: Theme.s2
        width: Theme.icon2
        height: width
        radius: width / 2
        color: Theme.teal
        KIcon {
            anchors.centerIn: parent
            name: "check"
            tone: "white"
            size: Theme.icon1 - Theme.s1
        }
    }
}
