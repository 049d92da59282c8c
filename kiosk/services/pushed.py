"""Settings in force at this terminal: config.toml, and what the county has pushed."""

from __future__ import annotations

from kiosk.services.visit import IdleRule
from sync.model.pushed import laid_over
from sync.model.settings import Settings
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox, MailboxError


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
        visit = self.settings().visit
        return IdleRule(idle=visit.idle, elder_idle=visit.elder_idle, warn=visit.warn)
