"""Sheets are looked at as a printer would: rendered, their text read back, their QR code scanned."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from kiosk.paper.office import PaperError, PaperOffice
from kiosk.paper.slips import DocumentSheet, PaperJob, Receipt, VoiceSlip
from kiosk.services.clock import CHINA
from kiosk.services.notice import notice_sheet
from sync.model.link import case_address
from sync.model.matter import Matter
from sync.model.settings import Settings
from sync.paper.qr import matrix
from tests.kiosk.services.world import profile, starting_matters

FONTS = [Path(p) for p in Settings().paper.fonts if Path(p).exists()]
NUMBER = "BK420626106-01-261122-0037-4"
NOW = datetime(2026, 11, 22, 9, 41, tzinfo=CHINA)

pytestmark = pytest.mark.skipif(not FONTS, reason="no TrueType Chinese font on this machine")


def receipt(**more: object) -> Receipt:
    base = Receipt(
        case_id="c1",
        visit="v1",
        receipt_no=NUMBER,
        tail="26112200374",
        matter_code="HR-041",
        matter_name="城乡居民基本养老保险参保登记",
        masked_name="张*例",
        filed_at=NOW,
        filed_words="11月22日 09:41",
        promise_words="预计 11月25日 星期三",
        promise_day=date(2026, 11, 25),
        provisional=False,
        online=False,
        line_words="已保存在本机，联网后自动报送",
        qr=NUMBER,
        centre="歇马镇党群服务中心",
        window="2 号综合窗口",
        phone="12345",
        bring=("残疾人证",),
    )
    return msgspec.structs.replace(base, **more)


@pytest.fixture
def office(tmp_path: Path) -> PaperOffice:
    return PaperOffice(tmp_path / "paper", FONTS)


def run(*command: str | Path) -> str:
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout


def text_of(job: PaperJob) -> str:
    return run("pdftotext", "-layout", job.path, "-")


def squeezed(text: str) -> str:
    return "".join(text.split())


def picture(job: PaperJob, page: int = 1) -> Path:
    stem = job.path.parent / f"page{page}"
    run("pdftoppm", "-r", "150", "-png", "-f", str(page), "-l", str(page), "-singlefile", job.path, stem)
    return stem.with_suffix(".png")


@pytest.mark.parametrize("large", [False, True])
def test_the_receipt_says_what_the_citizen_needs(office: PaperOffice, large: bool) -> None:
    job = office.print_receipt(receipt(), large=large)
    words = squeezed(text_of(job))
    for part in (
        "申请回执单",
        NUMBER,
        "城乡居民基本养老保险参保登记",
        "张*例",
        "2026年11月22日09:41",
        "预计11月25日星期三",
        "已保存在本机，联网后自动报送",
        "残疾人证",
        "2号综合窗口",
        "12345",
        "不是县里的办件编号",
    ):
        assert part in words, part
    assert job.words == f"已生成回执单，共 {job.pages} 页"
    assert job.pages == 1


@pytest.mark.parametrize("large", [False, True])
def test_the_qr_code_scans_to_the_number(office: PaperOffice, large: bool) -> None:
    job = office.print_receipt(receipt(), large=large)
    assert run("zbarimg", "-q", "--raw", picture(job)).strip() == NUMBER


@pytest.mark.parametrize("large", [False, True])
def test_the_code_of_a_page_for_phones_scans_from_paper(office: PaperOffice, large: bool) -> None:
    case = "0195f2f0-7c00-7abc-8def-0123456789ab"
    address = case_address("https://doorstep.zwfw.baokang.example.gov.cn/p", case, bytes(range(16)))
    job = office.print_receipt(receipt(qr=address), large=large)
    assert run("zbarimg", "-q", "--raw", picture(job)).strip() == address
    assert "手机扫" in squeezed(text_of(job))
    assert job.pages == 1


def test_every_font_is_embedded_as_a_subset(office: PaperOffice) -> None:
    job = office.print_receipt(receipt(masked_name="𠮷*䶮"))
    rows = run("pdffonts", job.path).splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row  # embedded, subset, Unicode map
    assert job.path.stat().st_size < 300_000


@pytest.mark.parametrize("name", ["𠮷*䶮", "𪚥*㐂", "欧*·*德"])
def test_rare_characters_are_printed_with_a_font_that_has_them(office: PaperOffice, name: str) -> None:
    job = office.print_receipt(receipt(masked_name=name))
    assert name in squeezed(text_of(job))


def test_a_rare_character_really_has_ink(office: PaperOffice) -> None:
    """A missing glyph would be an empty box, the same for every missing character."""
    from PIL import Image

    def ink(name: str) -> bytes:
        with Image.open(picture(office.print_receipt(receipt(masked_name=name)))) as page:
            return page.convert("L").tobytes()

    assert len({ink("𠮷"), ink("䶮"), ink("𪚥"), ink(" ")}) == 4


def test_a_character_that_no_font_has_is_named(office: PaperOffice) -> None:
    job = office.print_receipt(receipt(masked_name="王\U000e0100*"))
    assert "〔U+E0100〕" in squeezed(text_of(job))


def test_long_names_and_many_papers_go_on_to_another_page(office: PaperOffice) -> None:
    many = tuple(f"第 {n} 份材料，名字很长很长，要写满一整行还要再多一点才行的那一种" for n in range(40))
    job = office.print_receipt(receipt(matter_name="长" * 120, masked_name="欧" * 50, bring=many))
    words = squeezed(text_of(job))
    assert job.pages >= 2
    assert "第39份材料" in words
    assert words.count("长") >= 120
    run("pdftoppm", "-r", "30", "-png", job.path, job.path.parent / "all")
    assert len(list(job.path.parent.glob("all*.png"))) == job.pages


@pytest.mark.parametrize("large", [False, True])
def test_every_matter_fits_its_notice(office: PaperOffice, large: bool) -> None:
    for matter in starting_matters()[:: 271 if large else 30]:
        check_notice(office, matter, large=large)


def check_notice(office: PaperOffice, matter: Matter, *, large: bool) -> None:
    job = office.print_notice(notice_sheet(matter, profile(), NOW), large=large)
    words = squeezed(text_of(job))
    parts = [matter.name, matter.department, matter.basis, "承诺时限", "收费", "要跑几次", "2号综合窗口"]
    for part in [*parts, *(m.name for m in matter.materials)]:
        for piece in squeezed(part).split("（"):
            assert piece[:8] in words, (matter.code, piece)
    assert job.pages <= 2


def test_the_same_sheet_twice_is_one_file_and_the_name_says_nothing(
    office: PaperOffice, tmp_path: Path
) -> None:
    first, second = office.print_receipt(receipt()), office.print_receipt(receipt())
    assert first == second
    assert office.print_receipt(receipt(masked_name="李*例")).id != first.id
    for path in (tmp_path / "paper").rglob("*"):
        assert not any(part in path.name for part in ("张", "BK", "0037", "参保"))
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    assert run("pdfinfo", first.path).count("张") == 0


def test_wiping_leaves_nothing_and_keeping_keeps(tmp_path: Path) -> None:
    office = PaperOffice(tmp_path / "paper", FONTS)
    office.wipe()
    office.print_receipt(receipt())
    (tmp_path / "paper" / "stray.part").write_bytes(b"x")
    office.wipe("what a visit's end passes", "left")
    assert list((tmp_path / "paper").iterdir()) == []
    kept = PaperOffice(tmp_path / "paper", FONTS, keep=True)
    job = kept.print_receipt(receipt())
    kept.wipe()
    assert job.path.exists()


def test_without_a_font_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    office = PaperOffice(tmp_path / "paper", [tmp_path / "none.ttf", tmp_path / "broken.ttf"])
    with pytest.raises(PaperError) as caught:
        office.print_receipt(receipt())
    assert "字体" in caught.value.message
    assert "回执号" in caught.value.message


def test_a_missing_font_of_the_chain_is_passed_over(tmp_path: Path) -> None:
    office = PaperOffice(tmp_path / "paper", [tmp_path / "none.ttf", *FONTS])
    assert NUMBER in squeezed(text_of(office.print_receipt(receipt())))


def test_the_matrix_is_square_and_begins_with_a_finder() -> None:
    code = matrix(NUMBER)
    assert len(code) == len(code[0]) == 25
    assert all(code[0][:7])
    assert not any(code[7][:8])
    assert [code[3][n] for n in range(7)] == [True, False, True, True, True, False, True]


def test_nothing_of_paper_is_imported_before_the_first_sheet() -> None:
    code = (
        "import sys, kiosk.paper.office, kiosk.paper.slips, sync.paper.qr, kiosk.services.filing,"
        " kiosk.services.notice, kiosk.services.progress, kiosk.services.reviews, kiosk.services.search;"
        "late = {'reportlab', 'pyqrcode', 'elementpath', 'PySide6', 'requests', 'pypinyin'}"
        " | {'sync.model.forms.filling'};"
        "found = late & set(sys.modules); assert not found, found"
    )
    run(sys.executable, "-c", code)


def voice_slip(**more: object) -> VoiceSlip:
    base = VoiceSlip(
        voice_no=NUMBER,
        tail="26112200374",
        kind_words="投诉",
        about_words="工作人员的服务",
        made_words="11月22日 09:41",
        promise_words="预计 11月27日 星期五 前",
        days=5,
        code="",
        line_words="已存在这台机器里，联网后自动送到县里",
        centre="歇马镇党群服务中心",
        phone="12345",
    )
    return msgspec.structs.replace(base, **more)


@pytest.mark.parametrize("large", [False, True])
def test_the_slip_of_a_complaint_says_how_to_ask_after_it(office: PaperOffice, large: bool) -> None:
    text = squeezed(text_of(office.print_voice(voice_slip(), large=large)))
    assert NUMBER in text
    assert "您留的手机号码" in text
    assert "查询码" not in text
    anonymous = squeezed(text_of(office.print_voice(voice_slip(code="402917"), large=large)))
    assert "402917" in anonymous
    assert "手机号码" not in anonymous


@pytest.mark.parametrize("large", [False, True])
def test_a_document_is_printed_whole_with_its_tables_as_lines(office: PaperOffice, large: bool) -> None:
    sheet = DocumentSheet(
        title="示例办法",
        facts=(("文号", "示例〔2024〕1号"), ("效力", "有效")),
        source="这是要点，不是原文。",
        blocks=(
            ("heading", "一、谁能领", ()),
            ("paragraph", "满八十岁的老人。" * 120, ()),
            ("item", "带上身份证。", ()),
            ("table", "", (("年龄", "每月"), ("80 岁", "一百元"), ("90 岁", "两百元"))),
        ),
        centre="歇马镇党群服务中心",
        printed_words="11月22日 09:41",
    )
    job = office.print_document(sheet, large=large)
    text = squeezed(text_of(job))
    for words in ("示例〔2024〕1号", "这是要点，不是原文。", "带上身份证。", "80 岁", "每月：两百元"):
        assert squeezed(words) in text, words
    assert job.pages == (2 if large else 1)
    assert text.count(f"共{job.pages}页") == job.pages, "each page says how many there are"


def test_a_row_of_a_table_in_a_document_stands_on_one_page(office: PaperOffice) -> None:
    rows = (("项目", "标准", "说明"), *((f"补贴{n:02}", f"标准{n:02}", f"说明{n:02}") for n in range(60)))
    sheet = DocumentSheet(
        title="示例办法",
        facts=(),
        source="",
        blocks=(("table", "", rows),),
        centre="中心",
        printed_words="今天",
    )
    pages = text_of(office.print_document(sheet)).split("\f")
    for n in range(60):
        assert sum(all(f"{word}{n:02}" in page for word in ("补贴", "标准", "说明")) for page in pages) == 1
