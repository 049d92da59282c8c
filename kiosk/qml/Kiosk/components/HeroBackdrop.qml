import QtQuick
import Kiosk

/*! The hills behind a title: one picture per shape, hidden in high contrast. */
Item {
    id: root

    property bool now: false
    readonly property string file: Theme.compact ? "scene-strip-1024x156.svg"
        : Theme.landscape ? "scene-land-600x932.svg"
        : (Theme.low ? "scene-low-1080x944.svg"
        : (Theme.elder && Theme.portrait ? "scene-elderly-1080x600.svg" : "scene-home-1080x616.svg"))

    width: Theme.landscape ? Theme.asideW : Theme.frameWidth
    height: Theme.landscape ? parent.height : Theme.heroH
    visible: Theme.light
    clip: true

    Rectangle { anchors.fill: parent; color: Theme.sky }
    Rectangle {
        visible: Theme.landscape
        width: parent.width
        height: Theme.s5
        y: parent.height - height
        color: Theme.ground
    }
    Image {
        readonly property real ratio: Theme.compact ? 156 / 1024 : Theme.landscape ? 932 / 600 : (Theme.low ? 944 / 1080 : (Theme.elder && Theme.portrait ? 600 / 1080 : 616 / 1080))
        width: parent.width
        height: width * ratio
        source: Theme.light ? Theme.scene(root.file) : ""
        sourceSize.width: width
        sourceSize.height: height
        asynchronous: !root.now
        cache: true
        Accessible.ignored: true
    }
}
