"""The keeper at the machine: the devices as they are, what is recorded of them, and trying them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.bridge.keeper_desk import KeeperDesk
from kiosk.bridge.keeper_model import KeeperModel
from kiosk.bridge.keeper_tests import KeeperTests
from kiosk.paper.slips import PaperJob
from kiosk.services import doctor
from kiosk.services.doctor import Check
from kiosk.services.errors import ServiceError, said
from kiosk.services.keeper_report import build_report
from kiosk.services.sounds import Sounds
from kiosk.services.staff import StaffSession
from kiosk.services.supplies import Forecast, forecast
from kiosk.services.upkeep import Done, Upkeep
from kiosk.wiring.common import Common
from kiosk.wiring.devices import DevicePart
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground
from kiosk.wiring.staff import StaffPart
from sync.model.device import Part, PartState
from sync.model.staff import Duty
from sync.terminal.mailbox.port import MailboxError


class KeeperPart:
    def __init__(
        self,
        ground: Ground,
        front: Front,
        common: Common,
        devices: DevicePart,
        staff: StaffPart,
        sounds: Sounds,
    ) -> None:
        self.model = KeeperModel()
        self._ground, self._common, self._devices = ground, common, devices
        self._staff, self._roster = staff, staff.sessions.roster
        self.upkeep = Upkeep(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            ids=common.ids,
        )
        fitted, sticks = devices.fitted, ground.settings.paths.sticks
        self.tests = KeeperTests(
            model=self.model,
            papers=devices.papers,
            prints=fitted.a4_printer is not None,
            scans=fitted.scanner is not None,
            jobs=common.jobs,
            test_page=common.printing.test_page,
            report=self._report,
            report_name=self._report_name,
            want=fitted.id_reader.want if fitted.id_reader is not None else None,
            play=sounds.play if ground.settings.sound.on else None,
            sticks=Path(sticks) if sticks else None,
            refused=self._refused,
            send_again=self._send_again,
        )
        self.desk = KeeperDesk(
            upkeep=self.upkeep,
            paper=self._paper,
            parts=self._parts,
            people=self._people,
            session=lambda: staff.sessions.current,
            tests=self.tests,
            clock=ground.clock,
            jobs=common.jobs,
            shell=front.shell,
            idle=front.idle,
            model=self.model,
        )
        devices.watch.happened.connect(self.tests.hear)
        staff.desk.opened.connect(self._opened)
        staff.desk.closed.connect(self._closed)

    def _opened(self, session: StaffSession) -> None:
        if session.duty is Duty.KEEPER:
            self.desk.opened(session)

    def _closed(self, session: StaffSession) -> None:
        if session.duty is Duty.KEEPER:
            self.desk.wipe()

    def _parts(self) -> tuple[Part, ...]:
        """The devices, and what is no device but is checked with them."""
        ground = self._ground
        sound = (Part(name="speaker", label="喇叭", state=PartState.OK),) if ground.settings.sound.on else ()
        checks = (
            *doctor.line(ground.mailbox.line, ground.clock.clock.now()),
            doctor.disk(Path(ground.settings.paths.state).absolute()),
        )
        return (*self._devices.devices.parts(), *sound, *(_part(check) for check in checks))

    def _people(self) -> list[tuple[str, str]]:
        keepers = (member for member in self._roster.members() if member.duty is Duty.KEEPER)
        return [(m.number, f"{m.name} · {m.org}" if m.org else m.name) for m in keepers]

    def _paper(self, done: Sequence[Done]) -> Forecast:
        return forecast(done, self._common.store.audit_trail(), self._ground.clock.now())

    def _refused(self) -> int:
        try:
            line = self._ground.mailbox.line()
        except MailboxError:
            return 0
        return line.parked + line.files_parked

    def _send_again(self) -> int:
        """Written down before it is done, with whose log-in it was: it is sent on somebody's word."""
        mailbox, session = self._ground.mailbox, self._staff.sessions.current
        if session is None:
            raise ServiceError("staff.none", "登录已经结束，请重新登录。")
        self._common.journal.note("line.again", session=session.id, staff=session.number)
        with said():
            return mailbox.retry(None) + mailbox.blobs.retry(None)

    def _report(self) -> PaperJob:
        done, now = self.upkeep.done(), self._ground.clock.now()
        profile = self._ground.catalogue.profile()
        paper = self._paper(done)
        centre = profile.centre_name if profile is not None else ""
        return self._common.printing.keeper_report(build_report(done, self._parts(), paper, centre, now))

    def _report_name(self) -> str:
        enrolment = self._ground.catalogue.enrolment()
        terminal = enrolment.terminal if enrolment is not None else "terminal"
        return f"doorstep-{terminal}-{self._ground.clock.now():%Y%m%d-%H%M}.pdf"


def _part(check: Check) -> Part:
    state = {True: PartState.OK, False: PartState.FAULT, None: PartState.ABSENT}[check.ok]
    return Part(name=check.name, label=check.label, state=state, cause=check.words)
