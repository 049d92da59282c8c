"""The county's time at the terminal: told by its replies, run on by the monotonic clock.

The terminal's own clock may be off by years and may jump. What is dropped after so many days, and what
goes up at certain hours, goes by this one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from sync.terminal.clock import Clock

CHINA = timezone(timedelta(hours=8))


def in_china(moment: datetime) -> datetime:
    """The one zone of the country, whatever the machine's is set to."""
    return moment.astimezone(CHINA)


class CountyClock:
    """Shared by the agent's threads: one writes, all read. skew_ms: as written down when last measured."""

    def __init__(self, clock: Clock, skew_ms: Callable[[], int | None]) -> None:
        self._clock, self._skew_ms = clock, skew_ms
        self._heard: tuple[datetime, float] | None = None

    def heard(self, county_time: str) -> None:
        """A reply has just said what time it is. What cannot be read says nothing."""
        try:
            theirs = datetime.fromisoformat(county_time)
        except ValueError:
            return
        if theirs.tzinfo is not None:
            self._heard = theirs, self._clock.monotonic()

    @property
    def known(self) -> bool:
        """Whether this process has heard from the county: before, nothing may be dropped for its age."""
        return self._heard is not None

    def now(self) -> datetime:
        """The county's time; before the first reply the terminal's own, with the skew last measured."""
        heard = self._heard
        if heard is not None:
            return heard[0] + timedelta(seconds=self._clock.monotonic() - heard[1])
        return self._clock.now() + timedelta(milliseconds=self._skew_ms() or 0)
