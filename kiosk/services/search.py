"""Finding a matter by characters, pinyin, initials or a mix of them.

The index is a handful of long strings, one entry after the other in the order results are shown, so
that ``str.find`` does the work: the first hits found are the best of their class and the search stops
there. A trigram index would answer most Chinese words wrongly, as they have two characters.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock_words import promise_words
from sync.model.matter import Domain, Matter

LONGEST = 40
"""Characters of a query that count; no matter has a name of more."""
CANDIDATES = 1000
"""Matters looked at one by one for a query that no index answers; bounds the time of any query."""
MARK = "\n"


class MatterHit(Struct, frozen=True):
    """One result. sub: the small line under the name, e.g. ``人社 · 当天办好 · 可在这里办``."""

    code: str
    name: str
    domain: Domain
    sub: str


class Search:
    """Rebuilt by itself when the catalogue changed (a few ms for 271 matters)."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._version = -1
        self._index = _Index(())

    def find(self, text: str, limit: int = 20) -> tuple[MatterHit, ...]:
        """The best matches, best first. Anything typed is taken: empty and nonsense give ()."""
        if self._version != self._catalogue.version:
            self._index = _Index(self._catalogue.matters())
            self._version = self._catalogue.version
        return tuple(hit_of(matter) for matter in self._index.find(fold(text), limit))


def hit_of(matter: Matter, *, known: bool = False) -> MatterHit:
    """The line of a matter in any list. known: the list says of which domain it is."""
    here = "可在这里办" if matter.at_kiosk else "到窗口办"
    sub = f"{promise_words(matter)[0]} · {here}"
    if not known:
        sub = f"{matter.domain} · {sub}"
    return MatterHit(matter.code, matter.name, matter.domain, sub)


def fold(text: str) -> str:
    """What counts of a text: letters, digits and Chinese characters, half-width, lower case.

    At most ``LONGEST`` and one more, so that a longer query finds nothing instead of something else.
    """
    kept = (c for c in unicodedata.normalize("NFKC", text[:400]).lower() if c.isalnum())
    return "".join(kept)[: LONGEST + 1]


def is_latin(char: str) -> bool:
    return "a" <= char <= "z"


class _Strip:
    """Entries laid end to end, each after a mark, and which matter each belongs to."""

    def __init__(self, entries: Iterable[tuple[int, str]]) -> None:
        self._owners: list[int] = []
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for owner, entry in entries:
            self._owners.append(owner)
            self._starts.append(at)
            parts.append(MARK + entry)
            at += len(entry) + 1
        self.text = "".join(parts)

    def find(self, needle: str) -> Iterator[tuple[int, int]]:
        """(matter, place within its entry without the mark), each entry once, in order."""
        at = self.text.find(needle)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self._owners[number], max(0, at - self._starts[number] - 1)
            if number + 1 == len(self._starts):
                return
            at = self.text.find(needle, self._starts[number + 1])


