"""What every county must do on the line, asked over HTTP by an independent client.

Subclass :class:`CountyLineSuite` and give a fixture ``county`` of the shape of :class:`County`. The suite
enrols terminals of its own, uses the topic ``poster`` for records and ``review`` for messages, and
does not mind other records in the feed.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from sync.protocol.chain import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.line import ErrorReply, PushReply, Record, Verdict, read_reply
from tests.helpers.line_client import LineClient
from tests.helpers.mailbox import review_message

TOWNSHIP = "420626106"


class County(Protocol):
    """What the suite needs of a county beside its socket."""

    base_url: str

    def new_code(self, township: str) -> str:
        """A one-time enrolment code."""

    def publish(self, topic: str, key: str, body: bytes | None) -> None:
        """Publish a record for every terminal; body None deletes it."""


def error_of(response: Any) -> ErrorReply:
    """The ErrorReply of a refused request: always the county's own words, always with a sentence."""
    reply = read_reply(response.content, ErrorReply)
    assert reply.code
    assert any("一" <= c <= "鿿" for c in reply.message)
    return reply


def fresh_key() -> str:
    return f"suite-{secrets.token_hex(6)}"


def message_of(client: LineClient, **changes: Any) -> Envelope:
    return review_message(
        terminal=client.terminal, key=client.county_key, made_at=datetime.now(UTC), **changes
    )


class EnrolSuite:
    def test_enrolment_says_who_where_and_how_to_seal(self, county: County) -> None:
        terminal = LineClient(county.base_url)
        reply = terminal.enrol(county.new_code(TOWNSHIP))
        assert reply.terminal
        assert reply.township == TOWNSHIP
        assert reply.epoch >= 1
        assert all(len(key.public) == 32 for key in reply.county_keys)
        assert datetime.fromisoformat(reply.county_time).tzinfo is not None
        assert reply.county_epoch
        terminal.close()

    def test_a_code_counts_once(self, county: County) -> None:
        code = county.new_code(TOWNSHIP)
        first, second = LineClient(county.base_url), LineClient(county.base_url)
        first.enrol(code)
        response = second.ask_enrol(code)
        assert 400 <= response.status_code < 500
        assert error_of(response).code == "enrol_refused"
        first.close()
        second.close()

    def test_two_terminals_are_two(self, county: County) -> None:
        clients = [LineClient(county.base_url) for _ in range(2)]
        names = {c.enrol(county.new_code(TOWNSHIP)).terminal for c in clients}
        assert len(names) == 2
        for one in clients:
            one.close()

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b"<html>", b'{"v":1}', b"\xff\xfe"])
    def test_an_unreadable_request_gets_a_sentence(self, county: County, body: bytes) -> None:
        terminal = LineClient(county.base_url)
        response = terminal.post("/line/v1/enrol", body)
        assert response.status_code == 400
        assert error_of(response).code == "bad_request"
        terminal.close()

    def test_another_version_gets_a_sentence(self, county: County) -> None:
        terminal = LineClient(county.base_url)
        response = terminal.post("/line/v1/enrol", {"v": 2, "anything": "else"})
        assert response.status_code == 400
        reply = error_of(response)
        assert reply.code == "version"
        assert "第 2 版" in reply.message
        terminal.close()


