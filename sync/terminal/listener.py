"""The ear: asks the feed in a thread of its own, so that a long wait never holds back a message.

It touches neither mailbox nor token: it gets a request, and hands back a reply or an error.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from sync.protocol.line import FeedReply
from sync.terminal.errors import LineError
from sync.terminal.http import Answered, CountyHttp

FEED_LIMIT = 500


@dataclass(frozen=True)
class Question:
    """wait: as in the request. asked_at: monotonic seconds."""

    token: str
    cursor: str
    wait: float
    asked_at: float


@dataclass(frozen=True)
class Heard:
    """outcome: the reply, the trouble on the line, or a mistake of ours to be raised by the loop."""

    question: Question
    outcome: Answered[FeedReply] | LineError | Exception


class Listener:
    """One question at a time."""

    def __init__(self, line: CountyHttp, wake: Callable[[], None]) -> None:
        """wake: called from the thread when something was heard."""
        self._line, self._wake = line, wake
        self._questions: queue.SimpleQueue[Question | None] = queue.SimpleQueue()
        self._heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        # A daemon: a question in the air must not hold up the end of the process.
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()
        self.busy = False

    def ask(self, question: Question) -> None:
        self.busy = True
        self._questions.put(question)

    def collect(self) -> Heard | None:
        try:
            heard = self._heard.get_nowait()
        except queue.Empty:
            return None
        self.busy = False
        return heard

    def close(self, patience: float = 0.0) -> None:
        """End after the question in the air; wait for that up to ``patience`` seconds."""
        self._questions.put(None)
        self._thread.join(patience)

    def _run(self) -> None:
        while (question := self._questions.get()) is not None:
            try:
                outcome: Answered[FeedReply] | Exception = self._line.feed(
                    question.token, question.cursor, question.wait, FEED_LIMIT
                )
            except Exception as error:
                outcome = error
            self._heard.put(Heard(question, outcome))
            self._wake()
        self._line.close()
