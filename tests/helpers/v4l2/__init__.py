"""A camera of the kernel's for tests: the V4L2 API as the UVC driver answers it, played inside the process
that opens it (``player.c``). A machine for tests has no camera and may load no kernel module.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("player.c")


class PlayedCamera:
    """``command`` runs a program that finds the camera at ``device``; ``show`` is what it sees."""

    def __init__(self, folder: Path) -> None:
        """Raises CalledProcessError when the C compiler does not take it."""
        self.device = folder / "video0"
        self._frame, self._library = folder / "frame.jpg", folder / "player.so"
        subprocess.run(
            ["cc", "-O1", "-shared", "-fPIC", "-o", str(self._library), str(SOURCE), "-ldl"], check=True
        )

    def plug(self, frame: bytes) -> None:
        self.show(frame)
        self.device.touch()

    def show(self, frame: bytes) -> None:
        part = self._frame.with_suffix(".part")
        part.write_bytes(frame)
        part.replace(self._frame)

    def unplug(self) -> None:
        self.device.unlink()
        self._frame.unlink()

    def command(self, *program: str) -> tuple[str, ...]:
        given = (f"LD_PRELOAD={self._library}", f"V4L2_PLAYED={self.device}", f"V4L2_FRAME={self._frame}")
        return ("env", *given, *program)
