"""The order of pages, as pure logic: which comes next, which came before, where a change leads back to."""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from kiosk.services.counting import Coming, Count


class Page(StrEnum):
    IDLE = "idle"
    HOME = "home"
    DOMAINS = "domains"
    MATTERS = "matters"
    BUNDLES = "bundles"
    SEARCH = "search"
    GUIDE = "guide"
    IDENTIFY = "identify"
    AUTHORITY = "authority"
    FORM = "form"
    MATERIALS = "materials"
    SHOOT = "shoot"
    STICK = "stick"
    PHONE = "phone"
    TAKEN = "taken"
    SIGN = "sign"
    RECEIPT = "receipt"
    CERTIFICATE = "certificate"
    LOOKUP = "lookup"
    MINE_FIND = "mine_find"
    MINE = "mine"
    DRAFT = "draft"
    WAYS = "ways"
    PROGRESS_FIND = "progress_find"
    PROGRESS = "progress"
    SUPPLEMENT = "supplement"
    SUPPLIED = "supplied"
    WITHDRAW = "withdraw"
    REVIEW = "review"
    VOICES = "voices"
    VOICE_ABOUT = "voice_about"
    VOICE_HOW = "voice_how"
    VOICE_QR = "voice_qr"
    VOICE_WRITE = "voice_write"
    VOICE_CONTACT = "voice_contact"
    VOICE_SENT = "voice_sent"
    VOICE = "voice"
    OPENNESS = "openness"
    DOCUMENT = "document"
    HELP = "help"
    NOTICE = "notice"
    STAFF_IN = "staff_in"
    STAFF_DESK = "staff_desk"
    STAFF_NEW = "staff_new"
    STAFF_ROUND = "staff_round"
    STAFF_ASK = "staff_ask"
    STAFF_ASKED = "staff_asked"
    STAFF_CASE = "staff_case"
    STAFF_VERIFY = "staff_verify"
    ROUND_DONE = "round_done"
    KEEPER = "keeper"
    SNAGS = "snags"
    TRAINING = "training"


class Journey(StrEnum):
    """FILE: guide to receipt. PROGRESS: find a case, a draft or an answer, look at it. VOICE: complaint,
    opinion, message. BROWSE: all before a choice, and reading."""

    BROWSE = "browse"
    FILE = "file"
    PROGRESS = "progress"
    VOICE = "voice"


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

    def of_identity(self, alone: bool) -> Count:
        """The question of the identify page, counted with those of the form; alone: nothing follows it."""

    def asked_before(self) -> int:
        """How many questions the identify page put in this filing."""

    def coming(self, key: str) -> Coming:
        """What the form asks, seen from one of its steps."""

    def has_materials(self) -> bool: ...

    def is_identified(self) -> bool:
        """The citizen is known and a draft is open: the form can be shown."""


