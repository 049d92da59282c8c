"""Can a condition ever hold? For publish time only.

A condition is put into its alternatives (disjunctive normal form) over atoms like ``town = '420626100'``
or ``selected(needs, 'bath')``. An alternative is possible while every question can still have some answer
that fits all atoms about it, and can be reached itself. What is not understood counts as possible, so that
a form is never refused for being clever; beyond :data:`MOST` alternatives nothing is claimed at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from sync.model.forms.form import Form
from sync.model.forms.lexical import CHOSEN
from sync.model.forms.model import Definition
from sync.model.forms.values import number_of_text, text_of_number

MOST = 200


class Atom(Struct, frozen=True):
    """One demand on one question; ``sign`` is ``= != < <= > >= has lacks`` or ``not <`` and its like."""

    definition: Definition
    sign: str
    value: str


class Unclear(Exception):  # noqa: N818 - no error, an answer: too many alternatives
    """Too many alternatives to say anything."""


Alternatives = list[frozenset[Atom]]
# Not "smaller" is not "at least": an open question is neither.
_OPPOSITE = {
    "=": "!=", "!=": "=", "<": "not <", ">=": "not >=", ">": "not >", "<=": "not <=",
    "has": "lacks", "lacks": "has",
}  # fmt: skip
_ANSWERED = {"not <": ">=", "not >=": "<", "not >": "<=", "not <=": ">"}
"""What a denied comparison means for a question that is answered."""
_MIRROR = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_ALWAYS: Alternatives = [frozenset()]
_NEVER: Alternatives = []


class Conditions:
    """Conditions of one form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._own: dict[int, Alternatives] = {}

    def alternatives(
        self, tree: list[Any], owner: Definition, row: Mapping[str, str] | None = None, wanted: bool = True
    ) -> Alternatives:
        """Alternatives under which an expression is true (or not ``wanted``: false).

        ``row`` gives the columns while the expression is a filter standing at a row of a list.

        :raises Unclear: too many.
        """
        kind = tree[0]
        if kind in ("and", "or"):
            parts = [self.alternatives(part, owner, row, wanted) for part in tree[1:]]
            return _all(parts) if (kind == "and") == wanted else _any(parts)
        if kind == "fn":
            return self._function(tree, owner, row, wanted)
        if kind == "cmp":
            return self._comparison(tree, owner, row, wanted)
        if kind == "num":
            return _ALWAYS if bool(tree[1]) == wanted else _NEVER
        if kind == "str":
            return _ALWAYS if bool(tree[1]) == wanted else _NEVER
        return _ALWAYS

    def _function(
        self, tree: list[Any], owner: Definition, row: Mapping[str, str] | None, wanted: bool
    ) -> Alternatives:
        name, arguments = tree[1], tree[2:]
        if name in ("true", "false"):
            return _ALWAYS if (name == "true") == wanted else _NEVER
        if name in ("not", "boolean"):
            return self.alternatives(arguments[0], owner, row, wanted if name == "boolean" else not wanted)
        if name == "selected":
            value = self._constant(arguments[1], row)
            definition = self._form.resolve(arguments[0], owner)
            if value is not None and definition is not None:
                return [frozenset({Atom(definition, "has" if wanted else "lacks", value.strip())})]
        return _ALWAYS

    def _comparison(
        self, tree: list[Any], owner: Definition, row: Mapping[str, str] | None, wanted: bool
    ) -> Alternatives:
        sign, left, right = tree[1], tree[2], tree[3]
        one, two = self._constant(left, row), self._constant(right, row)
        if one is not None and two is not None:
            return _ALWAYS if _holds(one, sign, two) == wanted else _NEVER
        if one is not None:
            left, two, sign = right, one, _MIRROR[sign]
        if two is None:
            return _ALWAYS
        definition = None if row is not None and _in_row(left) else self._form.resolve(left, owner)
        if definition is None:
            return _ALWAYS
        return [frozenset({Atom(definition, sign if wanted else _OPPOSITE[sign], two)})]

    def _constant(self, tree: list[Any], row: Mapping[str, str] | None) -> str | None:
        if tree[0] == "str":
            return str(tree[1])
        if tree[0] == "num":
            return text_of_number(tree[1])
        if tree[0] == "neg" and tree[1][0] == "num":
            return text_of_number(-tree[1][1])
        if row is not None and _in_row(tree):
            return row.get(tree[2][1], "")
        return None

    # -- whether an alternative can be ---------------------------------------------------------------

    def relevance(self, definition: Definition) -> Alternatives:
        """Alternatives under which a question is asked, the groups around it included.

        :raises Unclear: too many.
        """
        known = self._own.get(definition.index)
        if known is None:
            parts = [
                self.alternatives(self._form.tree(step.relevant), step)
                for step in definition.chain()
                if step.relevant
            ]
            known = self._own[definition.index] = _all(parts)
        return known

    def possible(self, alternatives: Alternatives) -> bool:
        """Whether one of the alternatives can hold, given that whatever it needs answered is asked."""
        return any(self._holds_up(alternative, frozenset()) for alternative in alternatives)

    def _holds_up(self, atoms: frozenset[Atom], asked: frozenset[int]) -> bool:
        if not self._consistent(atoms):
            return False
        for atom in atoms:
            definition = atom.definition
            if definition.index in asked or not _needs_answer(atom):
                continue
            asked = asked | {definition.index}
            try:
                grown = [atoms | more for more in self.relevance(definition)]
            except Unclear:
                continue
            return any(self._holds_up(bigger, asked) for bigger in grown)
        return True

    def _consistent(self, atoms: frozenset[Atom]) -> bool:
        by_definition: dict[int, list[Atom]] = {}
        for atom in atoms:
            by_definition.setdefault(atom.definition.index, []).append(atom)
        return all(self._fits(found[0].definition, found) for found in by_definition.values())

    def _fits(self, definition: Definition, atoms: list[Atom]) -> bool:
        kind = self._form.kinds[definition.index]
        if kind == "select_one" and not definition.calculate:
            names = self.domain(definition)
            if names is not None:
                return any(all(_holds(name, a.sign, a.value) for a in atoms) for name in [*names, ""])
        if kind in CHOSEN:
            names = self.domain(definition)
            has = {atom.value for atom in atoms if atom.sign == "has"}
            lacks = {atom.value for atom in atoms if atom.sign == "lacks"}
            return not (has & lacks) and (names is None or has <= names)
        if all(_holds("", atom.sign, atom.value) for atom in atoms):
            return True
        equal = {atom.value for atom in atoms if atom.sign == "="}
        if len(equal) > 1 and len({number_of_text(value) for value in equal}) > 1:
            return False
        if equal:
            value = next(iter(equal))
            return all(_holds(value, atom.sign, atom.value) for atom in atoms)
        return _interval(atoms)

    def domain(self, definition: Definition) -> frozenset[str] | None:
        """All names a select can take by its list, its filter left aside."""
        names = self._form.static_names(definition)
        if names is None:
            table = self._form.table_of(definition)
            column = table.columns.get(definition.asked.value_ref) if table is not None else None
            if table is not None and column is not None:
                names = frozenset(row[column] for row in table.rows)
        return names


