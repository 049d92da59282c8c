"""Frames of the SAM-V module in every licensed reader (GA 450), as bytes.

Host to module: ``AA AA AA 96 69``, length (2 bytes, big-endian, of what follows it), command, parameter,
data, check. Module to host: the same with three status bytes in place of command and parameter. The check
byte is the XOR of everything after the preamble but itself.
"""

from __future__ import annotations

from enum import IntEnum
from functools import reduce
from operator import xor

from msgspec import Struct

PREAMBLE = bytes.fromhex("AA AA AA 96 69")
#: The longest answer, text with photo and two fingerprints, is 2,314 bytes after the length.
LONGEST = 4096
_LENGTH = 2
_ID_SIZE = 16


class Command(Struct, frozen=True):
    """What the module is asked."""

    command: int
    parameter: int


RESET = Command(0x10, 0xFF)
STATUS = Command(0x11, 0xFF)
SAM_ID = Command(0x12, 0xFF)
FIND = Command(0x20, 0x01)
SELECT = Command(0x20, 0x02)
READ = Command(0x30, 0x01)


class Status(IntEnum):
    """The third status byte."""

    OK = 0x90
    EMPTY = 0x91
    FOUND = 0x9F
    CHECKSUM = 0x10
    LENGTH = 0x11
    COMMAND = 0x21
    NOT_PERMITTED = 0x23
    UNKNOWN = 0x24
    SAM_REFUSED = 0x31  # the card failed to authenticate the module
    CARD_REFUSED = 0x32  # the module failed to authenticate the card
    INFORMATION = 0x33
    CARD_TYPE = 0x40
    READ_FAILED = 0x41
    RANDOM = 0x47
    SELF_TEST = 0x60
    UNAUTHORISED = 0x66
    NOT_FOUND = 0x80
    NOT_SELECTED = 0x81


class Reply(Struct, frozen=True):
    """An answer of the module. status: the third byte, which alone tells; see :class:`Status`."""

    status: int
    data: bytes = b""


def check_byte(data: bytes) -> int:
    return reduce(xor, data, 0)


def frame(body: bytes) -> bytes:
    """body: command, parameter and data; or three status bytes and data."""
    rest = (len(body) + 1).to_bytes(_LENGTH, "big") + body
    return PREAMBLE + rest + bytes([check_byte(rest)])


def question(command: Command) -> bytes:
    return frame(bytes([command.command, command.parameter]))


class Frames:
    """Finds whole frames in what comes, whatever stands around them and however it is cut into pieces."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        #: Frames whose check byte was wrong.
        self.broken = 0

    def clear(self) -> None:
        self._buffer.clear()

    def feed(self, data: bytes) -> list[bytes]:
        """The bodies of the frames that are whole now: without preamble, length and check byte."""
        self._buffer += data
        found: list[bytes] = []
        while (body := self._next()) is not None:
            found.append(body)
        return found

    def _next(self) -> bytes | None:
        """What looks like the beginning of a frame may be noise: a whole one behind it counts, too."""
        buffer, head = self._buffer, len(PREAMBLE) + _LENGTH
        keep = max(0, len(buffer) - len(PREAMBLE) + 1)  # a preamble may have begun
        start = buffer.find(PREAMBLE)
        while start >= 0:
            if len(buffer) < start + head:
                keep = min(keep, start)
                break
            length = int.from_bytes(buffer[start + len(PREAMBLE) : start + head], "big")
            end = start + head + length
            if not 1 <= length <= LONGEST:
                pass
            elif len(buffer) < end:
                keep = min(keep, start)
            else:
                rest = bytes(buffer[start + len(PREAMBLE) : end])
                if check_byte(rest[:-1]) == rest[-1]:
                    del buffer[:end]
                    return rest[_LENGTH:-1]
                self.broken += 1
            start = buffer.find(PREAMBLE, start + 1)
        del buffer[:keep]
        return None


def reply_of(body: bytes) -> Reply | None:
    """None for a body too short to be an answer."""
    return Reply(body[2], body[3:]) if len(body) >= 3 else None


def is_sam_id(reply: Reply) -> bool:
    """Whether it answers ``SAM_ID``: no other answer is well and has 16 bytes of data."""
    return reply.status == Status.OK and len(reply.data) == _ID_SIZE
