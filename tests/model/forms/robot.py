"""A patient citizen: fills any form of the catalogue until it is complete."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from sync.model.forms import Filling, Question
from tests.helpers.people import id_number


def credit_code() -> str:
    """A code with a valid check character; the body it names does not exist."""
    from sync.model.persons import check_credit_code
    from sync.model.problem import Problem

    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    found = (f"91999999MA0EXAMP{a}{b}".replace("E", "1") for a in alphabet for b in alphabet)
    return next(code for code in found if not isinstance(check_credit_code(code), Problem))


class Robot:
    """Answers by type; among several words for a text, the first that the form does not object to."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 - the same citizen every time
        self._code = credit_code()

    def fill(self, filling: Filling, rounds: int = 400) -> None:
        """Answer what is open or wrong until nothing is, or no answer helps any more."""
        for _ in range(rounds):
            wrong = [q for q in filling.questions() if q.problems and not q.read_only]
            if not wrong:
                return
            for question in wrong[:8]:
                self._answer(filling, question)

    def answer(self, filling: Filling, path: str) -> None:
        """One question, when it is asked."""
        question = filling.question(path)
        if question is not None and not question.read_only:
            self._answer(filling, question)

    def _answer(self, filling: Filling, question: Question) -> None:
        best: Any = None
        for value in self._values(question, filling):
            change = filling.answer(question.path, value)
            now = filling.question(question.path)
            if change.accepted and now is not None and not now.problems:
                return
            best = value
        if best is not None:
            filling.answer(question.path, best)

    def _values(self, question: Question, filling: Filling) -> Iterator[Any]:
        names = [choice.name for choice in question.choices]
        self._chance.shuffle(names)
        match question.type:
            case "select_one":
                yield from names
            case "select_multiple":
                yield from ([name] for name in names)
            case "rank":
                yield names
            case "integer" | "range":
                yield from (1, 2, 3, 10, 50, 100, 500, 2025, 0)
            case "decimal":
                yield from (1000, 100, 50, 10, 1, 0.5, 0)
            case "date":
                yield from (
                    "2026-11-01",
                    "2026-11-20",
                    "2026-12-05",
                    "2027-01-20",
                    "2027-10-20",
                    "2028-01-01",
                )
                yield from ("2026-06-01", "2020-01-01")
            case "acknowledge":
                yield "OK"
            case "image" | "signature":
                yield "material-0001.jpg"
            case "time":
                yield "09:00"
            case "dateTime":
                yield "2026-11-20T09:00:00"
            case "geopoint":
                yield "31.88 111.26 0 0"
            case _:
                yield from self._words(filling)

    def _words(self, filling: Filling) -> Iterator[str]:
        order = int(self._chance.random() * 400) * 2
        woman = id_number("19900412", order + 2)
        yield from ("荆山", "示例内容")
        yield id_number("19530412", order + 1)
        yield woman
        yield id_number("20150412", order + 1)
        yield from (self._code, "13800000000", "6222000000000000000")
        for (
            known
        ) in filling.answers().values():  # the number of a disabled person's card begins with the ID's
            if isinstance(known, str) and len(known) == 18:
                yield f"{known}43"