_FILE = (Page.IDENTIFY, Page.FORM, Page.MATERIALS, Page.SIGN, Page.RECEIPT)
_OF_MATERIALS = (Page.SHOOT, Page.STICK, Page.PHONE, Page.TAKEN)
"""How one material is handed in; the place's key is the material's."""
_VOICE = (Page.VOICE_ABOUT, Page.VOICE_HOW, Page.VOICE_WRITE, Page.VOICE_CONTACT, Page.VOICE_SENT)
_JOURNEYS = {
    Page.CERTIFICATE: Journey.FILE,
    Page.AUTHORITY: Journey.FILE,
    Page.ROUND_DONE: Journey.FILE,
    Page.LOOKUP: Journey.PROGRESS,
    Page.MINE_FIND: Journey.PROGRESS,
    Page.MINE: Journey.PROGRESS,
    Page.DRAFT: Journey.PROGRESS,
    Page.PROGRESS_FIND: Journey.PROGRESS,
    Page.PROGRESS: Journey.PROGRESS,
    Page.SUPPLEMENT: Journey.PROGRESS,
    Page.SUPPLIED: Journey.PROGRESS,
    Page.WITHDRAW: Journey.PROGRESS,
    Page.REVIEW: Journey.PROGRESS,
    Page.VOICE: Journey.PROGRESS,
} | dict.fromkeys((Page.VOICES, *_VOICE, Page.VOICE_QR), Journey.VOICE)
_HANDED_OVER = (Page.RECEIPT, Page.CERTIFICATE, Page.SUPPLIED, Page.VOICE_SENT, Page.ROUND_DONE)
_START = Place(Page.IDLE)
HELPER_PAGES = (
    Page.STAFF_DESK,
    Page.STAFF_NEW,
    Page.STAFF_ROUND,
    Page.STAFF_ASK,
    Page.STAFF_ASKED,
    Page.STAFF_CASE,
    Page.STAFF_VERIFY,
)
STAFF_PAGES = (*HELPER_PAGES, Page.KEEPER, Page.SNAGS, Page.TRAINING)
"""Nobody sees these who is not signed in as staff."""
_ASIDE = (Page.HELP, Page.NOTICE, Page.WAYS, Page.STAFF_IN, *STAFF_PAGES, *_OF_MATERIALS)


