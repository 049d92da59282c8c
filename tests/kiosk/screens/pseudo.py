"""A language nobody speaks, whose every sentence is 1.6 times as wide as the Chinese one (DESIGN §12).

It stands in for all languages to come: a page that keeps its words whole in it has room for theirs. A Chinese
character is one em wide and a Latin letter about 0.54, so that three letters take the place of one character.
Words are as long as German ones and break only between them. Values, digits and line ends stay.

For the QML a file for Qt's own translator is made from ``screens_en.ts``; for the sentences of Python there
is :class:`Pseudo`, asked as the phrasebook is. No ``QTranslator`` of Python's: see ``kiosk/bridge/tongue``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

from kiosk.qml.phrases import SCREENS
from kiosk.services.phrasebook import CHINESE, Phrasebook

#: Letters of a Chinese character, and the characters of a word.
LETTERS, WORD = 3, 3
_HAN = re.compile(f"{CHINESE.pattern}+")
_SIGNS = str.maketrans(
    {
        "，": ", ",
        "。": ". ",
        "；": "; ",
        "：": ": ",
        "（": " (",
        "）": ") ",
        "、": ", ",
        "？": "? ",
        "！": "! ",
    }
    | {"“": '"', "”": '"'}
)
#: Wide and narrow ones as they come in print; the first of a word has something on top, as capitals may.
_FIRST, _FURTHER = "ÄÉÖÜ", "necistaodumwmhbgp"


def longer(text: str) -> str:
    """``text`` with its Chinese made 1.6 times as wide; without any it stays as it is."""
    if not CHINESE.search(text):
        return text
    said = _HAN.sub(lambda found: f" {_words(found[0])} ", text).translate(_SIGNS)
    # One space between words, none before a sign or at an end.
    said = re.sub(r"[ ]{2,}", " ", said)
    said = re.sub(r'" ([^"]*) "', r'"\1"', said)
    said = re.sub(r" ([,.;:?!)%\n])(?![a-zÄÉÖÜ\d])", r"\1", said)
    said = re.sub(r"([(\n]) ", r"\1", said)
    return said.strip()


def _words(chinese: str) -> str:
    """Words in place of some characters; the spaces between them count."""
    words = []
    for begin in range(0, len(chinese), WORD):
        part = chinese[begin : begin + WORD]
        letters = len(part) * LETTERS - (1 if begin + WORD < len(chinese) else 0)
        # Another character, other letters: what is cut can be told from its neighbour.
        seeds = [ord(part[at // LETTERS]) * (at + 1) + at for at in range(letters)]
        first = _FIRST[seeds[0] % len(_FIRST)]
        words.append(first + "".join(_FURTHER[seed % len(_FURTHER)] for seed in seeds[1:]))
    return " ".join(words)


class Pseudo(Phrasebook):
    """For the sentences of the Python code."""

    def __init__(self) -> None:
        super().__init__(())

    def say(self, text: str) -> str:
        return longer(text)


@cache
def pseudo_screens() -> Path:
    """The compiled file for the sentences of the QML, made once a run."""
    folder = Path(tempfile.mkdtemp(prefix="doorstep-pseudo-"))
    tree = ElementTree.parse(SCREENS)  # noqa: S314 - our own file
    for message in tree.getroot().iter("message"):
        said = message.find("translation")
        if said is None:
            continue
        words = longer(message.findtext("source", ""))
        said.attrib.pop("type", None)
        for form in list(said.iter("numerusform")) or [said]:
            form.text = words
    source, made = folder / "pseudo.ts", folder / "pseudo.qm"
    tree.write(source, "utf-8", xml_declaration=True)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(made)], check=True)
    return made
