"""What the agent does beside sending and hearing: it sends again what a restored county lacks or people there
ask for, drops what was kept long enough, and reports on the machine. In small steps between the turns, once
the county has answered.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from sync.model.device import DeviceReport, LineFigures, RefusedFile
from sync.model.ids import uuid7
from sync.model.outside import StopRule
from sync.model.settings import Line
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.clock import Clock
from sync.terminal.county_clock import CountyClock
from sync.terminal.mailbox.port import AgentMailbox, MailboxError

log = logging.getLogger("doorstep.line")

STEP = 1000  # messages that go back to waiting in one transaction
DROP = 200  # bodies that are dropped in one transaction
DROP_EVERY = 60.0  # seconds
LACK_EVERY = 60.0  # seconds: an old stick, read in beside us, may say what an earlier life of the county took
REPORT_PRIORITY = 9
REPORT_AT_LEAST = 86_400.0  # seconds after which a machine reports even that nothing has changed
REFUSED_SHOWN = 20  # files that the county will not take, named in a report
MB = 1_000_000


class Upkeep:
    """``reached`` after each good answer of the county, ``turn`` once a turn of the loop."""

    def __init__(
        self,
        mailbox: AgentMailbox,
        settings: Line,
        clock: Clock,
        software: str = "",
        disk: Callable[[], tuple[int, int]] | None = None,
        county_clock: CountyClock | None = None,
    ) -> None:
        """software: as in the report; "" for no reports. disk: free and total bytes.

        county_clock: shared with whoever else goes by the county's time; it is told here.
        """
        self._mailbox, self._settings, self._clock = mailbox, settings, clock
        self._software, self._disk = software, disk
        self._epoch = ""
        self._lacking = False
        self._county_clock = county_clock or CountyClock(clock, lambda: mailbox.line().skew_ms)
        self._ordered = True  # an earlier process may have been ended between hearing and doing
        self._lack_at = self._drop_at = 0.0
        self._report_at = 0.0
        self._reported: DeviceReport | None = None
        self._reported_at = 0.0

    def reached(self, epoch: str, county_time: str) -> None:
        """The county has answered: which life of it, and its clock."""
        if epoch != self._epoch:
            if self._epoch:
                log.warning("县里的数据恢复过，和县里重新核对最近的消息。")
            # Also at the start: an earlier process may have been ended in the middle.
            self._lacking, self._epoch = True, epoch
        self._county_clock.heard(county_time)

    def ordered(self) -> None:
        """People at the county may want something sent again."""
        self._ordered = True

    def turn(self) -> None:
        """At most one step of each. Raises MailboxError."""
        if not self._epoch:
            return
        now = self._clock.monotonic()
        if self._lacking or now >= self._lack_at:
            self._lack_at = now + LACK_EVERY
            again = self._mailbox.resend(self._epoch, STEP)
            self._lacking = again > 0
            if again:
                log.info("%d 条早先收下的消息重新和县里核对。", again)
        if self._ordered:
            self._ordered = False
            try:
                done = self._mailbox.obey(self._clock.now())
            except MailboxError:
                self._ordered = True  # a locked file: what people asked for is still to be done
                raise
            if done:
                log.info("县里要求把没收的再送一次：%d 个要求。", done)
                self._report_at = now
        if now >= self._drop_at and not self._lacking:
            self._drop(now)
        if self._software and now >= self._report_at:
            self._report_at = now + self._settings.report_every
            self._report(now)

    def _drop(self, now: float) -> None:
        """By the county's clock: one here that jumps ahead by years must not drop everything."""
        self._drop_at = now + DROP_EVERY
        if not self._county_clock.known:
            return
        before = self._county_clock.now() - timedelta(days=self._settings.keep_done_days)
        if self._mailbox.purge(before, self._settings.keep_done_mb * MB, DROP) == DROP:
            self._drop_at = now  # there is more

    def _report(self, now: float) -> None:
        report = self._look()
        same = self._reported is not None and _figures(report) == _figures(self._reported)
        if same and now - self._reported_at < REPORT_AT_LEAST:
            return
        enrolment = self._mailbox.enrolment()
        if enrolment is None:
            return
        key = enrolment.county_keys[0]
        message = seal_message(
            id=report.id,
            kind=Kind.DEVICE_REPORT,
            terminal=enrolment.terminal,
            visit=report.id,
            made_at=datetime.fromisoformat(report.made_at),
            body=report,
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=report.line.skew_ms if report.line else None,
        )
        self._mailbox.post(message, priority=REPORT_PRIORITY)
        self._reported, self._reported_at = report, now

    def _look(self) -> DeviceReport:
        made, line = self._clock.now(), self._mailbox.line()
        free, total = self._disk() if self._disk is not None else (None, None)
        return DeviceReport(
            id=uuid7(int(made.timestamp() * 1000)),
            source="agent",
            made_at=made.isoformat(timespec="milliseconds"),
            software=self._software,
            line=LineFigures(
                waiting=line.waiting + line.sending,
                parked=line.parked,
                oldest_at=line.oldest_at,
                skew_ms=line.skew_ms,
                files_waiting=line.files_waiting,
                files_parked=line.files_parked,
                refused=self._refused() if line.files_parked else (),
                resent=tuple(self._mailbox.resent()),
                rule=StopRule.of(self._settings),
            ),
            disk_free=free,
            disk_total=total,
        )

    def _refused(self) -> tuple[RefusedFile, ...]:
        parked = self._mailbox.blobs.parked()[:REFUSED_SHOWN]
        return tuple(RefusedFile(id=file.id, why=file.last_error) for file in parked)


def _figures(report: DeviceReport) -> DeviceReport:
    """The report without what changes all the time and tells nothing."""
    line = report.line
    skew = round(line.skew_ms / 10_000) if line and line.skew_ms is not None else None
    return replace(
        report,
        id="",
        made_at="",
        line=line and replace(line, skew_ms=skew, oldest_at=""),
        disk_free=None if report.disk_free is None else report.disk_free // (200 * MB),
    )
