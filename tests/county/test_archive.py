"""What the county takes out for its archive: the citizen's own page, the record, every file, who took it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from msgspec.structs import replace
from pytest_django.fixtures import Settings

from kiosk.paper.office import PaperOffice
from kiosk.services.application import application_of
from kiosk.services.draft import Draft
from sync.county.archive import papers
from sync.county.archive.contents import contents_of
from sync.county.catalogue.models import PublishedForm
from sync.county.connections import unheld
from sync.county.desk import services
from sync.county.desk.acts import Act
from sync.county.desk.models import Case, Reveal
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.model.authority import LASTS, WORDING, letter_document, letter_words
from sync.model.case import Authority, MaterialChoice, Route, Signature
from sync.model.case import Case as FiledCase
from sync.paper.form import FormSheet
from sync.protocol.envelope import Kind
from tests.county.makers import file, file_body, make_staff, make_terminal, publish_matters
from tests.county.test_blobs import Photograph
from tests.county.test_following import send, supplement
from tests.county.test_pages import client_of
from tests.helpers.archival import faults_of, has_validator
from tests.helpers.clock import FakeClock
from tests.helpers.people import applicant
from tests.kiosk.paper.test_paper import FONTS, run, squeezed
from tests.kiosk.services.forms import PENSION
from tests.kiosk.services.kiosk_world import STROKES, Kiosk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FONTS, reason="no TrueType Chinese font on this machine"),
]
REASON = "办结归档"


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    terminal = make_terminal()
    Terminal.objects.filter(pk=terminal.pk).update(centre_name="歇马镇党群服务中心")
    terminal.refresh_from_db()
    return terminal


@pytest.fixture
def clerk() -> Client:
    return client_of(make_staff())


def filed_here(terminal: Terminal, agent: bool = False, name: str = "张示例") -> tuple[FiledCase, FormSheet]:
    """A case of an hour ago by a terminal's own services, and the form as the terminal prints it."""
    kiosk = Kiosk(clock=FakeClock(datetime.now(UTC) - timedelta(hours=1)))
    visit = kiosk.visitor(applicant(name))
    if agent:
        visit.agent = replace(applicant("李示范", order=4), relation="父母")
    draft: Draft = kiosk.filled(visit)
    draft.helper = "陈示意"
    receipt = kiosk.filing.submit(draft, kiosk.filing.sign(draft, 932, 504, STROKES))
    assert draft.frozen is not None
    draft.frozen = replace(draft.frozen, terminal=terminal.id)  # the kiosk of tests has an id of its own
    form = application_of(draft, receipt)
    assert form is not None
    return draft.frozen, form


def publish_form() -> None:
    PublishedForm.objects.create(
        form_id=PENSION.id,
        version=PENSION.version,
        record=msgspec.json.encode(PENSION),
        published_at=timezone.now(),
    )


@pytest.mark.parametrize("name", ["张示例", "𠮷示意"])
def test_what_is_archived_is_byte_for_byte_what_was_taken_home(
    terminal: Terminal, ring: KeyRing, clerk: Client, tmp_path: Path, settings: Settings, name: str
) -> None:
    settings.CONFIG = msgspec.structs.replace(settings.CONFIG, fonts=tuple(FONTS))
    publish_form()
    body, form = filed_here(terminal, name=name)
    taken_home = PaperOffice(tmp_path / "paper", FONTS).print_application(form).path.read_bytes()
    case = file_body(terminal, ring, body)
    answer = clerk.post(f"/cases/{case.id}/application/", {"reason": REASON})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == taken_home
    assert answer["Cache-Control"] == "no-store"
    assert applicant().id_number not in answer["Content-Disposition"]


def test_the_letter_to_take_home_is_not_the_archive_s(terminal: Terminal, ring: KeyRing) -> None:
    publish_form()
    body, form = filed_here(terminal, agent=True)
    assert form.authority is not None
    case = file_body(terminal, ring, body)
    assert papers.form_sheet(contents_of(case)) == replace(form, authority=None)


