"""Expression text -> syntax tree, by elementpath's XPath 1.0 grammar and the function table of forms.

The tree is made of plain lists, so that a published form carries its trees with it and the terminal neither
parses nor imports elementpath:

``["num", 1.5]`` ``["str", "a"]`` ``["neg", e]`` ``["and", e, e, …]`` ``["or", e, e, …]``
``["union", e, e, …]`` ``["cmp", "<=", e, e]``
``["math", e, ["+", e], ["-", e], …]`` ``["fn", "count", e, …]``
``["path", base, [axis, test, [predicate, …]], …]`` with base ``["root"]``, ``["here"]``,
``["filter", e, [predicate, …]]`` or an expression.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from elementpath.exceptions import ElementPathError
from elementpath.tdop import Parser
from elementpath.xpath1 import XPath1Parser
from elementpath.xpath_tokens import XPathToken

from sync.model.forms.functions.table import ARITIES
from sync.model.forms.limits import EXPRESSION_DEPTH, EXPRESSION_LENGTH

Tree = list[Any]

_COMPARE = {"=", "!=", "<", ">", "<=", ">="}
_MATH = {"+", "-", "*", "div", "mod"}
_AXES = {
    "child", "parent", "self", "ancestor", "ancestor-or-self", "descendant", "descendant-or-self",
    "following", "following-sibling", "preceding", "preceding-sibling",
}  # fmt: skip
_KIND_TESTS = {"node", "text"}
_PREFIXES = ("jr", "gov")
_QUOTED = re.compile(r"'(?:fn:)?([a-z0-9:-]+)'")


class ExpressionError(ValueError):
    """The text is no expression of ours; ``str()`` is a plain sentence for the author of the form."""


class _Grammar(XPath1Parser):
    """XPath 1.0 with the functions of forms; only the tree is used, never elementpath's evaluation."""

    symbol_table = dict(XPath1Parser.symbol_table)  # noqa: RUF012 - as elementpath declares it
    DEFAULT_NAMESPACES: ClassVar[dict[str, str]] = {
        **XPath1Parser.DEFAULT_NAMESPACES,
        "jr": "http://openrosa.org/javarosa",
        "gov": "https://doorstep/xforms",
    }

    def parse(self, source: str) -> XPathToken:
        if self.tokenizer is None:
            self.tokenizer = self.create_tokenizer(self.symbol_table)
        # The base class would also evaluate constants; functions of forms have no evaluation there.
        return Parser.parse(self, source)


def _path_led(self: Any, left: Any) -> Any:
    """A step after any expression: XPath 1.0 allows ``current()/..`` and ``instance('x')/root``."""
    following = self.parser.next_token
    if following.label not in self.parser.PATH_STEP_LABELS:
        self.parser.expected_next(*self.parser.PATH_STEP_SYMBOLS)
    self[:] = left, self.parser.expression(75)
    return self


def _build() -> None:
    table = _Grammar.symbol_table
    for symbol in ("/", "//"):
        base = table[symbol]
        table[symbol] = type(f"_Form{base.__name__}", (base,), {"led": _path_led})
    for name, arity in ARITIES.items():
        prefix, _, local = name.rpartition(":")
        if prefix:
            _Grammar.function(local, prefix=prefix, nargs=arity)
        else:
            table.pop(name, None)
            _Grammar.function(name, nargs=arity)
    _Grammar.build()


_build()


def parse(text: str) -> Tree:
    """The syntax tree of an expression.

    :raises ExpressionError: not an expression, an unknown function, too long or nested too deep.
    """
    if len(text) > EXPRESSION_LENGTH:
        raise ExpressionError(f"算式太长（{len(text)} 个字符，最多 {EXPRESSION_LENGTH} 个）")
    if _depth(text) > EXPRESSION_DEPTH:
        raise ExpressionError(f"括号套得太深（最多 {EXPRESSION_DEPTH} 层）")
    try:
        return _tree(_Grammar().parse(text))
    except ElementPathError as error:
        raise ExpressionError(_explain(str(error))) from None
    except RecursionError:
        raise ExpressionError("算式套得太深") from None


def _depth(text: str) -> int:
    """Deepest nesting of brackets and unary minuses outside string literals."""
    depth = deepest = signs = 0
    quote = ""
    for char in text:
        if quote:
            quote = "" if char == quote else quote
            continue
        if char in "'\"":
            quote = char
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        signs = signs + 1 if char in "-+" or (signs and char.isspace()) else 0
        deepest = max(deepest, depth, signs)
    return deepest