class Flow:
    """Where the visit is, and the way it came."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._place = _START
        self._past: list[Place] = []
        self._changing = False

    @property
    def place(self) -> Place:
        return self._place

    @property
    def journey(self) -> Journey:
        """Help, notices, camera, stick and phone belong to the journey they were opened from."""
        pages = [self._place.page, *(p.page for p in reversed(self._past))]
        page = next((p for p in pages if p not in _ASIDE), Page.HOME)
        return Journey.FILE if page in _FILE else _JOURNEYS.get(page, Journey.BROWSE)

    def begin(self) -> Place:
        """HOME, with nothing behind it."""
        return self._reset(Place(Page.HOME))

    def end(self) -> Place:
        """IDLE, with nothing behind it."""
        return self._reset(_START)

    def open(self, page: Page, key: str = "") -> Place:
        """Go to a page by choice (a tile, a search hit, 改); back leads here again."""
        if page is Page.HOME:
            return self.begin()
        if page is Page.IDLE:
            return self.end()
        if page in _HANDED_OVER:
            return self._hand_over(Place(page, key))
        return self._go(Place(page, key))

    def replace(self, page: Page, key: str = "") -> Place:
        """Go to a page in place of this one: back leads to what was before it."""
        self._place = Place(page, key)
        return self._place

    def step_out(self, pages: Container[Page]) -> Place:
        """Back to the last page that is none of these; HOME when there is none."""
        while self._past:
            before = self._past.pop()
            if before.page not in pages:
                self._place = before
                return before
        return self.begin()

    def resolve_next(self, place: Place) -> Place | None:
        """The page after ``place`` in its journey; None after the last.

        The identify page is followed by itself until the citizen is known and a draft is open.
        """
        page = place.page
        steps = self._facts.form_steps()
        if page is Page.GUIDE:
            return Place(Page.IDENTIFY)
        if page in (Page.IDENTIFY, Page.AUTHORITY, Page.DRAFT):
            if not self._facts.is_identified():
                return place
            return Place(Page.FORM, steps[0]) if steps else self._after_form()
        if page is Page.FORM:
            number = self._step_number(place.key, steps)
            return Place(Page.FORM, steps[number + 1]) if number + 1 < len(steps) else self._after_form()
        if page is Page.MATERIALS:
            return Place(Page.SIGN)
        if page is Page.SIGN:
            return Place(Page.RECEIPT)
        if page is Page.PROGRESS_FIND:
            return Place(Page.PROGRESS)
        if page is Page.REVIEW:
            return Place(Page.PROGRESS)
        if page in _VOICE[:-1]:
            return Place(_VOICE[_VOICE.index(page) + 1])
        return None

    def next(self) -> Place:
        """The same place when there is no next."""
        if self._changing:
            self._changing = False
            return self._back_to(Page.SIGN)
        then = self.resolve_next(self._place)
        if then is None or then == self._place:
            return self._place
        if then.page in _HANDED_OVER:
            return self._hand_over(then)
        if self._place.page is Page.REVIEW:
            return self.back()
        return self._go(then)

    def back(self) -> Place:
        """The place before; in a form the step before. HOME when nothing is behind."""
        if self._place.page is Page.FORM and not self._changing:
            steps = self._facts.form_steps()
            number = steps.index(self._place.key) if self._place.key in steps else 0
            if number > 0:
                before = Place(Page.FORM, steps[number - 1])
                if self._past and self._past[-1].page is Page.FORM:
                    self._past.pop()
                self._place = before
                return before
        self._changing = False
        while self._past:
            before = self._past.pop()
            if before.page is not Page.FORM or before.key in self._facts.form_steps():
                self._place = before
                return before
        return self.begin()

    def change(self, page: Page, key: str = "") -> Place:
        """改 on the check page: go there; the next 下一步 leads straight back to the check page."""
        self._go(Place(page, key))
        self._changing = True
        return self._place

    def mode_changed(self) -> Place:
        """Standard or elder was switched: the same question, in the other mode's step."""
        self._past = _without_repeats([self._moded(place) for place in self._past])
        self._place = self._moded(self._place)
        return self._place

    @property
    def step_number(self) -> tuple[int, int]:
        """(number, of how many): the five steps of the StepBar in a filing, (0, 0) elsewhere."""
        page = self._place.page
        page = Page.IDENTIFY if page is Page.AUTHORITY else page
        filing = self.journey is Journey.FILE
        page = Page.MATERIALS if page in _OF_MATERIALS and filing else page
        filed = (
            page in _FILE and self._place.key != Page.CERTIFICATE.value
        )  # who it is, and no steps after it
        return (_FILE.index(page) + 1, len(_FILE)) if filed else (0, 0)

    @property
    def count(self) -> Count:
        """The question shown and how many there are, over who it is and the form; zeros elsewhere."""
        place, facts = self._place, self._facts
        if place.page is Page.IDENTIFY:
            return facts.of_identity(place.key == Page.CERTIFICATE.value)
        if place.page is not Page.FORM:
            return Count()
        before = facts.asked_before()
        number = self._step_number(place.key, facts.form_steps()) + 1
        return facts.coming(place.key).after(before + number, before)

    # ---- inside ----

    def _hand_over(self, place: Place) -> Place:
        """No way leads back into what is handed over, only home."""
        self._past = [Place(Page.HOME)]
        self._place = place
        return place

    def _after_form(self) -> Place:
        return Place(Page.MATERIALS if self._facts.has_materials() else Page.SIGN)

    def _step_number(self, key: str, steps: tuple[str, ...]) -> int:
        """Where a step stands. One that an answer has just taken away stands where the step before it,
        as the citizen came, stands; -1 when there is none."""
        if key in steps:
            return steps.index(key)
        came = (p.key for p in reversed(self._past) if p.page is Page.FORM and p.key in steps)
        near = next(came, None) or self._facts.step_of(key)
        return steps.index(near) if near in steps else -1

    def _moded(self, place: Place) -> Place:
        return Place(Page.FORM, self._facts.step_of(place.key)) if place.page is Page.FORM else place

    def _go(self, place: Place) -> Place:
        if place != self._place:
            self._past.append(self._place)
            self._place = place
        return place

    def _back_to(self, page: Page) -> Place:
        while self._past and self._past[-1].page is not page:
            self._past.pop()
        if self._past:
            self._past.pop()
        self._place = Place(page)
        return self._place

    def _reset(self, place: Place) -> Place:
        self._past.clear()
        self._changing = False
        self._place = place
        return place


def _without_repeats(places: list[Place]) -> list[Place]:
    return [place for n, place in enumerate(places) if n == 0 or place != places[n - 1]]
