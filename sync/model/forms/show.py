"""Engine state -> view structs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sync.model.forms.choices import label_of, plain, row_hint, row_label
from sync.model.forms.engine import Engine
from sync.model.forms.lexical import CHOSEN, to_json
from sync.model.forms.limits import REPEAT_COUNT
from sync.model.forms.model import Text
from sync.model.forms.node import Node
from sync.model.forms.review import problems_of
from sync.model.forms.values import parse_date
from sync.model.forms.view import Choice, Question, Repeat, Section
from sync.model.ink import is_ink

_SILENT = {"calculate", "hidden"}
_LATER = "window"
"""The answer of a photograph or signature that is left for the window."""


def wording(engine: Engine, node: Node, text: Text, language: str, fallback: bool = True) -> str:
    """A text in a language, expressions in it evaluated now."""
    form = engine.form
    order = [language, "", form.standard, *form.languages] if fallback else [language]
    pieces = next((found for candidate in order if (found := text.get(candidate))), None)
    if pieces is None:
        return ""
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return pieces[0]
    world = engine.world
    saved = world.current, world.language
    world.current, world.language = node, language or form.standard
    words: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            words.append(piece)
        else:
            program = form.texts.get((node.definition.index, piece[0]))
            words.append(program.text(node, world) if program is not None else "")
    world.current, world.language = saved
    return "".join(words)


def _elder(engine: Engine, language: str) -> str:
    """The elders' wording is of the everyday language: who reads another one gets its plain labels."""
    return engine.form.elder if language == engine.form.standard else ""


def question(engine: Engine, node: Node, language: str, source: str) -> Question:
    """A question as it stands now; ``source`` says where its answer came from."""
    form, definition = engine.form, node.definition
    control = definition.asked
    kind = form.kinds[definition.index]
    label = wording(engine, node, control.label, language)
    hint = wording(engine, node, control.hint, language)
    elder = _elder(engine, language) or language
    return Question(
        path=node.path,
        type=kind,
        label=label,
        elder_label=wording(engine, node, control.label, elder, fallback=False) or label,
        hint=hint,
        elder_hint=wording(engine, node, control.hint, elder, fallback=False) or hint,
        guidance=wording(engine, node, control.guidance, language),
        required=node.required,
        read_only=read_only(node, source),
        value=to_json(kind, node.value) if node.value else None,
        shown=shown(engine, node, language),
        choices=choices(engine, node, language),
        appearance=control.appearance,
        problems=problems_of(engine, node, language),
        relevant=node.relevant,
        source=source,
        media=control.media,
        parameters=control.parameters,
        groups=[
            words
            for ancestor in _ancestors(node)
            if (words := wording(engine, ancestor, ancestor.definition.label, language))
        ],
    )


def read_only(node: Node, source: str) -> bool:
    """A locked answer that breaks its own rule opens again: else nobody could ever mend it."""
    locked = bool(source) and node.definition.lock and node.valid
    return node.read_only or bool(node.definition.calculate) or locked


def shown(engine: Engine, node: Node, language: str) -> str:
    """The answer in words."""
    kind = engine.form.kinds[node.definition.index]
    if kind in CHOSEN:
        return label_of(engine, node.definition, node.value, language)
    if kind == "acknowledge":
        return "已确认" if node.value else ""
    if kind == "date" and (day := parse_date(node.value)) is not None:
        return f"{day.year}年{day.month}月{day.day}日"
    if kind == "signature" and is_ink(node.value):
        return "已手写签名"
    if kind in ("image", "file", "signature") and node.value == _LATER:
        return "到窗口签" if kind == "signature" else "到窗口交"
    if kind in ("image", "file") and node.value:
        return "已附上"  # its value is the id of a file, which says nothing to anybody
    return node.value


def choices(engine: Engine, node: Node, language: str) -> list[Choice]:
    definition, control = node.definition, node.definition.control
    if control is None or engine.form.kinds[definition.index] not in CHOSEN:
        return []
    elder = _elder(engine, language)
    if not control.nodeset:
        return [Choice(n, plain(t, language) or n, plain(t, elder) or n) for n, t in control.items]
    found: list[Choice] = []
    for row in engine.rows(node):
        name = engine.name_of(node, row)
        label = row_label(engine, definition, row, language) or name
        old = (elder and row_label(engine, definition, row, elder, fallback=False)) or label
        found.append(Choice(name, label, old, row_hint(row, language)))
    return found


def _ancestors(node: Node) -> list[Node]:
    found: list[Node] = []
    here = node.parent
    while here is not None and here.definition.index > 0:
        found.append(here)
        here = here.parent
    return found[::-1]


def visible(engine: Engine, node: Node) -> bool:
    """A question with a control that is relevant now."""
    return node.relevant and node.definition.control is not None


Block = tuple[Node, "Repeat | None", list[Node]]


def _blocks(engine: Engine, group: Node, home: tuple[Node, Repeat | None], language: str) -> Iterator[Block]:
    """Runs of questions that belong on one page."""
    run: list[Node] = []
    for name, family in group.children.items():
        definition = group.definition.children[name]
        if definition.repeat:
            if run:
                yield (*home, run)
                run = []
            yield from _instances(engine, group, name, language)
            continue
        for node in family:
            if not node.relevant:
                continue
            if node.children:
                inner = home if group is not engine.root else (node, None)
                for block in _blocks(engine, node, inner, language):
                    if block[0] is home[0] and group is not engine.root:
                        run.extend(block[2])
                        continue
                    if run:
                        yield (*home, run)
                        run = []
                    yield block
            elif visible(engine, node):
                run.append(node)
    if run:
        yield (*home, run)


def _instances(engine: Engine, parent: Node, name: str, language: str) -> Iterator[Block]:
    family = parent.children[name]
    phantom = parent.counters[name]
    definition = phantom.definition
    free = not definition.count and not definition.fixed_count
    label = wording(engine, phantom, definition.label, language)
    elder = wording(engine, phantom, definition.label, _elder(engine, language), fallback=False) or label
    base = f"{parent.path}/{name}"
    can_add = free and len(family) < REPEAT_COUNT

    def repeat(position: int) -> Repeat:
        return Repeat(base, label, elder, position, len(family), can_add, free and position > 0)

    if not family and free and parent.relevant and phantom.own:
        yield phantom, repeat(0), []
    for node in family:
        if node.relevant:
            yield from _blocks(engine, node, (node, repeat(node.position)), language)


def sections(engine: Engine, language: str) -> list[Section]:
    """Pages in order; a page nobody needs now is left out."""
    found: list[Section] = []
    used: dict[str, int] = {}
    for home, repeat, nodes in _blocks(engine, engine.root, (engine.root, None), language):
        path = repeat.path if repeat is not None and repeat.position == 0 else home.path
        used[path] = used.get(path, 0) + 1
        if used[path] > 1:
            path = f"{path}#{used[path]}"
        label = (
            engine.form.title
            if home is engine.root
            else wording(engine, home, home.definition.label, language)
        )
        elder = (
            wording(engine, home, home.definition.label, _elder(engine, language), fallback=False) or label
        )
        wrong = sum(1 for node in nodes if problems_of(engine, node))
        found.append(Section(path, label, elder, repeat, [node.path for node in nodes], wrong))
    return found


def value_of(engine: Engine, node: Node) -> Any:
    return to_json(engine.form.kinds[node.definition.index], node.value)
