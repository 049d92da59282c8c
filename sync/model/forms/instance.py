"""Answers <-> XForm instance XML (ODK XForms "Instance"), without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from sync.model.forms.lexical import to_json
from sync.model.forms.limits import XFORM_LENGTH
from sync.model.forms.model import Definition
from sync.model.forms.node import Node, filled
from sync.model.forms.xform import XFormError, parse_xml
from sync.model.problem import Problem

if TYPE_CHECKING:
    from sync.model.forms.engine import Engine
    from sync.model.forms.form import Form

_JR = "http://openrosa.org/javarosa"


def export(form: Form, engine: Engine) -> str:
    """The instance as XML text: relevant groups and questions only, in the order of the form."""
    register_namespace("jr", _JR)
    root = Element(form.root.name, {"id": form.id, "version": form.version})
    _write(root, engine.root)
    return tostring(root, encoding="unicode")


def _write(element: Element, node: Node) -> None:
    for family in node.children.values():
        count = filled(family) if family and family[0].definition.repeat else len(family)
        for child in family[:count]:
            if not child.relevant and not child.definition.repeat:
                continue
            made = SubElement(element, child.name)
            if not child.relevant:
                continue  # an empty place, so that the instances after it keep their numbers
            if child.children:
                _write(made, child)
            elif child.value:
                made.text = child.value


def read_answers(form: Form, xml: str) -> dict[str, Any] | list[Problem]:
    """Answers of an instance, for ``Filling(form, context, answers)``; or what is wrong with the XML."""
    try:
        root = parse_xml(xml, XFORM_LENGTH)
    except XFormError as error:
        return [Problem(error.path, "xml", str(error))]
    if _local(root) != form.root.name:
        return [Problem("/", "xml", "这份数据不是这张表的")]
    if root.get("id", form.id) != form.id or root.get("version", form.version) != form.version:
        return [Problem("/", "version", "这份数据是另一张表或另一版表的")]
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    _read(form, root, form.root, f"/{form.root.name}", found, problems)
    return problems or found


def _read(
    form: Form,
    element: Element,
    definition: Definition,
    path: str,
    found: dict[str, Any],
    problems: list[Problem],
) -> None:
    counts: dict[str, int] = {name: 0 for name, child in definition.children.items() if child.repeat}
    for child in element:
        name = _local(child)
        inner = definition.children.get(name)
        if inner is None:
            problems.append(Problem(f"{path}/{name}", "path", "表里没有这一项"))
            continue
        here = f"{path}/{name}"
        if inner.repeat:
            counts[name] += 1
            here = f"{here}[{counts[name]}]"
        if inner.children:
            _read(form, child, inner, here, found, problems)
        elif child.text:
            found[here] = to_json(form.kinds[inner.index], child.text)
    for name, count in counts.items():
        found[f"{path}/{name}"] = count


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
