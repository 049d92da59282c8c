"""Finding a matter by characters, pinyin, initials or a mix of them."""

from __future__ import annotations

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from sync.model.matter import Domain


class MatterHit(Struct, frozen=True):
    """One result. sub: the small line under the name, e.g. ``人社 · 即办 · 可在这里办``."""

    code: str
    name: str
    domain: Domain
    sub: str


class Search:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def find(self, text: str, limit: int = 20) -> tuple[MatterHit, ...]:
        """The best matches, best first. Anything typed is taken: empty and nonsense give ()."""
        raise NotImplementedError
