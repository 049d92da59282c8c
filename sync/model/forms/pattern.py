"""Regular expressions in bounded time.

``re`` backtracks: ``(a+)+b`` over thirty letters takes minutes. Here a pattern becomes a non-deterministic
automaton whose sets of states are remembered (a lazy deterministic automaton), so that a match costs one step
a character, whatever the pattern. In return there are no back references and no look-around; a form that
uses them is not published. As in JavaRosa, the whole answer must match.

Syntax: literals, ``.``, classes ``[^a-z\\d]``, ``\\d \\w \\s \\D \\W \\S``, ``\\t \\n \\r``, ``\\uXXXX``,
``\\p{L}`` and the other general categories, ``\\p{Han}``, groups, ``|``, ``* + ? {n} {n,} {n,m}`` (lazy and
possessive marks are read and make no difference to a whole match), ``^`` at the start, ``$`` at the end.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

from sync.model.forms.limits import PATTERN_LENGTH

_MAX_STATES = 4_000
_MAX_SETS = 2_000
_MAX_DEPTH = 50

Test = Callable[[str], bool]


class PatternError(ValueError):
    """The pattern cannot be used; ``str()`` says why, in plain Chinese."""


class _Program:
    """An automaton: ``steps[i]`` is a test and its target, ``free[i]`` are targets without input."""

    def __init__(self) -> None:
        self.steps: list[tuple[Test, int] | None] = []
        self.free: list[list[int]] = []

    def state(self) -> int:
        if len(self.steps) >= _MAX_STATES:
            raise PatternError("正则表达式展开后太大，请把重复次数写小一些")
        self.steps.append(None)
        self.free.append([])
        return len(self.steps) - 1


class Pattern:
    """A compiled pattern. ``matches(text)`` is linear in the text."""

    def __init__(self, source: str) -> None:
        if len(source) > PATTERN_LENGTH:
            raise PatternError("正则表达式太长")
        tree = _Reader(source).read()
        program = _Program()
        start = program.state()
        self._accept = _build(program, tree, start)
        self._program = program
        self._start = self._close({start})
        self._moves: dict[tuple[frozenset[int], str], frozenset[int]] = {}

    def _close(self, states: set[int]) -> frozenset[int]:
        stack = list(states)
        while stack:
            for target in self._program.free[stack.pop()]:
                if target not in states:
                    states.add(target)
                    stack.append(target)
        return frozenset(states)

    def matches(self, text: str) -> bool:
        """Whether the whole text matches."""
        states = self._start
        moves = self._moves
        for char in text:
            following = moves.get((states, char))
            if following is None:
                reached: set[int] = set()
                for state in states:
                    step = self._program.steps[state]
                    if step is not None and step[0](char):
                        reached.add(step[1])
                following = self._close(reached)
                if len(moves) >= _MAX_SETS:
                    moves.clear()
                moves[states, char] = following
            if not following:
                return False
            states = following
        return self._accept in states


class _Char(Struct, frozen=True):
    test: Test


class _Cat(Struct, frozen=True):
    parts: list[_Node]


class _Alt(Struct, frozen=True):
    branches: list[_Node]


class _Many(Struct, frozen=True):
    inner: _Node
    least: int
    most: int | None


_Node = _Char | _Cat | _Alt | _Many


def _build(program: _Program, node: _Node, start: int) -> int:
    """Add the automaton of a node from ``start``; the state it ends in."""
    if isinstance(node, _Char):
        end = program.state()
        program.steps[start] = (node.test, end)
        return end
    if isinstance(node, _Cat):
        for part in node.parts:
            start = _branch(program, part, start)
        return start
    end_states: list[int] = []
    if isinstance(node, _Alt):
        end_states = [_branch(program, part, start) for part in node.branches]
    else:
        for _ in range(node.least):
            start = _branch(program, node.inner, start)
        end_states = [start]
        if node.most is None:
            loop = program.state()
            program.free[start].append(loop)
            program.free[_branch(program, node.inner, loop)].append(loop)
            end_states = [loop]
        else:
            for _ in range(node.most - node.least):
                start = _branch(program, node.inner, start)
                end_states.append(start)
    end = program.state()
    for state in end_states:
        program.free[state].append(end)
    return end


def _branch(program: _Program, node: _Node, start: int) -> int:
    """A state carries one step only: what follows begins in a fresh one."""
    fresh = program.state()
    program.free[start].append(fresh)
    return _build(program, node, fresh)


def _word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _digit(char: str) -> bool:
    return "0" <= char <= "9"


def _space(char: str) -> bool:
    return char.isspace()


def _any(char: str) -> bool:
    return char != "\n"


def _han(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("CJK UNIFIED", "CJK COMPATIBILITY")) or char in "〇々"


def _not(test: Test) -> Test:
    return lambda char: not test(char)


_CLASSES: dict[str, Test] = {
    "d": _digit, "D": _not(_digit), "w": _word, "W": _not(_word), "s": _space, "S": _not(_space),
}  # fmt: skip
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}


class _Reader:
    """Recursive descent over the pattern text, bounded in depth."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    def read(self) -> _Node:
        if self._peek() == "^":
            self._at += 1
        tree = self._alternatives()
        if self._at < len(self._source):
            raise PatternError("正则表达式里多了一个右括号")
        return tree

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _next(self) -> str:
        char = self._peek()
        if not char:
            raise PatternError("正则表达式没有写完")
        self._at += 1
        return char

    def _alternatives(self) -> _Node:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise PatternError("正则表达式的括号套得太深")
        branches = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            if self._peek() == "^":
                self._at += 1
            branches.append(self._sequence())
        self._depth -= 1
        return _Alt(branches) if len(branches) > 1 else branches[0]

    def _sequence(self) -> _Node:
        parts: list[_Node] = []
        while self._peek() and self._peek() not in "|)":
            if self._peek() == "$" and self._source[self._at + 1 : self._at + 2] in ("", ")", "|"):
                self._at += 1
                continue
            parts.append(self._quantified(self._atom()))
        return _Cat(parts)

    def _quantified(self, atom: _Node) -> _Node:
        while (mark := self._peek()) and mark in "*+?{":
            self._at += 1
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(mark) or self._counts()
            if self._peek() and self._peek() in "?+":
                self._at += 1
            atom = _Many(atom, least, most)
        return atom

    def _counts(self) -> tuple[int, int | None]:
        end = self._source.find("}", self._at)
        low, comma, high = self._source[self._at : end].partition(",")
        counts = [low, high] if comma and high else [low]
        if end < 0 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in counts):
            raise PatternError("正则表达式里的 {…} 写得不对")
        self._at = end + 1
        least = int(low)
        most = int(high) if high else None if comma else least
        if most is not None and most < least:
            raise PatternError("正则表达式里的 {…} 前大后小")
        return least, most

    def _atom(self) -> _Node:
        char = self._next()
        if char == "(":
            if self._peek() == "?":
                if self._source[self._at : self._at + 2] != "?:":
                    raise PatternError("正则表达式里不能用 (?…) 这类写法（只能用 (?:…)）")
                self._at += 2
            inner = self._alternatives()
            if self._next() != ")":
                raise PatternError("正则表达式的括号没有配对")
            return inner
        if char == "[":
            return _Char(self._class())
        if char == ".":
            return _Char(_any)
        if char == "\\":
            return _Char(self._escape())
        if char in "*+?{":
            raise PatternError(f"正则表达式里的“{char}”前面没有内容")
        if char in "^$":
            raise PatternError(f"正则表达式里的“{char}”只能放在{'开头' if char == '^' else '末尾'}")
        return _Char(char.__eq__)

    def _escape(self) -> Test:
        char = self._next()
        if char in _CLASSES:
            return _CLASSES[char]
        if char in "pP":
            return self._category(char == "P")
        if char == "u":
            return self._code().__eq__
        if char in _ESCAPES:
            return _ESCAPES[char].__eq__
        if char.isalnum():
            raise PatternError(f"正则表达式里不能用“\\{char}”")
        return char.__eq__

    def _code(self) -> str:
        digits = self._source[self._at : self._at + 4]
        self._at += 4
        try:
            return chr(int(digits, 16)) if len(digits) == 4 else chr(-1)
        except ValueError:
            raise PatternError("正则表达式里的 \\u 后面应是四位十六进制数") from None

    def _category(self, negated: bool) -> Test:
        end = self._source.find("}", self._at)
        if self._peek() != "{" or end < 0:
            raise PatternError("正则表达式里的 \\p 后面应有 {…}")
        name = self._source[self._at + 1 : end].removeprefix("Is").removeprefix("script=")
        self._at = end + 1
        if name == "Han":
            return _not(_han) if negated else _han
        if not 1 <= len(name) <= 2 or name[0] not in "LMNPSZC":
            raise PatternError(f"正则表达式里没有“\\p{{{name}}}”这一类")

        def test(char: str) -> bool:
            return unicodedata.category(char).startswith(name)

        return _not(test) if negated else test

    def _class(self) -> Test:
        negated = self._peek() == "^"
        if negated:
            self._at += 1
        tests: list[Test] = []
        ranges: list[tuple[str, str]] = []
        first = True
        while (char := self._next()) != "]" or first:
            first = False
            if char == "\\":
                if self._peek() in "dDwWsSpP":
                    tests.append(self._escape())
                    continue
                char = self._single()
            if self._peek() == "-" and self._source[self._at + 1 : self._at + 2] not in ("]", ""):
                self._at += 1
                high = self._next()
                high = self._single() if high == "\\" else high
                if high < char:
                    raise PatternError(f"正则表达式里的“{char}-{high}”前大后小")
                ranges.append((char, high))
            else:
                ranges.append((char, char))

        def test(char: str) -> bool:
            return any(low <= char <= high for low, high in ranges) or any(check(char) for check in tests)

        return _not(test) if negated else test

    def _single(self) -> str:
        char = self._next()
        if char == "u":
            return self._code()
        if char in _ESCAPES:
            return _ESCAPES[char]
        if char.isalnum():
            raise PatternError(f"正则表达式里不能用“\\{char}”")
        return char


@lru_cache(maxsize=256)
def compiled(source: str) -> Pattern:
    """The automaton of a pattern.

    :raises PatternError: look-around, back references, a syntax error, too long or too large.
    """
    return Pattern(source)


def matches(text: str, source: str) -> bool:
    """Whether the whole text matches; a pattern that is none matches nothing (publishing refuses it)."""
    try:
        return compiled(source).matches(text)
    except PatternError:
        return False