class TokenSuite:
    def test_a_token_lives_for_a_while(self, client: LineClient) -> None:
        reply = client.log_in()
        assert reply.token_type == "Bearer"
        assert reply.expires_in >= 60
        client.feed()

    @pytest.mark.parametrize(
        "changes",
        [
            {"aud": "somebody-else"},
            {"sub": "somebody-else"},
            {"iss": "nobody", "sub": "nobody"},
            {"iss": None},
            {"jti": None},
            {"exp": None},
            {"iat": None},
            {"key": Ed25519PrivateKey.generate()},
        ],
        ids=["aud", "sub", "nobody", "no-iss", "no-jti", "no-exp", "no-iat", "other-key"],
    )
    def test_a_wrong_assertion_is_refused(self, client: LineClient, changes: dict[str, Any]) -> None:
        response = client.ask_token(client.assertion(**changes))
        assert response.status_code == 401
        assert error_of(response).code == "invalid_client"

    @pytest.mark.parametrize("assertion", ["", "a.b.c", "x" * 5000])
    def test_rubbish_is_refused(self, client: LineClient, assertion: str) -> None:
        response = client.ask_token(assertion)
        assert response.status_code == 401
        assert error_of(response).code == "invalid_client"

    def test_an_assertion_counts_once(self, client: LineClient) -> None:
        assertion = client.assertion()
        assert client.ask_token(assertion).status_code == 200
        response = client.ask_token(assertion)
        assert response.status_code == 401
        assert error_of(response).code == "invalid_client"

    def test_another_grant_is_refused(self, client: LineClient) -> None:
        response = client.ask_token(client.assertion(), grant_type="password")
        assert response.status_code == 400
        assert error_of(response).code == "unsupported_grant_type"

    @pytest.mark.parametrize("days", [-4000, -1, 1, 4000])
    def test_a_wrong_clock_is_told_the_right_time(self, client: LineClient, days: int) -> None:
        wrong = int((datetime.now(UTC) + timedelta(days=days)).timestamp())
        response = client.ask_token(client.assertion(iat=wrong, exp=wrong + 60))
        assert response.status_code == 401
        reply = error_of(response)
        assert reply.code == "clock_skew"
        right = int(datetime.fromisoformat(reply.county_time).timestamp())
        assert client.ask_token(client.assertion(iat=right, exp=right + 60)).status_code == 200

    def test_a_forged_assertion_learns_nothing_of_the_clock(self, client: LineClient) -> None:
        wrong = int((datetime.now(UTC) - timedelta(days=1)).timestamp())
        forged = client.assertion(iat=wrong, exp=wrong + 60, key=Ed25519PrivateKey.generate())
        assert error_of(client.ask_token(forged)).code == "invalid_client"

    @pytest.mark.parametrize("bearer", ["", "x", "Zm9vOmJhcg"])
    def test_without_a_good_token_nothing_is_answered(self, client: LineClient, bearer: str) -> None:
        client.bearer = bearer
        for response in (client.get("/line/v1/feed"), client.post("/line/v1/push", {"v": 1, "messages": []})):
            assert response.status_code == 401
            assert error_of(response).code == "invalid_token"