def test_a_version_of_a_form_that_is_not_here_leaves_no_answer_out(terminal: Terminal, ring: KeyRing) -> None:
    case = file(
        terminal, ring, form_id="gone", form_version="x", answers={"/data/a": "甲", "/data/b": ["乙", "丙"]}
    )
    part = papers.form_sheet(contents_of(case)).parts[-1]
    assert part.cells == (("a", "甲"), ("b", "乙、丙"))
    assert "没有这一版表格" in part.title


def whole_case(terminal: Terminal, ring: KeyRing) -> tuple[Case, Photograph, Photograph, Photograph]:
    """With a photograph that came, one on its way, a signed letter, and a supplement with a photograph."""
    came, coming, later = (Photograph(os.urandom(70_000)) for _ in range(3))
    who, agent = applicant(), replace(applicant("李示范", order=4), relation="父母")
    until = timezone.localdate() + LASTS
    words = letter_words(who, agent, "城乡居民养老保险参保登记", until)
    signed = Signature(932, 504, (((100, 300, 0), (300, 120, 90)),), letter_document(words))
    case = file(
        terminal,
        ring,
        who=who,
        agent=agent,
        authority=Authority(number="11220071", words=words, until=until, signature=signed, wording=WORDING),
        materials=(MaterialChoice("m4", "残疾人证/复印件", Route.PHOTO, (came.file.id, coming.file.id)),),
        files=(came.file, coming.file),
        at=timezone.localtime(),
    )
    came.arrive(terminal)
    later.arrive(terminal)
    case = services.act(case.id, make_staff("other", name="赵示意"), case.version, Act.CORRECT, "户口簿")
    hukou = MaterialChoice("m2", "户口簿", Route.PHOTO, (later.file.id,))
    send(terminal, ring, Kind.SUPPLEMENT, supplement(case, materials=(hukou,), files=(later.file,)))
    return Case.objects.get(pk=case.pk), came, coming, later


def case_file(client: Client, case: Case) -> tuple[zipfile.ZipFile, str]:
    """And the name of the folder in it."""
    answer = client.post(f"/cases/{case.id}/archive/", {"reason": REASON})
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "no-store"
    found = zipfile.ZipFile(BytesIO(answer.getvalue()))
    assert found.testzip() is None
    (folder,) = {name.split("/")[0] for name in found.namelist()}
    return found, folder


def test_the_case_file_has_every_paper_and_file_and_says_what_lacks(
    terminal: Terminal, ring: KeyRing, clerk: Client, tmp_path: Path
) -> None:
    case, came, coming, later = whole_case(terminal, ring)
    found, folder = case_file(clerk, case)
    first, third = "材料/01-残疾人证_复印件-1.jpg", "材料/03-户口簿-1.jpg"
    assert [name.removeprefix(f"{folder}/") for name in found.namelist()] == [
        "申请表.pdf", "委托书.pdf", "办理过程.pdf", first, third, "元数据.json", "SHA256SUMS"
    ]  # fmt: skip
    assert found.read(f"{folder}/{first}") == came.plain
    assert found.read(f"{folder}/{third}") == later.plain
    about = json.loads(found.read(f"{folder}/元数据.json"))
    assert (about["回执号"], about["申请人"]) == (case.receipt_no, applicant().name)
    assert [row["SHA-256"] for row in about["文件"] if row["路径"] == first] == [came.file.sha256]
    (lacks,) = about["没有装进来的"]
    assert lacks["原因"] == "还在路上，没有收齐"
    found.extractall(tmp_path)
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], check=True, cwd=tmp_path / folder)
    words = squeezed(run("pdftotext", "-layout", tmp_path / folder / "办理过程.pdf", "-"))
    for part in (
        applicant().name,
        "李示范",
        "赵示意",
        "户口簿",
        came.file.sha256[:16],
        "还在路上",
        case.receipt_no,
    ):
        assert squeezed(part) in words, part
    assert coming.file.sha256[:16] in words


