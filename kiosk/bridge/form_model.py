"""The form page: the questions of one section (standard) or one question (elder)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.question_model import QuestionModel
from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import said
from kiosk.services.counting import Coming, is_put
from sync.model.persons import mask_name

if TYPE_CHECKING:
    from sync.model.forms import Filling, Question, Repeat, Section

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: So many members of a family stand beside one another; the others come as one turns to them.
_BESIDE = 12


@QmlElement
@QmlUncreatable("Python owns the form model")
class FormModel(QObject):  # type: ignore[operator]
    """A window on a ``Filling``. ``lines`` are rows of one or two questions, as the page lays them out."""

    changed = Signal()
    #: An answer changed and wants to be kept.
    answered = Signal()
    #: A step that came or stayed after 再加一个 or 去掉.
    stepWanted = Signal(str)
    #: Another step is shown.
    stepShown = Signal()
    #: Path of the first question that is not right when the citizen wanted to go on.
    wrongAt = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filling: Filling | None = None
        self._step = ""
        self._elder = False
        self._language = ""
        self._title = ""
        self._problem = ""
        self._models: dict[str, QuestionModel] = {}
        self._shown: list[QuestionModel] = []
        self._lines = RowModel(("key", "first", "second", "full"), "key", self)
        self._siblings = RowModel(("step", "words", "here"), "step", self)
        #: What was taken away last: its repeat, its answers by their path inside, and what it is called.
        self._gone: tuple[str, dict[str, Any], str] | None = None

    # ---- used by Python ----

    def open(self, filling: Filling, title: str) -> None:
        """Begin with a filling; ``title`` stands where a section has none."""
        self.clear()
        self._filling, self._title = filling, title
        filling.speak(self._language)

    def show(self, step: str, elder: bool) -> None:
        """Show one step: a section, or in elder mode one question."""
        self._step, self._elder = step, elder
        self._refresh()
        self.stepShown.emit()

    def speak(self, language: str) -> None:
        """The language of the labels, where the form has it (``en``); else they stay as they are."""
        self._language = language
        if self._filling is not None:
            self._filling.speak(language)
            self._refresh()

    def clear(self) -> None:
        self._filling, self._step, self._title, self._problem = None, "", "", ""
        self._gone = None
        self._siblings.clear()
        self._lines.clear()
        self._shown = []
        for model in self._models.values():
            model.deleteLater()
        self._models = {}
        self.changed.emit()

    def ready(self) -> bool:
        """True when all that is shown is right; else the problems show and the first is pointed at."""
        for model in self._shown:
            model.touch()
        wrong = next((model for model in self._shown if model.wrong), None)
        if wrong is None:
            return True
        self.wrongAt.emit(wrong.path)
        return False

    def tell(self, sentence: str) -> None:
        """The answers could not be saved; say it on the page."""
        if sentence != self._problem:
            self._problem = sentence
            self.changed.emit()

    def steps(self, elder: bool) -> tuple[str, ...]:
        """Keys of the steps now: names of sections, or paths of questions."""
        if self._filling is None:
            return ()
        sections = self._sections()
        if not elder:
            return tuple(section.path for section in sections)
        return tuple(
            key
            for section in sections
            for key in [question.path for question in self._visible(section.path)] or [section.path]
        )

    def coming(self, step: str, elder: bool) -> Coming:
        """How many steps there are and may be, seen from one of them ("": before the first)."""
        if self._filling is None:
            return Coming()
        if not elder:
            return Coming(len(self.steps(elder)))
        ahead = self._filling.ahead(step)
        return Coming(len(self.steps(elder)), len(ahead.paths), ahead.endless)

    def step_of(self, key: str, elder: bool) -> str:
        """The step in the mode that shows what ``key`` showed in the other."""
        steps = self.steps(elder)
        if key in steps or not steps:
            return key
        for section in self._sections():
            paths = [question.path for question in self._visible(section.path)]
            if key == section.path and paths:
                return paths[0]
            if key in paths:
                return section.path
        return steps[0]

    def _sections(self) -> Sequence[Section]:
        """Sections with something to show; a repeat of which there is none yet shows its 再加一个."""
        if self._filling is None:
            return ()
        return [section for section in self._filling.pages() if self._stands(section)]

    def _stands(self, section: Section) -> bool:
        return bool(self._visible(section.path)) or (section.repeat is not None and section.repeat.can_add)

    def _section(self) -> Section | None:
        """The section of the step shown. Asked several times for each key that is typed: no other section's
        questions are looked at."""
        if self._filling is None:
            return None
        for section in self._filling.pages():
            if (section.path == self._step or self._step in section.questions) and self._stands(section):
                return section
        return None

    def _repeat(self) -> Repeat | None:
        """The repeat whose buttons belong on this page: in elder mode after its last question."""
        section = self._section()
        if section is None or section.repeat is None:
            return None
        paths = [question.path for question in self._visible(section.path)]
        return section.repeat if not self._elder or not paths or self._step == paths[-1] else None

    def _visible(self, section: str) -> Sequence[Question]:
        if self._filling is None:
            return ()
        return [question for question in self._filling.questions(section) if is_put(question)]

    def _answer(self, path: str, value: Any) -> None:
        if self._filling is None:
            return
        change = self._filling.answer(path, value)
        if path in self._models:
            self._models[path].refuse("" if change.accepted else change.problems[0].message)
        self._refresh()
        if change.accepted:
            self.answered.emit()

    def _refresh(self) -> None:
        section = self._section()
        wanted = list(self._visible(section.path)) if section is not None else []
        if self._elder:
            wanted = [question for question in wanted if question.path == self._step]
        self._shown = []
        for question in wanted:
            model = self._models.get(question.path)
            if model is None:
                model = self._models[question.path] = self._new(question.path)
            model.take(question, self._elder)
            self._shown.append(model)
        self._lines.show(self._lay_out())
        self._siblings.show(self._instances())
        self.changed.emit()

    def _instances(self) -> list[dict[str, Any]]:
        """All that stand beside this one, such as the members of a family, by what they are called."""
        here = self._section()
        if self._filling is None or self._elder or here is None or here.repeat is None:
            return []
        family = [s for s in self._sections() if s.repeat is not None and s.repeat.path == here.repeat.path]
        if len(family) < 2:
            return []
        at = next(n for n, s in enumerate(family) if s.path == here.path)
        first = max(0, min(at - _BESIDE // 2, len(family) - _BESIDE))
        family = family[first : first + _BESIDE]
        return [{"step": s.path, "words": self._called(s), "here": s.path == here.path} for s in family]

    def _called(self, section: Section) -> str:
        """A name somebody gave it, or its number."""
        number = section.repeat.position if section.repeat is not None else 0
        for question in self._visible(section.path):
            if question.type == "text" and question.value:
                return f"{number} {mask_name(str(question.value))[:6]}"
        return f"第 {number} 个"

    def _new(self, path: str) -> QuestionModel:
        assert self._filling is not None  # noqa: S101 - only an open form has questions
        return QuestionModel(path, self._answer, self._filling.bounds, self._filling.context.now, self)

    def _lay_out(self) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = []
        for model in self._shown:
            open_line = lines[-1] if lines and lines[-1]["second"] is None and not lines[-1]["full"] else None
            if model.wide or open_line is None:
                lines.append({"key": model.path, "first": model, "second": None, "full": model.wide})
            else:
                open_line["second"] = model
        return lines

    # ---- read by the page ----

    @Property(str, notify=changed)
    @said
    def title(self) -> str:
        section = self._section()
        if section is None:
            return self._title
        label = (self._elder and section.elder_label) or section.label or self._title
        if section.repeat is not None and section.repeat.position:
            return f"{label}（第 {section.repeat.position} 个）"
        return label

    @Property(QObject, constant=True)
    def lines(self) -> RowModel:
        return self._lines

    @Property(QuestionModel, notify=changed)
    def question(self) -> QuestionModel | None:
        """The one question of the elder page."""
        return self._shown[0] if self._elder and self._shown else None

    @Property(int, notify=changed)
    def missing(self) -> int:
        """How many of the shown questions are not right yet."""
        return sum(model.wrong for model in self._shown)

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(bool, notify=changed)
    def canAdd(self) -> bool:
        """Another of the same may be added after this one."""
        repeat = self._repeat()
        return repeat is not None and repeat.can_add and repeat.position == repeat.count

    @Property(bool, notify=changed)
    def canRemove(self) -> bool:
        repeat = self._repeat()
        return repeat is not None and repeat.can_remove and repeat.position > 0

    @Property(QObject, constant=True)
    def siblings(self) -> RowModel:
        return self._siblings

    @Property(str, notify=changed)
    @said
    def undoText(self) -> str:
        """What 放回去 would put back, "" for nothing."""
        return "" if self._gone is None else f"放回“{self._gone[2]}”"

    @Property(str, notify=changed)
    @said
    def addText(self) -> str:
        repeat = self._repeat()
        label = "" if repeat is None else (self._elder and repeat.elder_label) or repeat.label
        return f"再加一个{label}" if repeat is not None and repeat.count else f"加一个{label}"

    # ---- asked by the page ----

    @Slot()
    def add(self) -> None:
        """One more of the repeat; the flow goes on to it."""
        repeat = self._repeat()
        if self._filling is None or repeat is None:
            return
        before = set(self.steps(self._elder))
        self._filling.add(repeat.path)
        self.answered.emit()
        fresh = next((step for step in self.steps(self._elder) if step not in before), "")
        if fresh:
            self.stepWanted.emit(fresh)

    @Slot()
    def remove(self) -> None:
        """Take this one away; the flow goes back to what stood before it."""
        section = self._section()
        if self._filling is None or section is None:
            return
        base = section.path + "/"
        answers = {
            path.removeprefix(base): v for path, v in self._filling.state().items() if path.startswith(base)
        }
        if section.repeat is not None:
            self._gone = (section.repeat.path, answers, self._called(section))
        steps = self.steps(self._elder)
        at = min((steps.index(key) for key in (section.path, *section.questions) if key in steps), default=0)
        self._filling.remove(section.path)
        self.answered.emit()
        left = self.steps(self._elder)
        self.stepWanted.emit(left[min(max(0, at - 1), len(left) - 1)] if left else "")

    @Slot()
    def undo(self) -> None:
        """Put back what was taken away last, as the last of its kind."""
        if self._filling is None or self._gone is None:
            return
        base, answers, _ = self._gone
        self._gone = None
        before = set(self.steps(self._elder))
        self._filling.add(base)
        section = next((s for s in reversed(self._sections()) if s.repeat and s.repeat.path == base), None)
        if section is not None:
            for inner, value in answers.items():
                self._filling.answer(f"{section.path}/{inner}", value)
        self.answered.emit()
        fresh = next((step for step in self.steps(self._elder) if step not in before), "")
        self.stepWanted.emit(fresh or self._step)

    @Slot(str)
    def turnTo(self, step: str) -> None:
        """To another one of the same repeat."""
        if step != self._step and step in self.steps(self._elder):
            self.stepWanted.emit(step)

    @Slot(str, result=QObject)
    def at(self, path: str) -> QObject | None:
        return self._models.get(path)
