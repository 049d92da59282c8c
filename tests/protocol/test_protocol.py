"""Sealing, envelopes and replies: what must fail fails, and what an old peer may meet does not hurt."""

from __future__ import annotations

import os
import zlib
from datetime import datetime

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.model.review import Review
from sync.protocol import seal as sealing
from sync.protocol.envelope import Envelope, Kind, open_body, seal_message
from sync.protocol.line import (
    ErrorReply,
    FeedReply,
    NotOursError,
    OtherVersionError,
    PushReply,
    Verdict,
    read_reply,
)
from sync.protocol.seal import SealError, new_private_key, open_sealed, public_of, seal
from sync.protocol.version import PROTOCOL, version_sentence
from tests.helpers.mailbox import COUNTY_PRIVATE, MADE_AT, review_message

PRIVATE = new_private_key()
PUBLIC = public_of(PRIVATE)


class TestSeal:
    @given(st.binary(max_size=3000), st.binary(max_size=100))
    def test_what_is_sealed_opens_again(self, plain: bytes, info: bytes) -> None:
        assert open_sealed(seal(plain, PUBLIC, info), PRIVATE, info) == plain

    def test_twice_the_same_looks_different(self) -> None:
        assert seal(b"x", PUBLIC, b"") != seal(b"x", PUBLIC, b"")

    @given(st.data())
    def test_any_changed_bit_is_noticed(self, data: st.DataObject) -> None:
        sealed = bytearray(seal(b"plain", PUBLIC, b"info"))
        place = data.draw(st.integers(0, len(sealed) - 1))
        bit = data.draw(st.integers(0, 7))
        sealed[place] ^= 1 << bit
        with pytest.raises(SealError):
            open_sealed(bytes(sealed), PRIVATE, b"info")

    def test_the_bit_that_x25519_ignores_is_bound_all_the_same(self) -> None:
        """RFC 7748 §5: the highest bit of a public key does not count; HPKE binds it through its context."""
        sealed = bytearray(seal(b"plain", PUBLIC, b"info"))
        sealed[31] ^= 0x80
        with pytest.raises(SealError):
            open_sealed(bytes(sealed), PRIVATE, b"info")

    @pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 47, 48])
    def test_too_short_to_be_anything(self, size: int) -> None:
        with pytest.raises(SealError):
            open_sealed(os.urandom(size), PRIVATE, b"info")

    def test_another_key_does_not_open(self) -> None:
        with pytest.raises(SealError):
            open_sealed(seal(b"x", PUBLIC, b""), new_private_key(), b"")

    def test_a_bomb_is_not_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sealing, "MAX_OPENED", 10_000)
        assert len(open_sealed(seal(b"\x00" * 10_000, PUBLIC, b""), PRIVATE, b"")) == 10_000
        with pytest.raises(SealError, match="unpacks"):
            open_sealed(seal(b"\x00" * 10_001, PUBLIC, b""), PRIVATE, b"")

    @pytest.mark.parametrize("packed", [b"", b"not zlib", zlib.compress(b"x" * 100)[:-3]])
    def test_sealed_but_not_packed_as_we_do(self, packed: bytes) -> None:
        suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
        with pytest.raises(SealError):
            open_sealed(suite.encrypt(packed, X25519PublicKey.from_public_bytes(PUBLIC), b""), PRIVATE, b"")