@pytest.mark.skipif(not has_validator(), reason="no libpdfbox2-java")
def test_another_s_validator_finds_nothing_in_the_papers(
    terminal: Terminal, ring: KeyRing, clerk: Client, tmp_path: Path
) -> None:
    found, folder = case_file(clerk, whole_case(terminal, ring)[0])
    for paper in ("申请表", "委托书", "办理过程"):
        assert faults_of(found.read(f"{folder}/{paper}.pdf"), tmp_path) == "", paper


def test_who_took_it_and_why_is_written_down_first(terminal: Terminal, ring: KeyRing, clerk: Client) -> None:
    case = file(terminal, ring)
    for path in ("application", "archive"):
        assert clerk.get(f"/cases/{case.id}/{path}/").status_code == 405
        again = clerk.post(f"/cases/{case.id}/{path}/", {"reason": " "})
        assert (again.status_code, again["Location"]) == (302, f"/cases/{case.id}/")
    assert not Reveal.objects.exists()
    clerk.post(f"/cases/{case.id}/application/", {"reason": REASON})
    clerk.post(f"/cases/{case.id}/archive/", {"reason": REASON})
    assert [row.reason for row in Reveal.objects.order_by("id")] == [
        f"取走申请表：{REASON}",
        f"取走归档卷：{REASON}",
    ]
    page = clerk.get(f"/cases/{case.id}/").content.decode()
    assert f"/cases/{case.id}/application/" in page


def test_another_township_s_case_is_as_if_it_were_not_there(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    stranger = client_of(make_staff("far", Role.WINDOW, "420626100"))
    for path in ("application", "archive"):
        assert stranger.post(f"/cases/{case.id}/{path}/", {"reason": REASON}).status_code == 404
    assert not Reveal.objects.exists()


def test_a_case_whose_key_is_gone_and_a_server_without_fonts_say_so(
    terminal: Terminal, ring: KeyRing, clerk: Client, settings: Settings, tmp_path: Path
) -> None:
    case = file(terminal, ring)
    settings.CONFIG = msgspec.structs.replace(settings.CONFIG, fonts=())
    page = clerk.post(f"/cases/{case.id}/application/", {"reason": REASON}, follow=True).content.decode()
    assert "没有装打印用的中文字体" in page
    settings.KEYS_FOLDER = tmp_path / "none"
    page = clerk.post(f"/cases/{case.id}/archive/", {"reason": REASON}, follow=True).content.decode()
    assert "缺少对应的县级私钥" in page


@pytest.mark.django_db(transaction=True)
def test_whoever_fetches_a_file_over_a_slow_line_holds_no_connection() -> None:
    """On SQLite one costs nothing, and stays."""

    def pieces() -> Iterator[bytes]:
        while True:
            yield str(Case.objects.count()).encode()

    slow = unheld(pieces())
    for _ in range(2):
        assert next(slow) == b"0"
        assert (connection.connection is None) == (connection.vendor == "postgresql")


def test_a_file_that_does_not_open_is_named_and_the_others_go(
    terminal: Terminal, ring: KeyRing, clerk: Client
) -> None:
    good, other = Photograph(os.urandom(5_000)), Photograph(os.urandom(5_000))
    wrong = replace(good.file, key=other.file.key)
    case = file(terminal, ring, materials=(), files=(wrong, other.file), at=timezone.localtime())
    good.arrive(terminal)
    other.arrive(terminal)
    found, folder = case_file(clerk, case)
    about = json.loads(found.read(f"{folder}/元数据.json"))
    assert [row["原因"] for row in about["没有装进来的"]] == ["打不开，内容和登记的对不上"]
    assert hashlib.sha256(found.read(f"{folder}/材料/02-表里的照片-2.jpg")).hexdigest() == other.file.sha256
