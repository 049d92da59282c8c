"""Keep the children going until somebody wants to stop."""

from __future__ import annotations

import time
from collections.abc import Sequence
from queue import Empty, SimpleQueue

from supervise.child import Child, describe_end, next_wait
from supervise.log import Log

STOP = object()


class Watch:
    """Restarts what falls, with growing waits. ``leading``: the child whose own clean end ends everything."""

    def __init__(self, log: Log, events: SimpleQueue[object], leading: Child | None = None) -> None:
        self._log, self._events, self._leading = log, events, leading
        self._children: list[Child] = []
        self._started: dict[Child, float] = {}
        self._wait: dict[Child, float] = {}
        self._due: dict[Child, float] = {}

    def start(self, child: Child) -> None:
        if child not in self._children:
            self._children.append(child)
        self._started[child] = time.monotonic()
        child.start()

    def lead(self, child: Child) -> None:
        self._leading = child

    def run(self) -> int:
        """Until STOP arrives or the leading child ends by itself. Returns the exit code."""
        while True:
            try:
                event = self._events.get(timeout=self._next_due())
            except Empty:
                self._start_what_is_due()
                continue
            if event is STOP:
                return 0
            if isinstance(event, Child) and self._fell(event):
                return 0

    def _next_due(self) -> float | None:
        if not self._due:
            return None
        return max(0.0, min(self._due.values()) - time.monotonic())

    def _start_what_is_due(self) -> None:
        now = time.monotonic()
        for child in [c for c, when in self._due.items() if when <= now]:
            del self._due[child]
            self._log.say(f"重新启动 {child.name}。")
            self.start(child)

    def _fell(self, child: Child) -> bool:
        """True when this end ends everything."""
        if child is self._leading and child.returncode == 0:
            self._log.say("窗口已关闭，全部停止。")
            return True
        now = time.monotonic()
        wait = next_wait(self._wait.get(child, 0.0), now - self._started[child])
        self._wait[child], self._due[child] = wait, now + wait
        self._log.say(f"{child.name} {describe_end(child.returncode)}，{wait:.0f} 秒后重新启动。")
        return False

    def stop(self, order: Sequence[Child] | None = None) -> None:
        """Stop the children one after the other, the last started first unless ``order`` says otherwise."""
        for child in order or list(reversed(self._children)):
            if child.running:
                self._log.say(f"停止 {child.name}…")
            child.stop()
