"""取件单 and 进度单: what stands on them, and what must not."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import CorrectionSheet, DraftSlip, ProgressSlip, SupplySlip
from tests.kiosk.paper.test_paper import FONTS, picture, run, squeezed, text_of

pytestmark = pytest.mark.skipif(not FONTS, reason="no TrueType Chinese font on this machine")
DRAFT = DraftSlip(
    code="027 461",
    matter_name="城乡居民养老保险参保登记",
    masked_name="张*例",
    saved_words="11月22日 09:41",
    until_words="12月7日",
    centre="歇马镇党群服务中心",
    printed_words="11月22日 09:42",
)
PROGRESS = ProgressSlip(
    matter_name="国有建设用地使用权及房屋所有权转移登记（存量房买卖）",
    state_words="请补正",
    line_words="请把下面缺的材料补齐。补正的时间不算在时限里。",
    rows=(("回执号", "BK420626106-01-261122-0037-4"), ("在谁手里", "县自然资源和规划局 · 经办人 陈*")),
    missing=("完税凭证",),
    events=(
        ("提交申请", "11月22日 09:41", "歇马镇自助终端 01 · 自助终端，本人办理，手写签名已存"),
        ("群众催办", "11月23日 10:02", "已提醒经办人 陈*"),
        ("办结", "预计 11月25日 之前", "办好后在这里能查到"),
    ),
    centre="歇马镇党群服务中心",
    window="2 号综合窗口",
    phone="12345",
    printed_words="11月23日 15:20",
)

SUPPLY = SupplySlip(
    matter_name=PROGRESS.matter_name,
    masked_name="𠮷*䶮",
    receipt_no="BK420626106-01-261122-0037-4",
    case_no="42062620261122000001",
    papers=("不动产权证书原件（两页都要拍）：2 页", "完税凭证：纸质的交给帮办员或窗口"),
    missing=("买卖合同",),
    given_words="2026年11月24日 10:05",
    terminal="420626106-01",
    helper="王*琴",
    line_words="已经存好，会自动送到窗口；现在没有网也不要紧，联网后马上送。",
    centre=PROGRESS.centre,
    window=PROGRESS.window,
    phone="12345",
    printed_words="11月24日 10:05",
)


@pytest.fixture
def office(tmp_path: Path) -> PaperOffice:
    return PaperOffice(tmp_path / "paper", FONTS)


@pytest.mark.parametrize("large", [False, True])
def test_the_slip_of_a_draft_says_how_to_come_back(office: PaperOffice, large: bool) -> None:
    job = office.print_draft(DRAFT, large=large)
    words = squeezed(text_of(job))
    assert job.pages == 1
    for part in (DRAFT.code, DRAFT.matter_name, DRAFT.masked_name, DRAFT.until_words, "有取件码", "窗口"):
        assert squeezed(part) in words


@pytest.mark.parametrize("large", [False, True])
def test_the_slip_of_a_case_says_who_has_it(office: PaperOffice, large: bool) -> None:
    job = office.print_progress(PROGRESS, large=large)
    words = squeezed(text_of(job))
    for part in (
        PROGRESS.matter_name,
        "请补正",
        "完税凭证",
        "经办人陈*",
        "群众催办",
        "12345",
        PROGRESS.rows[0][1],
    ):
        assert squeezed(part) in words


@pytest.mark.parametrize("large", [False, True])
def test_the_correction_notice_says_all_that_is_missing_at_once(office: PaperOffice, large: bool) -> None:
    notice = CorrectionSheet(
        matter_name=PROGRESS.matter_name,
        masked_name="张*例",
        number="42062620261122000001",
        told_words="11月23日 10:02",
        missing=("完税凭证", "不动产权证书原件（两页都要拍）", "买卖合同"),
        qr="BK420626106-01-261122-0037-4",
        centre=PROGRESS.centre,
        window=PROGRESS.window,
        phone="12345",
        printed_words="11月23日 15:20",
    )
    job = office.print_correction(notice, large=large)
    words = squeezed(text_of(job))
    for part in (
        "补正材料一次告知单",
        "还要补3样",
        *notice.missing,
        notice.number,
        "张*例",
        "补交材料",
        "12345",
    ):
        assert squeezed(part) in words, part
    assert run("zbarimg", "-q", "--raw", picture(job)).strip() == notice.qr


@pytest.mark.parametrize("large", [False, True])
def test_the_slip_of_a_supplement_says_what_was_taken_by_whom_and_what_still_lacks(
    office: PaperOffice, large: bool
) -> None:
    job = office.print_supply(SUPPLY, large=large)
    words = squeezed(text_of(job))
    parts = (
        "补交材料回执单", "这次补交了2样", *SUPPLY.papers, "还差1样", *SUPPLY.missing, SUPPLY.given_words,
        "帮办员王*琴", SUPPLY.case_no, SUPPLY.masked_name, "2号综合窗口", "12345",
    )  # fmt: skip
    for part in parts:
        assert squeezed(part)[:8] in words, part
    assert words.replace("-", "").count(SUPPLY.receipt_no.replace("-", "")) == 1
    whole = msgspec.structs.replace(SUPPLY, missing=(), case_no="")
    words = squeezed(text_of(office.print_supply(whole, large=large)))
    assert "还差" not in words
    assert "办件编号" not in words
    assert "要补的都交了" in words
