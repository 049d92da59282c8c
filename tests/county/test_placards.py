"""Codes to hang up: the sheets say what they should, and each code is read and leads where it says."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from msgspec.structs import replace
from pypdf import PdfReader

from sync.county.fleet.models import Terminal
from sync.county.people.models import ExportRecord
from sync.county.people.rules import Role
from sync.county.placards import rules
from sync.county.placards.rules import Size
from sync.county.placards.sheet import printed
from sync.model.division import TOWNSHIPS
from tests.county.makers import make_staff, make_terminal, publish_matters

pytestmark = pytest.mark.django_db
BASE = "https://baokang.example/p"


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """The county has an address for phones."""
    config = settings.CONFIG
    county = replace(config.county, public_url=BASE + "/")
    monkeypatch.setattr(settings, "CONFIG", replace(config, county=county))


def read(pdf: bytes, folder: Path, dpi: int = 80) -> list[str]:
    """What a phone reads on the sheets."""
    source = folder / "sheet.pdf"
    source.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(source), str(folder / "page")], check=True)
    found: list[str] = []
    for page in sorted(folder.glob("page*.png")):
        done = subprocess.run(
            ["zbarimg", "-q", "--raw", str(page)], capture_output=True, text=True, check=True
        )
        found += done.stdout.split()
    return found


def words(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.usefixtures("reached")
class TestSheets:
    def test_each_township_has_its_own(self, client: Client, tmp_path: Path) -> None:
        client.force_login(make_staff("sup", Role.SUPERVISOR))
        answer = client.get("/placards/sheets/?kind=township")
        assert answer.status_code == 200
        assert len(PdfReader(io.BytesIO(answer.content)).pages) == len(TOWNSHIPS)
        assert set(read(answer.content, tmp_path)) == {f"{BASE}/say/?at={t.code}" for t in TOWNSHIPS}
        assert ExportRecord.objects.get().number == len(TOWNSHIPS)

    def test_a_code_leads_to_a_page_that_knows_the_place(self, client: Client, tmp_path: Path) -> None:
        terminal = make_terminal("420626106")
        client.force_login(make_staff("sup", Role.SUPERVISOR))
        answer = client.get(f"/placards/sheets/?kind=terminal&of={terminal.id}")
        (address,) = read(answer.content, tmp_path)
        parts = urlsplit(address)
        page = Client().get(f"{parts.path}?{parts.query}").content.decode()
        assert '<option value="420626106" selected>' in page

    def test_four_on_a_sheet_and_a_township_only_its_own(self, client: Client, tmp_path: Path) -> None:
        mine = [make_terminal("420626106") for _ in range(5)]
        make_terminal("420626107")
        client.force_login(make_staff("keeper", Role.KEEPER, "420626106"))
        answer = client.get("/placards/sheets/?kind=terminal&size=quarter")
        assert len(PdfReader(io.BytesIO(answer.content)).pages) == 2
        assert sorted(read(answer.content, tmp_path, 150)) == [f"{BASE}/say/?at={t.id}" for t in mine]
        assert client.get("/placards/sheets/?kind=terminal&of=420626107-01").status_code == 302

    def test_a_matter_leads_to_its_guide(self, client: Client, tmp_path: Path) -> None:
        publish_matters()
        client.force_login(make_staff("sup", Role.SUPERVISOR))
        answer = client.get("/placards/sheets/?kind=matter&of=HR-007")
        (address,) = read(answer.content, tmp_path)
        page = Client().get(urlsplit(address).path)
        text = page.content.decode()
        assert page.status_code == 200
        assert "城乡居民" in text
        assert "要准备什么" in text
        assert "noindex" in page["X-Robots-Tag"]

    def test_what_is_not_there_is_said(self, client: Client) -> None:
        client.force_login(make_staff("sup", Role.SUPERVISOR))
        for query in ("kind=matter", "kind=matter&of=x", "kind=terminal&of=x", "kind=terminal"):
            answer = client.get(f"/placards/sheets/?{query}", follow=True)
            assert "请选要打印哪一个" in answer.content.decode(), query
        assert Client().get("/p/m/none/").status_code == 404


def test_without_an_address_for_phones_nothing_is_printed(client: Client) -> None:
    client.force_login(make_staff("admin", Role.ADMIN))
    assert "public_url" in client.get("/placards/").content.decode()
    answer = client.get("/placards/sheets/?kind=township", follow=True)
    assert "public_url" in answer.content.decode()


def test_rare_characters_are_printed_and_read(tmp_path: Path) -> None:
    terminal = Terminal(id="420626106-01", township="420626106", device=1)
    placard = replace(rules.for_terminal(BASE, terminal), place="䶮村𠮷林服务站")
    pdf = printed([placard], Size.SHEET)
    assert "䶮村𠮷林服务站" in words(pdf)
    assert "〔U+" not in words(pdf)
    assert read(pdf, tmp_path) == [f"{BASE}/say/?at=420626106-01"]


@pytest.mark.parametrize("size", Size)
def test_the_longest_name_stays_on_its_sheet(size: Size, tmp_path: Path) -> None:
    title = "出具因灾害房屋倒塌、毁损享受住房救助的农村村民建房用地以及集体土地使用权确认证明" * 2
    placard = rules.Placard(title, ("一", "二"), "保康县", f"{BASE}/m/X/")
    pdf = printed([placard], size)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert title in "".join(words(pdf).split())
    assert read(pdf, tmp_path, 150) == [f"{BASE}/m/X/"]
