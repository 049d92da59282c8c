"""The frozen vectors of what ends and county say: read by the code, and by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import jwt
import msgspec
import pytest

from sync.county.fleet.rules import AssertionRefusedError, ClockSkewError, check_assertion
from sync.model.case import owner_check
from sync.model.question import Outcome, QuestionReply
from sync.model.ticket import Ticket, make_ticket, read_ticket
from sync.protocol import wire
from sync.protocol.bundle import BundleError, DownBundle, UpBundle, pack, read_header, unpack
from sync.protocol.line import Answer, PushRequest, Verdict, feed_info, reply_info
from sync.protocol.seal import SealError, key_id, open_sealed, public_of
from sync.terminal.token import sign_assertion
from tests.protocol.hpke_by_hand import open_by_hand
from tests.protocol.line_by_hand import (
    claims_by_hand,
    ed25519_public,
    json_bytes,
    msgpack_by_hand,
    ticket_by_hand,
    unpack_by_hand,
)
from tests.protocol.make_vectors import fixed
from tests.protocol.test_vectors import b64, load


@pytest.mark.parametrize("vector", load("down.json"), ids=lambda v: v["name"])
class TestSealedDown:
    def test_opens_by_the_code_and_by_hand(self, vector: dict[str, Any]) -> None:
        sealed, private, info = (
            b64(vector["sealed"]),
            b64(vector["recipient_private"]),
            vector["info"].encode(),
        )
        assert open_sealed(sealed, private, info) == open_by_hand(sealed, private, info)
        assert open_sealed(sealed, private, info).decode() == vector["plain"]

    def test_the_code_binds_the_same_header(self, vector: dict[str, Any]) -> None:
        parts = vector["info"].split("\n")
        made = {
            "reply": lambda: reply_info(parts[2], parts[3]),
            "record": lambda: feed_info(parts[2], parts[3], parts[4], int(parts[5])),
        }[vector["name"]]()
        assert made.decode() == vector["info"]

    def test_for_another_terminal_it_does_not_open(self, vector: dict[str, Any]) -> None:
        other = vector["info"].replace("420626106-01", "420626106-02").encode()
        with pytest.raises(SealError):
            open_sealed(b64(vector["sealed"]), b64(vector["recipient_private"]), other)


def test_a_reply_is_a_question_reply() -> None:
    reply = msgspec.json.decode(load("down.json")[0]["plain"], type=QuestionReply)
    assert (reply.outcome, reply.words) == (Outcome.NONE, "没有查到。")


@pytest.mark.parametrize("vector", load("bundle.json"), ids=lambda v: v["direction"])
class TestBundle:
    def test_opens_by_the_code(self, vector: dict[str, Any]) -> None:
        file, private = b64(vector["file"]), b64(vector["recipient_private"])
        type = {"up": UpBundle, "down": DownBundle}[vector["direction"]]
        assert msgspec.to_builtins(read_header(file)) == vector["header"]
        assert vector["header"]["key"] == key_id(public_of(private))
        opened = unpack(file, type, signed_by=b64(vector["signed_by"]), private=private)
        assert msgspec.json.decode(msgspec.json.encode(opened)) == vector["payload"]

    def test_what_the_code_packs_opens_by_hand(self, vector: dict[str, Any]) -> None:
        file, private = b64(vector["file"]), b64(vector["recipient_private"])
        type = {"up": UpBundle, "down": DownBundle}[vector["direction"]]
        payload = unpack(file, type, signed_by=b64(vector["signed_by"]), private=private)
        sign = fixed("any signer")
        ours = pack(read_header(file), payload, sign=sign, seal_to=public_of(private))
        header, plain = unpack_by_hand(ours, signed_by=ed25519_public(sign), private=private)
        assert header == vector["header"]
        assert msgspec.json.decode(plain) == vector["payload"]

    def test_another_signer_is_not_believed(self, vector: dict[str, Any]) -> None:
        stranger = ed25519_public(fixed("stranger"))
        private = b64(vector["recipient_private"])
        with pytest.raises(BundleError):
            unpack(b64(vector["file"]), UpBundle, signed_by=stranger, private=private)


class TestAssertion:
    vector = load("assertion.json")

    def test_the_county_takes_it_at_its_time_and_at_no_other(self) -> None:
        public, issued = b64(self.vector["sign_public"]), self.vector["claims"]["iat"]
        taken = check_assertion(self.vector["assertion"], public, datetime.fromtimestamp(issued, UTC))
        assert (taken.terminal, taken.jti) == (self.vector["claims"]["iss"], self.vector["claims"]["jti"])
        for late in (-121, 60 + 121):
            with pytest.raises(ClockSkewError):
                check_assertion(self.vector["assertion"], public, datetime.fromtimestamp(issued + late, UTC))

    def test_one_letter_changed_is_not_taken(self) -> None:
        text, issued = self.vector["assertion"], self.vector["claims"]["iat"]
        changed = text.replace(".", ".f", 1)
        with pytest.raises(AssertionRefusedError):
            check_assertion(changed, b64(self.vector["sign_public"]), datetime.fromtimestamp(issued, UTC))

    def test_by_hand_and_by_the_library_it_says_the_same(self) -> None:
        public = b64(self.vector["sign_public"])
        assert claims_by_hand(self.vector["assertion"], public)[1] == self.vector["claims"]
        assert jwt.get_unverified_header(self.vector["assertion"])["alg"] == "EdDSA"

    def test_what_a_terminal_signs_has_the_same_claims(self) -> None:
        wanted = self.vector["claims"]
        text = sign_assertion(wanted["iss"], b64(self.vector["sign_private"]), wanted["iat"] + 0.9)
        header, claims = claims_by_hand(text, b64(self.vector["sign_public"]))
        assert header["alg"] == "EdDSA"
        assert 8 <= len(claims.pop("jti")) <= 80
        assert claims == {name: value for name, value in wanted.items() if name != "jti"}


@pytest.mark.parametrize("vector", load("ticket.json"), ids=lambda v: v["url"])
def test_tickets(vector: dict[str, str]) -> None:
    ticket = Ticket(vector["url"], vector["code"], vector["ca"])
    assert read_ticket(vector["text"]) == ticket
    assert make_ticket(ticket) == vector["text"]
    fields = {"ca": "", **ticket_by_hand(vector["text"])}
    assert fields == {name: value for name, value in vector.items() if name != "text"}


def test_a_push_is_the_same_in_both_forms() -> None:
    read = []
    for vector in load("push.json"):
        body, msgpack = b64(vector["body"]), wire.is_msgpack(vector["content_type"])
        assert wire.content_digest(body) == vector["content_digest"]
        assert wire.digest_fits(vector["content_digest"], body)
        assert not wire.digest_fits(vector["content_digest"], body + b" ")
        read.append(wire.decode(body, PushRequest, msgpack=msgpack))
        encoded = msgspec.msgpack.encode(read[-1]) if msgpack else msgspec.json.encode(read[-1])
        assert encoded == body
    assert read[0] == read[1]


@pytest.mark.parametrize(
    "value", [0, 127, 128, 255, 256, 1 << 16, 1 << 40, -1, -32, -33, -129, -1500, -70000]
)
def test_whole_numbers_by_hand(value: int) -> None:
    assert msgspec.msgpack.decode(msgpack_by_hand(value)) == value


def test_who_owns_a_case_that_was_handed_over() -> None:
    vector = load("owner.json")
    for number in (vector["id_number"], vector["typed"]):
        assert owner_check(vector["case"], number) == vector["owner"]


def test_an_answer_with_its_reply() -> None:
    """The reply travels as base64 in the answer, and is absent from most."""
    sealed = load("down.json")[0]["sealed"]
    answer = msgspec.json.decode(json_bytes({"id": "i", "verdict": "already", "reply": sealed}), type=Answer)
    assert (answer.verdict, answer.reply) == (Verdict.ALREADY, b64(sealed))
