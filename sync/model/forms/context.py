"""What a filling may know of the world: handed in, never fetched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from sync.model.calendar import YEAR_2026, WorkCalendar
from sync.model.division import TOWNSHIPS


class Context(Struct, frozen=True):
    """The outside of a filling; two fillings with equal contexts and answers are equal.

    ``now``        the moment the form is filled in, with a time zone (``now()``, ``today()``).
    ``seed``       random numbers and UUIDs come from here; give each filling its own.
    ``sources``    facts known already, by source name: ``{"id_card.name": "张示例"}``.
    ``calendar``   working days, for ``gov:workday-add()``.
    ``divisions``  code -> name of administrative divisions, for ``gov:division-name()``.
    """

    now: datetime
    seed: int = 0
    sources: Mapping[str, str] = field(default_factory=dict)
    calendar: WorkCalendar = field(default_factory=lambda: WorkCalendar([YEAR_2026]))
    divisions: Mapping[str, str] = field(default_factory=lambda: {t.code: t.name for t in TOWNSHIPS})
