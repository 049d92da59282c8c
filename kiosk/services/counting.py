"""第几题，共几题: one count over who it is and the form, for the mode that asks one thing a page."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from sync.model.forms import Filling, Question

_HIDDEN = {"calculate", "hidden"}
#: What the identify page has asked; the check page shows it and its 改 leads back there.
_ASKED_BEFORE = {
    "id_card.name",
    "id_card.number",
    "person.name",
    "person.id_number",
    "person.phone",
    "earlier.phone",
}


class Extent(StrEnum):
    """What the total is: ALL there will be; at MOST so many, because an answer may leave some out; OPEN: an
    answer still to be given says how often a part is asked, so that there is no total to promise."""

    ALL = "all"
    MOST = "most"
    OPEN = "open"


class Count(Struct, frozen=True):
    """number: from 1; (0, 0) where nothing is counted. The total never grows on the way, but by what the
    citizen adds (再加一个) or by going back and answering anew."""

    number: int = 0
    total: int = 0
    extent: Extent = Extent.ALL


class Coming(Struct, frozen=True):
    """Questions that are asked as things stand, and those that an answer may bring."""

    asked: int = 0
    maybe: int = 0
    endless: bool = False

    def after(self, number: int, before: int) -> Count:
        """number: of the question shown, among all; before: how many were asked before these."""
        if self.endless:
            return Count(number, before + self.asked, Extent.OPEN)
        extent = Extent.MOST if self.maybe else Extent.ALL
        return Count(number, before + self.asked + self.maybe, extent)


def is_put(question: Question) -> bool:
    """It is put to the citizen. Nobody is asked twice: what stands as the identify page took it, and is
    right, is not."""
    settled = question.source in _ASKED_BEFORE and bool(question.value) and not question.problems
    return question.relevant and question.type not in _HIDDEN and not settled


def of_stranger(blank: Filling) -> Coming:
    """Of a form for whoever it may be, before they have said who they are."""
    ahead = blank.ahead(stranger=True)
    given = {definition.path for definition in blank.form.definitions if definition.source in _ASKED_BEFORE}
    put = sum(question.path not in given for question in blank.questions() if is_put(question))
    return Coming(put, len([path for path in ahead.paths if path not in given]), ahead.endless)