class PushSuite:
    def test_accepted_once_and_already_ever_after(self, client: LineClient) -> None:
        message = message_of(client)
        assert [a.verdict for a in client.push(message).answers] == [Verdict.ACCEPTED]
        for _ in range(2):
            assert [a.verdict for a in client.push(message).answers] == [Verdict.ALREADY]

    def test_a_message_renumbered_by_the_outbox_is_the_same(self, client: LineClient) -> None:
        message = message_of(client)
        client.push(replace(message, epoch=1, seq=1))
        assert client.push(replace(message, epoch=2, seq=9)).answers[0].verdict is Verdict.ALREADY

    def test_another_message_under_a_known_id_is_refused(self, client: LineClient) -> None:
        """As a copied or restored disk would send; the first one stays."""
        message = message_of(client)
        client.push(message)
        answer = client.push(message_of(client, id=message.id, words="另一条")).answers[0]
        assert (answer.verdict, answer.rule) == (Verdict.REFUSED, "message.id_reused")
        assert client.push(message).answers[0].verdict is Verdict.ALREADY

    def test_twice_in_one_batch_is_stored_once(self, client: LineClient) -> None:
        message = message_of(client)
        verdicts = [a.verdict for a in client.push(message, message).answers]
        assert sorted(verdicts) == [Verdict.ACCEPTED, Verdict.ALREADY]

    def test_an_empty_batch_is_answered_empty(self, client: LineClient) -> None:
        assert client.push().answers == ()

    def test_many_at_once_zipped(self, client: LineClient) -> None:
        messages = [message_of(client) for _ in range(60)]
        reply = client.push(*messages, zipped=True)
        assert [a.id for a in reply.answers] == [m.id for m in messages]
        assert {a.verdict for a in reply.answers} == {Verdict.ACCEPTED}

    @pytest.mark.parametrize("zipped", [False, True])
    def test_the_same_in_messagepack(self, client: LineClient, zipped: bool) -> None:
        assert "application/msgpack" in client.log_in().accepts
        good, bad = message_of(client), replace(message_of(client), kind="wish")
        answers = client.push(good, bad, packed=True, zipped=zipped).answers
        assert [(a.id, a.verdict) for a in answers] == [
            (good.id, Verdict.ACCEPTED),
            (bad.id, Verdict.REFUSED),
        ]
        assert client.push(good).answers[0].verdict is Verdict.ALREADY

    def test_the_county_remembers_the_end_of_the_log(self, client: LineClient) -> None:
        def head(count: int, fill: str) -> dict[str, Any]:
            return {"count": count, "link": (fill * 32).encode()}

        assert client.push().anchor is None
        assert client.push(message_of(client), chain=head(3, "a")).anchor is None
        assert client.push(chain=head(5, "b"), packed=True).anchor == ChainHead(count=3, link=b"a" * 32)
        assert client.push().anchor == ChainHead(count=5, link=b"b" * 32)
        # A log that runs back loses nothing and counts from here on.
        reply = client.push(message_of(client), chain=head(4, "c"))
        assert reply.answers[0].verdict is Verdict.ACCEPTED
        assert reply.anchor == ChainHead(count=5, link=b"b" * 32)
        assert client.push().anchor == ChainHead(count=4, link=b"c" * 32)

    def test_the_same_message_from_many_at_once_is_stored_once(
        self, county: County, client: LineClient
    ) -> None:
        message = message_of(client)

        def push(_: int) -> Verdict:
            other = LineClient(county.base_url)
            other.bearer = client.bearer
            try:
                return other.push(message).answers[0].verdict
            finally:
                other.close()

        with ThreadPoolExecutor(8) as pool:
            verdicts = list(pool.map(push, range(16)))
        assert sorted(verdicts) == [Verdict.ACCEPTED] + [Verdict.ALREADY] * 15

    @pytest.mark.parametrize(
        ("changes", "rule"),
        [
            ({"kind": "wish"}, "message.kind"),
            ({"v": 2}, "message.version"),
            ({"suite": "sm2-sm4gcm"}, "message.suite"),
            ({"key": "AAAAAAAAAAAA"}, "message.key"),
            ({"terminal": "somebody-else"}, "message.terminal"),
            ({"id": "not-an-id"}, "message.id"),
            ({"visit": "moved"}, "message.seal"),
            ({"body": b"not sealed"}, "message.seal"),
            ({"body": b""}, "message.seal"),
        ],
        ids=lambda v: "" if isinstance(v, str) else next(iter(v)),
    )
    def test_what_cannot_be_understood_is_refused_alone(
        self, client: LineClient, changes: dict[str, Any], rule: str
    ) -> None:
        before, bad, after = (message_of(client) for _ in range(3))
        answers = client.push(before, replace(bad, **changes), after).answers
        assert [a.verdict for a in answers] == [Verdict.ACCEPTED, Verdict.REFUSED, Verdict.ACCEPTED]
        assert answers[1].rule == rule
        assert any("一" <= c <= "鿿" for c in answers[1].message)

    def test_a_refused_id_may_come_again_mended(self, client: LineClient) -> None:
        message = message_of(client)
        assert client.push(replace(message, kind="wish")).answers[0].verdict is Verdict.REFUSED
        assert client.push(message).answers[0].verdict is Verdict.ACCEPTED

    def test_broken_compression_gets_a_sentence(self, client: LineClient) -> None:
        response = client.post("/line/v1/push", b"\x1f\x8b-not-gzip", **{"Content-Encoding": "gzip"})
        assert response.status_code in (400, 413)
        error_of(response)

    @pytest.mark.parametrize("zipped", [False, True])
    def test_a_batch_may_come_as_messagepack(self, client: LineClient, zipped: bool) -> None:
        message = message_of(client)
        body = msgspec.msgpack.encode({"v": 1, "messages": [message]})
        headers = {"Content-Type": "application/msgpack"}
        if zipped:
            body, headers = gzip.compress(body), headers | {"Content-Encoding": "gzip"}
        response = client.post("/line/v1/push", body, **headers)
        assert read_reply(response.content, PushReply).answers[0].verdict is Verdict.ACCEPTED
        assert client.push(message).answers[0].verdict is Verdict.ALREADY

    @pytest.mark.parametrize("body", [b"", b"\xc1", b"\x93", b"{}"])
    def test_broken_messagepack_gets_a_sentence(self, client: LineClient, body: bytes) -> None:
        response = client.post("/line/v1/push", body, **{"Content-Type": "application/msgpack"})
        assert response.status_code == 400
        assert error_of(response).code == "bad_request"

    def test_a_body_changed_on_the_way_is_not_taken(self, client: LineClient) -> None:
        """Content-Digest (RFC 9530): whatever is taken is what was sent."""
        message = message_of(client)
        body = msgspec.json.encode({"v": 1, "messages": [message]})
        digest = "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"
        changed = body.replace(b'"seq":0', b'"seq":5')
        assert changed != body
        response = client.post("/line/v1/push", changed, **{"Content-Digest": digest})
        assert response.status_code == 400
        assert error_of(response).code == "digest"
        response = client.post("/line/v1/push", body, **{"Content-Digest": digest})
        assert read_reply(response.content, PushReply).answers[0].verdict is Verdict.ACCEPTED

    def test_a_push_of_another_version_gets_a_sentence(self, client: LineClient) -> None:
        response = client.post("/line/v1/push", {"v": 9, "messages": []})
        assert response.status_code == 400
        assert error_of(response).code == "version"

    def test_a_header_of_a_later_version_does_not_hurt(self, client: LineClient) -> None:
        """Fields may be added without a new version: unknown ones are passed over."""
        plain = msgspec.to_builtins(message_of(client), builtin_types=(bytes,))
        response = client.post("/line/v1/push", {"v": 1, "messages": [plain | {"new": 1}], "more": {}})
        assert response.status_code == 200, response.text
        assert read_reply(response.content, PushReply).answers[0].verdict is Verdict.ACCEPTED


