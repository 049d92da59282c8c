pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    The base of every page: top bar, steps, title, content, dock.

    A page declares \c {required property <T>Model model}, fills \c content (and \c info, which stands above the
    reach line, or at the left on a wide panel) and lets the flow answer next(), back() and cancelled().
    Content stands from \c contentTop to the dock; everything pressable belongs there.
*/
FocusScope {
    id: page

    required property ShellModel shell
    property string title: ""
    /*! A small line above the title, and a plain one under it. */
    property string lead: ""
    property string sub: ""
    property int subSize: Theme.body
    property int headGap: 0
    property int titleSize: steps.length > 0 || questions > 0 ? Theme.h1Flow : Theme.h1
    /*! Names of the steps and where we are (standard mode); questions and question in elder mode. */
    property list<string> steps
    property int step: 0
    property int questions: 0
    property int question: 0
    property string extent: "all"
    property bool hasTopBar: true
    property bool hasDock: true
    property bool hasActions: true
    property string lastTool: "helper"
    property bool inviteElder: false
    /*! Pages that only inform or ask one thing keep their controls at or below the reach line. */
    property bool reaching: true
    /*! A page of the people who work here: its controls may stand above the reach line (DESIGN §2). */
    property bool staffOnly: false
    property alias actions: dock.actions
    default property alias content: body.data
    property alias info: about.data
    /*! A picture behind everything, e.g. \c HeroBackdrop. */
    property alias backdrop: scenery.data
    readonly property alias dockTop: dock.y
    readonly property bool aside: Theme.landscape && infoAside
    property bool infoAside: true
    readonly property int headBottom: heading.y + (heading.visible ? heading.height + Theme.s2 : 0)
    property int contentTop: bare ? (Theme.compact ? Theme.s2 : Theme.topBarH) : aside ? Theme.topBarH + bars.height
        : Math.max(about.y + about.height + (about.height > 0 ? Theme.s3 : 0), reaching ? Theme.reachTop : 0)
    readonly property int contentX: aside ? Theme.asideW + Theme.margin : Theme.margin
    readonly property alias body: body
    /*! A low screen cannot spare the content: there 您还在吗？ covers the bar and the steps, and nothing moves. */
    readonly property bool idleAbove: idle.wanted && (bare || (Theme.flat && bars.wanted))
    /*! Something is being typed with the keyboard or a pad. A wide panel then shows the field and nothing else:
        the page gives the field its question as the label. */
    property bool fieldAlone: false
    readonly property bool bare: fieldAlone && !Theme.portrait
    readonly property alias toast: toast
    /*! It has been on the screen: what a citizen needs only then (the keyboard) is made after that. */
    property bool drawn: false
    /*! A title of three lines takes the place of the bar on the small panel. */
    readonly property bool headed: Theme.compact && headline.lineCount > 2 && bars.height === 0

    signal next()
    signal back()
    signal cancelled()
    signal other()

    width: Theme.frameWidth
    height: Theme.frameHeight

    // A page that came takes the focus, unless one of its fields did already.
    Component.onCompleted: {
        if (!page.activeFocus)
            page.forceActiveFocus()
    }
    Keys.onPressed: event => { event.accepted = keyMoves.move(event.key) }
    Keys.onEscapePressed: event => {
        if (InputMethod.visible)
            InputMethod.hide()
        else if (page.hasDock && page.hasActions && page.actions.hasBack)
            page.back()
        else
            event.accepted = false
    }
    readonly property FocusKeys keyMoves: FocusKeys { scope: page }
    Connections {
        target: page.Window.window
        enabled: !page.drawn
        function onFrameSwapped() { page.drawn = true }
    }

    Rectangle { anchors.fill: parent; color: Theme.paper }
    Rectangle {
        visible: page.aside
        width: Theme.asideW
        height: dock.y
        color: Theme.sky
    }

    Item {
        id: scenery
        width: parent.width
        height: dock.y
    }

    TopBar {
        id: bar
        visible: page.hasTopBar && !page.idleAbove && !(page.bare && Theme.compact) && !page.headed
        width: parent.width
        height: Theme.topBarH
        centre: page.shell.centre
        time: page.shell.time
        line: page.shell.line
        sending: page.shell.sending
    }
    Loader {
        id: bars
        // Elder mode has the question bar instead of the steps (DESIGN §10).
        readonly property bool wanted: steps || page.questions > 0
        readonly property bool steps: page.steps.length > 0 && !Theme.elder
        x: page.aside ? Theme.asideW : 0
        y: bar.height
        width: parent.width - x
        height: wanted ? Theme.stepBarH : 0
        visible: !page.idleAbove && !page.bare
        active: wanted
        sourceComponent: steps ? stepBar : questionBar
    }
    Component {
        id: stepBar
        StepBar { steps: page.steps; current: page.step }
    }
    Component {
        id: questionBar
        QuestionBar { count: page.questions; current: page.question; extent: page.extent }
    }

    Column {
        id: heading
        visible: page.title !== "" && !page.bare
        x: Theme.margin
        y: (page.headed ? Theme.s2 : Theme.topBarH + page.headGap) + (page.aside ? Theme.s3 : bars.height)
        width: page.aside ? Theme.asideW - 2 * Theme.margin : page.width - 2 * Theme.margin
        KText {
            width: parent.width
            visible: text !== ""
            text: page.lead
            size: Theme.small
            color: Theme.ink2
        }
        KText {
            id: headline
            objectName: "title"
            // Only this rectangle fades; the page itself comes at once.
            onTextChanged: appear.restart()
            NumberAnimation {
                id: appear
                target: headline
                property: "opacity"
                from: 0
                to: 1
                duration: Theme.titleMs
                running: true
            }
            width: parent.width
            text: page.title
            // A title of many words is smaller rather than taken from the content below it, or than one word alone
            // in a second line.
            readonly property real ems: Measure.ems(text)
            readonly property bool many: Measure.linesIn(text, width / page.titleSize) > (Theme.flat ? 1 : 2)
            readonly property bool justOver: ems * page.titleSize > width && ems * Theme.h1Long <= width
            size: many || justOver ? Math.min(page.titleSize, Theme.h1Long) : page.titleSize
            bold: true
            lineHeight: Theme.titleLeading
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        KText {
            width: parent.width
            visible: text !== ""
            text: page.sub
            size: page.subSize
            lineHeight: Theme.bodyLeading
        }
    }
    Column {
        id: about
        visible: !page.bare
        x: Theme.margin
        y: page.headBottom
        width: heading.width
        spacing: Theme.s2
    }
    Item {
        id: body
        x: page.contentX
        y: page.contentTop
        width: page.width - x - Theme.margin
        height: (idle.visible && !page.idleAbove ? idle.y - Theme.s2 : (page.hasDock ? dock.y - Theme.s3 : page.height)) - y
    }
    Toast {
        id: toast
        x: Theme.margin
        y: dock.y - height - Theme.s2
        width: parent.width - 2 * Theme.margin
    }
    IdleStrip {
        id: idle
        x: page.contentX
        y: page.bare && page.idleAbove ? Theme.s1 / 2 : page.idleAbove ? (Theme.topBarH + bars.height - height) / 2 : dock.y - height - Theme.s2
        height: page.idleAbove ? Math.max(Theme.stayH, Theme.ring) + 2 * Theme.s1 : implicitHeight
        width: body.width
        remaining: page.hasDock ? page.shell.remaining : -1
        onStay: page.shell.stay()
    }
    Dock {
        id: dock
        shell: page.shell
        visible: page.hasDock
        live: page.hasDock
        y: page.hasDock ? page.height - height : page.height
        width: parent.width
        hasActions: page.hasActions
        last: page.lastTool
        inviteElder: page.inviteElder
        onEnded: page.cancelled()
        onBack: page.back()
        onNext: page.next()
        onOther: page.other()
    }
}
