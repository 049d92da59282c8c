"""Bundles: opened by the one they are for, believed from the one who signed, damaged ones said so."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.bundle import MAGIC, BundleError, Direction, Header, UpBundle, pack, read_header, unpack
from sync.protocol.seal import key_id, new_private_key, public_of

SIGN, PRIVATE = Ed25519PrivateKey.generate(), new_private_key()
SIGNED_BY = SIGN.public_key().public_bytes_raw()
HEADER = Header(
    direction=Direction.UP, terminal="420626106-01", epoch=1, key="", made_at="2026-11-22T08:00:00+08:00"
)
DATA = pack(
    HEADER,
    UpBundle(cursor="e:7", reply_to=b"r" * 32, messages=()),
    sign=SIGN.private_bytes_raw(),
    seal_to=public_of(PRIVATE),
)


def test_what_was_packed_comes_out() -> None:
    assert read_header(DATA).key == key_id(public_of(PRIVATE))
    opened = unpack(DATA, UpBundle, signed_by=SIGNED_BY, private=PRIVATE)
    assert (opened.cursor, opened.reply_to, opened.messages) == ("e:7", b"r" * 32, ())


def test_another_signer_is_not_believed_and_another_key_opens_nothing() -> None:
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with pytest.raises(BundleError, match="签名"):
        unpack(DATA, UpBundle, signed_by=stranger, private=PRIVATE)
    with pytest.raises(BundleError, match="打不开"):
        unpack(DATA, UpBundle, signed_by=SIGNED_BY, private=new_private_key())


def test_a_header_of_another_terminal_does_not_open() -> None:
    with pytest.raises(BundleError):
        unpack(
            DATA.replace(b"420626106-01", b"420626106-02", 1), UpBundle, signed_by=SIGNED_BY, private=PRIVATE
        )


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(place: int, change: int) -> None:
    damaged = bytearray(DATA)
    damaged[place] ^= change
    with pytest.raises(BundleError) as raised:
        unpack(bytes(damaged), UpBundle, signed_by=SIGNED_BY, private=PRIVATE)
    assert str(raised.value).endswith("。")


@given(st.one_of(st.binary(max_size=200), st.integers(0, len(DATA) - 1).map(lambda n: DATA[:n])))
def test_half_a_file_and_any_other_file_are_said_to_be_so(data: bytes) -> None:
    for text in (data, MAGIC + data):
        with pytest.raises(BundleError):
            unpack(text, UpBundle, signed_by=SIGNED_BY, private=PRIVATE)
