"""What went over a port, kept as text and played again: a fault met in a hall becomes a test.

One line a piece: seconds since the start, ``>`` to the device or ``<`` from it, the bytes in hex. A line that
begins with ``#`` is a remark. Never record a citizen's card: test cards only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from msgspec import Struct

from kiosk.devices.port import DeviceError
from kiosk.devices.serial_port import Port

TO, FROM = ">", "<"


class Piece(Struct, frozen=True):
    at: float
    way: str
    data: bytes


def parse_recording(lines: Iterable[str]) -> list[Piece]:
    """Raises ValueError for a line that is none."""
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        at, way, data = (*line.split(maxsplit=2), "")[:3]
        if way not in (TO, FROM):
            raise ValueError(f"line {number} is no piece of a recording")
        found.append(Piece(float(at), way, bytes.fromhex(data)))
    return found


class RecordedPort:
    """A port that writes down what goes over it."""

    def __init__(self, port: Port, file: TextIO) -> None:
        self._port, self._file, self._start = port, file, time.monotonic()

    def _note(self, way: str, data: bytes) -> None:
        self._file.write(f"{time.monotonic() - self._start:.3f} {way} {data.hex(' ')}\n")
        self._file.flush()

    def write(self, data: bytes) -> None:
        self._note(TO, data)
        self._port.write(data)

    def read(self, most: int, seconds: float) -> bytes:
        data = self._port.read(most, seconds)
        if data:
            self._note(FROM, data)
        return data

    def clear(self) -> None:
        self._port.clear()

    def close(self) -> None:
        self._port.close()


def recorded(open_: Callable[[], Port], path: Path) -> Callable[[], Port]:
    """Opens the same port; what goes over it is added to a file, session after session."""

    def open_recorded() -> Port:
        port = open_()
        return _KeptPort(port, path.open("a", encoding="utf-8"))

    return open_recorded


class _KeptPort(RecordedPort):
    def close(self) -> None:
        super().close()
        self._file.close()


class ReplayedPort:
    """The device of a recording. It answers when it is asked as it was asked then; the waits are left out.

    How often a driver asks for the state while it waits is chance. So a question that has its answer in the
    recording may be left out, and one that was asked before may be asked once more: it is answered as it was.
    After the last piece it is lost, as if unplugged.
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = list(pieces)
        self._asked = b""
        self._answers: dict[bytes, list[Piece]] = {}
        self.unexpected: list[bytes] = []

    def write(self, data: bytes) -> None:
        self._skip_late()
        if not self._pieces:
            raise DeviceError("录下的过程放完了")
        at = self._next(data)
        if at is not None:
            del self._pieces[: at + 1]
            self._asked = data
            self._answers.pop(data, None)
        elif data in self._answers:
            self._pieces[:0] = self._answers[data]
            self._asked = b""
        else:
            self.unexpected.append(data)

    def read(self, most: int, seconds: float) -> bytes:
        if not self._pieces or self._pieces[0].way == TO:
            return b""
        piece = self._pieces.pop(0)
        if self._asked:
            self._answers.setdefault(self._asked, []).append(Piece(piece.at, FROM, piece.data[:most]))
        if len(piece.data) > most:
            self._pieces.insert(0, Piece(piece.at, FROM, piece.data[most:]))
        return piece.data[:most]

    def clear(self) -> None:
        """What came after the question is the answer: nothing is forgotten here, see ``write``."""

    def close(self) -> None:
        self._pieces.clear()

    def _next(self, data: bytes) -> int | None:
        """Where it was written next, with nothing but answered questions before."""
        for at, piece in enumerate(self._pieces):
            if piece.way == TO and piece.data == data:
                return at
            if piece.way == TO and not self._is_answered(at):
                return None
        return None

    def _is_answered(self, at: int) -> bool:
        return at + 1 < len(self._pieces) and self._pieces[at + 1].way == FROM

    def _skip_late(self) -> None:
        """An answer nobody waited for is thrown away by the next question, as ``clear`` did then."""
        while self._pieces and self._pieces[0].way == FROM:
            self._pieces.pop(0)
