pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

/*! Every control in every state, to look at; not part of any flow. */
FlowPage {
    id: page

    readonly property real tileW: Theme.elder ? (body.width - Theme.colGap) / 2 : (body.width - 2 * Theme.colGap) / 3

    title: qsTr("控件样张")
    steps: [qsTr("核验身份"), qsTr("填写信息"), qsTr("备材料"), qsTr("确认签名"), qsTr("完成")]
    questions: 6
    question: 2
    step: 1
    reaching: false
    infoAside: false
    actions.nextText: qsTr("下一步")
    actions.nextIconAfter: "next"
    actions.otherText: qsTr("存草稿")
    actions.otherIcon: "save"

    StepScroll {
        anchors.fill: parent
        spacing: Theme.s3

        Flow {
            width: parent.width
            spacing: Theme.s3
            KButton { objectName: "g1"; text: qsTr("普通") ; icon: "print" }
            KButton { objectName: "g2"; text: qsTr("首要"); kind: "primary" }
            KButton { objectName: "g3"; text: qsTr("此刻"); kind: "now" }
            KButton { objectName: "g4"; text: qsTr("柔和"); kind: "soft" }
            KButton { objectName: "g5"; text: qsTr("删除"); kind: "danger"; icon: "trash" }
            KButton { objectName: "g6"; text: qsTr("继续"); enabled: false; reason: qsTr("读到卡后自动继续") }
            KButton { objectName: "g7"; text: qsTr("正在打印"); busy: true }
            KButton { objectName: "g8"; text: qsTr("小按钮"); small: true }
            KButton { objectName: "g9"; text: qsTr("已选"); small: true; selected: true }
        }
        Flow {
            width: parent.width
            spacing: Theme.s2
            Tag { text: qsTr("全县通办"); kind: "solid"; icon: "pin" }
            Tag { text: qsTr("电子证照") }
            Tag { text: qsTr("带原件"); kind: "y"; icon: "doc" }
            Tag { text: qsTr("超期"); kind: "r" }
            Tag { text: qsTr("免提交"); kind: "g" }
            Tag { text: qsTr("中性"); kind: "n" }
            StatusChip { state_: "online" }
            StatusChip { state_: "sending"; sending: "2/4" }
            StatusChip {}
        }
        Flow {
            width: parent.width
            spacing: Theme.colGap
            Tile { objectName: "t1"; width: page.tileW; text: qsTr("企业开办"); sub: qsTr("执照・注销"); icon: "store"; form: Theme.elder ? "stack" : "row" }
            Tile { objectName: "t2"; width: page.tileW; text: qsTr("已选"); sub: qsTr("养老・就业"); icon: "work"; selected: true; form: Theme.elder ? "stack" : "row" }
            Tile { objectName: "t3"; width: page.tileW; text: qsTr("没开通"); sub: qsTr("按一下看说明"); icon: "open"; off: true; form: Theme.elder ? "stack" : "row" }
        }
        Tile { objectName: "t4"; width: parent.width; text: qsTr("一件事一次办"); sub: qsTr("出生、退休、开餐馆等"); icon: "onething"; featured: true }
        OptionRow { objectName: "o1"; width: parent.width; text: qsTr("300 元"); remark: qsTr("一天不到 1 块钱") }
        OptionRow { objectName: "o2"; width: parent.width; text: qsTr("500 元"); remark: qsTr("一天约 1 块 4"); selected: true }
        OptionRow { objectName: "o3"; width: parent.width; text: qsTr("可以选几个的答案"); multiple: true }
        Row {
            width: parent.width
            spacing: Theme.colGap
            Field { objectName: "f1"; width: (parent.width - Theme.colGap) / 2; label: qsTr("手机号码"); mandatory: true; text: "138 0000 000"; problem: qsTr("少了 1 位，应是 11 位数字") }
            ChoiceField { objectName: "f2"; width: (parent.width - Theme.colGap) / 2; label: qsTr("每年交费档次"); text: qsTr("500 元"); mandatory: true }
        }
        Row {
            width: parent.width
            spacing: Theme.colGap
            Field { objectName: "f3"; width: (parent.width - Theme.colGap) / 2; label: qsTr("姓名"); text: qsTr("张*例"); readOnly: true; source: qsTr("已读取") }
            Segmented { objectName: "f4"; width: (parent.width - Theme.colGap) / 2; label: qsTr("代缴对象"); options: [qsTr("是"), qsTr("不是")]; chosen: 0 }
        }
        CheckRow { objectName: "c1"; width: parent.width; text: qsTr("我保证以上都是真的，同意按《告知承诺书》办理"); checked: true }
        Row {
            spacing: Theme.s2
            Repeater {
                model: 5
                Face { required property int index; objectName: "face" + index; level: 5 - index; text: qsTr("基本满意"); selected: index === 0 }
            }
        }
        FactsCard {
            width: parent.width
            facts: [
                { name: qsTr("承诺时限"), value: qsTr("1 个工作日"), remark: qsTr("法定 20 个工作日") },
                { name: qsTr("收费"), value: qsTr("不收费"), remark: "" },
                { name: qsTr("要跑几次"), value: qsTr("就这一次"), remark: qsTr("结果发短信") }
            ]
        }
        Card {
            width: parent.width
            title: qsTr("要准备什么")
            remark: qsTr("共 2 份")
            ruled: true
            MaterialRow { width: parent.width; first: true; name: qsTr("居民身份证"); remark: qsTr("带来刷一下"); tags: [{ text: qsTr("电子证照"), kind: "t" }, { text: qsTr("免提交"), kind: "g" }] }
            MaterialRow { width: parent.width; name: qsTr("残疾人证"); remark: qsTr("政府代缴的才要"); tags: [{ text: qsTr("带原件"), kind: "y", icon: "doc" }] }
        }
        Card {
            width: parent.width
            Timeline {
                width: parent.width
                events: ListModel {
                    ListElement { what: "提交申请"; when: "11月18日 10:12"; who: "在黄堡镇自助终端办的"; phase: "done" }
                    ListElement { what: "补正（已补齐）"; when: "11月19日"; who: "缺银行卡照片，补正 1 天不计入时限"; phase: "warn" }
                    ListElement { what: "审核中"; when: "11月21日 起"; who: "县民政局 · 经办人 陈*"; phase: "now" }
                    ListElement { what: "办结"; when: "11月28日 之前"; who: ""; phase: "todo" }
                }
            }
        }
        Row {
            spacing: Theme.s5
            DeadlineBox { daysLeft: 4; total: 7 }
            DeadlineBox { daysLeft: 1; total: 7 }
            DeadlineBox { daysLeft: -2; total: 7 }
        }
        SlipCard {
            width: parent.width
            caption: qsTr("受理凭证号（凭它查进度）")
            number: "BK-XM-1122-0037"
            qr: Theme.markImage
            rows: [
                { name: qsTr("办的事"), value: qsTr("居民养老保险参保登记") },
                { name: qsTr("承诺办结"), value: qsTr("预计 11月25日 星期一"), strong: true }
            ]
        }
        SignPad { objectName: "sign"; width: Math.min(parent.width, implicitWidth) }
        NumberPad { extra: "X" }
    }
}
