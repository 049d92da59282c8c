"""One citizen filling one form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sync.model.forms import show
from sync.model.forms.ahead import Ahead, ahead
from sync.model.forms.bounds import Bounds, bounds_of
from sync.model.forms.context import Context
from sync.model.forms.engine import Engine
from sync.model.forms.form import Event, Form
from sync.model.forms.graph import Kind
from sync.model.forms.lexical import CHOSEN, AnswerError, to_json, to_raw
from sync.model.forms.limits import REPEAT_COUNT
from sync.model.forms.node import Node, filled, subtree
from sync.model.forms.review import problems_of
from sync.model.forms.view import Change, Question, Section
from sync.model.problem import Problem

_STEP = re.compile(r"([^/\[\]]+)(?:\[(\d{1,6})\])?\Z", re.ASCII)
_NUMBERED = re.compile(r"\[\d+\]|#\d+", re.ASCII)
_FIRST = "odk-instance-first-load"
_NEW = "odk-new-repeat"
_CHANGED = "xforms-value-changed"


class Filling:
    """A form being filled.

    A new filling takes its defaults and what the context knows already (``sources``). Given ``answers`` (from
    :meth:`state`, :meth:`answers` or an XML instance) it takes up where they stand; no default runs again.

    :param language: label language for ``questions()``; the form's everyday language unless told.
    """

    def __init__(
        self,
        form: Form,
        context: Context,
        answers: Mapping[str, Any] | None = None,
        language: str = "",
    ) -> None:
        self.form = form
        self.context = context
        self.language = language or form.standard
        self.engine = Engine(form, context)
        self.engine.world.language = form.standard
        self.refused: list[Problem] = []
        self._faulty: dict[Node, list[Problem]] = {}
        if answers is None:
            self._begin()
        else:
            self._restore(answers)
        self._settle()

    # -- showing -----------------------------------------------------------------------------------

    def pages(self) -> list[Section]:
        """Sections in order: one group, one instance of a repeat, or loose questions, each a page."""
        return show.sections(self.engine, self.language)

    def questions(self, section: Section | str | None = None) -> list[Question]:
        """Questions to be shown now, in order: of one section (or its path), or of the whole form."""
        if section is None:
            nodes = [node for node in subtree(self.engine.root) if show.visible(self.engine, node)]
            return [self._question(node) for node in nodes]
        if isinstance(section, str):
            section = next((page for page in self.pages() if page.path == section), None)
        paths = section.questions if section is not None else []
        return [self._question(node) for path in paths if (node := self._find(path)) is not None]

    def question(self, path: str) -> Question | None:
        """One question, relevant or not; ``None`` where there is none at this path."""
        node = self._find(path)
        return self._question(node) if node is not None and node.definition.control is not None else None

    def bounds(self, path: str) -> Bounds:
        """Between which values an answer may lie; open on both sides where nothing says so."""
        node = self._find(path)
        return Bounds() if node is None else bounds_of(self.engine, node)

    def ahead(self, path: str = "", *, stranger: bool = False) -> Ahead:
        """What may still come for somebody who stands at a question or page ("": before the first). stranger:
        it is not known yet who they are."""
        here = self.form.by_path.get(_NUMBERED.sub("", path))
        return ahead(self.engine, here, stranger=stranger)

    def title(self) -> str:
        return self.form.title

    def speak(self, language: str) -> bool:
        """Show labels in the language with this code (BCP 47: ``en``, ``zh``), written in the form's columns
        as ``label::English (en)``; in the everyday language where the form has none such. Answers stay as
        they are. True when the form has it."""
        found = next((name for name in self.form.languages if name.endswith(f"({language})")), "")
        self.language = found or self.form.standard
        return bool(found)

    # -- answering ---------------------------------------------------------------------------------

    def answer(self, path: str, value: Any) -> Change:
        """Answer a question. A value that is no answer at all is refused and nothing changes.

        A value that breaks a constraint is kept (the citizen sees it, with the problem beside it).
        """
        node = self._find(path)
        if node is None or node.children or node.definition.repeat:
            return Change([], [Problem(path, "path", "表里没有这一项")])
        if show.read_only(node, self._source(node)) or self._kind(node) in ("note", "calculate"):
            return Change([], [Problem(path, "read_only", "这一项不用填，也不能改")])
        try:
            raw = to_raw(self._kind(node), value, node.definition.type == "int")
        except AnswerError as error:
            return Change([], [Problem(path, error.rule, str(error))])
        if raw and self._kind(node) in CHOSEN and not self._offered(node, raw):
            return Change([], [Problem(path, "choice", "没有这个选项，请重新选")])
        if self.engine.set_raw(node, raw):
            self.engine.touched[node] = None
            self._fire(node, set())
        return self._settle()

    def clear(self, path: str) -> Change:
        """Take an answer back."""
        return self.answer(path, None)

    def add(self, path: str) -> Change:
        """One more instance of a repeat: ``add("/data/member")``."""
        parent, _, name = path.rpartition("/")
        node = self._find(parent)
        definition = node.definition.children.get(name) if node is not None else None
        if node is None or definition is None or not definition.repeat:
            return Change([], [Problem(path, "path", "表里没有这一项")])
        if definition.count or definition.fixed_count:
            return Change([], [Problem(path, "read_only", "这里的份数由前面的回答决定")])
        if self.engine.add(node, definition) is None:
            return Change([], [Problem(path, "repeat", f"最多填 {REPEAT_COUNT} 份")])
        return self._settle()

    def remove(self, path: str) -> Change:
        """Take an instance of a repeat away: ``remove("/data/member[2]")``."""
        node = self._find(path)
        if node is None or not node.definition.repeat or "[" not in path.rpartition("/")[2]:
            return Change([], [Problem(path, "path", "表里没有这一项")])
        if node.definition.count or node.definition.fixed_count:
            return Change([], [Problem(path, "read_only", "这里的份数由前面的回答决定")])
        self.engine.remove(node)
        return self._settle()

    # -- outcome -----------------------------------------------------------------------------------

    def complete(self) -> bool:
        """Whether the form can be handed in."""
        return not self._faulty and not self.engine.overflow and self.engine.unsettled is None

    def problems(self) -> list[Problem]:
        """All that stands in the way, in the order of the form."""
        engine = self.engine
        found: list[Problem] = []
        if engine.unsettled is not None:
            found.append(Problem(engine.unsettled.path, "cycle", "这张表的算式停不下来，请找工作人员"))
        for parent in engine.overflow.values():
            found.append(Problem(parent.path, "repeat", f"最多填 {REPEAT_COUNT} 份"))
        for node in subtree(engine.root):
            found.extend(self._faulty.get(node, ()))
        return found

    def answers(self) -> dict[str, Any]:
        """What is handed in: relevant answers by path, and how many instances each repeat has."""
        return self._collect(relevant_only=True)

    def state(self) -> dict[str, Any]:
        """Everything, for a draft: also answers that are not relevant now."""
        return self._collect(relevant_only=False)

    def export_xml(self) -> str:
        """The XForm instance, relevant answers only."""
        from sync.model.forms.instance import export

        return export(self.form, self.engine)

    # -- inside ------------------------------------------------------------------------------------

    def _kind(self, node: Node) -> str:
        return self.form.kinds[node.definition.index]

    def _offered(self, node: Node, raw: str) -> bool:
        return all(name in self.engine.names(node) for name in raw.split())

    def _question(self, node: Node) -> Question:
        return show.question(self.engine, node, self.language, self._source(node))

    def _source(self, node: Node) -> str:
        """Where a prefilled answer came from; the citizen's own change takes the source away."""
        source = node.definition.source
        if not source or not node.raw:
            return ""
        return source if self._known(node) == node.raw else ""

    def _known(self, node: Node) -> str:
        value = self.context.sources.get(node.definition.source, "")
        try:
            return to_raw(self._kind(node), value, node.definition.type == "int")
        except AnswerError:
            return ""

    def _find(self, path: str) -> Node | None:
        parts = path.split("/")
        if len(parts) < 2 or parts[0] or parts[1] != self.form.root.name:
            return None
        node = self.engine.root
        for part in parts[2:]:
            match = _STEP.match(part)
            family = node.children.get(match[1]) if match else None
            if match is None or not family:
                return None
            number = int(match[2]) if match[2] else 1
            if not 1 <= number <= len(family):
                return None
            node = family[number - 1]
        return node

    def _settle(self) -> Change:
        """Evaluate, run the defaults of new instances, and gather what changed."""
        engine = self.engine
        engine.settle()
        while engine.created:
            for node in engine.created:
                if engine.alive(node):
                    self._run(_NEW, node)
            engine.created.clear()
            engine.settle()
        paths: list[str] = []
        for node in engine.touched:
            if node.definition.index < 0 or not engine.alive(node):
                self._faulty.pop(node, None)
                continue
            found = problems_of(engine, node)
            if found:
                self._faulty[node] = found
            else:
                self._faulty.pop(node, None)
            paths.append(node.path)
        engine.touched.clear()
        return Change(paths, [])

    def _begin(self) -> None:
        engine = self.engine
        for node in subtree(engine.root):
            definition = node.definition
            if definition.source and (known := self._known(node)):
                engine.set_raw(node, known)
            elif definition.preload:
                engine.set_raw(node, self._preload(definition.preload))
        engine.settle()
        self._run(_FIRST, engine.root)

    def _preload(self, preload: str) -> str:
        kind, _, parameter = preload.partition(":")
        world = self.engine.world
        if kind == "timestamp":
            return self.context.now.isoformat(timespec="milliseconds")
        if kind == "date":
            return self.context.now.date().isoformat()
        if kind == "uid":
            import uuid

            return f"uuid:{uuid.UUID(int=world.chance.getrandbits(128), version=4)}"
        return self.context.sources.get(f"{kind}.{parameter}", "")

    def _run(self, name: str, base: Node) -> None:
        """Run the ``setvalue`` actions of an event on all questions below ``base``."""
        for event in self.form.events:
            if name not in event.event.split():
                continue
            chain = event.target.chain()
            if base.definition not in chain:
                continue
            for node in self.engine.instances(event.target, base):
                self._set(event, node)

    def _set(self, event: Event, node: Node) -> bool:
        engine = self.engine
        engine.settle()
        engine.world.current = node
        raw = event.program.text(node, engine.world)
        return engine.set_raw(node, "" if raw == "NaN" else raw)

    def _fire(self, node: Node, seen: set[int]) -> None:
        """Run the actions that an answer triggers; each question triggers at most once."""
        seen.add(node.definition.index)
        for event in self.form.events:
            if event.trigger is not node.definition or _CHANGED not in event.event.split():
                continue
            base, chain = node, event.target.chain()
            while base.definition not in chain and base.parent is not None:
                base = base.parent
            for target in self.engine.instances(event.target, base):
                if self._set(event, target) and target.definition.index not in seen:
                    self._fire(target, seen)

    def _restore(self, answers: Mapping[str, Any]) -> None:
        """Take answers as they are; what does not fit is remembered in ``refused``."""
        for path in sorted(answers, key=lambda path: (path.count("/"), path)):
            self._make_room(path, answers[path])
        for path, value in answers.items():
            node = self._find(path)
            if node is None:
                if not self._is_repeat(path):
                    self.refused.append(Problem(path[:200], "path", "表里没有这一项"))
                continue
            if node.definition.repeat or node.children:
                continue
            if node.definition.calculate and not self._keeps(node):
                continue
            try:
                raw = to_raw(self._kind(node), value, node.definition.type == "int")
            except AnswerError as error:
                self.refused.append(Problem(path, error.rule, str(error)))
                continue
            self.engine.set_raw(node, raw)
        self._blank(answers)
        self.engine.created.clear()
        self.engine.settle()
        self.engine.created.clear()

    def _keeps(self, node: Node) -> bool:
        return any(
            cell.kind is Kind.CALCULATE and cell.program.keeps
            for cell in self.form.graph.of_definition[node.definition.index]
        )

    def _blank(self, answers: Mapping[str, Any]) -> None:
        """A question with a default that the citizen left open stays open."""
        for node in subtree(self.engine.root):
            if node.definition.default and not node.definition.calculate and node.path not in answers:
                self.engine.set_raw(node, "")

    def _is_repeat(self, path: str) -> bool:
        definition = self.form.by_path.get(re.sub(r"\[\d+\]", "", path))
        return definition is not None and definition.repeat

    def _make_room(self, path: str, value: Any) -> None:
        """Have as many instances of repeats as a path or a count speaks of."""
        node: Node | None = self.engine.root
        parts = path.split("/")[2:]
        for number, part in enumerate(parts):
            match = _STEP.match(part)
            definition = node.definition.children.get(match[1]) if match and node is not None else None
            if node is None or match is None or definition is None:
                return
            wanted = int(match[2] or 1)
            if definition.repeat and number == len(parts) - 1 and not match[2]:
                if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
                    self._resize(node, definition.name, value)
                else:
                    self.refused.append(Problem(path, "type", "这里要写份数"))
                return
            family = node.children[definition.name]
            while definition.repeat and len(family) < wanted:
                if self.engine.add(node, definition) is None:
                    self.refused.append(Problem(path[:200], "repeat", f"最多填 {REPEAT_COUNT} 份"))
                    return
            node = family[wanted - 1] if 1 <= wanted <= len(family) else None

    def _resize(self, parent: Node, name: str, wanted: int) -> None:
        family = parent.children[name]
        while len(family) > wanted:
            self.engine.remove(family[-1])
        definition = parent.definition.children[name]
        while len(family) < wanted and self.engine.add(parent, definition) is not None:
            pass
        if len(family) < wanted:
            self.refused.append(Problem(f"{parent.path}/{name}", "repeat", f"最多填 {REPEAT_COUNT} 份"))

    def _collect(self, relevant_only: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self._gather(self.engine.root, relevant_only, found)
        return found

    def _gather(self, node: Node, relevant_only: bool, found: dict[str, Any]) -> None:
        for name, family in node.children.items():
            definition = node.definition.children[name]
            if definition.repeat:
                count = filled(family) if relevant_only else len(family)
                found[f"{node.path}/{name}"] = count
            for child in family:
                if relevant_only and not child.relevant:
                    continue
                if child.children:
                    self._gather(child, relevant_only, found)
                    continue
                raw = child.value if relevant_only else child.raw
                if raw and self._kind(child) != "note":
                    found[child.path] = to_json(self._kind(child), raw)
