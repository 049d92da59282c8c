pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk
import Kiosk.Bridge
import Kiosk.flows

/*!
    The window. The first frame needs only the idle screen; the models of the pages come after it (Python
    builds them when \c warm says so) and then the other flows are compiled, a piece at a time, so that the
    first touch finds them ready.
*/
Window {
    id: window

    required property StartModel start
    property real scaleFactor: 1
    property bool reduceMotion: false
    property bool warm: false
    /*! Fills the whole screen for citizens: whatever asks the window to close is told no, and it stays in front. */
    property bool locked: false
    /*! The flow that shows the page; a flow that is not compiled yet is compiled at once when it is wanted. */
    readonly property string stage: {
        switch (start.page) {
        case "idle": return "start"
        case "identify": case "ways": case "authority": case "form": case "materials": case "shoot": case "stick": case "phone": case "taken": case "sign": case "receipt": return "filing"
        case "lookup": case "mine_find": case "mine": case "draft": case "progress_find": case "progress": case "review":
        case "supplement": case "supplied": case "withdraw":
        case "voice": return "progress"
        case "voices": case "voice_about": case "voice_how": case "voice_qr": case "voice_write":
        case "voice_contact": case "voice_sent": case "openness": case "document": return "voices"
        case "staff_in": case "staff_desk": case "staff_new": case "staff_round": case "staff_ask": case "staff_asked":
        case "staff_case": case "staff_verify": case "round_done": case "keeper": case "snags": case "training": return "staff"
        default: return "browse"
        }
    }

    title: qsTr("家门口办")
    color: Theme.paper
    onClosing: close => { close.accepted = !window.locked }
    onVisibilityChanged: visibility => {
        if (window.locked && visibility !== Window.FullScreen && visibility !== Window.Hidden)
            window.showFullScreen()
    }

    Connections {
        target: Feedback
        function onPressed() { window.start.shell.press() }
    }
    Binding { target: Theme; property: "elder"; value: window.start.shell.elder }
    Binding { target: Theme; property: "highContrast"; value: window.start.shell.highContrast }
    Binding { target: Theme; property: "lowReach"; value: window.start.shell.lowReach }
    Binding { target: Theme; property: "reducedMotion"; value: window.reduceMotion }
    Binding { target: Theme; property: "frameWidth"; value: Math.round(window.width / window.scaleFactor) }
    Binding { target: Theme; property: "frameHeight"; value: Math.round(window.height / window.scaleFactor) }

    Item {
        id: frame
        objectName: "frame"
        width: Theme.frameWidth
        height: Theme.frameHeight
        scale: window.scaleFactor
        transformOrigin: Item.TopLeft

        StartFlow {
            anchors.fill: parent
            start: window.start
        }
        Lazy {
            file: Qt.resolvedUrl("flows/BrowseFlow.qml")
            wanted: window.stage === "browse"
        }
        Lazy {
            file: Qt.resolvedUrl("flows/FilingFlow.qml")
            wanted: window.stage === "filing"
        }
        Lazy {
            file: Qt.resolvedUrl("flows/ProgressFlow.qml")
            wanted: window.stage === "progress"
        }
        Lazy {
            file: Qt.resolvedUrl("flows/VoiceFlow.qml")
            wanted: window.stage === "voices"
        }
        Lazy {
            file: Qt.resolvedUrl("flows/StaffFlow.qml")
            wanted: window.stage === "staff"
        }
        Lazy {
            file: Qt.resolvedUrl("flows/KeyboardFlow.qml")
            wanted: false
        }
        // Made anew each time it is wanted: it begins with what counts now.
        Loader {
            anchors.fill: parent
            active: window.start.shell.hearing.shown
            source: active ? Qt.resolvedUrl("flows/HearingSheet.qml") : ""
            onLoaded: item.hearing = window.start.shell.hearing
        }
        VisitDialog {
            visit: window.start.visit
        }
    }

    /*! A flow compiled in the background once the first frame stands, or at once when it is wanted. */
    component Lazy: Loader {
        id: lazy
        required property url file
        required property bool wanted
        readonly property bool due: window.start.kiosk !== null && (wanted || window.warm)

        function load() {
            if (due && status === Loader.Null) {
                // Fixed before loading begins: switched while it loads, the initial properties get lost.
                asynchronous = !wanted
                setSource(file, { kiosk: window.start.kiosk })
            }
        }

        anchors.fill: parent
        // A page that is wanted while its flow is still being made in the background: until it is whole its doors
        // lie on one another, and a touch would open the wrong one.
        visible: status === Loader.Ready
        onDueChanged: load()
        Component.onCompleted: load()
    }
    onFrameSwapped: {
        if (!window.warm)
            warming.start()
    }
    Timer {
        id: warming
        interval: Theme.pressMs
        onTriggered: window.warm = true
    }
}
