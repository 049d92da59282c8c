"""An instant certificate: while the line is up, and with a line that is down first and comes back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sync.protocol.envelope import Kind
from tests.helpers.county_server import CountyServer
from tests.helpers.exchange import ToyExchange
from tests.helpers.people import id_number
from tests.journeys.pages import CertificatePage, FindCase, Home, Identify, Idle
from tests.journeys.station import Station

MATTER = "GF-033"
ME = id_number()
FACTS = {"单位名称": "保康示例商店", "缴存状态": "正常", "月缴存额": "680.00 元", "缴存余额": "12,345.67 元"}


@pytest.fixture(autouse=True)
def known(departments: ToyExchange) -> None:
    departments.records["certificate", MATTER, ME] = FACTS


def ask(machine: Station) -> CertificatePage:
    Idle(machine.finger).start().domain("公积金").matter(MATTER).begin()
    Identify(machine.finger).fill("张示例", ME, "13800000000")
    machine.finger.touch("next")
    return CertificatePage(machine.finger)


def sheet(machine: Station) -> Path:
    (one,) = machine.paper.glob("*/sheet.pdf")
    return one


def words(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    return "".join(done.stdout.split())


def scanned(pdf: Path) -> str:
    picture = pdf.with_suffix(".png")
    command = ["pdftoppm", "-r", "200", "-png", "-singlefile", pdf, picture.with_suffix("")]
    subprocess.run(command, check=True)
    return subprocess.run(
        ["zbarimg", "-q", "--raw", picture], check=True, capture_output=True, text=True
    ).stdout


def genuine(machine: Station, county: CountyServer, tmp_path: Path) -> None:
    """On paper stands what the department said, and the code on it is the county's."""
    pdf = sheet(machine)
    text = words(pdf)
    for part in ("个人住房公积金缴存证明", "张示例", ME, "12,345.67元", "打印于", "自助终端"):
        assert part in text, part
    code = tmp_path / "scanned.txt"
    code.write_text(scanned(pdf), "utf-8")
    said = county.command("check-certificate", str(code)).stdout
    assert "签名正确" in said
    assert "12,345.67 元" in said
    prints = [entry for entry in machine.store.audit_trail() if entry.event == "certificate.print"]
    assert len(prints) == 1
    assert ME not in str(prints)


def test_online_it_is_there_at_once(machine: Station, county: CountyServer, tmp_path: Path) -> None:
    page = ask(machine).until("证明查到了")
    assert page.print() == "已生成证明，共 1 页"
    genuine(machine, county, tmp_path)
    assert "次打印" not in words(sheet(machine))
    before = sheet(machine)
    machine.finger.touch("next")  # printed again: counted, and the sheet says so
    machine.wait(lambda: len(list(machine.paper.glob("*/sheet.pdf"))) == 2, "the second sheet")
    (again,) = set(machine.paper.glob("*/sheet.pdf")) - {before}
    machine.wait(lambda: bool(machine.kiosk.models.certificate.paper == "done"), "the second print")
    assert "第2次打印" in words(again)
    prints = [entry.ids for entry in machine.store.audit_trail() if entry.event == "certificate.print"]
    assert [ids["copy"] for ids in prints] == ["1", "2"]
    page.end()
    assert not list(machine.paper.glob("*/sheet.pdf"))
    assert machine.kiosk.models.certificate.state == ""


def test_who_is_not_known_to_the_department_is_told_so(machine: Station, departments: ToyExchange) -> None:
    departments.records.clear()
    page = ask(machine).until("这份证明现在开不了")
    assert "没有查到" in page.finger.text("sentence")
    page.end()


def test_offline_it_is_kept_and_fetched_when_the_line_is_back(
    machine: Station, county: CountyServer, tmp_path: Path
) -> None:
    machine.proxy.go_offline()
    machine.wait(lambda: not machine.mailbox.line().online, "the line to be down")
    page = ask(machine).until("已经替您排上")
    number = page.number.replace(" ", "")
    assert page.print() == "已生成取证单，共 1 页"
    assert (
        page.number
        in subprocess.run(
            ["pdftotext", sheet(machine), "-"], check=True, capture_output=True, text=True
        ).stdout
    )
    page.end()

    find = Home.of(machine.finger).progress()
    assert "连不上县里" in find.find_nothing(number, ME)
    find.end()
    machine.proxy.go_online()
    machine.wait_until_sent()
    assert Kind.CERTIFICATE_REQUEST in {m.kind for m in machine.mailbox.messages()}

    find = Home.of(machine.finger).progress()
    assert isinstance(find, FindCase)
    other = id_number("19491231", order=6)
    assert "没有找到这份证明" in find.find_nothing(number, other)
    find.end()
    page = Home.of(machine.finger).progress().find_certificate(number, ME).until("证明查到了")
    page.print()
    genuine(machine, county, tmp_path)
    page.end()