class TestEnvelope:
    @pytest.mark.parametrize(
        "change",
        [{"id": "x"}, {"kind": "case"}, {"terminal": "x"}, {"visit": "x"}, {"made_at": "x"}],
        ids=lambda c: next(iter(c)),
    )
    def test_a_body_under_another_header_does_not_open(self, change: dict[str, str]) -> None:
        message = review_message()
        assert open_body(message, COUNTY_PRIVATE, Review).id == message.id
        with pytest.raises(SealError):
            open_body(replace(message, **change), COUNTY_PRIVATE, Review)

    def test_the_outbox_may_renumber(self) -> None:
        message = review_message()
        moved = replace(message, epoch=9, seq=99, skew_ms=5)
        assert open_body(moved, COUNTY_PRIVATE, Review).id == message.id

    def test_a_time_without_zone_is_our_mistake(self) -> None:
        with pytest.raises(ValueError, match="zone"):
            review_message(made_at=datetime(2026, 11, 22))  # noqa: DTZ001

    def test_a_body_of_another_shape_is_told_apart_from_a_broken_seal(self) -> None:
        class Other(msgspec.Struct):
            wish: int

        message = seal_message(
            id="i",
            kind=Kind.REVIEW,
            terminal="t",
            visit="v",
            made_at=MADE_AT,
            body=Other(1),
            county_key=PUBLIC,
            county_key_id="k",
        )
        with pytest.raises(msgspec.ValidationError):
            open_body(message, PRIVATE, Review)

    def test_a_kind_of_a_later_version_can_still_be_read(self) -> None:
        later = replace(review_message(), kind="wish")
        assert msgspec.json.decode(msgspec.json.encode(later), type=Envelope) == later

    def test_nothing_personal_is_outside_the_body(self) -> None:
        words = "家住歇马镇的张示例"
        plain = msgspec.json.encode(replace(review_message(words=words), body=b""))
        assert words.encode() not in plain
        assert words.encode() not in review_message(words=words).body


GOOD = b'{"protocol":"doorstep/1","county_time":"2026-11-22T16:00:00+08:00","county_epoch":"e","answers":[]}'


class TestReplies:
    def test_the_countys_own_words(self) -> None:
        assert read_reply(GOOD, PushReply).answers == ()

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"<!doctype html><title>login</title>",
            b"null",
            b"[]",
            b'"doorstep/1"',
            b"{}",
            b'{"answers":[]}',
            GOOD.replace(b'"protocol":"doorstep/1",', b""),
            GOOD.replace(b"doorstep/1", b"doorstep"),
            GOOD.replace(b"doorstep/1", b"doorstep/x"),
            GOOD.replace(b"doorstep/1", b"somebody/1"),
            GOOD.replace(b'"answers":[]', b'"answers":{}'),
            GOOD.replace(b'"answers":[]', b'"answers":[{"id":"i","verdict":"maybe"}]'),
            b"\xff\xfe\x00",
        ],
    )
    def test_anything_else_is_not(self, body: bytes) -> None:
        with pytest.raises(NotOursError):
            read_reply(body, PushReply)

    @pytest.mark.parametrize("size", range(0, len(GOOD) - 1, 7))
    def test_half_a_body_is_not(self, size: int) -> None:
        with pytest.raises(NotOursError):
            read_reply(GOOD[:size], PushReply)

    def test_an_error_needs_the_mark_too(self) -> None:
        """Many servers say {"code": …, "message": …}; only one is the county."""
        with pytest.raises(NotOursError):
            read_reply(b'{"code":"x","message":"y"}', ErrorReply)
        assert read_reply(b'{"protocol":"doorstep/1","code":"x","message":"y"}', ErrorReply).code == "x"

    def test_another_version_is_said(self) -> None:
        with pytest.raises(OtherVersionError, match=r"第 7 版.*先升级这一端"):
            read_reply(b'{"protocol":"doorstep/7","whatever":1}', FeedReply)

    def test_fields_of_a_later_version_are_passed_over(self) -> None:
        assert read_reply(GOOD[:-1] + b',"new":{"a":[1]}}', PushReply).county_epoch == "e"

    def test_verdicts_are_these_four(self) -> None:
        assert [str(v) for v in Verdict] == ["accepted", "already", "refused", "later"]


def test_version_sentences_say_who_has_to_upgrade() -> None:
    assert PROTOCOL == "doorstep/1"
    assert "这一端" in version_sentence(2)
    assert "对方的软件" in version_sentence(0)
