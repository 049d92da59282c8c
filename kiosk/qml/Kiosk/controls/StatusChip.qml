import QtQuick
import Kiosk

/*! How the line to the county stands: offline, online, sending or taking nothing new. Information only, never red. */
Rectangle {
    id: root

    property string state_: "offline"
    property string sending: ""
    /*! How wide it may be; what does not fit is said in fewer words. */
    property int room: 0
    readonly property bool brief: Theme.elder || (room > 0 && metrics.width + besides > room)
    readonly property int besides: Theme.icon1 - Theme.s1 / 2 + row.spacing + 2 * (Theme.s2 + Theme.s1 / 2)
    readonly property string words: said(brief)

    function said(briefly: bool): string {
        switch (state_) {
        case "online": return qsTr("已联网")
        //: Line chip: cases are going up; %1 is like 2/4.
        case "sending": return root.sending === "" ? qsTr("正在报送") : qsTr("正在报送 %1").arg(root.sending)
        case "stopped":
            //: Line chip: alone so long that it takes no new filings; %1 is like 3 天. Briefly and in full.
            return briefly ? qsTr("暂不收新件") : qsTr("离线 %1 · 暂不收新件").arg(root.sending)
        default:
            if (root.sending !== "")
                //: Line chip: offline for too long; %1 is like 3 天. Staff are to be told, briefly and in full.
                return (briefly ? qsTr("离线 %1") : qsTr("离线 %1 · 请告诉工作人员")).arg(root.sending)
            return briefly ? qsTr("离线可办") : qsTr("离线可办 · 联网后自动报送")
        }
    }
    TextMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.small
        text: root.room > 0 && !Theme.elder ? root.said(false) : ""
    }

    implicitWidth: row.implicitWidth + 2 * (Theme.s2 + Theme.s1 / 2)
    implicitHeight: Theme.chipH
    radius: height / 2
    color: Theme.card
    border.width: Theme.highContrast ? Theme.inputBorder : Theme.hair
    border.color: Theme.bdSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: words

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.s1 + Theme.s1 / 2
        KIcon {
            name: ({ online: "wifi", sending: "cloudup", stopped: "info" })[root.state_] || "save"
            tone: "soft"
            size: Theme.icon1 - Theme.s1 / 2
            anchors.verticalCenter: parent.verticalCenter
        }
        KText { text: root.words; size: Theme.small; color: Theme.teal; wrapMode: Text.NoWrap }
    }
}
