"""The doctor finds what is wrong, says what to do, and changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.__main__ import FAILED, main
from kiosk.devices.idcard.simulator import SamSimulator
from kiosk.services import doctor
from kiosk.settings import load_settings
from kiosk.store.port import StoreError
from kiosk.wiring.devices import Fitted
from kiosk.wiring.doctor import lines
from sync.model.settings import Devices, Paper
from sync.terminal.mailbox.port import LineStatus, MailboxError

FONTS = [Path(font) for font in Paper().fonts]
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def status(**changes: object) -> LineStatus:
    fields: dict[str, object] = {
        "enrolled": True,
        "online": True,
        "waiting": 0,
        "sending": 0,
        "parked": 0,
        "last_contact": NOW.isoformat(),
        "skew_ms": 0,
    }
    return LineStatus(**fields | changes)  # type: ignore[arg-type]


def test_what_is_needed_is_here() -> None:
    assert doctor.packages().ok
    assert doctor.fonts(FONTS).ok


def test_fonts_without_rare_characters_and_none_at_all(tmp_path: Path) -> None:
    assert "生僻字" in doctor.fonts(FONTS[:1]).words
    assert doctor.fonts([tmp_path / "none.ttf"]).ok is False


@pytest.mark.parametrize(
    ("changes", "ok", "words"),
    [
        ({}, True, "已联网"),
        ({"waiting": 3}, True, "3 条"),
        ({"enrolled": False}, False, "登记"),
        ({"online": False, "last_contact": ""}, False, "没有连上过"),
        ({"online": False}, True, "断网"),
        ({"online": False, "last_contact": (NOW - timedelta(days=4)).isoformat()}, False, "4 天前"),
    ],
)
def test_the_line(changes: dict[str, object], ok: bool, words: str) -> None:
    contact, _ = doctor.line(lambda: status(**changes), NOW)
    assert (contact.ok, words in contact.words) == (ok, True)


@pytest.mark.parametrize(("skew", "ok"), [(0, True), (-400_000, False), (None, None)])
def test_the_clock(skew: int | None, ok: bool | None) -> None:
    assert doctor.line(lambda: status(skew_ms=skew), NOW)[1].ok is ok


def test_databases_that_cannot_be_read(tmp_path: Path) -> None:
    def broken() -> LineStatus:
        raise MailboxError("打不开。请叫管理员。", "broken")

    def gone() -> int:
        raise StoreError("钥匙不对。请叫管理员。", "key")

    assert doctor.line(broken, NOW)[0].words == "打不开。请叫管理员。"
    assert "init" in doctor.private_store(tmp_path, gone).words
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "private.db").touch()
    assert doctor.private_store(tmp_path, gone).words == "钥匙不对。请叫管理员。"
    assert doctor.private_store(tmp_path, lambda: 2).ok


def test_the_disk_of_a_folder_that_is_not_made_yet(tmp_path: Path) -> None:
    assert doctor.disk(tmp_path / "a" / "b").ok


def test_a_device_is_tested_by_asking_it(tmp_path: Path) -> None:
    module = SamSimulator(tmp_path / "reader")
    module.plug()
    fitted = Fitted(Devices(id_reader=f"serial:{module.link}")).all
    (good,) = doctor.devices(fitted)
    assert (good.name, good.ok, good.words) == ("id_reader", True, "正常")
    assert bytes.fromhex("11 FF EE") not in module.heard
    assert bytes.fromhex("11 FF ED") in module.heard
    module.unplug()
    (gone,) = doctor.devices(Fitted(Devices(id_reader=f"serial:{module.link}")).all, patience=3)
    assert (gone.ok, "插头" in gone.words) == (False, True)


def test_the_command_says_all_and_fails_where_something_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[paths]\nstate = "state"\n', "utf-8")
    assert main(["--config", str(config), "doctor"]) == FAILED
    told = capsys.readouterr().err
    assert "✓ 软件包" in told
    assert "✗ 本机数据库：还没有建" in told
    assert "– 身份证读卡器：没有装" in told
    assert load_settings(config).state.exists() is False


def test_all_well() -> None:
    check = doctor.Check(name="x", label="试", ok=True, words="好")
    assert lines((check,))[-1] == "都好。"
    assert doctor.healthy((check,))
