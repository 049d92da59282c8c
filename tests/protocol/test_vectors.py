"""The frozen vectors: what another implementation is checked with, checked here first."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from sync.model.ids import is_uuid7, unix_ms_of, uuid7
from sync.model.receipt import ReceiptNumber, parse_receipt_number
from sync.model.review import Review
from sync.protocol.blob import seal_segments
from sync.protocol.chain import START, body_digest, next_link
from sync.protocol.envelope import Envelope, header_info, open_body
from sync.protocol.line import feed_info
from sync.protocol.seal import SealError, key_id, open_sealed, public_of, seal
from tests.protocol.hpke_by_hand import open_by_hand, seal_by_hand
from tests.protocol.make_vectors import FOLDER, counting_bytes, everything, text_of


def load(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def b64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


# The sealed ones are checked by opening: another zlib may pack the same bytes otherwise.
@pytest.mark.parametrize(
    "name",
    [
        "assertion.json",
        "blob.json",
        "chain.json",
        "ids.json",
        "info.json",
        "owner.json",
        "receipt.json",
        "statement.json",
        "ticket.json",
    ],
)
def test_the_code_still_says_what_is_frozen(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == text_of(everything()[name])


@pytest.mark.parametrize("vector", load("seal.json"), ids=lambda v: v["name"])
class TestSeal:
    def test_opens(self, vector: dict[str, Any]) -> None:
        plain = open_sealed(b64(vector["sealed"]), b64(vector["recipient_private"]), vector["info"].encode())
        assert (hashlib.sha256(plain).hexdigest(), len(plain)) == (
            vector["plain_sha256"],
            vector["plain_size"],
        )

    def test_key_and_its_name(self, vector: dict[str, Any]) -> None:
        assert public_of(b64(vector["recipient_private"])) == b64(vector["recipient_public"])
        assert key_id(b64(vector["recipient_public"])) == vector["key_id"]

    def test_begins_with_the_ephemeral_public_key(self, vector: dict[str, Any]) -> None:
        assert b64(vector["sealed"])[:32] == public_of(b64(vector["ephemeral_private"]))

    def test_under_another_info_it_does_not_open(self, vector: dict[str, Any]) -> None:
        with pytest.raises(SealError):
            open_sealed(b64(vector["sealed"]), b64(vector["recipient_private"]), b"moved")


def test_our_sealing_opens_by_the_letter_of_the_rfc() -> None:
    private = hashlib.sha256(b"any").digest()
    for plain in (b"", b"x", "示例".encode() * 1000):
        assert open_by_hand(seal(plain, public_of(private), b"info"), private, b"info") == plain
        by_hand = seal_by_hand(plain, public_of(private), b"info", hashlib.sha256(b"other").digest())
        assert open_sealed(by_hand, private, b"info") == plain


def test_the_envelope_on_the_wire() -> None:
    vector = load("envelope.json")
    envelope = msgspec.convert(vector["wire"], Envelope, builtin_types=())
    assert envelope.info().decode() == vector["info"]
    body = open_body(envelope, b64(vector["county_private"]), Review)
    assert msgspec.json.encode(body).decode() == vector["plain"]
    assert json.loads(msgspec.json.encode(envelope)) == vector["wire"]


@pytest.mark.parametrize("vector", load("receipt.json"), ids=lambda v: v["text"])
def test_receipt_numbers(vector: dict[str, Any]) -> None:
    day = date.fromisoformat(vector["day"])
    expected = ReceiptNumber(vector["township"], vector["device"], day, vector["serial"])
    assert parse_receipt_number(vector["text"]) == expected
    assert str(expected) == vector["text"]
    # ISO 7064 MOD 11,10 the other way round: the whole number, check digit included, ends at 1.
    carry = 10
    digits = [int(c) for c in vector["text"].replace("-", "")[2:]]
    for digit in digits[:-1]:
        carry = ((carry + digit) % 10 or 10) * 2 % 11
    assert (carry + digits[-1]) % 10 == 1


@pytest.mark.parametrize("vector", load("ids.json"), ids=lambda v: v["id"])
def test_ids(vector: dict[str, Any]) -> None:
    assert uuid7(vector["unix_ms"], bytes.fromhex(vector["random"])) == vector["id"]
    assert is_uuid7(vector["id"])
    assert unix_ms_of(vector["id"]) == vector["unix_ms"]
    assert UUID(vector["id"]).variant == "specified in RFC 4122"


def test_the_example_of_the_rfc() -> None:
    """RFC 9562 appendix A.6."""
    assert load("ids.json")[-1]["id"] == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


def test_info_strings() -> None:
    vector = load("info.json")
    assert header_info("ID", "case", "TERMINAL", "VISIT", "MADE_AT").decode() == vector["message"]
    assert vector["message"] == "doorstep/1\nmessage\nID\ncase\nTERMINAL\nVISIT\nMADE_AT"
    assert feed_info("TERMINAL", "case", "KEY", 12).decode() == vector["record"]
    assert vector["record"] == "doorstep/1\nrecord\nTERMINAL\ncase\nKEY\n12"


@pytest.mark.parametrize("vector", load("blob.json"), ids=lambda v: v["name"])
def test_a_file_is_sealed_as_frozen(vector: dict[str, Any]) -> None:
    plain = counting_bytes(vector["plain_size"])
    assert hashlib.sha256(plain).hexdigest() == vector["plain_sha256"]
    sealed = b"".join(seal_segments([plain], b64(vector["key"]), vector["id"]))
    assert (len(sealed), hashlib.sha256(sealed).hexdigest()) == (
        vector["sealed_size"],
        vector["sealed_sha256"],
    )
    assert (sealed[:48], sealed[-48:]) == (b64(vector["sealed_begin"]), b64(vector["sealed_end"]))


def test_the_links_of_the_log() -> None:
    link = START
    for vector in load("chain.json"):
        row = {name: value for name, value in vector.items() if name not in ("body", "link")}
        link = next_link(link, body_digest(b64(vector["body"])), **row)
        assert link == b64(vector["link"])
