import QtQuick
import Kiosk

/*! Back at the left, one or two secondary actions, the one primary at the right. */
Item {
    id: root

    property bool hasBack: true
    property string backText: qsTr("返回")
    property string nextText: ""
    property string nextIcon: ""
    property string nextIconAfter: ""
    property string nextReason: ""
    property bool nextEnabled: true
    property bool nextBusy: false
    property string otherText: ""
    property string otherIcon: ""
    property bool otherEnabled: true
    property string otherReason: ""
    property bool otherBusy: false

    readonly property int tools: Theme.elder ? 3 : 5
    /*! Where there is no primary in the one row, its place is the other's. */
    readonly property bool otherLast: Theme.oneRow && root.nextText === ""
    readonly property int otherRoom: otherLast ? Theme.rowPrimaryW : root.width - Theme.margin - Theme.rowPrimaryW - Theme.s3 - tools * Theme.rowToolW - (tools - 1) * Theme.gap - otherX - Theme.gap

    /*! What the two share beside 返回; where both do not fit in one line each takes its part, and two lines. */
    readonly property int otherX: root.hasBack ? backButton.x + backButton.width + Theme.gap : root.startX
    readonly property int shared: root.width - Theme.margin - Theme.gap - otherX
    readonly property string nextShown: root.nextEnabled || root.nextReason === "" ? root.nextText : root.nextReason
    readonly property int otherW: Math.round(Math.min(otherButton.implicitWidth, shared - Math.min(wordW(nextShown), shared / 2),
        Math.max(Theme.buttonMinW, wordW(root.otherText), shared * otherButton.implicitWidth / (otherButton.implicitWidth + nextButton.implicitWidth), shared - nextButton.implicitWidth)))

    /*! What a button must be wide to break none of its words. */
    function wordW(text: string): real { return Measure.widestWord(text) * Theme.button + Theme.s3 }

    signal back()
    signal next()
    signal other()

    readonly property int startX: Theme.oneRow ? Theme.margin + Theme.rowEndW + Theme.gap : Theme.margin
    readonly property int padTop: Theme.oneRow ? (Theme.homeStripH - Theme.buttonH - Theme.edgeStep) / 2 : Theme.actionPad

    implicitHeight: Theme.oneRow ? Theme.homeStripH : Theme.actionRowH

    KButton {
        id: backButton
        objectName: "back"
        visible: root.hasBack
        x: root.startX
        y: root.padTop
        width: Theme.oneRow ? Theme.rowBackW : Math.max(Theme.backW, root.otherText === "" ? implicitWidth : Math.min(implicitWidth, root.width * 0.3))
        room: Theme.oneRow ? Theme.rowBackW : 0
        icon: "back"
        text: root.backText
        onClicked: root.back()
    }
    KButton {
        id: otherButton
        objectName: "other"
        visible: root.otherText !== ""
        x: root.otherLast ? root.width - Theme.margin - width : root.otherX
        y: root.padTop
        width: Theme.oneRow ? Math.min(implicitWidth, root.otherRoom) : root.otherW
        room: Theme.oneRow ? root.otherRoom : root.shared - Math.min(root.wordW(root.nextShown), root.shared / 2)
        icon: root.otherIcon
        text: root.otherText
        enabled: root.otherEnabled
        reason: root.otherReason
        busy: root.otherBusy
        onClicked: root.other()
    }
    KButton {
        id: nextButton
        objectName: "next"
        visible: root.nextText !== ""
        kind: "primary"
        width: Theme.oneRow ? Theme.rowPrimaryW : Math.min(root.width - x0 - Theme.margin, Math.max(Theme.primaryW, implicitWidth))
        readonly property int x0: otherButton.visible ? otherButton.x + otherButton.width + Theme.gap
            : (backButton.visible ? backButton.x + backButton.width + Theme.gap : Theme.margin)
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: root.padTop
        room: Theme.oneRow ? Theme.rowPrimaryW : root.otherText === "" ? root.shared + Theme.gap : root.shared - Math.max(Theme.buttonMinW, root.wordW(root.otherText))
        icon: root.nextIcon
        iconAfter: root.nextIconAfter
        text: root.nextText
        enabled: root.nextEnabled
        reason: root.nextReason
        busy: root.nextBusy
        onClicked: root.next()
    }
}
