"""A form as the terminal asks it, page by page, for the people who write forms: every question that may be
asked, also those that only some answers lead to."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from msgspec import Struct

from sync.model.forms import Context, Filling, Form
from sync.model.forms.choices import plain, row_label
from sync.model.forms.model import Definition, Text
from sync.model.forms.sources import source_words
from sync.model.forms.tables import Row

_KINDS = {
    "text": "文字", "integer": "整数", "decimal": "数字", "range": "选一个数",
    "date": "日期", "time": "时间", "dateTime": "日期和时间",
    "select_one": "选一项", "select_multiple": "可选几项", "rank": "排先后",
    "note": "说明", "acknowledge": "确认", "geopoint": "位置",
    "image": "拍照", "signature": "手写签名", "file": "文件",
}  # fmt: skip
_SHOWN_CHOICES = 8


class Asked(Struct, frozen=True):
    """One question. number: place among the questions, 0 for a note. elder_label: "" where nobody wrote one.

    choices: the first few; count: how many there are; changing: which are offered hangs on earlier answers.
    source: where it comes from when it is known already, in words; locked: and then it cannot be changed.
    """

    number: int
    kind: str
    label: str
    elder_label: str
    hint: str
    elder_hint: str
    guidance: str
    choices: tuple[str, ...]
    count: int
    changing: bool
    required: bool
    sometimes: bool
    fixed: bool
    source: str
    locked: bool


class PreviewPage(Struct, frozen=True):
    """One page of the terminal. repeat: "" or how many times it comes."""

    label: str
    elder_label: str
    repeat: str
    sometimes: bool
    questions: tuple[Asked, ...]


def preview(form: Form) -> list[PreviewPage]:
    """All pages in order."""
    return _Preview(form).pages()


class _Preview:
    def __init__(self, form: Form) -> None:
        self._form = form
        self._engine = Filling(form, Context(now=timezone.now())).engine
        self._number = 0

    def pages(self) -> list[PreviewPage]:
        found: list[PreviewPage] = []
        for home, asked in self._runs():
            loose = home.parent is None
            label = self._form.title if loose else self._words(home, home.label)
            found.append(
                PreviewPage(
                    label=label or "（没有标题）",
                    elder_label=self._elder(home, home.label),
                    repeat=_times(home),
                    sometimes=any(above.relevant for above in home.chain()),
                    questions=tuple(self._asked(definition, home) for definition in asked),
                )
            )
        return found

    def _runs(self) -> Iterator[tuple[Definition, list[Definition]]]:
        """Questions in a row that stand on one page, as show.sections() divides them."""
        home: Definition | None = None
        run: list[Definition] = []
        for definition in self._form.definitions:
            if definition.control is None or definition.children:
                continue
            here = _home(definition)
            if home is not None and here is not home:
                yield home, run
                run = []
            home = here
            run.append(definition)
        if home is not None:
            yield home, run

    def _asked(self, definition: Definition, home: Definition) -> Asked:
        control, kind = definition.asked, self._form.kinds[definition.index]
        if kind != "note":
            self._number += 1
        choices, count = self._choices(definition)
        within = definition.chain()[len(home.chain()) :]
        return Asked(
            number=self._number if kind != "note" else 0,
            kind=_KINDS.get(kind, kind),
            label=self._words(definition, control.label),
            elder_label=self._elder(definition, control.label),
            hint=self._words(definition, control.hint),
            elder_hint=self._elder(definition, control.hint),
            guidance=self._words(definition, control.guidance),
            choices=choices,
            count=count,
            changing="[" in control.nodeset,
            required=bool(definition.required) and definition.required != "false()",
            sometimes=any(above.relevant for above in within),
            fixed=bool(definition.calculate or definition.read_only) and kind != "note",
            source=f"自动填：{source_words(definition.source)}" if definition.source else "",
            locked=definition.lock,
        )

    def _choices(self, definition: Definition) -> tuple[tuple[str, ...], int]:
        control, language = definition.asked, self._form.standard
        table = self._form.table_of(definition)
        if table is not None:
            name = control.value_ref
            labels = [
                row_label(self._engine, definition, Row(table, index), language) or table.cell(index, name)
                for index in range(min(len(table.rows), _SHOWN_CHOICES))
            ]
            return tuple(labels), len(table.rows)
        items = [plain(text, language) or name for name, text in control.items]
        return tuple(items[:_SHOWN_CHOICES]), len(items)

    def _words(self, definition: Definition, text: Text) -> str:
        form = self._form
        order = (form.standard, "", *form.languages)
        return self._joined(definition, text, order)

    def _elder(self, definition: Definition, text: Text) -> str:
        """The elders' own wording; "" where the plain one stands for it."""
        words = self._joined(definition, text, (self._form.elder,)) if self._form.elder else ""
        return "" if words == self._words(definition, text) else words

    def _joined(self, definition: Definition, text: Text, order: tuple[str, ...]) -> str:
        pieces = next((found for language in order if (found := text.get(language))), ())
        return "".join(p if isinstance(p, str) else self._answered(definition, p[0]) for p in pieces)

    def _answered(self, definition: Definition, expression: str) -> str:
        """An answer that stands inside a text: the name of its question, for want of the answer."""
        target = self._form.resolve(self._form.tree(expression), definition)
        label = plain(target.asked.label, self._form.standard) if target is not None else ""
        return f"〔{label or '前面的回答'}〕"


def _home(definition: Definition) -> Definition:
    """What makes the page of a question: the nearest repeat around it, else the outermost group."""
    chain = definition.chain()[:-1]
    repeat = next((above for above in reversed(chain) if above.repeat), None)
    return repeat or chain[min(1, len(chain) - 1)]


def _times(home: Definition) -> str:
    if not home.repeat:
        return ""
    return "份数由前面的回答决定" if home.count or home.fixed_count else "可以添几份"
