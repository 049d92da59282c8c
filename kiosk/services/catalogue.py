"""The county's published matters as the kiosk knows them: in memory, steady for the length of a visit."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sync.model.calendar import WorkCalendar
from sync.model.forms.record import FormRecord
from sync.model.matter import Domain, Matter
from sync.model.terminal import Poster, TerminalProfile
from sync.terminal.mailbox.port import KioskMailbox


class CatalogueState(StrEnum):
    """not_enrolled: no one-time code was entered yet; empty: enrolled, nothing came yet; ready."""

    NOT_ENROLLED = "not_enrolled"
    EMPTY = "empty"
    READY = "ready"


class DomainCount(Struct, frozen=True):
    domain: Domain
    count: int
    at_kiosk: int


class Catalogue:
    """Decoded records. Nothing changes between two calls of :meth:`refresh`."""

    def __init__(self, mailbox: KioskMailbox) -> None:
        self._mailbox = mailbox

    @property
    def version(self) -> int:
        """Rises with every refresh that changed a matter."""
        raise NotImplementedError

    @property
    def state(self) -> CatalogueState:
        raise NotImplementedError

    def refresh(self) -> bool:
        """Take over what the feed brought; True when anything changed. Only between visits."""
        raise NotImplementedError

    def matters(self) -> tuple[Matter, ...]:
        """All matters, those that can be filed here first, then by code."""
        raise NotImplementedError

    def matter(self, code: str) -> Matter:
        """Raises KeyError for a code that is not published."""
        raise NotImplementedError

    def in_domain(self, domain: Domain) -> tuple[Matter, ...]:
        raise NotImplementedError

    def domains(self) -> tuple[DomainCount, ...]:
        """All six domains in the notice's order, also those without matters."""
        raise NotImplementedError

    def frequent(self) -> tuple[Matter, ...]:
        """At most four: the township's own choice, else the first that can be filed here of each domain."""
        raise NotImplementedError

    def form(self, matter: Matter) -> FormRecord | None:
        """The form of a matter; None when it has none or it has not arrived. Steady until refresh."""
        raise NotImplementedError

    def calendar(self) -> WorkCalendar:
        raise NotImplementedError

    def profile(self) -> TerminalProfile | None:
        raise NotImplementedError

    def posters(self) -> tuple[Poster, ...]:
        raise NotImplementedError
