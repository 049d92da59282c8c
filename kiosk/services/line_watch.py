"""What the status chip says, and when to look again."""

from __future__ import annotations

from msgspec import Struct

from sync.terminal.mailbox.port import KioskMailbox


class ChipWords(Struct, frozen=True):
    """state: ``offline``, ``online`` or ``sending``; count: ``2/4`` while sending, else ""."""

    state: str
    text: str
    elder_text: str
    count: str = ""


class LineWatch:
    def __init__(self, mailbox: KioskMailbox) -> None:
        raise NotImplementedError

    def words(self) -> ChipWords:
        raise NotImplementedError

    def changed(self) -> bool:
        """True when the agent has written since the last call; cheap, for a timer."""
        raise NotImplementedError
