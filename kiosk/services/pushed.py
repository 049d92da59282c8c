"""Settings in force at this terminal: config.toml, and what the county has pushed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.model.pushed import laid_over
from sync.model.settings import Settings
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox, MailboxError

if TYPE_CHECKING:
    from kiosk.services.visit import IdleRule


class Pushed:
    """Looks again when the feed brought something. Asked between visits: no rule changes within one."""

    def __init__(self, mailbox: KioskMailbox, settings: Settings) -> None:
        self._mailbox, self._own = mailbox, settings
        self._version: int | None = None
        self._now = settings

    def settings(self) -> Settings:
        """What counts now. A mailbox that cannot be read leaves what counted before."""
        try:
            version = self._mailbox.topic_version(Topic.SETTINGS)
            if version != self._version:
                bodies = {record.key: record.body for record in self._mailbox.records(Topic.SETTINGS)}
                self._now, self._version = laid_over(self._own, bodies), version
        except MailboxError:
            return self._now
        return self._now

    def idle_rule(self) -> IdleRule:
        # A visit comes long after the first frame, which does not wait for what one is made of.
        from kiosk.services.visit import IdleRule

        visit = self.settings().visit
        return IdleRule(idle=visit.idle, elder_idle=visit.elder_idle, warn=visit.warn)
