"""What a service raises when its surroundings fail: one type, one Chinese sentence for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.paper.office import PaperError
from kiosk.store.port import StoreError
from sync.terminal.mailbox.port import MailboxError


class ServiceError(Exception):
    """The verb could not be done. ``message`` says what happened and what to do, in Chinese.

    Nothing that was saved before is lost by it. ``rule`` is a stable English name for tests and logs.
    """

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(f"{rule}: {message}")
        self.rule = rule
        self.message = message


@contextmanager
def said() -> Iterator[None]:
    """Turn the errors of store, mailbox and paper into ServiceError, so that a page knows one type only."""
    try:
        yield
    except StoreError as error:
        raise ServiceError("store", error.message) from error
    except MailboxError as error:
        raise ServiceError("mailbox", error.message) from error
    except PaperError as error:
        raise ServiceError("paper", error.message) from error
