import QtQuick
import Kiosk

/*!
    A keyboard or a keypad plugged in moves through \c scope: arrows go where they point. With \c fenced the focus
    cannot leave it by Tab: past the last control comes the first.
*/
QtObject {
    id: root

    required property Item scope
    property bool fenced: false
    property Item last: null
    /*! What had the focus when the fence went up; it gets it back. */
    property Item before: null
    readonly property Item active: scope.Window.activeFocusItem

    // Later: the focus cannot be moved while it is moving.
    onActiveChanged: later.restart()
    readonly property Timer later: Timer { interval: 0; onTriggered: root.keep() }
    onFencedChanged: {
        if (fenced) {
            before = active instanceof TextInput ? null : active
            later.restart()
        } else {
            last = null
            // A field would bring its keyboard back with it: the page itself will do.
            scope.focus = false
            const home = before ?? page()
            home?.forceActiveFocus(Qt.TabFocusReason)
        }
    }

    function page(): Item {
        for (let above = scope.parent; above !== null; above = above.parent)
            if (above instanceof FlowPage)
                return above
        return null
    }

    function keep() {
        if (active !== null && within(active)) {
            last = active
        } else if (fenced) {
            const stops = ring()
            if (stops.length > 0)
                stops[last === stops[0] ? stops.length - 1 : 0].forceActiveFocus(Qt.TabFocusReason)
        }
    }

    function within(item: Item): bool {
        for (let above = item; above !== null; above = above.parent)
            if (above === scope)
                return true
        return false
    }
    /*! Everything in \c scope that Tab stops at, in its order. */
    function ring(): list<Item> {
        const found = []
        gather(scope, found)
        return found
    }
    function gather(node: Item, found: var) {
        for (const child of node.children) {
            if (!child.visible || !child.enabled)
                continue
            if (child.activeFocusOnTab)
                found.push(child)
            gather(child, found)
        }
    }
    function first() {
        const stops = ring()
        if (stops.length > 0)
            stops[0].forceActiveFocus(Qt.TabFocusReason)
    }

    /*! Go where the arrow points, or by Tab from what is no stop itself; false when \a key is neither. */
    function move(key: int): bool {
        if (fenced && (key === Qt.Key_Tab || key === Qt.Key_Backtab)) {
            const stops = ring()
            if (stops.length > 0)
                stops[key === Qt.Key_Tab ? 0 : stops.length - 1].forceActiveFocus(Qt.TabFocusReason)
            return true
        }
        if (key !== Qt.Key_Left && key !== Qt.Key_Right && key !== Qt.Key_Up && key !== Qt.Key_Down)
            return false
        const from = active
        if (from === null || !from.activeFocusOnTab) {
            first()
            return true
        }
        const down = key === Qt.Key_Up || key === Qt.Key_Down
        const sign = key === Qt.Key_Left || key === Qt.Key_Up ? -1 : 1
        const a = from.mapToItem(scope, Qt.rect(0, 0, from.width, from.height))
        let best = null
        let least = Infinity
        for (const item of ring()) {
            if (item === from)
                continue
            const b = item.mapToItem(scope, Qt.rect(0, 0, item.width, item.height))
            // How far it lies that way, edge to edge, and how far beside.
            const along = down ? (sign > 0 ? b.y - (a.y + a.height) : a.y - (b.y + b.height))
                               : (sign > 0 ? b.x - (a.x + a.width) : a.x - (b.x + b.width))
            const aside = down ? Math.max(0, Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width)))
                               : Math.max(0, Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height)))
            const skew = down ? Math.abs(a.x + a.width / 2 - b.x - b.width / 2) : Math.abs(a.y + a.height / 2 - b.y - b.height / 2)
            if (along < -Theme.s1)
                continue
            const cost = Math.max(0, along) + 3 * aside + skew / 8
            if (cost < least) {
                least = cost
                best = item
            }
        }
        if (best !== null)
            best.forceActiveFocus(Qt.TabFocusReason)
        return best !== null
    }
}
