"""The clock of the demonstration: what Django calls now is the moment that is being played."""

from __future__ import annotations

from datetime import datetime
from types import TracebackType

from django.utils import timezone


class PlayedClock:
    """``with PlayedClock(moment) as clock``: ``timezone.now`` gives ``clock.now`` until it is left.

    For one process that does nothing else meanwhile; every app asks the time of ``django.utils.timezone``.
    """

    def __init__(self, moment: datetime) -> None:
        self.now = moment
        self._real = timezone.now

    def __enter__(self) -> PlayedClock:
        timezone.now = self._read
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        timezone.now = self._real

    def _read(self) -> datetime:
        return self.now
