"""Where the window is shown: the screen that is here, or a virtual one that is looked at over VNC."""

from __future__ import annotations

import os
import secrets
import shutil
import struct
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: Room that a desktop's own bars and window frames take, in pixels.
FRAME = 90
#: config.toml's own limits of display.scale.
SMALLEST, LARGEST = 0.25, 2.0

_PROBE = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
area = app.primaryScreen().availableGeometry()
print(area.width(), area.height())
"""


@dataclass(frozen=True)
class Screen:
    """env: what the window needs to be shown there. width, height: in pixels, 0 when not known."""

    width: int = 0
    height: int = 0
    env: Mapping[str, str] = field(default_factory=dict)


def fitting_scale(window: tuple[int, int], screen: tuple[int, int], wanted: float) -> float:
    """``wanted``, or less where the window would not fit, in steps of 0.05. Sizes in pixels."""
    (width, height), (room_w, room_h) = window, screen
    if not room_w or not room_h:
        return wanted
    most = min(room_w / width, (room_h - FRAME) / height)
    if wanted <= most:
        return wanted
    return max(SMALLEST, int(most * 20) / 20)


def own_screen(env: Mapping[str, str]) -> Screen | None:
    """The desktop that this process was started on; None when there is none or it refuses us."""
    if env.get("QT_QPA_PLATFORM") == "offscreen":
        return Screen()
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        return None
    try:
        probe = subprocess.run(
            [sys.executable, "-c", _PROBE],
            env=dict(env),
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        width, height = (int(word) for word in probe.stdout.split())
    except (subprocess.SubprocessError, ValueError):
        return None
    return Screen(width, height)


class VirtualScreen:
    """Xvfb with a cookie of its own and x11vnc on the loopback address with a password.

    Without the cookie every user of this machine could look at the screen and type into it.
    """

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._folder, self._width, self._height = folder, width, height
        self._cookie_file = folder / "xauthority"
        self.password_file = folder / "vnc-password"

    @staticmethod
    def missing() -> list[str]:
        return [name for name in ("Xvfb", "x11vnc") if shutil.which(name) is None]

    def write_secrets(self) -> None:
        """New ones for every run. The file format is Xau's; family 0xFFFF means any host, any display."""
        name, cookie = b"MIT-MAGIC-COOKIE-1", secrets.token_bytes(16)
        entry = struct.pack(">HHHH", 0xFFFF, 0, 0, len(name)) + name + struct.pack(">H", 16) + cookie
        write_private(self._cookie_file, entry)
        # The VNC protocol looks at the first eight characters only.
        write_private(self.password_file, secrets.token_urlsafe(6).encode() + b"\n")

    def server_command(self, number: int) -> list[str]:
        size = f"{self._width}x{self._height}x24"
        return [
            "Xvfb", f":{number}", "-screen", "0", size, "-nolisten", "tcp", "-noreset",
            "-auth", str(self._cookie_file),
        ]  # fmt: skip

    def viewer_command(self, number: int, port: int) -> list[str]:
        return [
            "x11vnc", "-display", f":{number}", "-auth", str(self._cookie_file), "-localhost", "-no6",
            "-rfbport", str(port), "-passwdfile", str(self.password_file), "-forever", "-shared", "-quiet",
        ]  # fmt: skip

    def screen(self, number: int) -> Screen:
        # No size: it was made for the window, which has no frame there and is never scaled.
        return Screen(
            env={
                "DISPLAY": f":{number}",
                "XAUTHORITY": str(self._cookie_file),
                "QT_QPA_PLATFORM": "xcb",
                "QT_QUICK_BACKEND": os.environ.get("QT_QUICK_BACKEND", "software"),
            }
        )


def free_display(first: int = 99) -> int:
    """The first display number from ``first`` on that no X server on this machine holds."""
    for number in range(first, first + 200):
        if not Path(f"/tmp/.X{number}-lock").exists() and not socket_of(number).exists():  # noqa: S108
            return number
    raise RuntimeError("找不到空闲的显示编号。")


def socket_of(number: int) -> Path:
    """Where the X server of this display listens: there as soon as it can be used."""
    return Path(f"/tmp/.X11-unix/X{number}")  # noqa: S108 (X11's fixed place)


def write_private(path: Path, data: bytes) -> None:
    """A file that only this user can read, from its first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
