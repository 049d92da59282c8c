"""Terminals that wait for news: hundreds of them cost one look at the database at a change, not one each.

One of the waiting threads listens for all. At a change it asks once whose records changed and wakes just
those; when its own wait is over, another one takes its place. The others hold no database connection.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from django.db.models import Max, QuerySet

from sync.county import bells
from sync.county.connections import let_go
from sync.county.feed.models import Entry
from sync.county.feed.rules import EVERYONE

T = TypeVar("T")
# Whoever listens looks by himself so often, should the bell not have been heard.
_LOOK_EVERY = 5.0


class _Waiter:
    """leads: it is its turn to listen for all."""

    def __init__(self, scopes: tuple[str, ...]) -> None:
        self.scopes = scopes
        self.leads = False
        self.woken = threading.Event()


class WaitingRoom:
    """One for a process; any thread may wait in it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiters: list[_Waiter] = []
        self._led = False
        self._seen: int | None = None

    def wait(self, scopes: tuple[str, ...], look: Callable[[], T | None], seconds: float) -> T | None:
        """What ``look`` finds, at once or whenever something in ``scopes`` changed; None after so long."""
        until, me = monotonic() + seconds, _Waiter(scopes)
        # In the room first, then the first look: a change in between wakes.
        self._enter(me)
        try:
            while (found := look()) is None and (left := until - monotonic()) > 0:
                if me.leads:
                    return self._listen(me, look, until)
                let_go()
                if not me.woken.wait(left):
                    break  # its time is over and nothing concerned it: another look would find nothing
                me.woken.clear()
            return found
        finally:
            self._leave(me)

    def _listen(self, me: _Waiter, look: Callable[[], T | None], until: float) -> T | None:
        with bells.listening(bells.FEED) as ear:
            while True:
                if self._wake_those_concerned(me) and (found := look()) is not None:
                    return found
                left = until - monotonic()
                if left <= 0:
                    return None
                ear.wait(min(left, _LOOK_EVERY))

    def _wake_those_concerned(self, me: _Waiter) -> bool:
        """Whether ``me`` is one of them."""
        scopes: set[str] | None = None
        if self._seen is None:
            # The first to listen: what changed before it did, the others have not been told.
            self._seen = Entry.objects.aggregate(last=Max("seq"))["last"] or 0
        else:
            changed = list(changed_after(self._seen))
            if not changed:
                return False
            self._seen, scopes = changed[-1][0], {scope for _, scope in changed}
        with self._lock:
            concerned = [
                w
                for w in self._waiters
                if scopes is None or EVERYONE in scopes or not scopes.isdisjoint(w.scopes)
            ]
        for waiter in concerned:
            waiter.woken.set()
        return me in concerned

    def _enter(self, me: _Waiter) -> None:
        with self._lock:
            self._waiters.append(me)
            if not self._led:
                self._led = me.leads = True

    def _leave(self, me: _Waiter) -> None:
        with self._lock:
            self._waiters.remove(me)
            if not me.leads:
                return
            self._led = bool(self._waiters)
            if self._waiters:
                # The youngest has the longest to wait.
                self._waiters[-1].leads = True
                self._waiters[-1].woken.set()
            else:
                self._seen = None


def changed_after(seq: int) -> QuerySet[Entry, tuple[int, str]]:
    """Numbers and scopes, in order. Grouping them here would make SQLite walk through all there ever was."""
    return Entry.objects.filter(seq__gt=seq).order_by("seq").values_list("seq", "scope")
