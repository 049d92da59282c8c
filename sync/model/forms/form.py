"""A form that is ready to be filled: everything compiled, everything ordered, nothing personal in it.

One :class:`Form` serves any number of fillings at once; it never changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sync.model.forms.compile import Compiler, Program
from sync.model.forms.graph import Cell, CycleError, Graph, Kind
from sync.model.forms.lexical import CHOSEN, question_type
from sync.model.forms.model import Definition, Outline, Text
from sync.model.forms.paths import CompileError
from sync.model.forms.record import FormRecord
from sync.model.forms.tables import Table
from sync.model.forms.xform import XFormError, read
from sync.model.problem import Problem


class Event(Struct, eq=False):
    """A compiled ``setvalue``."""

    event: str
    target: Definition
    program: Program
    trigger: Definition | None = None


class Form:
    """Use :func:`load`. ``kinds[definition.index]`` is the question type of each definition."""

    def __init__(self, record: FormRecord, outline: Outline, parse: Callable[[str], list[Any]]) -> None:
        self.id = record.id
        self.version = record.version
        self.title = record.title or outline.title
        self.outline = outline
        self.root = outline.root
        self.definitions = outline.definitions
        self.by_path = {definition.path: definition for definition in outline.definitions}
        self.kinds = [question_type(definition) for definition in outline.definitions]
        self.languages = outline.languages
        self.standard, self.elder = _languages(outline.languages)
        self.problems: list[Problem] = []
        self.texts: dict[tuple[int, str], Program] = {}
        self._compiler = Compiler(self.root, outline.tables, parse, self.by_path)
        self.document = self._compiler.document
        cells = [cell for definition in outline.definitions for cell in self._cells(definition)]
        self.events = self._events()
        self.graph = Graph(outline.definitions, cells) if not self.problems else Graph([], [])
        self.repeated = [
            any(ancestor.repeat for ancestor in definition.chain()) for definition in outline.definitions
        ]
        self.fickle = self._fickle()
        self.valid_names: dict[int, frozenset[str] | None] = {}
        self._numbers: dict[tuple[int, str], Callable[[Any, Any], float]] = {}

    # -- compiling ---------------------------------------------------------------------------------

    def _program(self, definition: Definition, rule: str, source: str) -> Program | None:
        try:
            return self._compiler.compile(source, definition)
        except (IndexError, KeyError, TypeError, AttributeError):  # a syntax tree that came broken
            self.problems.append(Problem(definition.path, rule, f"算式损坏（{source[:200]}），请重新发布"))
            return None
        except ValueError as error:  # CompileError and, where elementpath is loaded, ExpressionError
            message = f"{error}（算式：{source if len(source) < 200 else source[:200] + '…'}）"
            self.problems.append(Problem(definition.path, rule, message))
            return None

    def _cells(self, definition: Definition) -> list[Cell]:
        sources = [
            (Kind.COUNT, "count", definition.count),
            (Kind.RELEVANT, "relevant", definition.relevant),
            (Kind.CALCULATE, "calculate", definition.calculate),
            (Kind.READ_ONLY, "read_only", definition.read_only),
            (Kind.REQUIRED, "required", definition.required),
            (Kind.CONSTRAINT, "constraint", definition.constraint),
        ]
        control = definition.control
        if control is not None and control.nodeset:
            sources.append((Kind.CHOICES, "choice_filter", control.nodeset))
        cells = []
        for kind, rule, source in sources:
            if source and (program := self._program(definition, rule, source)) is not None:
                cells.append(Cell(kind, definition, program))
        for program in self._wordings(definition):
            cells.append(Cell(Kind.WORDING, definition, program))
        return cells

    def _wordings(self, definition: Definition) -> list[Program]:
        texts: list[Text] = [definition.label, definition.constraint_message, definition.required_message]
        if definition.control is not None:
            control = definition.control
            texts += [control.label, control.hint, control.guidance]
        found: list[Program] = []
        for text in texts:
            for pieces in text.values():
                for piece in pieces:
                    if isinstance(piece, tuple) and (definition.index, piece[0]) not in self.texts:
                        program = self._program(definition, "label", piece[0])
                        if program is not None:
                            self.texts[definition.index, piece[0]] = program
                            found.append(program)
        return found

    def _events(self) -> list[Event]:
        events: list[Event] = []
        for action in self.outline.actions:
            target = self.by_path[action.target]
            trigger = self.by_path.get(action.trigger) if action.trigger else None
            program = self._program(target, "default", action.expression)
            if program is not None:
                events.append(Event(action.event, target, program, trigger))
        return events

    # -- facts -------------------------------------------------------------------------------------

    def _fickle(self) -> set[int]:
        """Definitions whose calculated value cannot be computed again elsewhere with the same outcome."""
        fickle = {event.target.index for event in self.events}
        for cell in self.graph.cells:
            if cell.kind in (Kind.CALCULATE, Kind.RELEVANT, Kind.COUNT) and (
                cell.program.fickle or any(read.definition.index in fickle for read in cell.program.reads)
            ):
                fickle.add(cell.definition.index)
        return fickle

    def resolve(self, tree: list[Any], owner: Definition) -> Definition | None:
        """The one definition that a plain path (no predicate) standing at ``owner`` leads to."""
        if tree[0] != "path" or any(step[2] for step in tree[2:]):
            return None
        self._compiler.owner = owner
        try:
            _, here = self._compiler.nodes(tree, [owner])
        except ValueError:
            return None
        return here[0] if isinstance(here, list) and len(here) == 1 else None

    def tree(self, source: str) -> list[Any]:
        """Syntax tree of one of the form's expressions."""
        return self._compiler.parse(source)

    def number_at(self, tree: list[Any], owner: Definition) -> Callable[[Any, Any], float]:
        """A closure giving the number that one part of ``owner``'s expressions comes to."""
        found = self._numbers.get((owner.index, repr(tree)))
        if found is None:
            self._compiler.owner = owner
            found = self._numbers[owner.index, repr(tree)] = self._compiler.number(tree, [owner])
        return found

    def table_of(self, definition: Definition) -> Table | None:
        """The choice list of a select whose choices are rows of one list."""
        control = definition.control
        if control is None or "instance(" not in control.nodeset:
            return None
        name = control.nodeset.partition("instance(")[2].partition(")")[0].strip().strip("'\"")
        return self.outline.tables.get(name)

    def static_names(self, definition: Definition) -> frozenset[str] | None:
        """All names a select can ever take, or ``None`` where only its filter knows."""
        found = self.valid_names.get(definition.index)
        if found is not None or definition.index in self.valid_names:
            return found
        control = definition.control
        names: frozenset[str] | None = None
        if control is not None:
            table = self.table_of(definition)
            if table is not None and "[" not in control.nodeset:
                column = table.columns.get(control.value_ref)
                names = frozenset(row[column] for row in table.rows) if column is not None else frozenset()
            elif not control.nodeset:
                names = frozenset(name for name, _ in control.items)
        self.valid_names[definition.index] = names
        return names

    def selects(self, definition: Definition) -> bool:
        return self.kinds[definition.index] in CHOSEN


