"""The home page: the domains, what is asked for most here, and who is on duty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import said
from sync.model.matter import Domain, Matter
from sync.model.terminal import TerminalProfile

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: Icon and the line under the name of each domain.
DOMAIN_LOOKS: dict[Domain, tuple[str, str]] = {
    Domain.BUSINESS: ("store", "执照・注销"),
    Domain.HUMAN_RESOURCES: ("work", "养老・就业"),
    Domain.MEDICAL_INSURANCE: ("med", "参保・报销"),
    Domain.HOUSING_FUND: ("fund", "提取・贷款"),
    Domain.REAL_ESTATE: ("estate", "登记・查询"),
    Domain.SOCIAL_ASSISTANCE: ("aid", "低保・特困"),
}


class DomainCountLike(Protocol):
    """How many matters a domain has, and how many of them can be filed here."""

    @property
    def domain(self) -> Domain: ...
    @property
    def count(self) -> int: ...
    @property
    def at_kiosk(self) -> int: ...


class HomeSource(Protocol):
    """What the catalogue tells the home page (``kiosk.services.catalogue.Catalogue``)."""

    @property
    def state(self) -> str: ...
    def domains(self) -> Sequence[DomainCountLike]: ...
    def frequent(self) -> Sequence[Matter]: ...
    def profile(self) -> TerminalProfile | None: ...


#: Two lines of a frequent matter's button hold so many Chinese characters.
SHORT = 12


def short_name(matter: Matter) -> str:
    """What a frequent matter is called on its button: the county's short name (简称), else its name.

    A name too long for the button loses what stands in brackets; the page cuts the end of what is too long
    in the language of the visit. The button's accessible name stays whole.
    """
    name = matter.short_name or matter.name
    return name.split("（")[0] if len(name) > SHORT else name


@QmlElement
@QmlUncreatable("Python owns the home model")
class HomeModel(QObject):  # type: ignore[operator]
    """``state``: ready, empty (enrolled, nothing came yet) or not_enrolled."""

    changed = Signal()
    greetingChanged = Signal()

    def __init__(self, source: HomeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._greeting = "您好"
        self._state = "empty"
        self._total = 0
        self._township = ""
        self._domains = RowModel(
            ("key", "name", "about", "icon", "count", "atKiosk"), "key", self, said=("name", "about")
        )
        self._frequent = RowModel(("key", "name", "whole"), "key", self, said=("name", "whole"))

    # ---- used by Python ----

    def set_greeting(self, words: str) -> None:
        """By the hour: ``上午好``."""
        if words != self._greeting:
            self._greeting = words
            self.greetingChanged.emit()

    def refresh(self) -> None:
        """Take over what the catalogue has now; called between visits."""
        counts = self._source.domains()
        profile = self._source.profile()
        self._state = str(self._source.state)
        self._total = sum(c.count for c in counts)
        self._township = profile.township_name if profile else ""
        self._domains.show(
            [
                {
                    "key": c.domain.value,
                    "name": c.domain.value,
                    "about": DOMAIN_LOOKS[c.domain][1],
                    "icon": DOMAIN_LOOKS[c.domain][0],
                    "count": c.count,
                    "atKiosk": c.at_kiosk,
                }
                for c in counts
            ]
        )
        self._frequent.show(
            [{"key": m.code, "name": short_name(m), "whole": m.name} for m in self._source.frequent()[:4]]
        )
        self.changed.emit()

    # ---- read by QML ----

    @Property(str, notify=greetingChanged)
    @said
    def greeting(self) -> str:
        return self._greeting

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(int, notify=changed)
    def total(self) -> int:
        return self._total

    @Property(str, notify=changed)
    @said
    def township(self) -> str:
        return self._township

    @Property(QObject, constant=True)
    def domains(self) -> QObject:
        return self._domains

    @Property(QObject, constant=True)
    def frequent(self) -> QObject:
        return self._frequent
