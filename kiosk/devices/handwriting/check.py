"""Whether handwriting works on this machine, in words for its keeper."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from kiosk.devices.handwriting.port import HandwritingError
from kiosk.devices.handwriting.zinnia import LIBRARY, MODEL, ZinniaRecogniser

#: The horizontal stroke 一 on a pad of 100 x 100: an engine that cannot read it reads nothing.
_ONE = (((8, 50), (50, 50), (92, 50)),)


class Finding(Struct, frozen=True):
    """ok: it works. words: one Chinese sentence; without ``ok`` it says what to do."""

    ok: bool
    words: str


def check_handwriting(model: Path = MODEL, library: str = LIBRARY) -> Finding:
    """Open the engine and let it read one character; never raises."""
    try:
        recogniser = ZinniaRecogniser(model, library)
    except HandwritingError as error:
        return Finding(False, f"键盘上没有“手写”：{error.message}")
    try:
        read = "".join(c.char for c in recogniser.recognise(_ONE, 100, 100, 3))
        if "一" not in read:
            return Finding(False, "手写识别认不出“一”，请重新安装 tegaki-zinnia-simplified-chinese。")
        return Finding(True, f"手写能用，认得 {recogniser.size} 个字。")
    finally:
        recogniser.close()


def open_recogniser(model: Path = MODEL, library: str = LIBRARY) -> ZinniaRecogniser | None:
    """The machine's recogniser; None when it has none, and then the keyboard offers no handwriting."""
    try:
        return ZinniaRecogniser(model, library)
    except HandwritingError:
        return None
