import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    Search as one types: characters, pinyin or initials. While the keyboard stands, the best few results show;
    put away, all of them. Adds: matterChosen(code), domainsAsked().
*/
FlowPage {
    id: page

    required property SearchModel model
    readonly property bool typing: keyboard.open
    readonly property int results: (typing ? keyboard.y - y0 - body.y - Theme.s1 : body.height) - field.height - Theme.s3
    readonly property int y0: field.y

    signal matterChosen(string code)
    signal domainsAsked()

    title: typing && Theme.compact ? "" : qsTr("找一找")
    sub: {
        if (typing && Theme.compact)
            return ""
        if (model.text === "")
            return Theme.compact ? "" : qsTr("打汉字、拼音或首字母都行，如“养老”“yanglao”“YL”")
        if (model.total === 0)
            return qsTr("没找到“%1”，换个说法试试，或请帮办员").arg(model.text)
        return typing ? qsTr("找到 %1 件，按“收起”看全部").arg(model.total) : qsTr("找到 %1 件").arg(model.total)
    }
    headGap: Theme.compact ? 0 : Theme.s3
    actions.otherText: qsTr("按类别找")
    actions.otherIcon: "grid"
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }
    onOther: page.domainsAsked()
    // The field stands right above the keyboard while that is open, or it would be covered.
    contentTop: typing ? Math.min(aside ? Theme.topBarH : Math.max(headBottom, Theme.reachTop), keyboard.y - field.height - Theme.s2)
                       : (aside ? Theme.topBarH : Math.max(headBottom + Theme.s2, Theme.reachTop))

    SearchField {
        id: field
        objectName: "search"
        live: true
        width: parent.width
        height: Theme.searchH
        hint: qsTr("在这里打字")
        onEdited: text => page.model.find(text)
        onAccepted: keyboard.hide()
    }
    MatterList {
        id: list
        y: field.height + Theme.s3
        width: parent.width
        height: Math.max(0, page.results)
        visible: height >= Theme.listRowSmallH
        slim: page.typing
        model: page.model
        onChosen: code => page.matterChosen(code)
    }
    KeyboardHost {
        id: keyboard
        parent: page
        dockTop: page.dockTop
    }
    // The window takes the page in after it is made; only then can a field have the focus.
    Component.onCompleted: {
        field.text = page.model.text
        Qt.callLater(field.take)
    }
}