class _Index:
    """matters: in the order in which equal matches are shown."""

    def __init__(self, matters: tuple[Matter, ...]) -> None:
        self._matters = matters
        folded = [fold(m.name) for m in matters]
        self._syllables = [_syllables(m.pinyin) for m in matters]
        self._names = _Strip(enumerate(folded))
        words = [(n, w) for n, m in enumerate(matters) for w in map(fold, m.keywords) if w]
        self._words = _Strip(words)
        # Folk words come without pinyin; their characters are read as the names read them.
        readings = _readings(zip(folded, self._syllables, strict=True))
        spoken = [(n, [readings[c] for c in w]) for n, w in words if all(c in readings for c in w)]
        # A blank before each syllable: what is found after a blank begins at a syllable.
        self._sounds = [*enumerate(self._syllables), *spoken]
        self._pinyin = _Strip((n, "".join(f" {s}" for s in syl)) for n, syl in self._sounds)
        self._initials = _Strip(  # by number of the sound, not of the matter
            (sound, "".join(s[0] for s in syl) or fold(matters[n].initials))
            for sound, (n, syl) in enumerate(self._sounds)
        )
        self._known = {s for syl in self._syllables for s in syl}
        self._heads = {s[:n] for s in self._known for n in range(1, len(s) + 1)}
        self._folded = folded
        self._with: dict[str, bytearray] = {}  # character, or first letter of a syllable -> one byte a matter
        for n, (name, syl) in enumerate(zip(folded, self._syllables, strict=True)):
            for char in {*name, *(s[0] for s in syl)}:
                self._with.setdefault(char, bytearray(len(matters)))[n] = 1

    def find(self, query: str, limit: int) -> list[Matter]:
        if not query or len(query) > LONGEST or limit < 1:
            return []
        found: dict[int, None] = {}  # a set that keeps the order
        for number in self._classes(query):
            found[number] = None
            if len(found) >= limit:
                break
        if not found and query.isascii() and query.isalpha():
            found = dict.fromkeys(islice(self._by_pieces(query), limit))
        return [self._matters[n] for n in found]

    def _classes(self, query: str) -> Iterator[int]:
        """Matter numbers, better classes first; the same number may come again."""
        latin = [is_latin(c) for c in query]
        yield from (n for n, _ in self._names.find(MARK + query))
        if all(latin):
            yield from self._by_letters(query)
        yield from (n for n, _ in self._words.find(MARK + query))
        yield from (n for n, _ in self._names.find(query))
        yield from (n for n, _ in self._words.find(query))
        if not any(latin):
            yield from self._in_order(query)
        elif not all(latin):
            yield from self._mixed(query)

    def _by_letters(self, query: str) -> Iterator[int]:
        """Whole pinyin and whole initials: at the name's beginning first, then inside."""
        whole = ["".join(f" {s}" for s in split) for split in self._splits(query)]
        for mark in (MARK, ""):
            for needle in whole:
                yield from (n for n, _ in self._pinyin.find(mark + needle))
            yield from (self._sounds[sound][0] for sound, _ in self._initials.find(mark + query))

    def _splits(self, query: str, most: int = 16) -> list[tuple[str, ...]]:
        """Ways to read letters as known syllables, the last of which may be unfinished."""
        done: list[tuple[str, ...]] = []
        open_: list[tuple[tuple[str, ...], str]] = [((), query)]
        while open_ and len(done) < most:
            before, rest = open_.pop()
            if rest in self._heads:
                done.append((*before, rest))
            # Longest first off the stack: fewer, longer syllables are the likelier reading.
            open_.extend(
                ((*before, rest[:n]), rest[n:])
                for n in range(1, min(7, len(rest)))
                if rest[:n] in self._known
            )
        return done

    def _by_pieces(self, query: str) -> Iterator[int]:
        """Syllables and initials mixed (``yanglbx``): each piece begins its syllable."""
        for pieces in self._pieces(query):
            firsts = "".join(piece[0] for piece in pieces)
            for sound, place in self._initials.find(firsts):
                number, syllables = self._sounds[sound]
                if _begins(syllables, place, pieces):
                    yield number

    def _pieces(self, query: str, most: int = 24) -> list[tuple[str, ...]]:
        done: list[tuple[str, ...]] = []
        open_: list[tuple[tuple[str, ...], str]] = [((), query)]
        steps = 0
        while open_ and len(done) < most and steps < 400:
            steps += 1
            before, rest = open_.pop()
            if not rest:
                if 1 < len(before) < len(query):
                    done.append(before)
                continue
            open_.extend(
                ((*before, rest[:n]), rest[n:])
                for n in range(1, min(7, len(rest) + 1))
                if rest[:n] in self._heads
            )
        return done

    def _mixed(self, query: str) -> Iterator[int]:
        """Characters and letters together (养老bx, 养lao保险): a letter run stands for characters."""
        runs = _runs(query)
        anchor = next(n for n, (_, latin) in enumerate(runs) if not latin)
        ahead = sum(len(run) for run, _ in runs[:anchor])
        word = runs[anchor][0]
        then = runs[anchor + 1][0][0] if anchor + 1 < len(runs) else ""
        needed = "".join(run[0] if latin else run for run, latin in runs)
        for number in self._all_with(needed):
            syllables, name = self._syllables[number], self._folded[number]
            if len(syllables) != len(name):
                if all(self._loosely(number, run) for run, latin in runs if latin):
                    yield number
                continue
            for place in _places(name, word):
                end = place + len(word)
                if then and not (end < len(syllables) and syllables[end][0] == then):
                    continue
                if any(_fits(name, syllables, start, runs) for start in _before(place, ahead)):
                    yield number
                    break

    def _loosely(self, number: int, letters: str) -> bool:
        syllables = self._syllables[number]
        return letters in "".join(s[0] for s in syllables) or letters in "".join(syllables)

    def _in_order(self, query: str) -> Iterator[int]:
        """All characters in their order with others between: 低保 finds 最低生活保障. Tightest first."""
        if len(query) < 2:
            return
        spans: list[tuple[int, int]] = []
        for number in self._all_with(query):
            span = _span(self._folded[number], query)
            if span:
                spans.append((span, number))
        yield from (number for _, number in sorted(spans))

    def _all_with(self, characters: str) -> Iterator[int]:
        """Matters whose names have all these characters or initials; the first ``CANDIDATES`` of them."""
        columns = [self._with.get(char) for char in set(characters)]
        if None in columns:
            return
        bits = int.from_bytes(columns[0] or b"", "big")
        for column in columns[1:]:
            bits &= int.from_bytes(column or b"", "big")
        row = bits.to_bytes(len(self._matters), "big")
        at = row.find(1)
        for _ in range(CANDIDATES):
            if at < 0:
                return
            yield at
            at = row.find(1, at + 1)


