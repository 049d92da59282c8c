"""How a name may be written in letters, and the keys by which it is found so. Without Django: names are
spelled in the process that opens messages, too.
"""

from __future__ import annotations

import functools
import gc
import itertools
import re
import unicodedata
from collections.abc import Callable

from sync.county.keys import KeyRing

_MOST = 12
# Beyond this many characters it is a company: nobody looks for it by its second reading.
_PERSON = 6
_LETTERS = re.compile(r"[a-z]{2,60}")


def spellings(name: str) -> tuple[str, ...]:
    """How the name may be typed in letters. The family name has all its readings, the rest the usual two."""
    signs = [c for c in unicodedata.normalize("NFKC", name).lower() if c.isalnum()]
    if not signs:
        return ()
    one = len(signs) > _PERSON
    readings = [_readings(c)[: 1 if one else 4 if place == 0 else 2] for place, c in enumerate(signs)]
    found: dict[str, None] = {}
    for spoken in itertools.islice(itertools.product(*readings), _MOST):
        found["".join(spoken)[:60]] = None
        found["".join(part[0] for part in spoken)[:60]] = None
    return tuple(text for text in found if _LETTERS.fullmatch(text))


def key_of(ring: KeyRing, spelling: str) -> str:
    """As it lies in the table."""
    return ring.lookup_hash("spelling", spelling)[:32]


def key_typed(ring: KeyRing, typed: str) -> str | None:
    """The key of what a clerk typed; None when these are not letters."""
    plain = "".join(unicodedata.normalize("NFKC", typed).lower().split()).replace("'", "")
    return key_of(ring, plain) if _LETTERS.fullmatch(plain) else None


def keys_of(ring: KeyRing, name: str) -> list[str]:
    """A name without a spelling gets a key that nobody types: it has been looked at."""
    return [key_of(ring, text) for text in spellings(name) or ("",)]


@functools.lru_cache(maxsize=8192)
def _readings(sign: str) -> tuple[str, ...]:
    (sounds,) = _table()(sign)[:1] or [[sign]]
    return tuple(dict.fromkeys(sounds))


@functools.cache
def _table() -> Callable[[str], list[list[str]]]:
    """Loaded with the first name: half a second, and 50,000 lists that stay; they are no garbage."""
    from pypinyin import Style, pinyin

    gc.freeze()
    return functools.partial(pinyin, style=Style.NORMAL, heteronym=True, v_to_u=False)
