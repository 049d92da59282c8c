"""Lists of matters, a page at a time: those of one domain, and those a search found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: A search shows so many at most: whoever has to turn five pages is better served by a longer word.
MOST_HITS = 40


class MatterHitLike(Protocol):
    """One line of a list; ``sub`` is the small line under the name."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def sub(self) -> str: ...


class MatterSource(Protocol):
    """Finds matters by characters, pinyin or initials (``kiosk.services.search.Search``)."""

    def find(self, text: str, limit: int) -> Sequence[MatterHitLike]: ...


@QmlElement
@QmlUncreatable("Python owns the lists of matters")
class PagedMatters(QObject):  # type: ignore[operator]
    """The rows of one page out of a list; the page decides how many fit."""

    pageChanged = Signal()
    hitsChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[MatterHitLike, ...] = ()
        self._longest = ""
        self._page = 0
        self._size = 6
        self._rows = RowModel(("key", "name", "sub_"), "key", self, said=("name", "sub_"))

    def set_hits(self, hits: Sequence[MatterHitLike]) -> None:
        """Show ``hits`` from their first page."""
        self._hits = tuple(hits)
        self._longest = max((hit.name for hit in self._hits), key=len, default="")
        self.hitsChanged.emit()
        self._page = 0
        self._show()

    def _show(self) -> None:
        start = self._page * self._size
        self._rows.show(
            [{"key": h.code, "name": h.name, "sub_": h.sub} for h in self._hits[start : start + self._size]]
        )
        self.pageChanged.emit()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=hitsChanged)
    @said
    def longest(self) -> str:
        """The longest name of all pages: rows of one height have room for it."""
        return self._longest

    @Property(int, notify=pageChanged)
    def total(self) -> int:
        return len(self._hits)

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        return self._page

    @Property(int, notify=pageChanged)
    def pages(self) -> int:
        return max(1, -(-len(self._hits) // self._size))

    @Slot(int)
    def turn(self, page: int) -> None:
        """Show another page; beyond the ends nothing happens."""
        if 0 <= page < -(-len(self._hits) // self._size) and page != self._page:
            self._page = page
            self._show()

    @Slot(int)
    def fit(self, size: int) -> None:
        """So many rows fit on the screen; what is first now stays on the page shown."""
        size = max(1, size)
        if size != self._size:
            first = self._page * self._size
            self._size = size
            self._page = first // size
            self._show()


@QmlElement
@QmlUncreatable("Python owns the matter list model")
class MatterListModel(PagedMatters):  # type: ignore[operator]
    """The matters of one domain, the bundles (一件事), or the matters of one bundle."""

    headingChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heading = self._lead = self._about = ""
        self._leads_to = "guide"

    def show_list(
        self, heading: str, hits: Sequence[MatterHitLike], *, lead: str, about: str, leads_to: str = "guide"
    ) -> None:
        """heading: what the list is of, in plain words. lead: over it. about: under it, ``%1`` the number.

        leads_to: the page that a line opens.
        """
        self._heading, self._lead, self._about, self._leads_to = heading, lead, about, leads_to
        self.headingChanged.emit()
        self.set_hits(hits)

    @Property(str, notify=headingChanged)
    @said
    def lead(self) -> str:
        return self._lead

    @Property(str, notify=headingChanged)
    @said
    def about(self) -> str:
        return self._about

    @Slot(str, result=str)
    def pageOf(self, code: str) -> str:
        """The page that a line opens: a matter that the county's list does not have is only explained."""
        return "notice" if code.startswith("window") else self._leads_to

    @Property(str, notify=headingChanged)
    @said
    def heading(self) -> str:
        return self._heading


@QmlElement
@QmlUncreatable("Python owns the search model")
class SearchModel(PagedMatters):  # type: ignore[operator]
    """What was typed and what it found. The text belongs to the visit: ``wipe`` forgets it."""

    textChanged = Signal()

    def __init__(self, source: MatterSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._text = ""

    def wipe(self) -> None:
        """The visit is over."""
        self.find("")

    @Property(str, notify=textChanged)
    def text(self) -> str:
        return self._text

    @Slot(str)
    def find(self, text: str) -> None:
        """Search at each change of the text; fast enough for the GUI thread (about 1 ms)."""
        if text == self._text:
            return
        self._text = text
        self.set_hits(self._source.find(text, MOST_HITS) if text.strip() else ())
        self.textChanged.emit()
