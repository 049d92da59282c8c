"""What stands on an application form and a letter of authority, as ready words. Importing this costs nothing:
no reportlab here."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


def day_words(day: date) -> str:
    """``2026年11月22日``: on an official paper with its year always, an archive outlives it."""
    return f"{day.year}年{day.month}月{day.day}日"


class DrawnSign(Struct, frozen=True):
    """A signature: each stroke the points (x, y) of a finger on a pad of width x height, y downwards."""

    width: int
    height: int
    strokes: tuple[tuple[tuple[int, int], ...], ...]


class LetterSheet(Struct, frozen=True, kw_only=True):
    """委托书. words: its paragraphs, names and numbers whole, as they are signed. relation: what the
    applicant is to the agent, "" when not known. sign: the applicant's, of the screen; None where paper is
    to be signed. wording: which text it is. number, centre, printed_words, wording: "" and 0 where it goes
    with an application form, which has them."""

    words: tuple[str, ...]
    relation: str
    number: str = ""
    centre: str = ""
    printed_words: str = ""
    wording: int = 0
    sign: DrawnSign | None = None


class FormPart(Struct, frozen=True):
    """A block of the application form. cells: the official name of a question, and what was answered; signs:
    the same of what was answered by hand."""

    title: str
    cells: tuple[tuple[str, str], ...]
    signs: tuple[tuple[str, DrawnSign], ...] = ()


class FormSheet(Struct, frozen=True, kw_only=True):
    """申请表, as it was filed: all of it, with full names and numbers, for the applicant and the archive.

    materials: name and how it is handed in. promise: the commitment by paragraphs; those that begin with
    ``# `` are headings. filed_at: aware, by the clock of the place. signer: whose signature it is
    (申请人签名 …). helped: who of the staff helped, "" for nobody. taken: where it was filed. authority: the
    letter, on a page of its own, for the applicant to sign at home; None where they came themselves or have
    given one.
    """

    matter_name: str
    number: str
    parts: tuple[FormPart, ...]
    materials: tuple[tuple[str, str], ...]
    promise: tuple[str, ...]
    signer: str
    sign: DrawnSign | None
    filed_at: datetime
    helped: str
    taken: str
    centre: str
    authority: LetterSheet | None = None

    @property
    def day_words(self) -> str:
        """It is signed on the day it is filed: ``2026年11月22日``."""
        return day_words(self.filed_at)

    @property
    def filed_words(self) -> str:
        """``2026年11月22日 09:41``."""
        return f"{self.day_words} {self.filed_at:%H:%M}"
