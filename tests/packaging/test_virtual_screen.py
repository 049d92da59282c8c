"""The screen of a machine without one: real Xvfb, real x11vnc, and what a stranger there can reach."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from supervise.child import Child
from supervise.display import VirtualScreen, free_display, socket_of
from supervise.log import Log
from supervise.ports import free_port

from tests.conftest import missing
from tests.packaging.lines import PATIENCE, Lines

_CLIENT = (
    "from PySide6.QtGui import QGuiApplication as A; a = A([]); print(a.primaryScreen().size().toTuple())"
)


@pytest.fixture
def screen(tmp_path: Path) -> VirtualScreen:
    for name in ("Xvfb", "x11vnc"):
        if shutil.which(name) is None:
            missing(f"{name} is not installed")
    made = VirtualScreen(tmp_path, 1080, 1920)
    made.write_secrets()
    return made


@pytest.fixture
def lines() -> Lines:
    return Lines()


def started(name: str, command: list[str], lines: Lines) -> Child:
    child = Child("屏", name, command, env={}, cwd=Path.cwd(), log=Log(lines), events=SimpleQueue())
    child.start()
    return child


@pytest.fixture
def server(screen: VirtualScreen, lines: Lines) -> Iterator[int]:
    """A running Xvfb: its display number."""
    number = free_display(first=200 + os.getpid() % 500)
    child = started("Xvfb", screen.server_command(number), lines)
    for _ in range(int(PATIENCE * 50)):
        if socket_of(number).exists() or child.ended.wait(0.02):
            break
    assert child.running, lines.getvalue()
    yield number
    child.stop()


def look(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("XAUTHORITY", "DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", _CLIENT],
        env={**clean, "HOME": "/nonexistent", **env},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_our_window_gets_the_screen_and_a_stranger_does_not(screen: VirtualScreen, server: int) -> None:
    ours = look(dict(screen.screen(server).env))
    assert ours.stdout.strip() == "(1080, 1920)", ours.stderr
    stranger = look({"DISPLAY": f":{server}", "QT_QPA_PLATFORM": "xcb"})
    assert stranger.returncode != 0
    assert "(1080, 1920)" not in stranger.stdout


def listeners(port: int) -> set[str]:
    """Local addresses (hexadecimal, as the kernel writes them) that listen on this port."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for row in Path(table).read_text().splitlines()[1:]:
            fields = row.split()
            address, number = fields[1].split(":")
            if fields[3] == "0A" and int(number, 16) == port:
                found.add(address)
    return found


def test_vnc_is_on_the_loopback_address_and_wants_the_password(
    screen: VirtualScreen, server: int, lines: Lines
) -> None:
    port = free_port(5950)
    viewer = started("x11vnc", screen.viewer_command(server, port), lines)
    try:
        lines.wait_for(f"PORT={port}")
        assert listeners(port) == {"0100007F"}
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
            # RFC 6143 §7.1: version both ways, then the number of security types and the types themselves.
            stream = line.makefile("rwb")
            with stream:
                version = stream.read(12)
                assert version.startswith(b"RFB 003.")
                stream.write(b"RFB 003.008\n")
                stream.flush()
                types = stream.read(stream.read(1)[0])
        assert types == b"\x02", "only VNC authentication is offered, never None"
    finally:
        viewer.stop()
