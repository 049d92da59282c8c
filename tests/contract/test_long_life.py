"""What happens in the life of a terminal on the real line: the county's key changes, a machine is filled for
the first time, a person at the county has something sent again."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from sync.protocol.line import CountyKey
from sync.protocol.seal import key_id, new_private_key, public_of
from sync.terminal.mailbox.port import MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService
from tests.contract.test_agent_and_county import all_done, county, enrolment_of, mailbox, post, proxy
from tests.helpers.clock import eventually
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient
from tests.helpers.mailbox import review_message
from tests.helpers.proxy import Proxy
from tests.terminal.world import QUICK

__all__ = ["county", "mailbox", "proxy"]
ROOT = Path(__file__).resolve().parents[2]


def test_a_new_key_comes_over_the_line_and_what_was_sealed_before_is_still_taken(
    county: CountyServer, proxy: Proxy, mailbox: SqliteMailbox
) -> None:
    who = enrolment_of(mailbox)
    with AgentService(mailbox, who, QUICK):
        first = post(mailbox, "before")
        eventually(lambda: all_done(mailbox, [first]))
        proxy.go_offline()
        late = post(mailbox, "sealed while the line was down")
        county.command("rotate-keys")
        assert enrolment_of(mailbox).county_keys == who.county_keys
        proxy.go_online()
        eventually(lambda: enrolment_of(mailbox).county_keys[0].id != who.county_keys[0].id)
        new = enrolment_of(mailbox).county_keys
        assert who.county_keys[0] in new[1:]
        fresh = post(mailbox, "after")
        eventually(lambda: all_done(mailbox, [late, fresh]))
        # A second one: by now two older keys are open.
        county.command("rotate-keys")
        eventually(lambda: enrolment_of(mailbox).county_keys[0].id != new[0].id)
        last = post(mailbox, "after the second")
        oldest = review_message(visit="oldest", terminal=who.terminal, key=who.county_keys[0])
        mailbox.post(oldest)
        eventually(lambda: all_done(mailbox, [last, oldest.id]))
    # Filed, not only stored: every one was opened.
    eventually(lambda: county.count("desk.CaseReview", message__terminal=who.terminal) == 5)
    eventually(lambda: county.count("intake.Waiting", terminal=who.terminal) == 0)


def test_what_the_county_refused_is_sent_again_from_the_console(
    county: CountyServer, mailbox: SqliteMailbox
) -> None:
    who = enrolment_of(mailbox)
    public = public_of(new_private_key())
    message = review_message(visit="v", terminal=who.terminal, key=CountyKey(key_id(public), public))
    with AgentService(mailbox, who, QUICK, software="test"):
        mailbox.post(message)
        eventually(lambda: mailbox.line().parked == 1)
        assert county.count("intake.RefusedMessage", terminal=who.terminal, times=1) == 1
        assert county.ask(do="resend", terminal=who.terminal, what=message.id)
        eventually(lambda: county.count("intake.RefusedMessage", terminal=who.terminal, times=2) == 1)
        eventually(lambda: county.count("fleet.Resend", terminal=who.terminal, count=1) == 1)
        eventually(lambda: mailbox.record("resend", who.terminal) is None)
        assert mailbox.message(message.id).state is MessageState.PARKED  # type: ignore[union-attr]


def test_a_new_machine_is_filled_over_a_wire_that_breaks(
    county: CountyServer, proxy: Proxy, mailbox: SqliteMailbox
) -> None:
    """All that there is, in few requests; what breaks off goes on at its cursor."""
    county.command("import-matters", str(ROOT / "assets" / "catalogue" / "matters.xlsx"))
    county.command("import-documents", str(ROOT / "assets" / "notices" / "documents"))
    county.command("load-calendar")
    who = enrolment_of(mailbox)
    client = LineClient(county.base_url)
    client.enrol(county.new_code(who.township))
    client.log_in()
    pages, _ = client.everything()
    client.close()
    there = {(r.topic, r.key) for page in pages for r in page.records if r.topic != "terminal"}
    assert len(there) > 100
    assert len(pages) <= 2 + len(there) // 200  # a page is not asked for twice
    proxy.cut_reply_after(50_000)
    with AgentService(mailbox, who, replace(QUICK, read_timeout=10, backoff_first=0.5)):
        eventually(lambda: mailbox.line().last_error)
        assert mailbox.record("terminal", who.terminal) is None
        eventually(lambda: mailbox.record("terminal", who.terminal), 30)
        topics = {topic for topic, _ in there}
        eventually(lambda: {(t, r.key) for t in topics for r in mailbox.records(t)} == there, 30)
