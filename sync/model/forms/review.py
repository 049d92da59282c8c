"""What is wrong with a question as it stands, in words for the citizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.model.forms.lexical import CHOSEN, check_raw
from sync.model.forms.model import Text
from sync.model.forms.values import number_of_text
from sync.model.problem import Problem

if TYPE_CHECKING:
    from sync.model.forms.engine import Engine
    from sync.model.forms.node import Node

_OPEN = {
    "select_one": "请选一项", "select_multiple": "请至少选一项", "rank": "请排好先后", "time": "请选时间",
    "image": "请拍照或放上材料", "signature": "请签名", "acknowledge": "请确认", "date": "请选日期",
}  # fmt: skip


def problems_of(engine: Engine, node: Node, language: str = "") -> list[Problem]:
    """Problems of one question or calculated value; none while it is not relevant."""
    definition = node.definition
    if not node.relevant or node.children:
        return []
    kind = engine.form.kinds[definition.index]
    found: list[tuple[str, str]] = []
    if node.raw and not node.value and kind in CHOSEN:
        found.append(("choice", "原来选的这一项现在没有了，请重新选"))
    if not node.value:
        if node.required and not found and definition.control is not None and kind != "note":
            message = _message(engine, language, node, definition.required_message)
            found.append(("required", message or _OPEN.get(kind, "请填写")))
    else:
        integer = definition.type == "int"
        wrong = None if definition.calculate else check_raw(kind, node.value, integer)
        if wrong is not None:
            found.append((wrong.rule, str(wrong)))
        elif kind == "range" and (message := _out_of_range(node)):
            found.append(("range", message))
        elif kind in CHOSEN and node.raw != node.value:
            found.append(("choice", "有的选项现在没有了，请重新选"))
        elif kind == "rank" and len(node.value.split()) != len(engine.names(node)):
            found.append(("choice", "请把每一项都排上"))
        if not node.valid:
            message = _message(engine, language, node, definition.constraint_message)
            found.append(("constraint", message or "这里填得不对，请再看一看"))
    if not found:
        return []
    path = node.path
    return [Problem(path, rule, message) for rule, message in found]


def _message(engine: Engine, language: str, node: Node, text: Text) -> str:
    from sync.model.forms.show import wording

    return wording(engine, node, text, language or engine.world.language) if text else ""


def _out_of_range(node: Node) -> str:
    control = node.definition.asked
    low = number_of_text(control.parameters.get("start", ""))
    high = number_of_text(control.parameters.get("end", ""))
    step = number_of_text(control.parameters.get("step", ""))
    value = number_of_text(node.value)
    if low == low and high == high:
        low, high = min(low, high), max(low, high)
        if not low <= value <= high:
            return f"请填 {low:g} 到 {high:g} 之间的数"
        steps = (value - low) / abs(step) if step == step and step else 0.0
        if abs(steps - round(steps)) > 1e-6:
            return f"请从 {low:g} 起，每次加 {abs(step):g}"
    return ""
