"""Whether the column ``prefill`` names what can be known: a misspelt source never fills anything."""

from __future__ import annotations

from difflib import get_close_matches

from sync.model.forms.form import Form
from sync.model.forms.sources import OPEN, SOURCES
from sync.model.problem import Problem


def check_sources(form: Form) -> tuple[list[Problem], list[Problem]]:
    """Problems and warnings of a form's prefill sources, by question path."""
    problems: list[Problem] = []
    warnings: list[Problem] = []
    for definition in form.definitions:
        source = definition.source
        if not source or source in SOURCES:
            continue
        if source.startswith(OPEN):
            words = f"终端现在还拿不到“{source}”，这一题会先空着让群众填"
            warnings.append(Problem(definition.path, "prefill", words))
            continue
        near = get_close_matches(source, SOURCES, 1)
        hint = f"，是不是想写“{near[0]}”" if near else f"，可以写的有：{'、'.join(SOURCES)}"
        problems.append(Problem(definition.path, "prefill", f"预填来源“{source}”不认识{hint}"))
    return problems, warnings
