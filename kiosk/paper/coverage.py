"""Whether the fonts for paper have every Han character that a name may hold: for the machine's keeper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sync.paper.fonts import FontChain, NoFontError

#: Han characters by implementation level (GB 18030-2022, 3.3): what names are written with, and the rest.
LEVELS = (
    ("常用字", ((0x4E00, 0x9FA5),)),
    ("规范字", ((0x9FA6, 0x9FFF), (0x3400, 0x4DBF))),
    (
        "生僻字",
        ((0x20000, 0x2A6DF), (0x2A700, 0x2B739), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0)),
    ),
)


class FontFinding(Struct, frozen=True):
    """ok: every character is there. words: one Chinese sentence. missing: code points that are printed as
    〔U+…〕, first ones only."""

    ok: bool
    words: str
    missing: tuple[int, ...] = ()


def check_fonts(paths: Sequence[Path], named: int = 20) -> FontFinding:
    """All Han characters of GB 18030-2022 against the chain of fonts; never raises. A second.

    named: how many missing code points to name.
    """
    try:
        chain = FontChain(paths)
    except NoFontError:
        return FontFinding(
            False, "打印用的字体一个也打不开，请安装 fonts-lxgw-wenkai 或 fonts-wqy-microhei。"
        )
    gone: list[int] = []
    counts: list[str] = []
    for level, ranges in LEVELS:
        lost = [code for a, b in ranges for code in range(a, b + 1) if chain.font_of(chr(code)) is None]
        gone += lost
        if lost:
            counts.append(f"{level} {len(lost)} 个")
    if not gone:
        return FontFinding(True, "打印用的字体齐全，国标里的汉字都印得出来。")
    words = f"打印用的字体缺字：{'、'.join(counts)}，会印成编码。安装 fonts-hanazono 能补上大部分。"
    return FontFinding(False, words, tuple(gone[:named]))
