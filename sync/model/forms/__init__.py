"""XLSForms, filled: see ``README.md`` beside this file.

Records are imported at once; the engine only when one of its names is asked for, so that the kiosk's first
screen does not wait for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sync.model.forms.record import ChoiceList, FormRecord

if TYPE_CHECKING:
    from sync.model.forms.context import Context
    from sync.model.forms.filling import Filling
    from sync.model.forms.form import Form, load
    from sync.model.forms.instance import read_answers
    from sync.model.forms.verify import check
    from sync.model.forms.view import Change, Choice, Question, Repeat, Section

__all__ = [
    "Change",
    "Choice",
    "ChoiceList",
    "Context",
    "Filling",
    "Form",
    "FormRecord",
    "Question",
    "Repeat",
    "Section",
    "check",
    "load",
    "read_answers",
]

_LAZY = {
    "Change": "view",
    "Choice": "view",
    "Context": "context",
    "Filling": "filling",
    "Form": "form",
    "Question": "view",
    "Repeat": "view",
    "Section": "view",
    "check": "verify",
    "load": "form",
    "read_answers": "instance",
}


def __getattr__(name: str) -> Any:
    module = _LAZY.get(name)
    if module is None:
        raise AttributeError(name)
    found = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = found
    return found