class FeedSuite:
    @staticmethod
    def mine(records: Any, prefix: str) -> list[Record]:
        return [r for r in records if r.topic == "poster" and r.key.startswith(prefix)]

    def test_no_cursor_is_a_snapshot(self, county: County, client: LineClient) -> None:
        key = fresh_key()
        county.publish("poster", key, b'{"a":1}')
        pages, _ = client.everything()
        assert [p.snapshot for p in pages] == [True] + [False] * (len(pages) - 1)
        (record,) = self.mine((r for p in pages for r in p.records), key)
        assert (record.body, record.sealed) == (b'{"a":1}', False)

    def test_a_cursor_goes_on_where_it_was(self, county: County, client: LineClient) -> None:
        _, cursor = client.everything()
        assert client.feed(cursor).records == ()
        key = fresh_key()
        for name in ("-1", "-2"):
            county.publish("poster", key + name, b"{}")
        page = client.feed(cursor)
        assert not page.snapshot
        assert [r.key for r in self.mine(page.records, key)] == [key + "-1", key + "-2"]
        assert client.feed(page.cursor).records == ()

    def test_the_same_cursor_gives_the_same_again(self, county: County, client: LineClient) -> None:
        _, cursor = client.everything()
        county.publish("poster", fresh_key(), b"{}")
        assert client.feed(cursor).records == client.feed(cursor).records

    def test_only_the_newest_state_comes_and_rev_rises(self, county: County, client: LineClient) -> None:
        key = fresh_key()
        county.publish("poster", key, b"1")
        first_pages, cursor = client.everything()
        (first,) = self.mine((r for p in first_pages for r in p.records), key)
        for body in (b"2", b"3"):
            county.publish("poster", key, body)
        (last,) = self.mine(client.feed(cursor).records, key)
        assert last.body == b"3"
        assert last.rev > first.rev

    def test_a_deletion_comes_down(self, county: County, client: LineClient) -> None:
        key = fresh_key()
        county.publish("poster", key, b"1")
        _, cursor = client.everything()
        county.publish("poster", key, None)
        (record,) = self.mine(client.feed(cursor).records, key)
        assert record.body is None

    def test_small_pages_show_everything_once(self, county: County, client: LineClient) -> None:
        _, cursor = client.everything()
        key = fresh_key()
        for n in range(7):
            county.publish("poster", f"{key}-{n}", b"{}")
        pages, _ = client.everything(cursor, limit=3)
        assert all(len(p.records) <= 3 for p in pages)
        keys = [r.key for r in self.mine((r for p in pages for r in p.records), key)]
        assert keys == [f"{key}-{n}" for n in range(7)]

    @pytest.mark.parametrize("cursor", ["rubbish", "other:1", "-1", "𠮷", "a" * 300])
    def test_an_unknown_cursor_is_a_snapshot_not_an_error(self, client: LineClient, cursor: str) -> None:
        assert client.feed(cursor).snapshot

    def test_a_long_poll_answers_when_there_is_something(self, county: County, client: LineClient) -> None:
        _, cursor = client.everything()
        key = fresh_key()
        started = datetime.now(UTC)
        timer = threading.Timer(0.3, county.publish, ("poster", key, b"{}"))
        timer.start()
        page = client.feed(cursor, wait=20)
        timer.join()
        assert [r.key for r in self.mine(page.records, key)] == [key]
        assert datetime.now(UTC) - started < timedelta(seconds=10)

    def test_a_long_poll_ends_empty(self, client: LineClient) -> None:
        _, cursor = client.everything()
        page = client.feed(cursor, wait=0.3)
        assert page.records == ()
        assert not page.snapshot

    def test_the_epoch_is_the_same_on_every_reply(self, client: LineClient) -> None:
        token, push, feed = client.log_in(), client.push(), client.feed()
        assert token.county_epoch == push.county_epoch == feed.county_epoch


class CountyLineSuite(EnrolSuite, TokenSuite, PushSuite, FeedSuite):
    """The whole contract."""

    @pytest.fixture
    def client(self, county: County) -> Iterator[LineClient]:
        """A terminal, enrolled and logged in."""
        terminal = LineClient(county.base_url)
        terminal.enrol(county.new_code(TOWNSHIP))
        terminal.log_in()
        yield terminal
        terminal.close()
