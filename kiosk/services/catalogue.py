"""The county's published matters as the kiosk knows them: in memory, steady for the length of a visit."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from sync.model.bundle import Bundle
from sync.model.calendar import YEAR_2026, WorkCalendar
from sync.model.document import Document
from sync.model.forms.record import FormRecord
from sync.model.matter import Audience, Domain, Matter
from sync.model.terminal import CalendarRecord, Poster, TerminalProfile
from sync.protocol.line import Record, Topic
from sync.terminal.mailbox.port import Enrolment, KioskMailbox

T = TypeVar("T", bound=Struct)


#: Columns of the matter list that the county may add; terminals get them as they are.
ENGLISH_NAME, ENGLISH_SHORT_NAME = "英文名", "英文简称"


class CatalogueState(StrEnum):
    """not_enrolled: no one-time code was entered yet; empty: enrolled, nothing came yet; ready."""

    NOT_ENROLLED = "not_enrolled"
    EMPTY = "empty"
    READY = "ready"


class DomainCount(Struct, frozen=True):
    domain: Domain
    count: int
    at_kiosk: int


class _Topic(Generic[T]):
    """The decoded records of one topic; only rows whose revision or body changed are decoded again."""

    def __init__(self, mailbox: KioskMailbox, topic: Topic, type: type[T]) -> None:
        self._mailbox = mailbox
        self._topic = topic
        self._decoder = msgspec.json.Decoder(type)
        self._version = -1
        self._raw: dict[str, Record] = {}
        self.items: dict[str, T] = {}

    def refresh(self) -> bool:
        version = self._mailbox.topic_version(self._topic)
        if version == self._version:
            return False
        changed = False
        raw = {r.key: r for r in self._mailbox.records(self._topic) if r.body is not None and not r.sealed}
        for key in self._raw.keys() - raw.keys():
            changed |= self.items.pop(key, None) is not None
        for key, record in raw.items():
            if self._raw.get(key) != record:
                changed |= self._decode(key, record)
        self._raw, self._version = raw, version
        return changed

    def _decode(self, key: str, record: Record) -> bool:
        try:
            self.items[key] = self._decoder.decode(record.body or b"")
        except msgspec.ValidationError:
            # Published by a newer county in a shape this software does not know: the rest stays usable,
            # and an older revision is not shown as if it still held.
            return self.items.pop(key, None) is not None
        return True


class Catalogue:
    """Decoded records. Nothing changes between two calls of :meth:`refresh`.

    The first refresh is the caller's, after the first frame is on the screen.
    """

    def __init__(self, mailbox: KioskMailbox) -> None:
        self._mailbox = mailbox
        self._matters = _Topic(mailbox, Topic.MATTER, Matter)
        self._calendars = _Topic(mailbox, Topic.CALENDAR, CalendarRecord)
        self._profiles = _Topic(mailbox, Topic.TERMINAL, TerminalProfile)
        self._posters = _Topic(mailbox, Topic.POSTER, Poster)
        self._bundles = _Topic(mailbox, Topic.BUNDLE, Bundle)
        self._documents = _Topic(mailbox, Topic.OPENNESS, Document)
        self._forms: dict[str, FormRecord | None] = {}
        self._version = 0
        self._enrolment: Enrolment | None = None
        self._sorted: tuple[Matter, ...] = ()
        self._calendar = WorkCalendar((YEAR_2026,))

    @property
    def version(self) -> int:
        """Rises with every refresh that changed a matter."""
        return self._version

    @property
    def state(self) -> CatalogueState:
        if self._sorted:
            return CatalogueState.READY
        return CatalogueState.EMPTY if self._enrolment else CatalogueState.NOT_ENROLLED

    def refresh(self) -> bool:
        """Take over what the feed brought; True when anything changed. Only between visits.

        Raises MailboxError.
        """
        enrolment = self._mailbox.enrolment()
        changed = enrolment != self._enrolment
        self._enrolment = enrolment
        self._forms.clear()
        if self._matters.refresh():
            self._version += 1
            self._sorted = tuple(sorted(self._matters.items.values(), key=_order))
            changed = True
        if self._calendars.refresh():
            years = {YEAR_2026.year: YEAR_2026}
            years.update({r.year.year: r.year for r in self._calendars.items.values()})
            self._calendar = WorkCalendar(years.values())
            changed = True
        for topic in (self._profiles, self._posters, self._documents, self._bundles):
            changed |= topic.refresh()
        return changed

    def matters(self) -> tuple[Matter, ...]:
        """All matters, those that can be filed here first, then by code."""
        return self._sorted

    def english_names(self) -> dict[str, str]:
        """Chinese to English, of the matters for which the county's list has the columns 英文名, 英文简称."""
        names: dict[str, str] = {}
        for matter in self._sorted:
            name = matter.extra.get(ENGLISH_NAME, "")
            short = matter.extra.get(ENGLISH_SHORT_NAME, "") or name
            if name:
                names[matter.name] = name
            if short and matter.short_name:
                names[matter.short_name] = short
        return names

    def matter(self, code: str) -> Matter:
        """Raises KeyError for a code that is not published."""
        return self._matters.items[code]

    def in_domain(self, domain: Domain) -> tuple[Matter, ...]:
        return tuple(m for m in self._sorted if m.domain is domain)

    def bundles(self) -> tuple[Bundle, ...]:
        """All bundles (一件事), those for people before those for companies, then by code."""
        return tuple(
            sorted(self._bundles.items.values(), key=lambda b: (Audience.PERSON not in b.audience, b.code))
        )

    def bundle(self, code: str) -> Bundle | None:
        return self._bundles.items.get(code)

    def knows(self, code: str) -> bool:
        """True for the code of a published matter."""
        return code in self._matters.items

    def domains(self) -> tuple[DomainCount, ...]:
        """All six domains in the notice's order, also those without matters."""
        return tuple(_count(domain, self.in_domain(domain)) for domain in Domain)

    def frequent(self) -> tuple[Matter, ...]:
        """At most four: the township's own choice, else the first that can be filed here of each domain."""
        profile = self.profile()
        chosen = [
            self._matters.items[c] for c in (profile.frequent if profile else ()) if c in self._matters.items
        ]
        if not chosen:
            firsts = (next(iter(self.in_domain(d)), None) for d in Domain)
            chosen = [m for m in firsts if m is not None and m.at_kiosk]
        return tuple(chosen[:4])

    def form(self, matter: Matter) -> FormRecord | None:
        """The form of a matter; None when it has none or it has not arrived. Steady until refresh.

        Read when first asked for: forms are large and a visit needs one of them. Raises MailboxError.
        """
        if not matter.form_id:
            return None
        if matter.form_id not in self._forms:
            record = self._mailbox.record(Topic.FORM, matter.form_id)
            self._forms[matter.form_id] = _form(record)
        return self._forms[matter.form_id]

    def calendar(self) -> WorkCalendar:
        return self._calendar

    def profile(self) -> TerminalProfile | None:
        """The terminal's own profile; None before it arrived."""
        if self._enrolment is None:
            return None
        return self._profiles.items.get(self._enrolment.terminal)

    def enrolment(self) -> Enrolment | None:
        return self._enrolment

    def documents(self) -> tuple[Document, ...]:
        """The openness zone's documents that this terminal shows, in no order."""
        return tuple(self._documents.items.values())

    def document(self, key: str) -> Document | None:
        return self._documents.items.get(key)

    def posters(self) -> tuple[Poster, ...]:
        return tuple(self._posters.items.values())


def _order(matter: Matter) -> tuple[bool, str]:
    return (not matter.at_kiosk, matter.code)


def _count(domain: Domain, matters: Iterable[Matter]) -> DomainCount:
    found = tuple(matters)
    return DomainCount(domain, len(found), sum(m.at_kiosk for m in found))


def _form(record: Record | None) -> FormRecord | None:
    if record is None or record.body is None:
        return None
    try:
        return msgspec.json.decode(record.body, type=FormRecord)
    except msgspec.ValidationError:
        return None
