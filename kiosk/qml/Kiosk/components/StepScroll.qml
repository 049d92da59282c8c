pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    A column too tall for its place, shown in pages that begin at the top of a child, never cutting one.

    Put the children in; \c ensureVisible turns to the page where an item stands. No kinetic scrolling.
    On a low screen the pager stands at the right: height is what is short there. Children take their width
    from \c inner.
*/
Item {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    property string name: "scroll"
    property int page: 0
    /*! Not to be turned by hand now: what is typed into is in sight anyway. */
    property bool still: false
    property list<int> breaks: [0]
    readonly property int pages: breaks.length
    readonly property bool needed: column.height > height
    /*! How wide the children may be. */
    readonly property int inner: needed && aside ? width - pager.width - Theme.s3 : width
    property bool aside: Theme.flat
    readonly property int view: needed && !aside ? height - pager.height - Theme.s1 : height
    readonly property int shownEnd: page + 1 < pages ? breaks[page + 1] : column.height

    /*! The focus never goes where it cannot be seen. */
    readonly property Item focusAt: Window.activeFocusItem
    onFocusAtChanged: follow()

    function follow() {
        for (let above = focusAt; above !== null; above = above.parent)
            if (above === column)
                return ensureVisible(focusAt)
    }

    function ensureVisible(item: Item) {
        const top = item.mapToItem(column, 0, 0).y
        for (let i = pages - 1; i >= 0; i--) {
            if (breaks[i] <= top) {
                page = i
                return
            }
        }
    }
    /*! Where a child may be cut, from its top: a card says it itself (\c cuts), else between its own children. */
    function cutsOf(child: Item, room: real): var {
        if (child instanceof Card) {
            const edges = [0, ...(child as Card).cuts, child.height]
            if (edges.every((edge, i) => i === 0 || edge - edges[i - 1] <= room))
                return (child as Card).cuts
        }
        if (child instanceof FactsCard)
            return (child as FactsCard).cuts
        const found = []
        const spans = []
        gather(child, child, room, found, spans)
        // Beside one column's gap the other column may have a line: no cut goes through it.
        return found.filter(y => !spans.some(s => s[0] < y - 1 && s[1] > y + 1)).sort((a, b) => a - b)
    }
    /*! Collects the tops of what stands in \a node; what is itself tall is looked into, a control never. */
    function gather(node: Item, child: Item, room: real, found: var, spans: var) {
        for (let i = 0; i < node.children.length; i++) {
            const part = node.children[i]
            if (!part.visible || part.height === 0)
                continue
            const top = part.mapToItem(child, 0, 0).y
            if (top > 0 && !found.includes(top))
                found.push(top)
            if (part.height > room * 0.6 && !(part instanceof Pressable))
                gather(part, child, room, found, spans)
            else
                spans.push([top, top + part.height])
        }
    }
    /*! [top, bottom] of the pieces of a child. */
    function pieces(child: Item, room: real): var {
        // A cut right below the top edge of a card would leave the edge alone at the foot of a page.
        const edges = [0, ...cutsOf(child, room).filter(y => y > Theme.s5), child.height]
        // What follows the last line of a piece is only the gap to the next.
        const gap = child instanceof Grid ? (child as Grid).spacing : 0
        return edges.slice(1).map((edge, i) => [child.y + edges[i], child.y + edge - (edge < child.height ? gap : 0)])
    }
    function measure() {
        const found = [0]
        const room = aside ? height : height - Theme.buttonSmallH - Theme.edgeStep - Theme.s1
        // While the page is still being laid out there is no room at all yet.
        if (needed && room > Theme.touch) {
            let top = 0
            for (const child of column.children) {
                // A step edge stands below its item: leave room for it.
                const bottom = child.y + child.height + Theme.edgeStep
                if (!child.visible || child.height === 0 || bottom - top <= room)
                    continue
                // A card is kept whole, unless that would leave much of the page empty.
                const spare = room - (child.y - top)
                const whole = child.height <= room && (!(child instanceof Card || child instanceof FactsCard) || spare < room * 0.4)
                for (const piece of whole ? [[child.y, bottom]] : pieces(child, room)) {
                    if (piece[1] + Theme.edgeStep - top > room && piece[0] > top) {
                        top = piece[0]
                        found.push(top)
                    }
                    // One piece taller than the place: cut it where we must.
                    while (piece[1] - top > room) {
                        top += room
                        found.push(top)
                    }
                }
            }
        }
        const cut = found.join() !== breaks.join()
        breaks = found
        if (page >= found.length)
            page = found.length - 1
        // Cut anew, as when the keyboard takes its room: what is typed into stays in sight.
        if (cut)
            follow()
    }

    onNeededChanged: measure()
    onHeightChanged: measure()

    Item {
        width: parent.width
        height: Math.min(root.view, root.needed ? root.shownEnd - root.breaks[root.page] + (root.page + 1 < root.pages ? 0 : Theme.edgeStep) : root.view)
        clip: root.needed

        Column {
            id: column
            width: root.inner
            y: -(root.breaks[root.page] ?? 0)
            onPositioningComplete: root.measure()
        }
    }
    Pager {
        id: pager
        x: root.aside ? root.width - width : 0
        y: root.aside ? 0 : root.height - height
        visible: pages > 1 && !root.still
        width: root.aside ? implicitWidth : root.width
        height: root.aside ? Math.min(root.height, implicitHeight) : implicitHeight
        upright: root.aside
        name: root.name
        page: root.page
        pages: root.pages
        onTurned: page => root.page = page
    }
}
