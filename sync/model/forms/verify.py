"""The county's side: would the form itself have let these answers through?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sync.model.forms.context import Context
from sync.model.forms.filling import Filling
from sync.model.forms.form import Form
from sync.model.forms.lexical import to_json
from sync.model.forms.node import subtree
from sync.model.problem import Problem


def check(form: Form, answers: Mapping[str, Any], context: Context) -> list[Problem]:
    """Evaluate answers by the revision they were filled in with; empty means as good as filled here.

    ``context.now`` is the time of filling as the case says. Beside the form's own rules: every path exists,
    no answer is there that the form would not have asked (``not_relevant``), and calculated values are what
    the form calculates (``calculate``; what hangs on the clock or on chance is taken as it came).
    """
    filling = Filling(form, context, answers)
    found = [*filling.refused, *filling.problems()]
    known = {problem.path for problem in found}
    for node in subtree(filling.engine.root):
        if node.children or node.definition.repeat:
            continue
        path = node.path
        if path not in answers or path in known:
            continue
        if not node.relevant:
            found.append(Problem(path, "not_relevant", "按前面的回答，这一项不该有内容"))
            continue
        kind = form.kinds[node.definition.index]
        calculated = node.definition.calculate and node.definition.index not in form.fickle
        if calculated and to_json(kind, node.value) != answers[path]:
            found.append(Problem(path, "calculate", "这个数不是表里算出来的"))
    return found
