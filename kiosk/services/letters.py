"""First letters, so that a long list of names is found by them: A–C, D–H …

GB 2312-80 orders the 3,755 characters of its first level by their Pinyin, so the letter follows from a
character's place there. Rarer characters have none: they stand under every heading's list of all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

#: The first character of each letter in GB 2312's first level (no syllable begins with i, u or v).
_FIRST = {
    "A": "啊", "B": "芭", "C": "擦", "D": "搭", "E": "蛾", "F": "发", "G": "噶", "H": "哈", "J": "击",
    "K": "喀", "L": "垃", "M": "妈", "N": "拿", "O": "哦", "P": "啪", "Q": "期", "R": "然", "S": "撒",
    "T": "塌", "W": "挖", "X": "昔", "Y": "压", "Z": "匝",
}  # fmt: skip
_LETTERS = tuple(_FIRST)
_PLACES = [char.encode("gb2312") for char in _FIRST.values()]
_END = b"\xd7\xf9"


def letter_of(text: str) -> str:
    """The letter a name is looked for under; "" when it is not known."""
    first = text.strip()[:1]
    if first.isascii():
        return first.upper() if first.isalpha() else ""
    try:
        place = first.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    at = bisect_right(_PLACES, place) - 1
    return _LETTERS[at] if at >= 0 and place <= _END else ""


def groups(letters: Sequence[str], most: int) -> list[tuple[str, str]]:
    """The letters that occur, in at most ``most`` runs of about as many names each: (first, last)."""
    known = sorted(letter for letter in letters if letter)
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(known):
        share = -(-(len(known) - at) // max(1, most - len(found)))
        end = min(len(known), at + share) - 1
        last = known[end]
        found.append((known[at], last))
        at = len(known) if len(found) == most else bisect_right(known, last)
    if found:
        found[-1] = (found[-1][0], known[-1])
    return found
