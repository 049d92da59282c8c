pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    The fixed slots at the bottom of every screen. Standard: 结束办理, 朗读, 长辈模式, 高对比, 低位 and, by
    \c last, 帮办员 ("helper") or 语言 ("language"). Elder: 结束办理, 读给我听, 请人帮忙, 标准版.
*/
Item {
    id: root

    required property ShellModel shell
    property string last: "helper"
    /*! The elder tool glows as an invitation on the home page. */
    property bool inviteElder: false
    property int padTop: Theme.toolPadFlow
    /*! The actions stand in the same row: leave their places free. */
    property bool beside: false
    /*! A page without a dock makes no tools, and no page makes those of the other mode. */
    property bool live: true
    readonly property int primaryRoom: beside ? Theme.rowPrimaryW + Theme.s3 : 0
    readonly property int slots: 5
    readonly property int room: width - 2 * Theme.margin
    readonly property int toolW: beside ? Theme.rowToolW : Theme.landscape ? Theme.toolMaxW
        : (room - Theme.endW - slots * Theme.s2) / slots
    readonly property int elderW: beside ? Theme.rowToolW : (room - 3 * Theme.gap) / 4

    signal ended()

    implicitHeight: Theme.toolStripH

    Loader {
        active: root.live
        x: Theme.margin
        y: root.padTop
        sourceComponent: EndButton {
            objectName: "end"
            width: root.beside ? Theme.rowEndW : (Theme.elder ? root.elderW : Theme.endW)
            remaining: root.shell.remaining
            onClicked: root.ended()
        }
    }

    Loader {
        active: root.live && !Theme.elder
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin + root.primaryRoom
        y: root.padTop
        sourceComponent: Row {
            spacing: Theme.s2

            ToolButton {
                objectName: "tool_read"
                width: root.toolW
                icon: "speaker"
                //: Tool strip: read this page aloud.
                text: root.shell.reading ? qsTr("正在读…") : qsTr("朗读")
                on: root.shell.reading
                onClicked: root.shell.read()
            }
            ToolButton {
                objectName: "tool_elder"
                width: root.toolW
                icon: "da"
                //: Tool strip: switch to the elder mode.
                text: qsTr("长辈模式")
                hot: root.inviteElder
                onClicked: root.shell.elder = true
            }
            ToolButton {
                objectName: "tool_contrast"
                width: root.toolW
                icon: "contrast"
                //: Tool strip: high contrast.
                text: qsTr("高对比")
                on: root.shell.highContrast
                onClicked: root.shell.highContrast = !root.shell.highContrast
            }
            ToolButton {
                objectName: "tool_low"
                width: root.toolW
                icon: "low"
                //: Tool strip: everything that can be pressed moves down.
                text: qsTr("低位")
                on: root.shell.lowReach
                onClicked: root.shell.lowReach = !root.shell.lowReach
            }
            ToolButton {
                objectName: root.last === "helper" ? "tool_helper" : "tool_language"
                width: root.toolW
                icon: root.last === "helper" ? "helper" : "lang"
                text: root.last === "helper" ? qsTr("帮办员") : qsTr("语言")
                onClicked: {
                    if (root.last === "helper")
                        root.shell.help()
                    else
                        root.shell.language()
                }
            }
        }
    }

    Loader {
        active: root.live && Theme.elder
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin + root.primaryRoom
        y: root.padTop
        sourceComponent: Row {
            spacing: Theme.gap

            ToolButton {
                objectName: "tool_read_elder"
                width: root.elderW
                icon: "speaker"
                //: Elder tool strip: read this page to me.
                text: root.shell.reading ? qsTr("正在读…") : qsTr("读给我听")
                hot: true
                onClicked: root.shell.read()
            }
            ToolButton {
                objectName: "tool_helper_elder"
                width: root.elderW
                icon: "helper"
                //: Elder tool strip: ask a person for help.
                text: qsTr("请人帮忙")
                strong: true
                onClicked: root.shell.help()
            }
            ToolButton {
                objectName: "tool_standard"
                width: root.elderW
                icon: "home"
                //: Elder tool strip: back to the standard look.
                text: qsTr("标准版")
                onClicked: root.shell.elder = false
            }
        }
    }
}
