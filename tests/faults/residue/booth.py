"""A machine with real stores, real forms and a real window, and nobody at the other end of the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kiosk.app import build
from kiosk.paper.office import PaperOffice
from kiosk.store.sqlite import PrivateStore
from sync.county.catalogue.xlsform import convert
from sync.county.catalogue.xlsform_lists import read_lists
from sync.model.case import CaseState
from sync.model.forms.record import FormRecord
from sync.model.matter import Channel, Matter
from sync.model.pin import pin_hash
from sync.model.settings import Devices, Settings, Visit
from sync.model.staff import Duty, StaffMember
from sync.protocol.line import Topic
from sync.protocol.seal import public_of
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import enrolment
from tests.journeys.finger import Finger, run_until
from tests.kiosk.services.world import CATALOGUE, TERMINAL, County, profile, starting_matters

FORM = "hr-flexible-join.xlsx"
MATTER = "HR-006"
"""灵活就业人员参保登记: asks for an address, and needs no paper brought."""
HELPER, HELPER_PIN = "h0312", "274913"
MORNING = datetime(2026, 11, 23, 1, 41, tzinfo=UTC)
IDLE_SECONDS = 180
ELDER_IDLE_SECONDS = 300


class Booth:
    """``kiosk`` is the running app, ``finger`` touches its window, ``clock`` is moved by hand."""

    def __init__(
        self, folder: Path, strangers: Sequence[object] = (), devices: Devices | None = None
    ) -> None:
        """strangers: objects of other tests in this process, which are no trace of a citizen here."""
        self.folder, self.strangers = folder, strangers
        self.clock = FakeClock(MORNING)
        self.store = PrivateStore(folder / "kiosk")
        self.mailbox = SqliteMailbox(folder / "line" / "line.db")
        self.mailbox.enrol(enrolment(TERMINAL), b"s" * 32)
        self._publish()
        self.paper = folder / "paper"
        settings = msgspec.structs.replace(
            Settings(),
            visit=Visit(idle=IDLE_SECONDS, elder_idle=ELDER_IDLE_SECONDS),
            devices=devices or Devices(),
        )
        fonts = [Path(font) for font in settings.paper.fonts]
        self.kiosk = build(
            settings,
            mailbox=self.mailbox,
            store=lambda: self.store,
            clock=self.clock,
            paper=PaperOffice(self.paper, fonts),
        )
        self.window = self.kiosk.show()
        self.finger = Finger(self.window)

    def _publish(self) -> None:
        forms = CATALOGUE.parent / "forms"
        lists, problems = read_lists(forms)
        assert problems == []
        form = convert((forms / FORM).read_bytes(), FORM, lists)
        assert isinstance(form, FormRecord), form
        matters = {m.code: _with_form(m, form) for m in starting_matters()}
        self._county = county = County(self.mailbox)
        county.publish_all(Topic.MATTER, dict(matters))
        county.publish(Topic.FORM, form.id, form)
        county.publish(Topic.TERMINAL, TERMINAL, profile())
        pin = pin_hash(HELPER_PIN, b"0" * 16, log_n=8)
        helper = StaffMember(number=HELPER, name="王*琴", duty=Duty.HELPER, township="", pin=pin)
        county.publish(Topic.STAFF, HELPER, helper)

    def county_corrects(self, missing: tuple[str, ...]) -> None:
        """Of the case filed last something is asked for."""
        stub = self.store.stubs()[-1]
        key = public_of(self.store.seal_private())
        self._county.says_of(stub, CaseState.CORRECTING, missing, key)

    def run_until_idle(self) -> None:
        """Until nobody is at the machine and the pages of the last one are gone."""
        run_until(lambda: self.kiosk.visits.current is None and self.finger.sees("start"), "the idle screen")

    def leave_alone(self) -> None:
        """The citizen walks away without a word."""
        elder = bool(self.kiosk.front.shell.elder)
        self.clock.advance((ELDER_IDLE_SECONDS if elder else IDLE_SECONDS) + 1)
        self.run_until_idle()

    def close(self) -> None:
        self.kiosk.close()
        self.mailbox.close()
        self.store.close()


def _with_form(matter: Matter, form: FormRecord) -> Matter:
    if matter.code != MATTER:
        return matter
    return msgspec.structs.replace(matter, form_id=form.id, channels=(Channel.KIOSK, Channel.WINDOW))


@contextmanager
def booth(folder: Path, strangers: Sequence[object] = (), devices: Devices | None = None) -> Iterator[Booth]:
    made = Booth(folder, strangers, devices)
    try:
        yield made
    finally:
        made.close()