def _explain(message: str) -> str:
    if "unknown function" in message:
        name = message.rpartition("unknown function")[2].strip(" '\"")
        return f"没有“{name}”这个函数"
    if "argument" in message:
        quoted = _QUOTED.search(message)
        return f"函数“{quoted[1]}”的参数个数不对" if quoted else "函数的参数个数不对"
    return f"算式写得不完整或不对（{message.rpartition('] ')[2] or message}）"


def _tree(token: Any) -> Tree:
    symbol: str = token.symbol
    if symbol in _MATH and len(token) == 2:
        return _chain(token)
    if symbol in ("and", "or") and len(token) == 2:
        return [symbol, *(_tree(part) for part in _spine(token, {symbol}))]
    if symbol == "|":
        return ["union", *(_tree(part) for part in _spine(token, {symbol}))]
    if symbol in _COMPARE and len(token) == 2:
        return ["cmp", symbol, _tree(token[0]), _tree(token[1])]
    if symbol in ("+", "-") and len(token) == 1:
        inner = _tree(token[0])
        return ["neg", inner] if symbol == "-" else ["math", inner]
    if symbol == "(string)":
        return ["str", str(token.value)]
    if symbol in ("(integer)", "(decimal)", "(float)"):
        return ["num", float(token.value)]
    if symbol == "(":
        return _tree(token[0])
    function = _function(token)
    if function is not None:
        return function
    return _path(token)


def _spine(token: Any, symbols: set[str]) -> list[Any]:
    """Operands of a left-nested chain of one operator, without recursion."""
    parts: list[Any] = []
    while token.symbol in symbols and len(token) == 2:
        parts.append(token[1])
        token = token[0]
    parts.append(token)
    return parts[::-1]


def _chain(token: Any) -> Tree:
    parts: list[Tree] = []
    while token.symbol in _MATH and len(token) == 2:
        parts.append([token.symbol, _tree(token[1])])
        token = token[0]
    return ["math", _tree(token), *reversed(parts)]


def _function(token: Any) -> Tree | None:
    prefix = ""
    if token.symbol == ":" and token[0].value in _PREFIXES and "function" in str(token[1].label):
        prefix, token = f"{token[0].value}:", token[1]
    elif "function" not in str(token.label):
        return None
    name = prefix + token.symbol
    if name not in ARITIES:
        raise ExpressionError(f"没有“{name}”这个函数")
    return ["fn", name, *(_tree(argument) for argument in token)]


def _path(token: Any) -> Tree:
    """Flatten a left-nested chain of steps into one list."""
    steps: list[Tree] = []
    predicates: list[Tree] = []
    while True:
        symbol = token.symbol
        if symbol == "[":
            predicates.insert(0, _tree(token[1]))
            token = token[0]
            continue
        if symbol in ("/", "//"):
            if predicates:  # (a/b)[1]: the predicate sees the whole of a/b
                return ["path", ["filter", _path(token), predicates], *steps[::-1]]
            if not len(token):
                return ["path", ["root"], *steps[::-1]]
            steps.append(_step(token[-1]))
            if symbol == "//":
                steps.append(["descendant-or-self", "node()", []])
            if len(token) == 1:
                return ["path", ["root"], *steps[::-1]]
            token = token[0]
            continue
        if symbol == "(" or _function_like(token):
            base = _tree(token)
            return ["path", ["filter", base, predicates] if predicates else base, *steps[::-1]]
        steps.append([*_test(token), predicates])
        return ["path", ["here"], *steps[::-1]]


def _function_like(token: Any) -> bool:
    if token.symbol == ":":
        return "function" in str(token[1].label)
    return "function" in str(token.label)


def _step(token: Any) -> Tree:
    predicates: list[Tree] = []
    while token.symbol == "[":
        predicates.insert(0, _tree(token[1]))
        token = token[0]
    return [*_test(token), predicates]


def _test(token: Any) -> list[str]:
    """Axis and node test of one step."""
    symbol: str = token.symbol
    if symbol == ".":
        return ["self", "node()"]
    if symbol == "..":
        return ["parent", "node()"]
    if symbol == "(name)":
        return ["child", str(token.value)]
    if symbol == "*":
        return ["child", "*"]
    if symbol == ":":
        return ["child", f"{token[0].value}:{token[1].value}"]
    if symbol in _KIND_TESTS:
        return ["child", f"{symbol}()"]
    if symbol in _AXES and len(token) == 1:
        return [symbol, _test(token[0])[1]]
    raise ExpressionError(f"算式里不能用“{symbol}”")
