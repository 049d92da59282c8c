"""What becomes of a first-asked duty at the console comes back to the machines of its township."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.test import Client
from django.utils import timezone

from sync.county.duties import services, status
from sync.county.duties.models import Duty
from sync.county.feed.models import Entry
from sync.county.feed.services import publish
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.model.duty import DutyStatus
from sync.model.helping import Help, asked_note
from sync.protocol.line import Topic, feed_info
from sync.protocol.seal import open_sealed
from tests.county.makers import feed_of, make_staff, make_terminal
from tests.county.test_duties import helped
from tests.helpers.county_cases import new_id

pytestmark = pytest.mark.django_db


class Machine:
    """A terminal that can open what is sealed to it."""

    def __init__(self, township: str = "420626106") -> None:
        self.terminal = make_terminal(township)
        self.new_keys()

    def new_keys(self) -> None:
        private = X25519PrivateKey.generate()
        self._private = private.private_bytes_raw()
        self.terminal.seal_public = private.public_key().public_bytes_raw()
        self.terminal.save()

    def told(self, id: str) -> DutyStatus | None:
        found = [r for r in feed_of(self.terminal).records if (r.topic, r.key) == (Topic.DUTY, id)]
        if not found or found[0].body is None:
            return None
        (record,) = found
        assert record.sealed
        info = feed_info(self.terminal.id, Topic.DUTY, id, record.rev)
        return msgspec.json.decode(open_sealed(record.body or b"", self._private, info), type=DutyStatus)


@pytest.fixture
def machine() -> Machine:
    return Machine()


def ask(terminal: Terminal, ring: KeyRing, **fields: Any) -> str:
    make_staff("H01", Role.HELPER, "420626106", name="李示安")
    id, note = new_id(), asked_note("老年证在哪里办", "带身份证来")
    helped(terminal, ring, Help.ASKED, new_id(), id=id, helper="H01", note=note, asker="赵示生", **fields)
    return id


def test_closed_at_the_console_is_told_by_whom_when_and_how(machine: Machine, ring: KeyRing) -> None:
    id = ask(machine.terminal, ring)
    before = machine.told(id)
    assert before is not None
    assert (before.owner, before.owner_name, before.holder, before.closed) == ("H01", "李*安", "H01", False)
    assert (before.about, before.asker) == ("老年证在哪里办", "赵*生")
    supervisor = make_staff("sup", Role.SUPERVISOR, name="孙示宁")
    done = services.close(Duty.objects.get().pk, supervisor, Duty.objects.get().version, "电话告诉他了")
    told = machine.told(id)
    assert told is not None
    assert done.closed_at is not None
    assert told.closed_by == f"孙*宁（{supervisor.org}）"
    assert told.closed_at == timezone.localtime(done.closed_at).isoformat(timespec="seconds")
    assert told.how == "电话告诉他了"
    assert [(move.help, move.record) for move in told.moves] == [(Help.ASKED, id), (Help.CLOSED, "")]


def test_handed_on_at_the_console_names_no_log_in_of_the_county(machine: Machine, ring: KeyRing) -> None:
    id, supervisor = ask(machine.terminal, ring), make_staff("sup", Role.SUPERVISOR)
    duty = Duty.objects.get()
    services.hand_on(duty.pk, supervisor, duty.version, make_staff("clerk", name="赵示国"), "归民政")
    told = machine.told(id)
    assert told is not None
    assert (told.owner, told.holder, told.holder_name) == ("H01", "", "赵*国")
    assert told.moves[-1].note == "交给 赵*国；归民政"


def test_every_machine_of_the_township_hears_of_it_and_no_other(machine: Machine, ring: KeyRing) -> None:
    beside, elsewhere = Machine(), Machine("420626107")
    id = ask(machine.terminal, ring)
    assert beside.told(id) == machine.told(id) is not None
    assert elsewhere.told(id) is None


def test_nothing_is_told_of_what_was_asked_at_a_window(machine: Machine) -> None:
    clerk = make_staff()
    duty = services.note(clerk, "老年证在哪里办", township="420626106")
    services.close(duty.pk, clerk, duty.version, "当面讲清楚了")
    assert not Entry.objects.filter(topic=Topic.DUTY).exists()


def test_a_machine_with_new_keys_can_read_them_again(machine: Machine, ring: KeyRing) -> None:
    id = ask(machine.terminal, ring)
    told = machine.told(id)
    machine.new_keys()
    publish(status.publications_for(machine.terminal))
    assert machine.told(id) == told


def test_what_was_closed_long_ago_leaves_the_machines(machine: Machine, ring: KeyRing) -> None:
    still_open, closed = ask(machine.terminal, ring), new_id()
    note = asked_note("社保卡丢了", "")
    helped(machine.terminal, ring, Help.ASKED, new_id(), id=closed, helper="H01", note=note)
    helped(machine.terminal, ring, Help.CLOSED, new_id(), helper="H01", duty=closed, note="补办了")
    assert status.sweep(timezone.now()) == 0
    later = timezone.now() + status.TOLD + timedelta(days=1)
    assert status.sweep(later) == 1
    assert machine.told(closed) is None
    assert machine.told(still_open) is not None
    assert status.sweep(later) == 0


def test_each_line_says_in_which_visit_and_log_in_it_was_made(
    machine: Machine, ring: KeyRing, client: Client
) -> None:
    visit, session = new_id(), new_id()
    make_staff("H01", Role.HELPER, "420626106")
    note = asked_note("老年证在哪里办", "")
    helped(machine.terminal, ring, Help.ASKED, visit, helper="H01", note=note, session=session)
    make_staff()
    client.login(username="clerk", password="right-password-1")
    page = client.get(f"/duties/{Duty.objects.get().pk}/").content.decode()
    assert visit[-12:] in page
    assert session[-12:] in page
