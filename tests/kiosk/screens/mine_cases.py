"""The pages of a citizen's own drafts and cases, with their samples."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.bridge.certificate_model import CertificateModel
from kiosk.bridge.identify_model import CODE_FIELDS, IdentifyModel
from kiosk.bridge.mine_model import DraftModel, MineModel
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.filing_samples import identify

WHO = "张*例  9999********0020"
PENSION = "城乡居民养老保险参保登记"
LONG = "国有建设用地使用权及房屋所有权转移登记（存量房买卖）"


def finding() -> Mapping[str, object]:
    return {"filing": False}


def by_code() -> IdentifyModel:
    model = identify()
    model.ask(CODE_FIELDS)
    for key in "0274":
        model.typed(key)
    return model


def by_person() -> IdentifyModel:
    model = identify()
    model.turnTo("phone")
    return model


def row(key: str, kind: str, name: str, about: str) -> dict[str, str]:
    return {"key": key, "kind": kind, "name": name, "about": about}


def mine() -> MineModel:
    model = MineModel()
    rows = [
        {"key": "d1", "kind": "draft", "name": PENSION, "about": "草稿，11月21日 16:02 存的"},
        {
            "key": "d2",
            "kind": "draft",
            "name": "灵活就业人员参保登记",
            "about": "没填完，11月22日 09:12 停下的",
        },
        *(
            {"key": f"c{n}", "kind": "case", "name": name, "about": "办理中，11月18日 10:20 提交"}
            for n, name in enumerate(
                (
                    "领取养老金人员待遇资格认证",
                    "国有建设用地使用权及房屋所有权转移登记（存量房买卖）",
                    "高龄津贴给付",
                )
            )
        ),
    ]
    model.show(WHO, rows)
    return model


def draft() -> DraftModel:
    model = DraftModel()
    rows = [("办事人", "张*例"), ("存的时间", "11月21日 16:02"), ("留到", "12月6日")]
    model.show(PENSION, rows, "027461")
    model.set_paper(False, "已生成取件单，共 1 页")
    return model


def draft_left() -> DraftModel:
    model = DraftModel()
    rows = [("办事人", "张*例"), ("存的时间", "11月22日 09:12"), ("留到", "11月23日 09:12")]
    model.show(LONG, rows, "")
    model.refuse("这台机器的存储满了，草稿没有删掉。请叫管理员。")
    return model


def certificate() -> CertificateModel:
    model = CertificateModel()
    rows = (
        ("办的事", "个人住房公积金缴存证明"),
        ("办事人", "张*例"),
        ("单位名称", "保康示例农产品专业合作社联合社"),
        ("缴存状态", "正常"),
        ("月缴存额", "680.00 元"),
        ("缴存余额", "12,345.67 元"),
    )
    model.show("ready", "查到了，可以打印了。", number="26112200000001", rows=rows)
    model.set_paper("done", "已生成证明，共 1 页")
    return model


def certificate_kept() -> CertificateModel:
    model = CertificateModel()
    words = "现在问不到县里，已经替您排上。过后凭取证号和身份证号，在任何一台机器上取。"
    model.show("kept", words, number="1122 048 213", rows=[("办的事", "个人社保参保证明"), ("办事人", WHO)])
    return model


def certificate_refused() -> CertificateModel:
    model = CertificateModel()
    words = "主管部门没有查到您的这项记录，这份证明开不了。可以到窗口问一问。"
    model.show("refused", words, rows=[("办的事", "个人社保参保证明"), ("办事人", WHO)])
    return model


CASES = (
    PageCase("ways", "filing/WaysPage.qml", None),
    PageCase("lookup", "progress/LookupPage.qml", None),
    PageCase("mine-code", "filing/IdentifyPage.qml", by_code, finding),
    PageCase("mine-person", "filing/IdentifyPage.qml", by_person, finding),
    PageCase("mine", "progress/MinePage.qml", mine),
    PageCase("draft", "progress/DraftPage.qml", draft),
    PageCase("certificate", "filing/CertificatePage.qml", certificate),
    PageCase("certificate-kept", "filing/CertificatePage.qml", certificate_kept),
    PageCase("certificate-refused", "filing/CertificatePage.qml", certificate_refused),
    PageCase("draft-left", "progress/DraftPage.qml", draft_left),
)