def _syllables(pinyin: str) -> list[str]:
    return [s for s in pinyin.lower().replace("ü", "v").split() if s.isalnum()]


def _readings(names: Iterable[tuple[str, list[str]]]) -> dict[str, str]:
    """Character -> its commonest syllable in the names, where name and pinyin go together one by one."""
    counts: dict[str, Counter[str]] = {}
    for name, syllables in names:
        if len(name) == len(syllables):
            for char, syllable in zip(name, syllables, strict=True):
                counts.setdefault(char, Counter())[syllable] += 1
    return {char: found.most_common(1)[0][0] for char, found in counts.items()}


def _begins(syllables: list[str], place: int, pieces: tuple[str, ...]) -> bool:
    """True when the pieces begin syllables at the place found or at a later one."""
    for start in range(place, len(syllables) - len(pieces) + 1):
        if all(s.startswith(p) for s, p in zip(syllables[start:], pieces, strict=False)):
            return True
    return False


def _runs(query: str) -> list[tuple[str, bool]]:
    """(run, whether it is letters)."""
    runs: list[tuple[str, bool]] = []
    for char in query:
        latin = is_latin(char)
        if runs and runs[-1][1] == latin:
            runs[-1] = (runs[-1][0] + char, latin)
        else:
            runs.append((char, latin))
    return runs


def _places(name: str, run: str) -> Iterator[int]:
    at = name.find(run)
    while at >= 0:
        yield at
        at = name.find(run, at + 1)


def _before(place: int, letters: int) -> range:
    """Where a run of letters that ends at ``place`` can begin: each letter at most one character."""
    return range(max(0, place - letters), place if letters else place + 1)


def _fits(name: str, syllables: list[str], at: int, runs: list[tuple[str, bool]]) -> bool:
    """True when the runs, one after the other, stand at ``at``; letters may begin several syllables."""
    if not runs:
        return True
    (run, latin), rest = runs[0], runs[1:]
    if not latin:
        return name.startswith(run, at) and _fits(name, syllables, at + len(run), rest)
    return any(_fits(name, syllables, end, rest) for end in _ends(syllables, at, run))


def _ends(syllables: list[str], at: int, letters: str) -> set[int]:
    """Places behind the syllables that ``letters`` can begin one by one from ``at``."""
    if not letters:
        return {at}
    if at >= len(syllables):
        return set()
    ends: set[int] = set()
    for n in range(1, len(letters) + 1):
        if not syllables[at].startswith(letters[:n]):
            break
        ends |= _ends(syllables, at + 1, letters[n:])
    return ends


def _span(name: str, query: str) -> int:
    """Length of the first stretch with the query's characters in order; 0 when there is none."""
    first = at = name.find(query[0])
    for char in query[1:]:
        at = name.find(char, at + 1)
        if at < 0:
            return 0
    return at - first + 1
