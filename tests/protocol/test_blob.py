"""Sealed files: whole or refused, whatever is done to the segments."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator

import pytest

from sync.protocol.blob import (
    SEALED_SEGMENT,
    SEGMENT,
    new_blob_key,
    open_segments,
    seal_segments,
    sealed_size,
)
from sync.protocol.seal import SealError
from tests.protocol.blob_by_hand import seal_file_by_hand
from tests.protocol.make_vectors import counting_bytes

KEY, ID = b"k" * 32, "019400aa-0000-7000-8000-000000000000"
SIZES = [0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 2 * SEGMENT + 5]


def sealed(plain: bytes) -> list[bytes]:
    return list(seal_segments([plain], KEY, ID))


def opened(pieces: list[bytes], key: bytes = KEY, id: str = ID) -> bytes:
    return b"".join(open_segments(pieces, key, id))


@pytest.mark.parametrize("size", SIZES)
def test_as_a_second_writer_makes_it_and_back(size: int) -> None:
    plain = counting_bytes(size)
    segments = sealed(plain)
    assert b"".join(segments) == seal_file_by_hand(plain, KEY, ID)
    assert sum(map(len, segments)) == sealed_size(size)
    assert opened(segments) == plain


def test_pieces_of_any_size_go_in_and_out() -> None:
    dice, plain = random.Random(5), counting_bytes(2 * SEGMENT + 77)  # noqa: S311 - sizes, not secrets

    def pieces(whole: bytes) -> Iterator[bytes]:
        at = 0
        while at < len(whole):
            size = dice.choice([0, 1, 1000, SEGMENT, 3 * SEGMENT])
            yield whole[at : at + size]
            at += size

    whole = b"".join(seal_segments(pieces(plain), KEY, ID))
    assert whole == b"".join(sealed(plain))
    assert b"".join(open_segments(pieces(whole), KEY, ID)) == plain


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda s: s[:-1], id="last segment left out"),
        pytest.param(lambda s: [s[1], s[0], s[2]], id="segments swapped"),
        pytest.param(lambda s: [s[0], s[2]], id="segment in the middle left out"),
        pytest.param(lambda s: [s[0], s[0], *s[1:]], id="segment doubled"),
        pytest.param(lambda s: [*s, s[-1]], id="last segment twice"),
        pytest.param(lambda s: [*s[:-1], s[-1][:-1]], id="last byte cut"),
        pytest.param(lambda s: [s[0][:9] + bytes([s[0][9] ^ 1]) + s[0][10:], *s[1:]], id="bit flipped"),
        pytest.param(lambda s: [], id="nothing"),
    ],
)
def test_what_was_tampered_with_does_not_open(change: object) -> None:
    assert callable(change)
    with pytest.raises(SealError):
        opened(change(sealed(counting_bytes(2 * SEGMENT + 9))))


def test_another_key_or_id_does_not_open() -> None:
    segments = sealed(b"x")
    with pytest.raises(SealError):
        opened(segments, key=new_blob_key())
    with pytest.raises(SealError):
        opened(segments, id=ID.replace("aa", "ab"))


def test_memory_is_a_few_segments_whatever_the_size() -> None:
    def plain() -> Iterator[bytes]:
        for _ in range(24):
            yield bytes(SEGMENT)

    tracemalloc.start()
    try:
        size = sum(len(s) for s in open_segments(seal_segments(plain(), KEY, ID), KEY, ID))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size == 24 * SEGMENT
    assert peak < 9 * SEALED_SEGMENT
