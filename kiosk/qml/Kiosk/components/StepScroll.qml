pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*!
    A column too tall for its place, shown in pages that begin at the top of a child, never cutting one.

    Put the children in; \c ensureVisible turns to the page where an item stands. No kinetic scrolling.
*/
Item {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    property string name: "scroll"
    property int page: 0
    property list<int> breaks: [0]
    readonly property int pages: breaks.length
    readonly property bool needed: column.height > height
    readonly property int view: needed ? height - pager.height - Theme.s1 : height
    readonly property int shownEnd: page + 1 < pages ? breaks[page + 1] : column.height

    function ensureVisible(item: Item) {
        const top = item.mapToItem(column, 0, 0).y
        for (let i = pages - 1; i >= 0; i--) {
            if (breaks[i] <= top) {
                page = i
                return
            }
        }
    }
    /*! [top, bottom] of what must not be cut: the children, and of a child too tall for one page its own
        pieces (\c cuts: where it may be cut, from its top). */
    function blocks(room: int): var {
        const found = []
        for (const child of column.children) {
            if (!child.visible || child.height === 0)
                continue
            const edges = [0]
            if (child.height > room && child.cuts !== undefined)
                edges.push(...child.cuts)
            edges.push(child.height)
            for (let i = 1; i < edges.length; i++)
                found.push([child.y + edges[i - 1], child.y + edges[i]])
        }
        return found
    }
    function measure() {
        const found = [0]
        const room = height - Theme.buttonSmallH - Theme.edgeStep - Theme.s1
        // While the page is still being laid out there is no room at all yet.
        if (needed && room > Theme.touch) {
            let top = 0
            for (const block of blocks(room)) {
                // A step edge stands below its item: leave room for it.
                if (block[1] + Theme.edgeStep - top > room && block[0] > top) {
                    top = block[0]
                    found.push(top)
                }
                // One piece taller than the place: cut it where we must.
                while (block[1] - top > room) {
                    top += room
                    found.push(top)
                }
            }
        }
        breaks = found
        if (page >= found.length)
            page = found.length - 1
    }

    onNeededChanged: measure()
    onHeightChanged: measure()

    Item {
        width: parent.width
        height: Math.min(root.view, root.needed ? root.shownEnd - root.breaks[root.page] : root.view)
        clip: root.needed

        Column {
            id: column
            width: parent.width
            y: -(root.breaks[root.page] ?? 0)
            onPositioningComplete: root.measure()
        }
    }
    Pager {
        id: pager
        y: root.height - height
        width: parent.width
        name: root.name
        page: root.page
        pages: root.pages
        onTurned: page => root.page = page
    }
}
