"""What can go wrong on the line, as one exception with a sentence for people."""

from __future__ import annotations

from sync.protocol.line import PUSH_PATH


class LineError(Exception):
    """A request did not get the county's good answer.

    message: a Chinese sentence, shown on the machine. cause: English, for the log; never a body.
    status: the HTTP status, None when none came. code: the county's own error code, "" when the answer was
    not the county's. retry_after: seconds the county asked to wait. county_time: ISO 8601 or "".
    path: which request it was.
    """

    def __init__(
        self,
        message: str,
        cause: str,
        *,
        status: int | None = None,
        code: str = "",
        retry_after: float = 0.0,
        county_time: str = "",
        path: str = "",
    ) -> None:
        super().__init__(f"{message} ({cause})")
        self.message = message
        self.cause = cause
        self.status = status
        self.code = code
        self.retry_after = retry_after
        self.county_time = county_time
        self.path = path

    @property
    def unauthorised(self) -> bool:
        return self.status == 401

    @property
    def about_the_batch(self) -> bool:
        """The server was reached and choked on what it was given: a smaller batch may pass."""
        return self.path == PUSH_PATH and self.status in (400, 413, 422, 500)
