"""Every kind of paper with the longest words that it may have to carry, and some without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from msgspec.structs import replace

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import DocumentSheet, KeeperReport, PaperJob
from kiosk.services.clock import CHINA
from kiosk.services.notice import notice_sheet
from sync.model.authority import letter_words
from sync.paper.form import DrawnSign, FormPart, LetterSheet
from tests.helpers.people import applicant
from tests.kiosk.paper.test_application_paper import STROKES, form
from tests.kiosk.paper.test_certificate_paper import sheet
from tests.kiosk.paper.test_keeping import DRAFT, PROGRESS, SUPPLY
from tests.kiosk.paper.test_paper import receipt, voice_slip
from tests.kiosk.paper.test_strips import CORRECTION, PICKUP
from tests.kiosk.services.world import profile, starting_matters

MATTER = (
    "城乡居民最低生活保障、特困人员救助供养、临时救助及残疾人两项补贴（困难残疾人生活补贴和重度残疾人护理补贴）"
    "一并申请并跨乡镇通办的确认登记"
)
NAME = "阿卜杜拉·买买提江·热合曼·吐尔逊古丽"
WINDOW = "保康县歇马镇党群服务中心便民服务大厅东侧 12 号综合受理及跨域通办窗口"
PAPER = "不动产权证书原件（首页、附记页、附图页，每一页都要拍清楚四个角）"
HOME = (
    "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿合奇县哈拉布拉克乡米尔凯奇村三组示例路一百二十三号二单元五〇一室"
)
_WORDS = tuple(
    letter_words(applicant(NAME), applicant("王示琴", order=8), MATTER, date(2026, 12, 22)).split("\n")
)
_SIGN = DrawnSign(932, 504, STROKES)
LETTER = LetterSheet(
    words=_WORDS,
    relation="服务对象（帮办员、村干部代办）",
    number="11220071",
    centre="歇马镇党群服务中心",
    printed_words="11月22日 09:41",
    wording=1,
)
FORM = form(
    matter_name=MATTER,
    parts=(
        FormPart("申请人", (("姓名", NAME), ("证件类型", "外国人永久居留身份证"), ("住址", HOME))),
        FormPart(
            "参保信息",
            (
                ("缴费档次", "500 元／年"),
                (
                    "是否属于下列人员（可多选）",
                    "低保对象、特困人员、返贫致贫人口、重度残疾人、计划生育特殊家庭",
                ),
                ("有没有在别的地方参加过养老保险或者领过任何形式的养老金、退休金、补助", "没有"),
                ("家庭困难情况", "家里两位老人常年患病，孩子在外上学，收入不稳定。" * 12),
            ),
            (("本人同意核对家庭收入和财产，签名", _SIGN),),
        ),
    ),
    materials=(("居民身份证（申请人和所有共同生活的家庭成员，正反两面都要）", "免提交，用电子证照核验"),),
    authority=LetterSheet(words=_WORDS, relation=LETTER.relation),
    helped=NAME,
)
_CERTIFICATE = sheet()
CERTIFICATE = replace(
    _CERTIFICATE,
    title="新型农村和城乡居民社会养老保险参保缴费情况及待遇领取资格证明",
    rows=(("姓名", NAME), *_CERTIFICATE.rows[1:], ("参保单位名称", HOME)),
)
RECEIPT = receipt(
    matter_name=MATTER, masked_name="阿*********丽", window=WINDOW, bring=(PAPER,) * 2, later=(PAPER,) * 6,
    copy=3, provisional=True,
)  # fmt: skip
_MATTER = max(starting_matters(), key=lambda one: len(one.name) + sum(len(m.name) for m in one.materials))
NOTICE = notice_sheet(_MATTER, profile(window=WINDOW), datetime(2026, 11, 22, 9, 41, tzinfo=CHINA))
REPORT = KeeperReport(
    centre="歇马镇党群服务中心",
    printed_words="11月22日 09:41",
    facts=(
        ("期间", "10月23日 09:41 到 11月22日 09:41"),
        ("开机检查", "28 天"),
        ("纸", "大约还够 9 天，第 10 天前要添"),
    ),
    parts=(
        ("现在的设备", tuple((f"设备 {n}：{PAPER}{WINDOW}", "正常") for n in range(12)), "没有接设备。"),
        ("还没有修好的故障", (), "没有。"),
        (
            "检查",
            tuple((f"11月{n}日 08:05 开机检查：{WINDOW}", "全部正常") for n in range(1, 31)),
            "没有做过检查。",
        ),
    ),
)
DOCUMENT = DocumentSheet(
    title=MATTER,
    facts=(
        ("发布单位", "保康县行政审批局"),
        ("发布日期", "2026年11月22日"),
        ("文件编号和有效期限", "保政发〔2026〕9 号"),
    ),
    source=WINDOW,
    blocks=(
        ("heading", "一、适用范围", ()),
        ("paragraph", f"{PAPER}。" * 20, ()),
        ("item", PAPER * 3, ()),
        ("heading", "二、标准", ()),
        (
            "table",
            "",
            (("项目", "标准", "说明"), *((f"{PAPER}{n}", "每月 500 元", WINDOW) for n in range(20))),
        ),
    ),
    centre="歇马镇党群服务中心",
    printed_words="11月22日 09:41",
)

Make = Callable[[PaperOffice, bool], PaperJob]
PAPERS: dict[str, Make] = {
    "receipt": lambda office, large: office.print_receipt(RECEIPT, large=large),
    "notice": lambda office, large: office.print_notice(NOTICE, large=large),
    "draft": lambda office, large: office.print_draft(
        replace(DRAFT, qr="027461", matter_name=MATTER), large=large
    ),
    "voice": lambda office, large: office.print_voice(voice_slip(code="K7QD 04MW"), large=large),
    "progress": lambda office, large: office.print_progress(
        replace(PROGRESS, matter_name=MATTER, missing=(PAPER,) * 4, window=WINDOW), large=large
    ),
    "correction": lambda office, large: office.print_correction(
        replace(CORRECTION, matter_name=MATTER, missing=(PAPER,) * 7, window=WINDOW), large=large
    ),
    "supply": lambda office, large: office.print_supply(
        replace(
            SUPPLY, matter_name=MATTER, papers=(f"{PAPER}：12 页",) * 6, missing=(PAPER,) * 3, helper=NAME
        ),
        large=large,
    ),
    "application": lambda office, large: office.print_application(FORM, large=large),
    "certificate": lambda office, large: office.print_certificate(CERTIFICATE, large=large),
    "pick-up": lambda office, large: office.print_pickup(replace(PICKUP, matter_name=MATTER), large=large),
    "keeper's report": lambda office, large: office.print_report(REPORT),
    "document": lambda office, large: office.print_document(DOCUMENT, large=large),
    "letter": lambda office, large: office.print_letter(LETTER),
    "signed letter": lambda office, large: office.print_letter(replace(LETTER, sign=_SIGN)),
}
