"""The lists of the desk: tabs, filters, search, all within what the person may see, most urgent first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.utils.functional import cached_property
from msgspec import Struct

from sync.county.asking import number
from sync.county.catalogue import services as catalogue
from sync.county.desk import spelling
from sync.county.desk.models import Case, NameKey
from sync.county.desk.queries import CLOSED, OPEN, visible
from sync.county.keys import KeyRing
from sync.county.people.models import Staff
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState
from sync.model.division import TOWNSHIPS
from sync.model.matter import Domain
from sync.model.persons import normalise

MOST_CODES = 30
UNDELIVERED = [CaseState.COMPLETED.value, CaseState.REFUSED.value]


class Tab(StrEnum):
    OPEN = "open"
    MINE = "mine"
    DELIVER = "deliver"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {Tab.OPEN: "待办", Tab.MINE: "我办的", Tab.DELIVER: "待送达", Tab.CLOSED: "已办结"}[self]


class Colour(StrEnum):
    """Lights of a deadline: overdue; today or the next working day; later."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"

    @property
    def label(self) -> str:
        return {Colour.RED: "红灯 已超期", Colour.YELLOW: "黄灯 快到期", Colour.GREEN: "绿灯 时间够"}[self]


class Filters(Struct, frozen=True):
    """What the list is narrowed to; "" and None: not. owner: who decides; holder: a person."""

    state: str = ""
    domain: str = ""
    township: str = ""
    owner: int | None = None
    holder: int | None = None
    colour: Colour | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    def as_query(self) -> dict[str, str]:
        """For an address."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: str(value) for name, value in fields.items() if value not in ("", None)}


def filters_of(query: Mapping[str, str]) -> Filters:
    """As an address says them; what makes no sense is passed over."""

    def one_of(name: str, known: list[str]) -> str:
        value = query.get(name, "")
        return value if value in known else ""

    return Filters(
        state=one_of("state", [s.value for s in CaseState]),
        domain=one_of("domain", [d.value for d in Domain]),
        township=one_of("township", [t.code for t in TOWNSHIPS]),
        owner=number(query.get("owner", "")),
        holder=number(query.get("holder", "")),
        colour=next((c for c in Colour if c.value == query.get("colour")), None),
    )


class Search(Struct, frozen=True):
    """What a list is narrowed to by what was typed.

    words: part of a matter, or a number; person, letters: keyed hashes of somebody, of a spelling; codes: of
    matters. Only these go into an address: a name or an ID number typed by a clerk never does, not in letters
    either, because addresses stay in a browser's history.
    """

    words: str = ""
    person: str = ""
    letters: str = ""
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.person or self.letters)

    def as_query(self) -> dict[str, str]:
        parts = {
            "q": self.words,
            "person": self.person,
            "letters": self.letters,
            "matters": ",".join(self.codes),
        }
        return {name: text for name, text in parts.items() if text}


def search_of(query: Mapping[str, str]) -> Search:
    """As an address says it."""
    return Search(
        query.get("q", "").strip()[:60],
        query.get("person", "")[:64],
        query.get("letters", "")[:32],
        tuple(code for code in query.get("matters", "")[:1000].split(",") if code)[:MOST_CODES],
    )


def search_for(staff: Staff, typed: str) -> Search | None:
    """What a clerk means by what was typed; None when nothing fits.

    A person is found by the whole name, by it or its initials in pinyin, or by the whole ID number.
    """
    typed, ring = typed.strip(), KeyRing(settings.KEYS_FOLDER)
    if not typed:
        return Search()
    cases = visible(staff)
    for hash in (ring.lookup_hash("name", typed), ring.lookup_hash("id_number", normalise(typed))):
        if cases.filter(matching(Search(person=hash))).exists():
            return Search(person=hash)
    letters = spelling.key_typed(ring, typed)
    if letters and cases.filter(matching(Search(letters=letters))).exists():
        return Search(letters=letters, codes=catalogue.codes_matching(typed)[:MOST_CODES])
    words = Search(words=typed)
    return words if cases.filter(matching(words)).exists() else None


def matching(search: Search) -> Q:
    if search.person:
        return Q(name_hash=search.person) | Q(person_hash=search.person)
    if search.letters:
        # Asked apart: a case found by two spellings must not stand in the list twice.
        found = Q(pk__in=NameKey.objects.filter(key=search.letters).values("case_id"))
        return found | Q(matter_code__in=search.codes) if search.codes else found
    words = search.words
    number = normalise(words)
    found = Q(matter_code__in=catalogue.codes_matching(words)) | Q(case_no=number)
    digits = number.removeprefix("BK")
    if len(digits) == 22 and digits.isascii() and digits.isdigit():
        parts = (digits[:9], digits[9:11], digits[11:17], digits[17:21], digits[21])
        found |= Q(receipt_no="BK" + "-".join(parts))
    return found


def listed(
    staff: Staff,
    tab: Tab,
    search: Search | None = None,
    filters: Filters | None = None,
    today: date | None = None,
    calendar: WorkCalendar | None = None,
) -> QuerySet[Case]:
    """The list of a tab, most urgent first; a search looks through all of them.

    today, calendar: needed for a filter by colour alone.
    """
    cases = visible(staff)
    if search:
        cases = cases.filter(matching(search))
    elif tab is Tab.OPEN:
        cases = cases.filter(state__in=OPEN)
    elif tab is Tab.MINE:
        cases = cases.filter(state__in=OPEN, holder=staff)
    elif tab is Tab.DELIVER:
        return _narrowed(cases.filter(deliver_by__isnull=False, state__in=UNDELIVERED), filters).order_by(
            "deliver_by", "id"
        )
    else:
        closed = cases.filter(state__in=CLOSED, closed_at__isnull=False)
        return _narrowed(closed, filters).order_by("-closed_at", "-id")
    cases = _narrowed(cases, filters)
    if filters is not None and filters.colour is not None and today is not None and calendar is not None:
        cases = cases.filter(_of_colour(filters.colour, today, calendar))
    return cases.order_by(F("due").asc(nulls_last=True), "received_at", "id")


def _narrowed(cases: QuerySet[Case], filters: Filters | None) -> QuerySet[Case]:
    if filters is None:
        return cases
    wanted = {
        "state": filters.state,
        "domain": filters.domain,
        "township": filters.township,
        "owner_id": filters.owner,
        "holder_id": filters.holder,
    }
    return cases.filter(**{name: value for name, value in wanted.items() if value not in ("", None)})


def _of_colour(colour: Colour, today: date, calendar: WorkCalendar) -> Q:
    soon = next_workday(today, calendar)
    if colour is Colour.RED:
        return Q(state__in=OPEN, due__lt=today)
    if colour is Colour.YELLOW:
        return Q(state__in=OPEN, due__gte=today, due__lte=soon)
    return Q(state__in=OPEN) & (Q(due__gt=soon) | Q(due=None))


def next_workday(today: date, calendar: WorkCalendar) -> date:
    """The first working day after today."""
    day = today + timedelta(days=1)
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return day


if TYPE_CHECKING:
    CasePaginator = Paginator[Case]
else:  # Django's own is not generic when it runs
    CasePaginator = Paginator


class Pages(CasePaginator):
    """Pages of a list that may be a million long: counted up to a hundred pages and no further."""

    most = 100

    @cached_property
    def count(self) -> int:
        beyond = self.per_page * self.most
        cases = cast("QuerySet[Case]", self.object_list)
        return cases[: beyond + 1].count()

    @property
    def more(self) -> bool:
        """There is more than is counted."""
        return self.count > self.per_page * self.most


def address(tab: Tab, search: Search, filters: Filters, page: int | None = None) -> str:
    """The list's own part of an address, so that the list stays as it is while cases are opened."""
    parts = ({"tab": tab.value} if tab is not Tab.OPEN else {}) | search.as_query() | filters.as_query()
    if page is not None and page > 1:
        parts["page"] = str(page)
    return f"?{urlencode(parts)}" if parts else ""
