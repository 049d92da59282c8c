import QtQuick
import Kiosk
import Kiosk.Bridge

/*! The matters of a domain or of a bundle, or the bundles, a page at a time. Adds: matterChosen(code), searchAsked(). */
FlowPage {
    id: page

    required property MatterListModel model

    signal matterChosen(string code)
    signal searchAsked()

    title: model.heading
    lead: Theme.elder ? "" : model.lead
    sub: Theme.compact ? "" : (Theme.elder ? qsTr("一共 %1 件，按一下看怎么办") : model.about).arg(model.total)
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