def _in_row(tree: list[Any]) -> bool:
    """A column of the row a filter looks at."""
    return tree[0] == "path" and tree[1] == ["here"] and len(tree) == 3 and tree[2][0] == "child"


def _needs_answer(atom: Atom) -> bool:
    if atom.sign in ("has", "<", "<=", ">", ">="):
        return True
    return atom.sign == "=" and atom.value != ""


def _holds(answer: str, sign: str, value: str) -> bool:
    if sign == "has":
        return value in answer.split()
    if sign == "lacks":
        return value not in answer.split()
    if sign in _ANSWERED:
        return not _holds(answer, sign.removeprefix("not "), value)
    one, two = number_of_text(answer), number_of_text(value)
    if sign in ("=", "!="):
        same = answer == value or one == two
        return same == (sign == "=")
    return {"<": one < two, "<=": one <= two, ">": one > two, ">=": one >= two}[sign]


def _interval(atoms: list[Atom]) -> bool:
    """Whether some number, or some text, fits all bounds."""
    low, high = float("-inf"), float("inf")
    low_open = high_open = False
    for atom in atoms:
        bound = number_of_text(atom.value)
        if bound != bound:
            continue
        sign = _ANSWERED.get(atom.sign, atom.sign)
        if sign in (">", ">=") and bound >= low:
            low_open = sign == ">" or (low_open and bound == low)
            low = bound
        if sign in ("<", "<=") and bound <= high:
            high_open = sign == "<" or (high_open and bound == high)
            high = bound
    return low < high or (low == high and not low_open and not high_open)


def _all(parts: list[Alternatives]) -> Alternatives:
    found = _ALWAYS
    for part in parts:
        found = list({one | two: None for one in found for two in part})
        if len(found) > MOST:
            raise Unclear
    return found


def _any(parts: list[Alternatives]) -> Alternatives:
    found = list({alternative: None for part in parts for alternative in part})
    if len(found) > MOST:
        raise Unclear
    return found
