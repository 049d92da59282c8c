"""The order of pages, as pure logic: which comes next, which came before, where a change leads back to."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class Page(StrEnum):
    IDLE = "idle"
    HOME = "home"
    DOMAINS = "domains"
    MATTERS = "matters"
    SEARCH = "search"
    GUIDE = "guide"
    IDENTIFY = "identify"
    FORM = "form"
    MATERIALS = "materials"
    SIGN = "sign"
    RECEIPT = "receipt"
    PROGRESS_FIND = "progress_find"
    PROGRESS = "progress"
    REVIEW = "review"
    HELP = "help"
    NOTICE = "notice"


class Journey(StrEnum):
    """FILE: guide to receipt. PROGRESS: find a case, look at it, rate it. BROWSE: all before a choice."""

    BROWSE = "browse"
    FILE = "file"
    PROGRESS = "progress"


class Place(Struct, frozen=True):
    """A page and, where a page type occurs many times, which one: form step, domain, matter code."""

    page: Page
    key: str = ""


class Facts(Protocol):
    """What the order of pages depends on, asked anew at each step."""

    def form_steps(self) -> tuple[str, ...]:
        """Keys of the form pages now: sections in standard mode, single questions in elder mode."""

    def step_of(self, key: str) -> str:
        """The step of :meth:`form_steps` that shows what ``key`` showed (the mode may have changed)."""

    def has_materials(self) -> bool: ...

    def is_identified(self) -> bool: ...


class Flow:
    """Where the visit is, and the way it came."""

    def __init__(self, facts: Facts) -> None:
        raise NotImplementedError

    @property
    def place(self) -> Place:
        raise NotImplementedError

    @property
    def journey(self) -> Journey:
        raise NotImplementedError

    def begin(self) -> Place:
        """HOME, with nothing behind it."""
        raise NotImplementedError

    def end(self) -> Place:
        """IDLE, with nothing behind it."""
        raise NotImplementedError

    def open(self, page: Page, key: str = "") -> Place:
        """Go to a page by choice (a tile, a search hit, 改); back leads here again."""
        raise NotImplementedError

    def resolve_next(self, place: Place) -> Place | None:
        """The page after ``place`` in its journey; None after the last."""
        raise NotImplementedError

    def is_last(self, place: Place) -> bool:
        raise NotImplementedError

    def next(self) -> Place:
        raise NotImplementedError

    def back(self) -> Place:
        raise NotImplementedError

    def change(self, page: Page, key: str = "") -> Place:
        """改 on the check page: go there; the next 下一步 leads straight back to the check page."""
        raise NotImplementedError

    def mode_changed(self) -> Place:
        """Standard or elder was switched: the same question, in the other mode's step."""
        raise NotImplementedError

    @property
    def step_number(self) -> tuple[int, int]:
        """(number, of how many): the five steps of the StepBar in a filing, (0, 0) elsewhere."""
        raise NotImplementedError

    @property
    def question_number(self) -> tuple[int, int]:
        """(number, of how many) of the form step shown, (0, 0) elsewhere."""
        raise NotImplementedError