def _languages(languages: list[str]) -> tuple[str, str]:
    """The everyday language and the elders' wording; both may be the same, both may be ``""``."""
    elder = next((language for language in languages if language.rstrip(")").endswith("zh-elder")), "")
    plain = [language for language in languages if language != elder and language != "default"]
    standard = plain[0] if plain else (languages[0] if languages else "")
    return standard, elder


def load(record: FormRecord) -> Form | list[Problem]:
    """A form ready to be filled, or all that is wrong with it.

    Problems name the path of the question, the rule (``xform``, ``relevant``, ``calculate``, ``constraint``,
    ``choice_filter``, ``cycle`` …) and say in plain Chinese what to mend.
    """
    programs = record.programs

    def parse(source: str) -> list[Any]:
        tree = programs.get(source)
        if tree is None:
            from sync.model.forms.grammar import parse as parse_text

            tree = parse_text(source)
        found: list[Any] = tree
        return found

    return load_with(record, parse)


def load_with(record: FormRecord, parse: Callable[[str], list[Any]]) -> Form | list[Problem]:
    """:func:`load` with a parser of one's own; the county gathers the syntax trees with it."""
    try:
        outline = read(record.xform, record.lists)
        form = Form(record, outline, parse)
    except XFormError as error:
        return [Problem(error.path, "xform", str(error))]
    except CycleError as error:
        return [Problem(error.path, "cycle", str(error))]
    except CompileError as error:
        return [Problem("", "xform", str(error))]
    return form.problems or form
