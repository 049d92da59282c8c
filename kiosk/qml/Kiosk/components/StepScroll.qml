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
    function measure() {
        const found = [0]
        const room = height - Theme.buttonSmallH - Theme.edgeStep - Theme.s1
        // While the page is still being laid out there is no room at all yet.
        if (needed && room > Theme.touch) {
            let top = 0
            for (const child of column.children) {
                if (!child.visible || child.height === 0)
                    continue
                // A step edge stands below its item: leave room for it.
                if (child.y + child.height + Theme.edgeStep - top > room && child.y > top) {
                    top = child.y
                    found.push(top)
                }
                // One child taller than the place: cut it where we must.
                while (child.y + child.height - top > room) {
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
