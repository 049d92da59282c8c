"""A certificate on paper: read back as text, its code scanned at 200 dpi, checked with the county's key."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import CertificateSheet, PaperJob, PickupSlip
from sync.model.link import check_address
from sync.protocol.statement import Statement, read, sign
from tests.helpers.people import id_number
from tests.kiosk.paper.test_paper import FONTS, run, squeezed, text_of

pytestmark = pytest.mark.skipif(not FONTS, reason="no TrueType Chinese font on this machine")

PUBLIC = "https://zwfw.baokang.example.gov.cn/p"
KEY = Ed25519PrivateKey.generate()
TITLE, DEPARTMENT = "个人住房公积金缴存证明", "襄阳住房公积金中心保康办事处"
FACTS = (
    ("单位名称", "保康示例农产品专业合作社联合社"),
    ("个人账号", "420626000000012"),
    ("缴存状态", "正常"),
    ("缴存基数", "5,667.00 元"),
    ("月缴存额", "680.00 元"),
    ("缴至年月", "2026年10月"),
    ("连续缴存", "68 个月"),
    ("缴存余额", "12,345.67 元"),
)


def statement(facts: tuple[tuple[str, str], ...]) -> str:
    says = Statement(
        version=1,
        number="26112900000001",
        title=TITLE,
        department=DEPARTMENT,
        name="张示例",
        id_number="9999********0020",
        issued_at="2026-11-29T09:41+08:00",
        facts=facts,
    )
    return sign(says, KEY.private_bytes_raw())


def sheet(facts: tuple[tuple[str, str], ...] = FACTS) -> CertificateSheet:
    return CertificateSheet(
        title=TITLE,
        number="26112900000001",
        rows=(("姓名", "张示例"), ("证件号码", id_number()), *facts),
        department=DEPARTMENT,
        issued_at="2026-11-29T09:41+08:00",
        issued_words="2026年11月29日 09:41",
        code=check_address(PUBLIC, statement(facts)),
        check_at=f"{PUBLIC}/check/",
        printed_words="打印于 歇马镇党群服务中心（自助终端 420626106-01） 2026年11月29日 09:42",
    )


@pytest.fixture
def office(tmp_path: Path) -> PaperOffice:
    return PaperOffice(tmp_path / "paper", FONTS)


def scanned(job: PaperJob) -> str:
    """All pages at 200 dpi."""
    subprocess.run(["pdftoppm", "-r", "200", "-gray", job.path, job.path.parent / "page"], check=True)
    pages = sorted(job.path.parent.glob("page*.pgm"))
    # It ends with 4 when one of the pages has no code; that there is one is what the caller looks at.
    done = subprocess.run(["zbarimg", "-q", "--raw", *pages], check=False, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.mark.parametrize("large", [False, True])
def test_it_says_all_and_its_code_is_checked(office: PaperOffice, large: bool) -> None:
    made = sheet()
    job = office.print_certificate(made, large=large)
    words = squeezed(text_of(job))
    for part in (
        TITLE,
        "张示例",
        id_number(),
        *(v for _, v in FACTS),
        DEPARTMENT,
        made.printed_words,
        "核验码",
        f"{PUBLIC}/check/".removeprefix("https://"),
    ):
        assert squeezed(part) in words, part
    assert job.pages == 1
    said = read(scanned(job), KEY.public_key().public_bytes_raw())
    assert said.facts == FACTS
    assert all("TrueType" in row and " yes yes " in row for row in run("pdffonts", job.path).splitlines()[2:])


def test_the_longest_statement_is_still_read(office: PaperOffice) -> None:
    facts = tuple((f"第{n}项", f"{n * 7919 % 10007}{chr(0x4E00 + n * 37)}") for n in range(70))
    made = sheet(facts)
    assert len(made.code) > 950
    assert scanned(office.print_certificate(made)) == made.code


def test_without_public_pages_the_code_is_the_statement_alone(office: PaperOffice) -> None:
    made = msgspec.structs.replace(sheet(), code=statement(FACTS), check_at="")
    job = office.print_certificate(made)
    assert scanned(job) == statement(FACTS)
    assert "打开的网页" not in squeezed(text_of(job))
    assert "不联网也能核验" in squeezed(text_of(job))


@pytest.mark.parametrize("large", [False, True])
def test_the_pickup_slip_tells_how_to_come_back(office: PaperOffice, large: bool) -> None:
    slip = PickupSlip(
        number="1129 048 213",
        qr="DOORSTEP-QZ-1129048213",
        matter_name=TITLE,
        masked_name="张*例",
        centre="歇马镇党群服务中心",
        phone="12345",
        printed_words="11月29日 09:42",
    )
    job = office.print_pickup(slip, large=large)
    words = squeezed(text_of(job))
    for part in ("取证单", "1129048213", TITLE, "张*例", "身份证号码", "12345"):
        assert part in words, part
    assert job.pages == 1
