"""A handful of characters in the format of the Unihan database, for tests without the whole of it."""

from __future__ import annotations

import bz2
from pathlib import Path

_RADICALS = (
    "# Radical; Character; Unified\n1; 2F00; 4E00\n30; 2F1D; 53E3\n212; 2FD3; 9F8D\n212'; 2EF0; 9F99\n"
)
_SOURCES = """# a comment
U+4E00\tkRSUnicode\t1.0
U+4E00\tkTotalStrokes\t1
U+53E3\tkRSUnicode\t30.0
U+53E3\tkTotalStrokes\t3
U+5409\tkRSUnicode\t30.3
U+5409\tkTotalStrokes\t6
U+20BB7\tkRSUnicode\t30.3 1.5
U+20BB7\tkTotalStrokes\t6
U+9F8D\tkRSUnicode\t212.0
U+9F8D\tkTotalStrokes\t16
U+9F99\tkRSUnicode\t212'.0
U+9F99\tkTotalStrokes\t5
U+4DAE\tkIRG_GSource\tG7-2227
U+4DAE\tkRSUnicode\t212'.4
U+4DAE\tkTotalStrokes\t9
U+31350\tkRSUnicode\t1.1
U+31350\tkTotalStrokes\t2
"""
_READINGS = """U+4E00\tkMandarin\tyī
U+53E3\tkMandarin\tkǒu
U+5409\tkMandarin\tjí
U+9F8D\tkMandarin\tlóng
U+9F99\tkMandarin\tlóng
U+4DAE\tkMandarin\tyǎn
U+7EFF\tkMandarin\tlǜ lù
U+4E00\tkDefinition\tone
"""


def write_tables(folder: Path) -> Path:
    """The files of ``unicode-data`` in small; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "CJKRadicals.txt").write_text(_RADICALS, "utf-8")
    for name, text in (("IRGSources", _SOURCES), ("Readings", _READINGS)):
        (folder / f"Unihan_{name}.txt.bz2").write_bytes(bz2.compress(text.encode()))
    return folder
