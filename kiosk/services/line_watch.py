"""What the status chip says, and when to look again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.services.clock import Clock
from sync.model.outside import Alarm, Standing, standing
from sync.terminal.mailbox.port import KioskMailbox, LineStatus, MailboxError

if TYPE_CHECKING:
    from sync.model.settings import Line


class ChipWords(Struct, frozen=True):
    """state: ``offline``, ``online``, ``sending`` or ``stopped`` (no new filings). count: ``2/4`` while
    sending; ``3 天`` or ``60 件`` when the machine has been offline for longer than its rule allows; else "".
    """

    state: str
    text: str
    elder_text: str
    count: str = ""


OFFLINE = ChipWords("offline", "离线可办 · 联网后自动报送", "离线可办")
ONLINE = ChipWords("online", "已联网", "已联网")
SILENT_AFTER = 90.0
"""Seconds without a sign of the agent, which writes at least every long poll (25 s) while it is online."""


class LineWatch:
    """Counts a burst of messages from the moment the first of them waits, so that 2/4 means what it says.

    A mailbox that cannot be read shows as offline: the chip informs and never fails. So does an agent
    that was killed: it leaves ``online`` behind, and only its silence tells.
    """

    def __init__(self, mailbox: KioskMailbox, clock: Clock, rule: Callable[[], Line] | None = None) -> None:
        """clock: the terminal's own, by which the agent notes its contacts. rule: asked anew each time,
        when staff are to be told that the machine is alone too long; None: never."""
        self._mailbox = mailbox
        self._clock = clock
        self._rule = rule
        self._heard = clock.monotonic()
        self._silent = False
        self._seen: int | None = None
        self._pending = 0
        self._total = 0

    def words(self) -> ChipWords:
        try:
            line = self._mailbox.line()
        except MailboxError:
            return OFFLINE
        pending = line.waiting + line.sending
        if pending > self._pending:
            self._total += pending - self._pending
        if pending == 0:
            self._total = 0
        self._pending = pending
        if not line.online or self._is_silent():
            return self._offline(self._standing(line))
        if not pending:
            return ONLINE
        count = f"{min(self._total - pending + 1, self._total)}/{self._total}"
        return ChipWords("sending", f"正在报送 {count}", "正在报送", count)

    def standing(self) -> Standing:
        """How long the machine has been alone, and who is to be told; for pages of staff."""
        try:
            line = self._mailbox.line()
        except MailboxError:
            return Standing(Alarm.NONE, 0, 0)
        return self._standing(line)

    def _standing(self, line: LineStatus) -> Standing:
        pending = line.waiting + line.sending
        if self._rule is None or not line.enrolled or (line.online and not self._is_silent()):
            return Standing(Alarm.NONE, 0, pending)
        last = datetime.fromisoformat(line.last_contact) if line.last_contact else None
        return standing(last, pending, self._clock.now(), self._rule())

    @staticmethod
    def _offline(found: Standing) -> ChipWords:
        if found.alarm is Alarm.NONE and not found.stopped:
            return OFFLINE
        count = f"{found.days} 天" if found.days else f"{found.waiting} 件"
        if found.stopped:
            return ChipWords("stopped", f"离线 {count} · 暂不收新件", "暂不收新件", count)
        return ChipWords("offline", f"离线 {count} · 请告诉工作人员", f"离线 {count}", count)

    def changed(self) -> bool:
        """True when the agent has written since the last call, or just fell silent; cheap, for a timer."""
        try:
            version = self._mailbox.data_version()
        except MailboxError:
            return False
        changed = version != self._seen
        self._seen = version
        if changed:
            self._heard = self._clock.monotonic()
        fell_silent = self._is_silent() and not self._silent
        self._silent = self._is_silent()
        return changed or fell_silent

    def _is_silent(self) -> bool:
        return self._clock.monotonic() - self._heard > SILENT_AFTER
