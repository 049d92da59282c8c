"""申请表 on paper: read back as text, its code scanned at 200 dpi, its signature looked for as ink."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import PaperJob
from kiosk.services.clock import CHINA
from sync.model.authority import letter_words
from sync.paper.form import DrawnSign, FormPart, FormSheet, LetterSheet
from tests.helpers.people import applicant, id_number
from tests.kiosk.paper.test_certificate_paper import scanned
from tests.kiosk.paper.test_paper import FONTS, NUMBER, run, squeezed, text_of

pytestmark = pytest.mark.skipif(not FONTS, reason="no TrueType Chinese font on this machine")

STROKES = (
    tuple((100 + step * 9, 250 + step % 7 * 12) for step in range(40)),
    ((420, 90), (400, 420)),
    ((600, 240),),
)


def form(**more: object) -> FormSheet:
    base = FormSheet(
        matter_name="城乡居民基本养老保险参保登记",
        number=NUMBER,
        parts=(
            FormPart("申请人", (("姓名", "张示例"), ("证件类型", "居民身份证"), ("证件号码", id_number()))),
            FormPart("代办人", (("姓名", "李示范"), ("与申请人关系", "申请人是其父母"))),
            FormPart("参保信息", (("缴费档次", "500 元／年"), ("是否属于下列人员（可多选）", "—"))),
        ),
        materials=(("居民身份证", "免提交，用电子证照核验"), ("残疾人证", "带到窗口")),
        promise=("# 您向我们承诺", "1. 我填的内容都是真的。"),
        signer="代办人签名",
        sign=DrawnSign(932, 504, STROKES),
        filed_at=datetime(2026, 11, 22, 9, 41, tzinfo=CHINA),
        helped="陈示意",
        taken="自助终端 420626106-01",
        centre="歇马镇党群服务中心",
    )
    return msgspec.structs.replace(base, **more)


@pytest.fixture
def office(tmp_path: Path) -> PaperOffice:
    return PaperOffice(tmp_path / "paper", FONTS)


@pytest.mark.parametrize("large", [False, True])
def test_it_says_all_that_was_filed_and_by_whom(office: PaperOffice, large: bool) -> None:
    made = form()
    job = office.print_application(made, large=large)
    words = squeezed(text_of(job))
    said = [
        part for block in made.parts for part in (block.title, *(w for cell in block.cells for w in cell))
    ]
    said += [w for row in made.materials for w in row]
    for part in (
        *said,
        made.signer,
        "帮办员陈示意",
        made.day_words,
        "办件编号",
        f"共{job.pages}页",
        NUMBER,
    ):
        for piece in squeezed(part).split("（"):  # a long one goes on in the next line of its cell
            assert piece[:6] in words, part
    assert scanned(job) == NUMBER


@pytest.mark.parametrize("large", [False, True])
def test_who_came_for_somebody_takes_a_letter_of_authority_home(office: PaperOffice, large: bool) -> None:
    alone = office.print_application(form(), large=large)
    who, agent = applicant("张示例"), applicant("李示范", order=4)
    words = letter_words(who, agent, form().matter_name, date(2026, 12, 22)).split("\n")
    letter = LetterSheet(words=tuple(words), relation="父母（公婆、岳父母）")
    job = office.print_application(form(authority=letter), large=large)
    assert job.pages == alone.pages + 1
    said = squeezed(text_of(job)).split("授权委托书")
    assert len(said) == 2
    for part in (*words, letter.relation, "见证人", NUMBER, "和申请表、双方的身份证复印件一起交给窗口"):
        assert squeezed(part) in said[1], part
    assert "在机器上" not in said[1]  # filed already: there is no number to type


@pytest.mark.parametrize("large", [False, True])
def test_what_was_answered_by_hand_is_drawn_in_its_place(office: PaperOffice, large: bool) -> None:
    plain = office.print_application(form(), large=large)
    written = (("本人同意核对家庭收入，签名", DrawnSign(932, 504, STROKES)),)
    part = FormPart("家庭成员", (("姓名", "张例一"),), written)
    job = office.print_application(form(parts=(*form().parts, part)), large=large)
    assert "本人同意核对家庭收入" in squeezed(text_of(job))
    assert _ink(job) > _ink(plain) + 100


@pytest.mark.parametrize("large", [False, True])
def test_what_the_window_fills_in_is_not_torn_apart(office: PaperOffice, large: bool) -> None:
    """Its boxes are the last row, and have no words: they stand where what they are for does."""
    seen = set()
    for lines in range(40):
        job = office.print_application(form(promise=("以上内容由本人填写，真实有效。",) * lines), large=large)
        after = squeezed(text_of(job)).split("以下由受理")[1]
        assert re.findall(r"第(\d+)页", after) == [str(job.pages)], lines
        seen.add(job.pages)
    assert len(seen) > 1


def _ink(job: PaperJob) -> int:
    """Dark pixels of all pages."""
    from PIL import Image

    run("pdftoppm", "-r", "60", "-gray", job.path, job.path.parent / "ink")
    dark = 0
    for page in sorted(job.path.parent.glob("ink*.pgm")):
        with Image.open(page) as picture:
            dark += sum(picture.histogram()[:128])
    return dark


def test_the_signature_is_drawn_and_a_wide_one_stays_in_its_place(office: PaperOffice) -> None:
    signed, bare = (
        office.print_application(form()),
        office.print_application(form(sign=DrawnSign(932, 504, (((0, 0),),)))),
    )
    assert _ink(signed) > _ink(bare) + 100
    wide = form(sign=DrawnSign(932, 504, (tuple((x, 250) for x in range(0, 932, 4)),)))
    assert office.print_application(wide).pages == signed.pages


def test_an_answer_of_several_lines_keeps_them(office: PaperOffice) -> None:
    part = FormPart("情况说明", (("家庭困难情况", "第一行\r\n第二行\n第三行\t完"),))
    text = text_of(office.print_application(form(parts=(part,))))
    assert "〔U+" not in text
    lines = [line for line in text.splitlines() if "行" in line]
    assert [line.split()[-1] for line in lines] == ["第一行", "第二行", "完"]


@pytest.mark.parametrize("large", [False, True])
def test_a_long_answer_and_a_large_family_go_on_to_other_pages(office: PaperOffice, large: bool) -> None:
    family = tuple(
        FormPart(f"家庭成员（{n}）", (("姓名", f"张例{n}"), ("年收入", f"{n * 1000} 元")))
        for n in range(1, 30)
    )
    long = FormPart("情况说明", (("家庭困难情况", "".join(f"第{n}句话。" for n in range(700))),))
    job = office.print_application(form(parts=(*family, long)), large=large)
    words = squeezed(text_of(job))
    assert job.pages > 3
    assert "家庭成员（29）" in words
    assert "29000元" in words
    assert "第699句话。" in words
    assert f"第{job.pages}页共{job.pages}页" in words


def test_a_matter_without_a_form_has_one_page_with_the_promise(office: PaperOffice) -> None:
    job = office.print_application(form(parts=form().parts[:1], materials=(), helped=""))
    words = squeezed(text_of(job))
    assert job.pages == 1
    assert "我填的内容都是真的" in words
    assert "帮办员" not in words
