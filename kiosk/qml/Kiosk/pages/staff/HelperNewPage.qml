pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*! 新建帮办: what a helper begins without a citizen's page behind it. */
FlowPage {
    id: page

    required property StaffModel staff
    required property ErrandModel model
    readonly property int columns: Theme.portrait ? 2 : 3
    readonly property real tileW: (scroll.inner - (columns - 1) * Theme.colGap) / columns

    hasTopBar: false
    staffOnly: true
    infoAside: false
    contentTop: head.height + Theme.s3
    lastTool: "helper"

    StaffHead {
        id: head
        parent: page
        shell: page.shell
        model: page.staff
        //: Head of the page where a helper chooses what to begin.
        title: qsTr("新建帮办")
    }
    StepScroll {
        id: scroll
        anchors.fill: parent
        anchors.topMargin: Theme.landscape ? -Theme.s1 : 0
        name: "new"
        spacing: Theme.s3
        Trouble { width: scroll.inner; text: page.model.problem; name: "new_problem" }
        Grid {
            width: scroll.inner
            // The step edge of the last row is part of it.
            height: implicitHeight + Theme.edgeStep
            columns: page.columns
            columnSpacing: Theme.colGap
            rowSpacing: Theme.gap + Theme.edgeStep
            Repeater {
                model: [
                    //: Helper, new: file for somebody who is not here.
                    { way: "entrusted", sign: "people", words: qsTr("代办"), more: qsTr("本人来不了，有委托") },
                    //: Helper, new: several households one after the other.
                    { way: "round", sign: "home", words: qsTr("上门代办"), more: qsTr("几户接着办，办一户存一户") },
                    //: Helper, new: who asked what, for the record of first-asked duty.
                    { way: "ask", sign: "hand", words: qsTr("首问登记"), more: qsTr("谁来问、告知了、交给谁") },
                    //: Helper, new: vouch for somebody whose card cannot be read.
                    { way: "verify", sign: "idcard", words: qsTr("核验身份"), more: qsTr("身份证读不了，两人核对") },
                    //: Helper, new: go on with a draft.
                    { way: "code", sign: "save", words: qsTr("取草稿"), more: qsTr("凭取件码接着办") },
                    //: Helper, new: supply papers of a case that is filed.
                    { way: "supplement", sign: "cloudup", words: qsTr("补交材料"), more: qsTr("凭回执号补交") },
                    //: Helper, new: write down a complaint.
                    { way: "voice", sign: "rate", words: qsTr("记投诉"), more: qsTr("群众说，您来写") }
                ]
                Tile {
                    id: tile
                    required property var modelData
                    objectName: "new_" + modelData.way
                    width: page.tileW
                    height: Theme.tileH
                    form: "row"
                    icon: modelData.sign
                    text: modelData.words
                    sub: modelData.more
                    onClicked: page.model.choose(tile.modelData.way)
                }
            }
        }
    }
}
