"""What a form must not be published with: questions nobody reaches, demands nobody can meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from sync.model.forms.form import Form
from sync.model.forms.lexical import CHOSEN, check_raw
from sync.model.forms.limits import NODES, REPEAT_COUNT
from sync.model.forms.model import Definition
from sync.model.forms.paths import CompileError
from sync.model.forms.satisfy import Atom, Conditions, Unclear
from sync.model.problem import Problem

_MOST_ROWS = 5_000
"""Rows of a filtered list that are tried one by one."""


class Report(Struct):
    """Problems forbid publishing; warnings are told."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def audit(form: Form) -> Report:
    """All that can be known about a form without filling it."""
    return _Audit(form).run()


class _Audit:
    def __init__(self, form: Form) -> None:
        self._form = form
        self._conditions = Conditions(form)
        self._report = Report()
        self._unreachable: set[int] = set()

    def run(self) -> Report:
        if len(self._form.definitions) > NODES:
            self._wrong(self._form.root, "size", f"整张表超过 {NODES} 项，请拆开")
        for definition in self._form.definitions:
            parent = definition.parent
            if parent is not None and parent.index in self._unreachable:
                self._unreachable.add(definition.index)
                continue
            self._reach(definition)
            if definition.control is not None:
                self._wording(definition)
                self._answerable(definition)
                self._choices(definition)
            elif definition.required and not definition.children and not definition.calculate:
                self._wrong(definition, "invisible", "是必填的，可是表里没有地方填它")
            self._constraint(definition)
            self._references(definition)
            self._count(definition)
        return self._report

    def _wrong(self, definition: Definition, rule: str, message: str) -> None:
        self._report.problems.append(Problem(definition.path, rule, message))

    def _warn(self, definition: Definition, rule: str, message: str) -> None:
        self._report.warnings.append(Problem(definition.path, rule, message))

    # -- one question ---------------------------------------------------------------------------------

    def _reach(self, definition: Definition) -> None:
        if not definition.relevant:
            return
        try:
            possible = self._conditions.possible(self._conditions.relevance(definition))
        except Unclear:
            return
        if not possible:
            self._unreachable.add(definition.index)
            what = "永远不会出现" if definition.control or definition.children else "永远不起作用"
            self._wrong(definition, "unreachable", f"{what}：出现的条件怎么回答都达不到")
            if definition.required:
                self._wrong(definition, "invisible", "是必填的，可是谁也看不到它")

    def _wording(self, definition: Definition) -> None:
        form, control = self._form, definition.asked
        if not control.label and not control.hint:
            self._wrong(definition, "label", "没有文字（label）")
        elif form.elder and form.elder not in control.label and form.kinds[definition.index] != "note":
            self._warn(definition, "elder", "没有写长辈说法，大字版会显示普通说法")

    def _answerable(self, definition: Definition) -> None:
        kind = self._form.kinds[definition.index]
        fixed = definition.read_only == "true()"
        filled = definition.calculate or definition.default or definition.source or definition.preload
        set_by = any(event.target is definition for event in self._form.events)
        if definition.required and fixed and not filled and not set_by and kind != "note":
            self._wrong(definition, "invisible", "是必填的，又是只读的，谁也填不了")
        if definition.default and not definition.calculate:
            wrong = check_raw(kind, definition.default, definition.type == "int")
            if wrong is not None:
                self._wrong(definition, "default", f"的默认值“{definition.default}”不合题型：{wrong}")
            elif kind in CHOSEN:
                names = self._conditions.domain(definition)
                missing = [n for n in definition.default.split() if names is not None and n not in names]
                if missing:
                    self._wrong(definition, "default", f"的默认值“{missing[0]}”不在选项里")

    def _count(self, definition: Definition) -> None:
        if not definition.count:
            return
        tree = self._form.tree(definition.count)
        if tree[0] == "num" and tree[1] > REPEAT_COUNT:
            self._wrong(definition, "count", f"要填 {tree[1]:g} 份，最多 {REPEAT_COUNT} 份")

    def _constraint(self, definition: Definition) -> None:
        """A constraint that no answer meets."""
        if not definition.constraint:
            return
        tree = self._form.tree(definition.constraint)
        try:
            alternatives = self._conditions.alternatives(tree, definition)
        except Unclear:
            return
        some = Atom(definition, "!=", "")
        if not self._conditions.possible([alternative | {some} for alternative in alternatives]):
            self._wrong(definition, "constraint", "的限制条件（constraint）怎么填都通不过")

    # -- choices ----------------------------------------------------------------------------------------

    def _choices(self, definition: Definition) -> None:
        form, control = self._form, definition.asked
        if form.kinds[definition.index] not in CHOSEN:
            return
        names = self._conditions.domain(definition)
        if names is not None and not names:
            self._wrong(definition, "choice", "一个选项也没有")
        table = form.table_of(definition)
        if table is None or not control.nodeset:
            return
        for column in (control.value_ref, control.label_ref):
            if column and not column.startswith("jr:") and column not in table.columns:
                self._wrong(definition, "choice", f"的选项表“{table.name}”没有“{column}”这一列")
                return
        filters = _filters(form.tree(control.nodeset))
        if not filters:
            return
        used = {name for tree in filters for name in _columns(tree)}
        tried: dict[tuple[str, ...], bool] = {}
        for cells in table.rows[:_MOST_ROWS]:
            row = {name: cells[table.columns[name]] for name in used if name in table.columns}
            key = tuple(row.values())
            if key not in tried:
                tried[key] = self._offered(definition, filters, row)
            if not tried[key]:
                name = cells[table.columns[control.value_ref]]
                self._wrong(definition, "choice_filter", f"的选项“{name}”永远选不到，请看它的筛选条件")
                return

    def _offered(self, definition: Definition, filters: list[Any], row: dict[str, str]) -> bool:
        try:
            alternatives = self._conditions.relevance(definition)
            for tree in filters:
                more = self._conditions.alternatives(tree, definition, row)
                alternatives = [one | two for one in alternatives for two in more]
        except Unclear:
            return True
        return self._conditions.possible(alternatives[:1000])

    def _references(self, definition: Definition) -> None:
        """``${town} = 'x'`` where the question has no choice ``x``: always a slip of the pen."""
        for source in (definition.relevant, definition.constraint, definition.required, definition.calculate):
            if not source:
                continue
            try:
                tree = self._form.tree(source)
            except CompileError:
                continue
            for target, name in _compared(self._form, tree, definition):
                names = self._conditions.domain(target)
                if self._form.kinds[target.index] in CHOSEN and names is not None and name not in names:
                    self._wrong(definition, "reference", f"的算式里，题目“{target.name}”没有选项“{name}”")


