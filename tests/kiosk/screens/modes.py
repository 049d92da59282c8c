"""The display modes every page is shown in, and what each demands (DESIGN §2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

SHAPES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "compact": (1024, 768)}


@dataclass(frozen=True)
class Mode:
    """One way to look at a page. ``low`` means something on the portrait panel only."""

    shape: str
    elder: bool = False
    contrast: bool = False
    low: bool = False
    language: str = "zh"

    @property
    def name(self) -> str:
        words = [self.shape, "elder" if self.elder else "standard"]
        words += ["contrast"] if self.contrast else []
        words += ["low"] if self.low else []
        words += [self.language] if self.language != "zh" else []
        return "-".join(words)

    @property
    def size(self) -> tuple[int, int]:
        return SHAPES[self.shape]

    @property
    def smallest_text(self) -> int:
        if self.shape == "compact":
            return 35 if self.elder else 24
        return 42 if self.elder else 28

    @property
    def smallest_touch(self) -> int:
        if self.shape == "compact":
            return 107 if self.elder else 72
        return 128 if self.elder else 88

    @property
    def smallest_gap(self) -> int:
        return 12 if self.shape == "compact" else 16

    @property
    def smallest_contrast(self) -> float:
        # On black: white 21, green 15.7, yellow 15.6, the error tone 15.1 (DESIGN's own, #FFB3A7, had 12.3).
        return 15.0 if self.contrast else 7.0

    @property
    def reach(self) -> int:
        """No control stands higher than this."""
        if self.shape != "portrait":
            return 0
        return 944 if self.low else 640


#: The language of ``pseudo.py``, every sentence 1.6 times as wide.
LONGER = "longer"
#: The three shapes, both sizes of type: what a longer language changes is the room that words need.
ENGLISH_MODES = tuple(Mode(shape, elder, language="en") for shape, elder in product(SHAPES, (False, True)))
ALL_MODES = tuple(
    Mode(shape, elder, contrast, low)
    for shape, elder, contrast, low in product(SHAPES, (False, True), (False, True), (False, True))
    if shape == "portrait" or not low
)
#: Every mode again in longer words.
LONGER_MODES = tuple(replace(mode, language=LONGER) for mode in ALL_MODES)
