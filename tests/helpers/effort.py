"""Work counted in calls, not in seconds: the same number on a quick machine, a slow one and a busy one."""

from __future__ import annotations

import sys
from types import FrameType, TracebackType
from typing import Any


class Effort:
    """``with Effort(most=1000):`` fails as soon as this thread has made more calls than ``most``.

    Python's functions and those of C modules count alike. Raising from inside the block ends it at once: a
    test that would run for hours says so after a moment. ``calls`` can be read afterwards.
    """

    def __init__(self, most: int) -> None:
        self.most, self.calls = most, 0

    def __enter__(self) -> Effort:
        self._before = sys.getprofile()
        sys.setprofile(self._called)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.setprofile(self._before)
        # The code under test may have swallowed what was raised within it.
        assert self.calls <= self.most, f"more than {self.most} calls"

    def _called(self, frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            self.calls += 1
            if self.calls > self.most:
                sys.setprofile(None)
                raise AssertionError(f"more than {self.most} calls")
