"""Fonts of what the county prints: TrueType (reportlab takes no Noto CJK), rare characters of names included.

A name may hold characters that the first font does not have (䶮, 𠮷). Each run of them is set in the first
font of the chain that has it; what none has is written as its code point, so that a clerk can look it up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

FONTS = (
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"),
    Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"),
    Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"),
)
"""In the order in which they are asked (packaging/bootstrap installs them)."""


class NoFontError(Exception):
    """None of the fonts for paper is installed."""


class _Font(TTFont):  # type: ignore[misc]
    """WORKAROUND reportlab 5.1: its ToUnicode map writes a character beyond the BMP as five hex digits; PDF
    32000-1 9.10.3 wants UTF-16BE. As in kiosk/paper/fonts.py, which the county may not ask."""

    def addObjects(self, doc: Any) -> None:
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(subsets))]
        super().addObjects(doc)
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[doc.idToObject["BasicFonts"].dict[name].ToUnicode.name]
            for number, code in enumerate(subset):
                if code > 0xFFFF:
                    utf16 = chr(code).encode("utf-16-be").hex().upper()
                    wrong, right = f"<{number:02X}> <{code:04X}>", f"<{number:02X}> <{utf16}>"
                    stream.content = stream.content.replace(wrong, right)


class Fonts:
    """The chain. A font further down is opened only when a character asks for it."""

    def __init__(self, paths: tuple[Path, ...] = FONTS) -> None:
        """Raises NoFontError."""
        self._left = list(paths)
        self._fonts: list[TTFont] = []
        self._of: dict[str, TTFont | None] = {}
        if not self._open_next():
            raise NoFontError(", ".join(path.name for path in paths))

    @property
    def first(self) -> str:
        """reportlab's name of the first font."""
        return str(self._fonts[0].fontName)

    def marked(self, text: str) -> str:
        """Markup for a Paragraph: escaped, with the runs that need another font in it."""
        found: list[tuple[str, str]] = []
        for char in text:
            font = self._font_of(char)
            name, shown = (font.fontName, char) if font else (self.first, f"〔U+{ord(char):04X}〕")
            if found and found[-1][0] == name:
                found[-1] = (name, found[-1][1] + shown)
            else:
                found.append((name, shown))
        return "".join(
            escape(run) if name == self.first else f'<font name="{escape(name)}">{escape(run)}</font>'
            for name, run in found
        )

    def _font_of(self, char: str) -> TTFont | None:
        if char in "\n\r\t":
            return self._fonts[0]
        if char not in self._of:
            number = 0
            while number < len(self._fonts) or self._open_next():
                if ord(char) in self._fonts[number].face.charToGlyph:
                    break
                number += 1
            self._of[char] = self._fonts[number] if number < len(self._fonts) else None
        return self._of[char]

    def _open_next(self) -> bool:
        """A missing one is passed over."""
        while self._left:
            path = self._left.pop(0)
            # A colon or slash in a name would confuse the markup of a paragraph.
            name = f"county-{path.stem.lower()}"
            try:
                if name not in pdfmetrics.getRegisteredFontNames():
                    pdfmetrics.registerFont(_Font(name, str(path), shapable=False))
            except (TTFError, OSError):
                continue
            self._fonts.append(pdfmetrics.getFont(name))
            return True
        return False
