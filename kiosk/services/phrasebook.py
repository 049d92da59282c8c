"""What the house says in Chinese, in another language: whole sentences, and sentences with values in them.

The services, the forms and the model say everything in Chinese, the language of the law and of the paper;
only what is shown or read aloud is translated, at the last moment. So that no service needs to know of
languages, a sentence is looked up as it comes: first as a whole, then by the templates of the .ts files
(``还剩 %1 天`` fits ``还剩 4 天``), whose values are looked up in turn, then as a list of sentences. What
nobody has translated (a name, a law, a matter without an English name) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

#: A Chinese character: without one there is nothing to translate.
CHINESE = re.compile(r"[\u3400-\u9fff]")
_PLACE = re.compile(r"%(\d)")
_DATE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?: 星期(?P<week>[一二三四五六日]))?(?P<time> \d\d:\d\d)?"
)
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = dict(zip("一二三四五六日", _DAYS, strict=True))
#: Where a text falls into parts that may be known by themselves, and what stands there in English.
_JOINTS = (
    ("\n", "\n"),
    ("。", ". "),
    ("；", "; "),
    (" · ", " · "),
    ("・", " · "),
    ("、", ", "),
    ("，", ", "),
)
#: What full-width signs become beside Latin letters.
_SIGNS = str.maketrans(
    {"，": ", ", "。": ".", "；": "; ", "：": ": ", "（": " (", "）": ")", "、": ", ", "？": "?"}
)
_DEEPEST = 4


class Phrasebook:
    """messages: Chinese source (with ``%1`` … where values stand) and its translation; "" for none yet."""

    def __init__(self, messages: Iterable[tuple[str, str]]) -> None:
        self._whole: dict[str, str] = {}
        found: list[tuple[int, re.Pattern[str], str]] = []
        for source, said in messages:
            if not said:
                continue
            if _PLACE.search(source):
                found.append((len(_PLACE.sub("", source)), _pattern(source), said))
            else:
                self._whole[source] = said
        # The template with the most words of its own fits best.
        found.sort(key=lambda item: -item[0])
        self._templates = [(pattern, said) for _, pattern, said in found]

    def know(self, names: Mapping[str, str]) -> None:
        """Take in names that were published (Chinese to English); they go before what the house says."""
        self._whole.update(names)

    def say(self, text: str) -> str:
        """A sentence of the Python code; ``text`` itself where nothing of it is known."""
        return self._say(text, _DEEPEST)

    def _say(self, text: str, depth: int) -> str:
        if not CHINESE.search(text):
            return text.translate(_SIGNS) if depth < _DEEPEST else text
        if depth < 0:
            return text
        whole = self._whole.get(text)
        if whole is not None:
            return whole
        day = _DATE.fullmatch(text)
        if day is not None:
            return _day(day)
        for pattern, said in self._templates:
            match = pattern.fullmatch(text)
            if match is not None:
                return self._fill(said, match, depth)
        return self._parts(text, depth)

    def _fill(self, said: str, match: re.Match[str], depth: int) -> str:
        values = match.groupdict()
        return _PLACE.sub(lambda place: self._say(values[f"v{place[1]}"], depth - 1), said)

    def _parts(self, text: str, depth: int) -> str:
        """Sentences one after the other, or a list: each by itself, when one of them is known."""
        for joint, joined in _JOINTS:
            parts = [part for part in text.split(joint) if part.strip()]
            ends = joint == "。" and text.endswith(joint)
            if len(parts) < 2 and not ends:
                continue
            # A sentence may be known with its full stop; a single one was looked up with it already.
            stop = joint if joint == "。" and len(parts) > 1 else ""
            said = [self._part(part, stop, depth) for part in parts]
            if any(new is not None for new in said):
                words = [old if new is None else new for old, new in zip(parts, said, strict=True)]
                if joint != "。":
                    return joined.join(words)
                return joined.join(word.removesuffix(".") for word in words) + ("." if ends else "")
        return text

    def _part(self, part: str, stop: str, depth: int) -> str | None:
        for words in (part + stop, part) if stop else (part,):
            said = self._say(words, depth - 1)
            if said != words:
                return said
        return None


def _pattern(source: str) -> re.Pattern[str]:
    pieces = _PLACE.split(source)
    seen: set[str] = set()
    text = re.escape(pieces[0])
    for number, literal in zip(pieces[1::2], pieces[2::2], strict=True):
        text += f"(?P=v{number})" if number in seen else f"(?P<v{number}>.*?)"
        seen.add(number)
        text += re.escape(literal)
    return re.compile(text, re.DOTALL)


def _day(match: re.Match[str]) -> str:
    """``11月25日 星期三 09:41`` as ``Wednesday 25 November, 09:41``."""
    month = int(match["month"])
    if not 1 <= month <= 12:
        return match[0]
    words = f"{int(match['day'])} {_MONTHS[month - 1]}"
    words = f"{_WEEK[match['week']]} {words}" if match["week"] else words
    words = f"{words} {match['year']}" if match["year"] else words
    return f"{words},{match['time']}" if match["time"] else words


def read_phrases(*paths: Path) -> Phrasebook:
    """The phrasebook of some .ts files (Qt Linguist). Raises OSError and ``ElementTree.ParseError``."""
    # Needed by nobody who reads Chinese, so not loaded with the first screen.
    from xml.etree import ElementTree

    messages = []
    for path in paths:
        for message in ElementTree.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
            messages.append((message.findtext("source", ""), message.findtext("translation", "")))
    return Phrasebook(messages)
