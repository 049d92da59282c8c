"""What of the fonts is the county's own: which ones it asks, and Chinese in the markup of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from sync.paper.fonts import FontChain

FONTS = (
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"),
    Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"),
    Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"),
)
"""As they are asked (packaging/bootstrap installs them). TrueType all: reportlab takes no Noto CJK."""


class Fonts(FontChain):
    def __init__(self, paths: Sequence[Path] = FONTS) -> None:
        """Raises NoFontError."""
        super().__init__(paths)

    def marked(self, text: str) -> str:
        """Markup for a Paragraph: escaped, with the runs that need another font in it."""
        runs = ((font.fontName, escape(run)) for font, run in self.runs(self.printable(text)))
        return "".join(
            run if name == self.first else f'<font name="{name}">{run}</font>' for name, run in runs
        )
