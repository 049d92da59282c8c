"""Sent again because a person at the console says so; what the console knows of a machine's stop rule."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from sync.county.fleet import resending
from sync.county.fleet.models import Resend, Terminal
from sync.county.intake.models import RefusedMessage
from sync.county.intake.queries import still_refused
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.model.device import DeviceReport, LineFigures, RefusedFile
from sync.model.outside import StopRule
from sync.model.resend import ResendOrder, ResendOrders, Resent
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.protocol.line import CountyKey
from sync.protocol.seal import key_id, new_private_key, public_of
from tests.county.makers import feed_of, make_staff, make_terminal, push
from tests.helpers.county_cases import filed_case
from tests.helpers.mailbox import new_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal("420626106")


@pytest.fixture
def client() -> Client:
    made = Client()
    made.force_login(make_staff("keeper", Role.ADMIN, name="周示例"))
    return made


def asked_of(terminal: Terminal) -> list[ResendOrder]:
    records = [r for r in feed_of(terminal).records if r.topic == "resend" and r.body]
    return [order for r in records for order in msgspec.json.decode(r.body or b"", type=ResendOrders).orders]


def send_report(terminal: Terminal, ring: KeyRing, line: LineFigures) -> None:
    now = timezone.now()
    report = DeviceReport(id=new_id(), source="agent", made_at=now.isoformat(), software="x", line=line)
    key = ring.county_keys()[0]
    message = seal_message(
        id=report.id,
        kind=Kind.DEVICE_REPORT,
        terminal=terminal.id,
        visit=report.id,
        made_at=now,
        body=report,
        county_key=key.public,
        county_key_id=key.id,
    )
    assert push(terminal, message)[0].verdict == "accepted"


def refused_case(terminal: Terminal, ring: KeyRing) -> tuple[Envelope, Envelope]:
    """Refused for its key; and the same message as it can be taken."""
    public = public_of(new_private_key())
    bad = case_under(new_id(), terminal, CountyKey(key_id(public), public))
    assert push(terminal, bad)[0].verdict == "refused"
    return bad, case_under(bad.id, terminal, ring.county_keys()[0])


def case_under(id: str, terminal: Terminal, key: CountyKey) -> Envelope:
    body = filed_case(terminal.id)
    return seal_message(
        id=id,
        kind=Kind.CASE,
        terminal=terminal.id,
        visit=body.visit,
        made_at=timezone.now(),
        body=body,
        county_key=key.public,
        county_key_id=key.id,
    )


def test_asked_done_and_seen_on_the_page(client: Client, terminal: Terminal, ring: KeyRing) -> None:
    bad, good = refused_case(terminal, ring)
    page, resend = f"/terminals/{terminal.id}/", f"/terminals/{terminal.id}/resend/"
    assert "再送一次</button>" in client.get(page).content.decode()
    assert client.post(resend, {"what": bad.id}).status_code == 302
    assert client.post(resend, {"what": bad.id}).status_code == 302  # a second tap
    (order,) = asked_of(terminal)
    assert order.what == bad.id
    assert "等机器联网" in client.get("/terminals/").content.decode()
    # The terminal sends it again, this time it can be taken, and says what it did.
    assert push(terminal, good)[0].verdict == "accepted"
    now = timezone.now().isoformat()
    send_report(terminal, ring, LineFigures(waiting=0, parked=0, resent=(Resent(order.id, 1, now),)))
    assert asked_of(terminal) == []
    shown = client.get(page).content.decode()
    assert "机器说再送了 1 条" in shown
    assert "等机器联网" not in shown
    assert "县里没有收下的消息" not in shown  # it is here now
    assert RefusedMessage.objects.count() == 1  # why it was late is still known
    # Told once more by a report that comes twice.
    send_report(terminal, ring, LineFigures(waiting=0, parked=0, resent=(Resent(order.id, 9, now),)))
    assert Resend.objects.get().count == 1


def test_everything_swallows_what_is_asked_after_it(client: Client, terminal: Terminal) -> None:
    resend = f"/terminals/{terminal.id}/resend/"
    for what in ("", "", "one of them"):
        client.post(resend, {"what": what})
    assert [order.what for order in asked_of(terminal)] == [""]


def test_another_terminal_cannot_say_that_it_was_done(terminal: Terminal, ring: KeyRing) -> None:
    other = make_terminal("420626100")
    resending.ask(terminal, "", "test")
    (order,) = asked_of(terminal)
    send_report(other, ring, LineFigures(waiting=0, parked=0, resent=(Resent(order.id, 1, ""),)))
    assert asked_of(terminal) == [order]
    assert asked_of(other) == []


def test_a_revoked_terminal_is_not_asked(client: Client, terminal: Terminal) -> None:
    Terminal.objects.update(revoked_at=timezone.now())
    answer = client.post(f"/terminals/{terminal.id}/resend/", follow=True)
    assert "已经停用" in answer.content.decode()
    assert not Resend.objects.exists()


def test_refused_files_have_a_button_of_their_own(client: Client, terminal: Terminal, ring: KeyRing) -> None:
    file = RefusedFile(id=new_id(), why="县里已有同一编号的文件。")
    send_report(terminal, ring, LineFigures(waiting=0, parked=0, files_parked=1, refused=(file,)))
    assert f'value="{file.id}"' in client.get(f"/terminals/{terminal.id}/").content.decode()
    client.post(f"/terminals/{terminal.id}/resend/", {"what": file.id})
    page = client.get(f"/terminals/{terminal.id}/").content.decode()
    assert f'value="{file.id}"' not in page
    assert "等机器联网" in page


def test_another_message_under_a_known_id_stays_on_the_list(terminal: Terminal, ring: KeyRing) -> None:
    id, key = new_id(), ring.county_keys()[0]
    assert push(terminal, case_under(id, terminal, key))[0].verdict == "accepted"
    assert push(terminal, case_under(id, terminal, key))[0].rule == "message.id_reused"
    assert [row.rule for row in still_refused()] == ["message.id_reused"]


def test_the_console_goes_by_the_rule_the_machine_reported(
    client: Client, terminal: Terminal, ring: KeyRing
) -> None:
    """Its own config.toml stops it after three days, which the county never pushed."""
    rule = StopRule(warn_days=1, warn_cases=50, alarm_days=3, alarm_cases=200, stop_days=3, stop_cases=0)
    send_report(terminal, ring, LineFigures(waiting=2, parked=0, rule=rule))
    Terminal.objects.update(last_seen=timezone.now() - timedelta(days=4))
    assert "现在不收新的办件" in client.get(f"/terminals/{terminal.id}/").content.decode()
    send_report(
        terminal, ring, LineFigures(waiting=2, parked=0, rule=msgspec.structs.replace(rule, stop_days=9))
    )
    Terminal.objects.update(last_seen=timezone.now() - timedelta(days=4))
    assert "现在不收新的办件" not in client.get(f"/terminals/{terminal.id}/").content.decode()
