"""What the audit calls impossible is impossible, and it finds what is: against trying everything."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.model.forms import Filling, Form
from sync.model.forms.compile import Compiler
from sync.model.forms.grammar import parse
from sync.model.forms.satisfy import Conditions
from tests.model.forms.build import CONTEXT, YES_NO, form_of

SURVEY = """
| type | name | label | relevant |
| select_one yn | a | 甲 | |
| integer | n | 数 | |
| select_multiple yn | b | 乙 | ${a} = 'yes' and ${n} > 1 |
| text | t | 字 | |
"""
ANSWERS = [
    {key: value for key, value in zip(("/data/a", "/data/n", "/data/b"), found, strict=True) if value != ""}
    for found in product(("", "yes", "no"), ("", 0, 1, 2, 3), ("", ["yes"], ["no"], ["yes", "no"]))
]

atoms = st.one_of(
    st.sampled_from(
        ["/data/a = 'yes'", "/data/a != 'no'", "'no' = /data/a", "/data/a = ''", "/data/a != ''"]
    ),
    st.sampled_from(["selected(/data/b, 'yes')", "selected(/data/b, 'no')", "true()", "false()", "1 > 2"]),
    st.tuples(st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), st.integers(0, 3)).map(
        lambda t: f"/data/n {t[0]} {t[1]}"
    ),
)
conditions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda t: f"({t[0]}) and ({t[1]})"),
        st.tuples(inner, inner).map(lambda t: f"({t[0]}) or ({t[1]})"),
        inner.map(lambda e: f"not({e})"),
    ),
    max_leaves=5,
)


@cache
def _form() -> Form:
    return form_of(SURVEY, YES_NO)


@cache
def _fillings() -> list[Filling]:
    return [Filling(_form(), CONTEXT, answers) for answers in ANSWERS]


def _holds(filling: Filling, compiler: Compiler, condition: str) -> bool:
    owner: Any = filling._find("/data/t")
    filling.engine.world.current = owner
    return compiler.compile(condition, owner.definition).truth(owner, filling.engine.world)


@settings(max_examples=300, deadline=None)
@given(conditions)
def test_possible_means_that_some_answers_make_it_true(condition: str) -> None:
    form = _form()
    compiler = Compiler(form.root, form.outline.tables, parse, form.by_path)
    reasoner = Conditions(form)
    alternatives = reasoner.alternatives(parse(condition), form.by_path["/data/t"])
    tried = any(_holds(filling, compiler, condition) for filling in _fillings())
    # A whole number between 3 and 4 is the one thing the audit does not know to be none.
    assert reasoner.possible(alternatives) == tried or (
        reasoner.possible(alternatives) and "/data/n" in condition
    )
