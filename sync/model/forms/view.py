"""What a screen shows: plain values, nothing of the engine."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from sync.model.problem import Problem


class Choice(Struct, frozen=True):
    """One choice. ``elder_label`` equals ``label`` where nobody wrote one."""

    name: str
    label: str
    elder_label: str
    hint: str = ""


class Question(Struct, frozen=True):
    """One question as it stands now.

    ``type``        see :func:`sync.model.forms.lexical.question_type`.
    ``value``       as in ``answers()``: int, float, list of names, text; ``None`` when open.
    ``shown``       the value in words (labels of choices), for the page that asks "is all this right?".
    ``required``    open and required shows as a problem with rule ``required``.
    ``source``      where a prefilled answer came from (``id_card.name``), ``""`` if the citizen gave it.
    ``guidance``    the longer explanation behind "怎么填？".
    ``parameters``  of a range: ``start end step``; of an image: ``max-pixels``.
    ``groups``      labels of the groups around it, outermost first.
    """

    path: str
    type: str
    label: str
    elder_label: str
    hint: str
    elder_hint: str
    guidance: str
    required: bool
    read_only: bool
    value: Any
    shown: str
    choices: list[Choice]
    appearance: str
    problems: list[Problem]
    relevant: bool
    source: str
    media: dict[str, str]
    parameters: dict[str, str]
    groups: list[str]


class Repeat(Struct, frozen=True):
    """The repeat a section belongs to; ``position`` 0 stands for "none yet".

    ``path`` is what ``add()`` takes; the path of the section is what ``remove()`` takes.
    """

    path: str
    label: str
    elder_label: str
    position: int
    count: int
    can_add: bool
    can_remove: bool


class Section(Struct, frozen=True):
    """One page of the form: a group, an instance of a repeat, or questions outside any group."""

    path: str
    label: str
    elder_label: str
    repeat: Repeat | None
    questions: list[str]
    problems: int


class Change(Struct, frozen=True):
    """What an answer did: the paths that look different now, and why it was refused if it was."""

    paths: list[str]
    problems: list[Problem]

    @property
    def accepted(self) -> bool:
        return not self.problems
