"""A SAM-V module with its reader, played over a pseudo terminal; cards are JSON files.

It answers as the modules in readers do: a card that was read is not found again before it was lifted
(``halts``; some modules go on finding it), and what is wrong can be set by hand.
"""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.devices.bench import PtyBench
from kiosk.devices.idcard.sam import FIND, LONGEST, READ, RESET, SAM_ID, SELECT, STATUS, Frames, Status, frame

_ID = bytes.fromhex("0513030100000000D90F330100000000")
_FOUND_DATA, _SELECT_DATA = bytes(4), bytes(8)
PHOTO_SIZE = 1024


class SimCard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A card as its JSON file says. kind: "" resident, J, I or Y; texts as on the card, days as 20300101."""

    kind: str = ""
    name: str = ""
    english_name: str = ""
    sex: str = "1"
    nation: str = "01"
    nationality: str = ""
    birth: str = ""
    address: str = ""
    number: str
    authority: str = ""
    valid_from: str = "20200101"
    valid_until: str = "20400101"
    permit: str = ""

    def text(self) -> bytes:
        """The 256 bytes."""
        first, more = self.english_name[:35], self.english_name[35:]
        fields: dict[str, tuple[tuple[str, int], ...]] = {
            "": (
                (self.name, 30),
                (self.sex, 2),
                (self.nation, 4),
                (self.birth, 16),
                (self.address, 70),
                (self.number, 36),
                (self.authority, 30),
                (self.valid_from, 16),
                (self.valid_until, 16),
                ("", 36),
            ),
            "J": (
                (self.name, 30),
                (self.sex, 2),
                ("", 4),
                (self.birth, 16),
                (self.address, 70),
                (self.number, 36),
                (self.authority, 30),
                (self.valid_from, 16),
                (self.valid_until, 16),
                (self.permit, 18),
                ("01", 4),
                ("", 6),
                ("J", 2),
                ("", 6),
            ),
            "I": (
                (self.english_name, 120),
                (self.sex, 2),
                (self.number, 30),
                (self.nationality, 6),
                (self.name, 30),
                (self.valid_from, 16),
                (self.valid_until, 16),
                (self.birth, 16),
                ("01", 4),
                (self.authority, 8),
                ("I", 2),
                ("", 6),
            ),
            "Y": (
                (self.name, 30),
                (self.sex, 2),
                ("00", 4),
                (self.birth, 16),
                (first, 70),
                (self.number, 36),
                ("", 30),
                (self.valid_from, 16),
                (self.valid_until, 16),
                (more, 22),
                (self.nationality, 6),
                ("Y", 2),
                ("", 6),
            ),
        }
        return b"".join(_padded(text, size) for text, size in fields[self.kind])


def _padded(text: str, size: int) -> bytes:
    data = text.encode("utf-16-le")
    if len(data) > size:
        raise ValueError(f"{text!r} takes {len(data)} bytes of {size}")
    return data + b" \0" * ((size - len(data)) // 2)


def load_card(path: Path) -> SimCard:
    """Raises ValueError (msgspec) for a file that is no card."""
    return msgspec.json.decode(path.read_bytes(), type=SimCard)


class SamSimulator(PtyBench):
    """``card``: what lies on the reader. Whoever plays sets it by :meth:`lay` and :meth:`lift`."""

    def __init__(self, link: Path, *, halts: bool = True, slow: float = 0.0) -> None:
        """slow: seconds that reading a card takes, about one with a real module."""
        super().__init__(link)
        self.halts, self._slow = halts, slow
        self._frames = Frames()
        self._card: SimCard | None = None
        self._read = self._selected = False
        #: Says this instead of what it would say, by command: for faults.
        self.instead: dict[int, int] = {}
        #: Hears, and says nothing.
        self.hangs = False
        #: The card is drawn away once it is selected.
        self.snatched = False
        #: Answers held back, by command: each goes out before the answer to the next question.
        self.late: set[int] = set()
        self._held = b""
        #: Sent before each answer.
        self.noise = b""
        self.photo = bytes(PHOTO_SIZE)
        #: Cuts answers into pieces of so many bytes.
        self.piece = LONGEST

    def lay(self, card: SimCard) -> None:
        self._card, self._read, self._selected = card, False, False

    def lift(self) -> None:
        self._card = None

    def plugged_in(self) -> None:
        self._frames.clear()
        self._selected, self._held = False, b""

    def hear(self, data: bytes) -> None:
        for body in self._frames.feed(data):
            if not self.hangs and len(body) >= 2:
                self._answer(body[0], body[1])

    def _answer(self, command: int, parameter: int) -> None:
        wrong = self.instead.get((command << 8) | parameter)
        if wrong is not None:
            status, content = wrong, b""
        else:
            status, content = self._work(command, parameter)
        answer = self.noise + frame(bytes([0, 0, status]) + content)
        if ((command << 8) | parameter) in self.late:
            self._held += answer
            return
        held, self._held = self._held, b""
        self._send(held + answer)

    def _work(self, command: int, parameter: int) -> tuple[int, bytes]:
        for known, work in (
            (FIND, self._find),
            (SELECT, self._select),
            (READ, self._text),
            (RESET, self._fine),
            (STATUS, self._fine),
            (SAM_ID, self._id),
        ):
            if (command, parameter) == (known.command, known.parameter):
                return work()
        return Status.COMMAND, b""

    def _send(self, data: bytes) -> None:
        for at in range(0, len(data), self.piece):
            self.say(data[at : at + self.piece])

    def _fine(self) -> tuple[Status, bytes]:
        return Status.OK, b""

    def _id(self) -> tuple[Status, bytes]:
        return Status.OK, _ID

    def _find(self) -> tuple[Status, bytes]:
        self._selected = False
        if self._card is None or (self._read and self.halts):
            return Status.NOT_FOUND, b""
        return Status.FOUND, _FOUND_DATA

    def _select(self) -> tuple[Status, bytes]:
        if self._card is None or (self._read and self.halts):
            return Status.NOT_SELECTED, b""
        self._selected = True
        if self.snatched:
            self._card = None
        return Status.OK, _SELECT_DATA

    def _text(self) -> tuple[Status, bytes]:
        if self._slow:
            time.sleep(self._slow)
        if self._card is None or not self._selected:
            return Status.READ_FAILED, b""
        self._read = True
        text = self._card.text()
        sizes = len(text).to_bytes(2, "big") + len(self.photo).to_bytes(2, "big")
        return Status.OK, sizes + text + self.photo
