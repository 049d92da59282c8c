"""一件事 in lists: the bundles, and the matters of one, each with what to do about it."""

from __future__ import annotations

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.search import hit_of

#: Begins the key of a part that the county's list does not have.
AT_WINDOW = "window"


class BundleHit(Struct, frozen=True):
    """One line of a list. code: of a bundle or of a matter, or beginning with :data:`AT_WINDOW`."""

    code: str
    name: str
    sub: str


class Bundles:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> tuple[BundleHit, ...]:
        """Each bundle, with how many of its matters can be filed here."""
        hits = []
        for bundle in self._catalogue.bundles():
            here = sum(self._is_here(part.code) for part in bundle.parts)
            words = f"其中 {here} 件能在这里办" if here else "到窗口办"
            hits.append(BundleHit(bundle.code, bundle.name, f"{len(bundle.parts)} 件事 · {words}"))
        return tuple(hits)

    def of(self, code: str) -> tuple[str, tuple[BundleHit, ...]]:
        """The name of a bundle and its matters in their order. Raises KeyError for an unknown one."""
        bundle = self._catalogue.bundle(code)
        if bundle is None:
            raise KeyError(code)
        hits = []
        for number, part in enumerate(bundle.parts, 1):
            if part.code and self._catalogue.knows(part.code):
                hit = hit_of(self._catalogue.matter(part.code))
                hits.append(BundleHit(hit.code, f"{number}. {part.name}", hit.sub))
            else:
                hits.append(BundleHit(f"{AT_WINDOW}-{number}", f"{number}. {part.name}", "到窗口办"))
        return bundle.name, tuple(hits)

    def _is_here(self, code: str) -> bool:
        return bool(code) and self._catalogue.knows(code) and self._catalogue.matter(code).at_kiosk
