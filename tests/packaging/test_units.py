"""The systemd units say what the architecture promises of the three processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNITS = Path(__file__).resolve().parents[2] / "packaging" / "systemd"


def settings(unit: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (UNITS / unit).read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("unit", ["doorstep-kiosk.service", "doorstep-init.service"])
def test_the_kiosk_has_no_network_and_gets_its_key_from_systemd(unit: str) -> None:
    unit_settings = settings(unit)
    assert unit_settings["PrivateNetwork"] == ["yes"]
    assert unit_settings["IPAddressDeny"] == ["any"]
    assert unit_settings["RestrictAddressFamilies"] == ["AF_UNIX"]
    assert unit_settings["LoadCredential"] == ["doorstep-key:/etc/doorstep/key"]
    assert unit_settings["User"] == ["kiosk"]


def test_the_kiosk_may_speak_and_open_its_devices_and_no_other() -> None:
    unit_settings = settings("doorstep-kiosk.service")
    assert "PrivateDevices" not in unit_settings
    assert unit_settings["DevicePolicy"] == ["closed"]
    serial = ["char-ttyUSB rw", "char-ttyACM rw", "char-ttyS rw"]
    camera = "char-video4linux rw"
    assert unit_settings["DeviceAllow"] == ["char-alsa rw", *serial, "/dev/usb/lp0 rw", camera]
    assert unit_settings["SupplementaryGroups"] == ["audio dialout lp video"]


def test_the_agent_sees_line_db_alone() -> None:
    unit_settings = settings("doorstep-line.service")
    assert unit_settings["User"] == ["kiosk-line"]
    assert unit_settings["ReadWritePaths"] == ["/var/lib/doorstep/line"]
    assert "/var/lib/doorstep/kiosk" in unit_settings["InaccessiblePaths"][0]


def test_both_share_line_db_by_group() -> None:
    for unit in ("doorstep-kiosk.service", "doorstep-line.service", "doorstep-init.service"):
        unit_settings = settings(unit)
        assert (unit_settings["Group"], unit_settings["UMask"]) == (["doorstep"], ["0007"])
    assert "2770 kiosk-line doorstep" in (UNITS / "doorstep.tmpfiles").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "unit",
    [
        "doorstep-kiosk.service",
        "doorstep-line.service",
        "doorstep-county.service",
        "doorstep-county-hourly.service",
        "doorstep-county-tidy.service",
    ],
)
def test_a_crash_writes_no_answers_to_the_disk(unit: str) -> None:
    assert settings(unit)["LimitCORE"] == ["0"]


def test_what_runs_at_times_is_a_command_with_a_timer_and_the_server_s_rights() -> None:
    timers = sorted(UNITS.glob("doorstep-county-*.timer"))
    assert [timer.name for timer in timers] == ["doorstep-county-hourly.timer", "doorstep-county-tidy.timer"]
    for timer in timers:
        assert settings(timer.name)["Persistent"] == ["true"]
        unit, server = settings(f"{timer.stem}.service"), settings("doorstep-county.service")
        (command,) = unit["ExecStart"]
        words = command.split("python ")[1].split()
        done = subprocess.run([sys.executable, *words, "--help"], capture_output=True, check=False)
        assert done.returncode == 0, command
        for name in ("User", "Group", "UMask", "EnvironmentFile", "StateDirectory", "ProtectSystem"):
            assert unit[name] == server[name], name


def test_who_asks_the_printer_reaches_no_further_than_the_house_and_not_the_kiosk_s_files() -> None:
    unit = settings("doorstep-printer.service")
    assert unit["IPAddressDeny"] == ["any"]
    assert "0.0.0.0/0" not in unit["IPAddressAllow"][0]
    assert unit["InaccessiblePaths"] == ["/var/lib/doorstep"]
    assert unit["DynamicUser"] == ["yes"]
    program = unit["ExecStart"][0].split()[0].removeprefix("/opt/doorstep/")
    assert os.access(UNITS.parents[1] / program, os.X_OK)
    assert settings("doorstep-printer.timer")["OnUnitActiveSec"] == ["30s"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_every_line(tmp_path: Path) -> None:
    for unit in [*UNITS.glob("*.service"), *UNITS.glob("*.timer")]:
        # The programs of a real installation are not here; that they exist is not the question.
        text = unit.read_text(encoding="utf-8")
        for program in (
            "/opt/doorstep/.venv/bin/python",
            "/usr/bin/cage",
            "/opt/doorstep/packaging/cups/doorstep-printer-state",
        ):
            text = text.replace(program, "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", *map(str, tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Unknown" not in done.stderr, done.stderr
