"""PDF/A-2b, clause by clause of ISO 19005-2 as far as our sheets can offend it; by another's validator."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import PaperJob
from sync.paper.archival import NotStrictError, archived
from sync.paper.icc import srgb_profile
from tests.helpers.archival import faults_of, has_validator
from tests.kiosk.paper.test_application_paper import form
from tests.kiosk.paper.test_certificate_paper import sheet
from tests.kiosk.paper.test_paper import FONTS, receipt, run

pytestmark = pytest.mark.skipif(not FONTS, reason="no TrueType Chinese font on this machine")

OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)


@pytest.fixture(params=["application", "certificate", "large certificate"])
def job(request: pytest.FixtureRequest, tmp_path: Path) -> PaperJob:
    office = PaperOffice(tmp_path / "paper", FONTS)
    if request.param == "application":
        return office.print_application(form(helped="𠮷示意"))  # a second font takes part
    return office.print_certificate(sheet(), large=request.param.startswith("large"))


def objects(pdf: bytes) -> dict[int, bytes]:
    """By number, each read from where the cross-reference table says it is."""
    table = int(pdf.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert pdf[table : table + 5] == b"xref\n"
    rows = pdf[table:].split(b"\n")[2 : 2 + int(pdf[table:].split(b"\n")[1].split()[1])]
    found = {}
    for number, row in enumerate(rows):
        assert re.fullmatch(rb"\d{10} \d{5} [nf] ", row), row
        if row[17:18] == b"n":
            at = int(row[:10])
            assert pdf[at:].startswith(b"%d 0 obj\n" % number)
            found[number] = pdf[at : pdf.index(b"endobj", at)]
    return found


def test_the_file_is_laid_out_strictly(job: PaperJob) -> None:
    pdf = job.path.read_bytes()
    assert re.match(rb"%PDF-1\.[1-7]\n%[\x80-\xff]{4}", pdf)  # 6.1.2
    assert pdf.endswith(b"%%EOF\n")  # 6.1.3
    assert pdf.count(b"%%EOF") == 1
    assert re.search(rb"/ID \[<([0-9a-f]{32})> <\1>\]", pdf)
    assert b"/Encrypt" not in pdf
    assert b"/Info" not in pdf.rsplit(b"trailer", 1)[1]
    streams = 0
    for body in objects(pdf).values():
        found = re.search(rb"stream\n", body)
        if found is None or b"/Length" not in body:
            continue
        streams += 1
        length = re.search(rb"/Length (\d+)", body)  # 6.1.7.1
        assert length is not None
        assert body[found.end() + int(length[1]) :] == b"\nendstream\n"
        assert b"LZWDecode" not in body[: found.start()]  # 6.1.7.2
    assert streams >= 5


def test_nothing_in_it_is_forbidden(job: PaperJob) -> None:
    """6.2.9 to 6.7: no transparency, no scripts, nothing embedded, no actions, no forms, no interpolation."""
    plain = b"".join(body.split(b"stream\n")[0] for body in objects(job.path.read_bytes()).values())
    for key in (
        b"/SMask", b"/ca ", b"/CA ", b"/BM ", b"/Group", b"/JavaScript", b"/JS", b"/EmbeddedFile", b"/AA ",
        b"/OpenAction", b"/AcroForm", b"/Annots", b"/Interpolate", b"/DeviceCMYK", b"/PS ", b"/TR ", b"/OPI",
    ):  # fmt: skip
        assert key not in plain, key


def test_every_font_is_there_and_every_text_can_be_read(job: PaperJob) -> None:
    """6.2.11.4: embedded; and a Unicode map beyond what level b asks for."""
    for row in run("pdffonts", job.path).splitlines()[2:]:
        assert "TrueType" in row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
    for body in objects(job.path.read_bytes()).values():
        if b"/Subtype /TrueType" in body:  # 6.2.11.6: a symbolic font has no Encoding
            assert b"/Encoding" not in body
        if b"/Type /FontDescriptor" in body:
            assert b"/Flags 4 " in body


def test_it_says_what_it_is_and_when_it_was_made(job: PaperJob) -> None:
    found = objects(job.path.read_bytes())
    (catalog,) = (body for body in found.values() if b"/Type /Catalog" in body)
    number = re.search(rb"/Metadata (\d+) 0 R", catalog)
    assert number is not None
    packet = found[int(number[1])]
    assert b"/Filter" not in packet.split(b"stream\n")[0]
    text = packet.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    spoken = ElementTree.tostring(root, "unicode")
    for part in ('part="2"', 'conformance="B"', "2026-11-2"):
        assert part in spoken
    title = root.find(".//{http://purl.org/dc/elements/1.1/}title")
    assert title is not None
    assert "".join(title.itertext()).strip()
    assert b"/Lang (zh-CN)" in catalog


def test_its_colours_are_those_of_the_profile_it_carries(job: PaperJob) -> None:
    found = objects(job.path.read_bytes())
    (catalog,) = (body for body in found.values() if b"/Type /Catalog" in body)
    intent = re.search(
        rb"/OutputIntents \[.*?/DestOutputProfile (\d+) 0 R.*?/S /GTS_PDFA1", catalog, re.DOTALL
    )
    assert intent is not None
    body = found[int(intent[1])]
    assert b"/N 3" in body
    packed = body.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
    assert zlib.decompress(packed) == srgb_profile()


def test_the_profile_is_srgb() -> None:
    from PIL import Image, ImageCms

    ours = ImageCms.getOpenProfile(BytesIO(srgb_profile()))
    assert ours.profile.version == 2.1
    colours = Image.new("RGB", (256, 4))
    for step in range(256):
        for row, colour in enumerate(
            ((step, step, step), (step, 255 - step, 77), (255, step, 0), (step, 0, step))
        ):
            colours.putpixel((step, row), colour)
    same = ImageCms.profileToProfile(colours, ours, ImageCms.createProfile("sRGB"))
    assert same is not None
    pairs = zip(colours.tobytes(), same.tobytes(), strict=True)
    assert max(abs(a - b) for a, b in pairs) <= 2


def test_what_reportlab_does_not_write_is_not_taken_for_a_sheet(tmp_path: Path) -> None:
    plain = PaperOffice(tmp_path / "paper", FONTS).print_receipt(receipt()).path.read_bytes()
    assert archived(plain).endswith(b"%%EOF\n")
    for broken in (b"", plain[:-20], plain.replace(b"/Root", b"/Toor"), plain.replace(b"endobj", b"endojb")):
        with pytest.raises(NotStrictError):
            archived(broken)


@pytest.mark.skipif(not has_validator(), reason="no libpdfbox2-java")
def test_another_s_validator_finds_nothing(job: PaperJob, tmp_path: Path) -> None:
    assert faults_of(job.path.read_bytes(), tmp_path) == ""
