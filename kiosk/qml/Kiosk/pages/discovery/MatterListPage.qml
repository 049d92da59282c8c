import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The matters of a domain, a page at a time. Adds: matterChosen(code), searchAsked(). */
FlowPage {
    id: page

    required property MatterListModel model

    signal matterChosen(string code)
    signal searchAsked()

    title: model.heading
    lead: Theme.elder ? "" : qsTr("按办事类别找")
    sub: Theme.compact ? "" : (Theme.elder ? qsTr("一共 %1 件，按一下看怎么办").arg(model.total)
        : qsTr("一共 %1 件事，能在这里办的排在前面").arg(model.total))
    headGap: Theme.compact || !Theme.elder ? 0 : Theme.s3
    backdrop: HeroBackdrop { visible: Theme.light && !Theme.compact }
    actions.otherText: qsTr("搜一搜")
    actions.otherIcon: "search"
    onOther: page.searchAsked()

    MatterList {
        anchors.fill: parent
        model: page.model
        onChosen: code => page.matterChosen(code)
    }
}
