"""Replies to questions without a disk, for tests; same contract as :mod:`sync.terminal.mailbox.replies`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime


class MemoryReplies:
    """KioskReplies in memory."""

    def __init__(self, drop_questions: Callable[[datetime], int]) -> None:
        """drop_questions: the mailbox's own: questions are done, without a body."""
        self._drop_questions = drop_questions
        self._replies: dict[str, bytes] = {}

    def of(self, question: str) -> bytes | None:
        return self._replies.get(question)

    def forget(self, now: datetime) -> int:
        self._replies.clear()
        return self._drop_questions(now)

    def keep(self, question: str, reply: bytes | None) -> None:
        if reply is not None:
            self._replies.setdefault(question, reply)
