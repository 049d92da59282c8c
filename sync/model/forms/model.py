"""What a form is, once read: a tree of definitions, texts, lists and actions, nothing compiled yet."""

from __future__ import annotations

from msgspec import Struct, field

from sync.model.forms.tables import Table

Text = dict[str, list[str | tuple[str]]]
"""Language -> pieces; a one-element tuple is an expression whose value stands there. ``""``: any language."""


class Control(Struct, eq=False):
    """How a question is asked. ``nodeset`` is the expression of a select's choices."""

    element: str
    appearance: str = ""
    label: Text = field(default_factory=dict)
    hint: Text = field(default_factory=dict)
    guidance: Text = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    mediatype: str = ""
    nodeset: str = ""
    value_ref: str = ""
    label_ref: str = ""
    items: list[tuple[str, Text]] = field(default_factory=list)


class Definition(Struct, eq=False, weakref=False):
    """One element of the form: a group, a repeat, or a question."""

    index: int
    name: str
    path: str
    parent: Definition | None
    children: dict[str, Definition] = field(default_factory=dict)
    repeat: bool = False
    type: str = "string"
    default: str = ""
    calculate: str = ""
    relevant: str = ""
    required: str = ""
    read_only: str = ""
    constraint: str = ""
    constraint_message: Text = field(default_factory=dict)
    required_message: Text = field(default_factory=dict)
    source: str = ""
    lock: bool = False
    preload: str = ""
    max_pixels: str = ""
    count: str = ""
    fixed_count: bool = False
    label: Text = field(default_factory=dict)
    appearance: str = ""
    instances: int = 1
    control: Control | None = None

    @property
    def asked(self) -> Control:
        """How it is asked; an empty control for what is never asked."""
        return self.control or Control("")

    def chain(self) -> list[Definition]:
        """From the root down to this one."""
        here: Definition | None = self
        found: list[Definition] = []
        while here is not None:
            found.append(here)
            here = here.parent
        return found[::-1]


class Action(Struct, eq=False):
    """A ``setvalue``: when ``event`` happens (to ``trigger``), ``target`` gets the value of an expression."""

    event: str
    target: str
    expression: str
    trigger: str = ""


class Outline(Struct, eq=False):
    """A form as read from XML. ``itext``: language -> id -> variant -> pieces."""

    id: str
    version: str
    title: str
    root: Definition
    definitions: list[Definition]
    actions: list[Action]
    tables: dict[str, Table]
    itext: dict[str, dict[str, dict[str, list[str | tuple[str]]]]]
    languages: list[str]
    namespaces: dict[str, str] = field(default_factory=dict)
