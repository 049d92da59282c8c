"""Fonts for paper: a chain of TrueType fonts, tried in order for each character, embedded as subsets.

A name may hold characters that one font alone does not have (𠮷 䶮): each run of characters is set in
the first font of the chain that has it. A font further down the chain is opened only when a character
asks for it, because opening one takes a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont


class NoFontError(Exception):
    """None of the fonts of a chain can be opened."""


class _Font(TTFont):  # type: ignore[misc]
    """WORKAROUND reportlab 5.1: its ToUnicode map writes a character beyond the BMP as five hex digits,
    which readers take for another character. PDF 32000-1 §9.10.3 wants UTF-16BE; without it a 𠮷 looks
    right but is read aloud, copied and searched as something else."""

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


class FontChain:
    """reportlab knows fonts by a name that holds for the process; here it is made of the path."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Raises NoFontError when not even one font of the chain can be opened."""
        self._left = list(paths)
        self._fonts: list[TTFont] = []
        self._files: dict[str, Path] = {}
        self._of: dict[str, TTFont | None] = {}
        if not self._open_next():
            raise NoFontError(", ".join(path.name for path in paths) or "no font was named")

    @property
    def first(self) -> str:
        """reportlab's name of the first font."""
        return str(self._fonts[0].fontName)

    def _open_next(self) -> bool:
        """Open the next font that can be opened; a missing one is passed over."""
        while self._left:
            path = self._left.pop(0)
            # Letters, digits and a dash: other marks would confuse the markup of a paragraph.
            name = f"doorstep-{sha256(str(path).encode()).hexdigest()[:12]}"
            try:
                if name not in pdfmetrics.getRegisteredFontNames():
                    pdfmetrics.registerFont(_Font(name, str(path), shapable=False))
            except (TTFError, OSError):
                continue
            self._fonts.append(pdfmetrics.getFont(name))
            self._files[name] = path
            return True
        return False

    def font_of(self, char: str) -> TTFont | None:
        """The first font that has the character; None when no font of the chain has it. The end of a
        line belongs to the text, whether or not a font has it."""
        if char == "\n":
            return self._fonts[0]
        if char not in self._of:
            code, number = ord(char), 0
            while number < len(self._fonts) or self._open_next():
                if code in self._fonts[number].face.charToGlyph:
                    break
                number += 1
            self._of[char] = self._fonts[number] if number < len(self._fonts) else None
        return self._of[char]

    def file_of(self, char: str) -> Path:
        """Where the font of a character lies: the first one's where no font has it."""
        return self._files[(self.font_of(char) or self._fonts[0]).fontName]

    def printable(self, text: str) -> str:
        """The text with every character that no font has replaced by its code point, so that a clerk can
        look it up: better than an empty box. Of control characters the ends of lines alone stay."""
        plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        return "".join(c if self.font_of(c) else f"〔U+{ord(c):04X}〕" for c in plain)

    def runs(self, text: str) -> list[tuple[TTFont, str]]:
        """The text in runs of one font each; every character must be printable."""
        found: list[tuple[TTFont, str]] = []
        for char in text:
            font = self.font_of(char) or self._fonts[0]
            if found and found[-1][0] is font:
                found[-1] = (font, found[-1][1] + char)
            else:
                found.append((font, char))
        return found

    def width(self, text: str, size: float) -> float:
        """In points."""
        return sum(float(font.stringWidth(run, size)) for font, run in self.runs(text))
