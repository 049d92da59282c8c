"""Whom the engine's answers are for: people who fill in forms."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.devices.handwriting.port import Candidate

#: Parts of characters that GB 2312 numbers as characters. Nobody's name or address has them, and some look
#: like one that many have: 囗 like 口, 廾 like 开.
PARTS = frozenset(
    "丨丿丶亅亠冂冖冫凵勹匚卩厶囗夂宀巛廴廾彐彡彳忄扌攵氵灬爿犭疒癶礻糸纟罒艹虍衤讠豸辶钅阝隹饣亻刂尢屮弋幺"
)


def words_first(candidates: Sequence[Candidate], limit: int) -> tuple[Candidate, ...]:
    """The same order, parts of characters after all others; at most ``limit``."""
    return tuple(sorted(candidates, key=lambda candidate: candidate.char in PARTS))[:limit]
