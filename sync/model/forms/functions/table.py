"""All functions by name. A name that is not here does not exist, and a form using it is not published."""

from __future__ import annotations

from sync.model.forms.functions import choices, dates, gov, numbers, places, text
from sync.model.forms.functions.kinds import Function, special

SPECIAL: dict[str, Function] = {
    "if": special(3, 3),
    "coalesce": special(2, None),
    "once": special(1, 1, "s"),
    "position": special(0, 1, "n"),
    "last": special(0, 0, "n"),
    "current": special(0, 0, "N"),
    "instance": special(1, 1, "N"),
    "indexed-repeat": special(3, 7, "N"),
    "jr:choice-name": special(2, 2, "s"),
    "jr:itext": special(1, 1, "s"),
    "pulldata": special(4, 4, "s"),
    "name": special(0, 1, "s"),
    "local-name": special(0, 1, "s"),
}

FUNCTIONS: dict[str, Function] = {
    **text.FUNCTIONS,
    **numbers.FUNCTIONS,
    **dates.FUNCTIONS,
    **choices.FUNCTIONS,
    **places.FUNCTIONS,
    **gov.FUNCTIONS,
    **SPECIAL,
}

ARITIES: dict[str, int | tuple[int, int | None]] = {
    name: function.least if function.least == function.most else (function.least, function.most)
    for name, function in FUNCTIONS.items()
}
