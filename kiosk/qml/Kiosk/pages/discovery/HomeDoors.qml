import QtQuick
import Kiosk

/*! The doors under the six domains; what is not open yet is dashed and explains itself. */
Item {
    id: root

    readonly property real third: (width - 2 * Theme.colGap) / 3
    readonly property real half: (width - Theme.colGap) / 2
    readonly property real fourth: (width - third - 4 * Theme.colGap) / 4
    readonly property bool wide: !Theme.portrait
    readonly property string form: wide ? "column" : "row"

    signal progressAsked()
    signal bundlesAsked()
    signal helpAsked()
    signal opennessAsked()
    signal voicesAsked()
    signal noticeAsked(string topic)

    height: childrenRect.height

    Tile {
        id: onething
        objectName: "door_onething"
        width: root.wide || Theme.low ? root.third : 2 * root.third + Theme.colGap
        height: Theme.low ? Theme.homeTileH : Theme.homeLastH
        icon: "onething"
        text: Theme.low ? qsTr("一件事") : qsTr("一件事一次办")
        sub: Theme.low || root.wide ? qsTr("退休・出生") : qsTr("退休、出生、开店，要办的一次看齐")
        featured: true
        onClicked: root.bundlesAsked()
    }
    Tile {
        id: progress
        objectName: "door_progress"
        x: onething.width + Theme.colGap
        width: root.wide ? root.fourth : root.third
        height: onething.height
        form: root.form
        icon: "progress"
        text: qsTr("查进度")
        sub: qsTr("也能取草稿")
        onClicked: root.progressAsked()
    }
    Tile {
        id: openness
        objectName: "door_openness"
        x: root.wide ? progress.x + root.fourth + Theme.colGap : (Theme.low ? 2 * (root.third + Theme.colGap) : 0)
        y: root.wide || Theme.low ? 0 : onething.height + Theme.homeRowGap
        width: root.wide ? root.fourth : root.third
        height: onething.height
        form: root.form
        icon: "open"
        text: qsTr("政务公开")
        sub: qsTr("看文件问政策")
        onClicked: root.opennessAsked()
    }
    Tile {
        id: voices
        objectName: "door_voices"
        x: root.wide ? openness.x + root.fourth + Theme.colGap : (Theme.low ? 0 : root.third + Theme.colGap)
        y: root.wide ? 0 : onething.height + Theme.homeRowGap
        width: root.wide ? root.fourth : (Theme.low ? root.half : root.third)
        height: Theme.homeLastH
        form: root.form
        icon: "rate"
        text: qsTr("评价与投诉")
        sub: qsTr("有话您就说")
        onClicked: root.voicesAsked()
    }
    Tile {
        objectName: "door_helper"
        x: root.wide ? voices.x + root.fourth + Theme.colGap : (Theme.low ? root.half + Theme.colGap : 2 * (root.third + Theme.colGap))
        y: voices.y
        width: voices.width
        height: Theme.homeLastH
        form: root.form
        icon: "helper"
        text: qsTr("请帮办员")
        sub: qsTr("有人来帮")
        onClicked: root.helpAsked()
    }
}
