import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The documents: looked for by title, 文号 or issuer, narrowed by whether they are in force. Adds: documentChosen(key). */
FlowPage {
    id: page

    required property OpennessModel model
    readonly property bool typing: keyboard.open
    readonly property int listTop: top.height === 0 ? 0 : top.height + Theme.s3
    readonly property int results: (typing ? keyboard.y - body.y - Theme.gap : body.height) - listTop

    /*! No room for four answers: the dock has one button that changes between what is in force and all. */
    readonly property bool tight: Theme.elder || Theme.compact
    /*! Not even room for the search: it comes when it is asked for, and all documents are shown. */
    readonly property bool bareList: Theme.elder && Theme.compact
    property bool searching: false

    signal documentChosen(string key)

    title: typing && Theme.compact ? "" : qsTr("政务公开")
    sub: {
        if (Theme.compact || (Theme.elder && typing))
            return ""
        return model.total > 0 ? qsTr("一共 %1 份文件，按一下就能看").arg(model.total) : qsTr("没有找到，换个说法试试，或看“全部”")
    }
    headGap: Theme.compact ? 0 : Theme.s3
    //: Openness zone, elder mode: shows also what is not in force any more; shows only what is.
    actions.otherText: !page.tight ? "" : (page.bareList ? qsTr("搜一搜") : (model.filter === 0 ? qsTr("看全部") : qsTr("只看有效")))
    actions.otherIcon: page.bareList ? "search" : "filter"
    onOther: {
        if (page.bareList) {
            page.searching = true
            Qt.callLater(field.take)
        } else {
            page.model.choose(page.model.filter === 0 ? page.model.filters.length - 1 : 0)
        }
    }
    onTypingChanged: {
        if (!page.typing)
            page.searching = false
    }
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }
    // The field stands right above the keyboard while that is open, or it would be covered.
    contentTop: typing ? Math.min(aside ? Theme.topBarH : Math.max(headBottom, Theme.reachTop), keyboard.y - field.height - Theme.s2)
                       : (aside ? Theme.topBarH : Math.max(headBottom + Theme.s2, Theme.reachTop))

    Column {
        id: top
        width: parent.width
        spacing: Theme.s2
        SearchField {
            id: field
            objectName: "search"
            live: true
            visible: !page.bareList || page.searching
            width: parent.width
            height: visible ? Theme.searchH : 0
            hint: Theme.elder || Theme.compact ? qsTr("找文件") : qsTr("标题、文号或发布机构")
            onEdited: text => page.model.find(text)
            onAccepted: keyboard.hide()
        }
        Segmented {
            id: force
            visible: !page.typing && !page.tight
            height: visible ? implicitHeight : 0
            objectName: "force"
            width: parent.width
            options: page.model.filters
            chosen: page.model.filter
            onPicked: index => page.model.choose(index)
        }
    }
    MatterList {
        y: page.listTop
        width: parent.width
        height: Math.max(0, page.results)
        visible: height >= Theme.listRowSmallH
        slim: page.typing
        model: page.model
        onChosen: code => page.documentChosen(code)
    }
    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
    Component.onCompleted: {
        field.text = page.model.text
        if (page.bareList)
            page.model.choose(page.model.filters.length - 1)
    }
}