def _filters(tree: list[Any]) -> list[Any]:
    """The predicates on the rows of a choice list."""
    if tree[:2] == ["fn", "randomize"]:
        return _filters(tree[2])
    if tree[0] != "path":
        return []
    return [predicate for _, test, predicates in tree[2:] if test == "item" for predicate in predicates]


def _columns(tree: Any) -> Iterator[str]:
    if not isinstance(tree, list):
        return
    if tree[:2] == ["path", ["here"]] and len(tree) == 3 and tree[2][0] == "child":
        yield tree[2][1]
    for part in tree:
        yield from _columns(part)


def _compared(form: Form, tree: Any, owner: Definition) -> Iterator[tuple[Definition, str]]:
    """Questions compared with a fixed name, anywhere in an expression."""
    if not isinstance(tree, list) or not tree:
        return
    if tree[0] == "cmp" and tree[1] in ("=", "!="):
        for one, two in ((tree[2], tree[3]), (tree[3], tree[2])):
            if two[0] == "str" and two[1] and one[0] == "path":
                target = form.resolve(one, owner)
                if target is not None:
                    yield target, two[1]
    if tree[:2] == ["fn", "selected"] and len(tree) == 4 and tree[3][0] == "str":
        target = form.resolve(tree[2], owner)
        if target is not None:
            yield target, tree[3][1].strip()
    for part in tree:
        yield from _compared(form, part, owner)
