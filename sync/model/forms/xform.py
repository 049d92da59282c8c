"""XForm XML -> :class:`Outline`. The ODK XForms subset that pyxform writes; anything else is a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from sync.model.forms.limits import XFORM_DEPTH, XFORM_LENGTH
from sync.model.forms.model import Action, Control, Definition, Outline, Text
from sync.model.forms.record import ChoiceList
from sync.model.forms.tables import Table

_XF = "{http://www.w3.org/2002/xforms}"
_H = "{http://www.w3.org/1999/xhtml}"
_JR = "{http://openrosa.org/javarosa}"
_ORX = "{http://openrosa.org/xforms}"
GOV_NAMESPACE = "https://doorstep/xforms"
_GOV = f"{{{GOV_NAMESPACE}}}"
_ITEXT = re.compile(r"jr:itext\(\s*['\"](.*?)['\"]\s*\)\Z")
_CONTROLS = {"input", "select1", "select", "rank", "upload", "range", "trigger"}
_BLANK = "-"
"""What pyxform writes where a translation is missing."""
_GENERATED = {"Specify other.": "请写明", "Other": "其他"}
"""English that pyxform adds by itself for ``or_other``; in a form's own English it stays."""


class XFormError(ValueError):
    """The XML is no form of ours; ``str()`` is a plain sentence, ``path`` says where."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


def parse_xml(text: str, limit: int = XFORM_LENGTH) -> Element:
    """The root element, namespace prefixes kept in attributes' names as ``{uri}name``.

    :raises XFormError: broken XML, a document type (entities can blow up), too long, nested too deep.
    """
    if len(text) > limit:
        raise XFormError(f"文件太大（{len(text)} 个字符）")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise XFormError("XML 里不许有 DOCTYPE 和实体定义")
    try:
        root = fromstring(text.encode())  # noqa: S314 - no document type, so there is nothing to expand
    except (ParseError, UnicodeEncodeError) as error:
        raise XFormError(f"XML 不完整或写错了（{error}）") from None
    level = [root]
    for _ in range(XFORM_DEPTH + 20):
        level = [child for element in level for child in element]
    if level:
        raise XFormError("XML 套得太深")
    return root


def read(xform: str, lists: dict[str, ChoiceList]) -> Outline:
    """The outline of a form.

    :raises XFormError: not an XForm, or it refers to something that is not there.
    """
    return _Reader(parse_xml(xform), lists).outline()


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


class _Reader:
    def __init__(self, html: Element, lists: dict[str, ChoiceList]) -> None:
        model = html.find(f"{_H}head/{_XF}model")
        body = html.find(f"{_H}body")
        if model is None or body is None:
            raise XFormError("这不是 XForm 表单（没有 model 或 body）")
        self._model, self._body, self._lists = model, body, lists
        self._title = html.findtext(f"{_H}head/{_H}title", "")
        self._definitions: list[Definition] = []
        self._by_path: dict[str, Definition] = {}
        self._itext: dict[str, dict[str, dict[str, list[str | tuple[str]]]]] = {}
        self._languages: list[str] = []

    def outline(self) -> Outline:
        self._read_itext()
        instances = self._model.findall(f"{_XF}instance")
        if not instances or not len(instances[0]):
            raise XFormError("表单里没有数据部分（instance）")
        data = instances[0][0]
        root = self._define(data, None, 0)
        tables = {
            str(name): self._table(str(name), instance)
            for instance in instances[1:]
            if (name := instance.get("id"))
        }
        for bind in self._model.findall(f"{_XF}bind"):
            self._bind(bind)
        actions = [self._action(element) for element in self._model.findall(f"{_XF}setvalue")]
        self._read_body(self._body, actions, 0)
        for definition in self._definitions:
            self._settle(definition)
        return Outline(
            id=data.get("id", ""),
            version=data.get("version", ""),
            title=self._title,
            root=root,
            definitions=self._definitions,
            actions=actions,
            tables=tables,
            itext=self._itext,
            languages=self._languages,
        )

    # -- the data ----------------------------------------------------------------------------------

    def _define(self, element: Element, parent: Definition | None, depth: int) -> Definition:
        if depth > XFORM_DEPTH:
            raise XFormError("分组套得太深", parent.path if parent else "")
        name = _local(element.tag)
        path = f"{parent.path if parent else ''}/{name}"
        definition = Definition(len(self._definitions), name, path, parent)
        self._definitions.append(definition)
        self._by_path[path] = definition
        if not len(element):
            definition.default = (element.text or "").strip()
        for child in element:
            child_name = _local(child.tag)
            known = definition.children.get(child_name)
            if known is None:
                made = self._define(child, definition, depth + 1)
                definition.children[child_name] = made
                if f"{_JR}template" in child.attrib:
                    made.repeat, made.instances = True, 0
            else:
                known.instances += 1
        return definition

    def _table(self, name: str, instance: Element) -> Table:
        source = instance.get("src")
        if source is not None:
            key = source.rpartition("/")[2].rpartition(".")[0]
            choices = self._lists.get(key)
            if choices is None:
                raise XFormError(f"缺少外部选项表“{key}”", f"instance({name})")
            return Table(name, choices)
        columns: dict[str, int] = {}
        rows: list[dict[str, str]] = []
        for item in instance.iter(f"{_XF}item"):
            row: dict[str, str] = {}
            for cell in item:
                columns.setdefault(_local(cell.tag), len(columns))
                row[_local(cell.tag)] = (cell.text or "").strip()
            rows.append(row)
        cells = [[row.get(column, "") for column in columns] for row in rows]
        return Table(name, ChoiceList(list(columns), cells))

    def _find(self, ref: str) -> Definition:
        definition = self._by_path.get(ref.strip())
        if definition is None:
            raise XFormError(f"表单引用了不存在的内容“{ref.strip()}”", ref.strip())
        return definition

    def _bind(self, bind: Element) -> None:
        target = self._find(bind.get("nodeset", ""))
        get = bind.get
        target.type = _local_type(get("type", "string"))
        target.calculate = get("calculate", "").strip()
        target.relevant = _unless(get("relevant", ""), "true()")
        target.required = _unless(get("required", ""), "false()")
        target.read_only = _unless(get("readonly", ""), "false()")
        target.constraint = _unless(get("constraint", ""), "true()")
        target.constraint_message = self._message(get(f"{_JR}constraintMsg", ""))
        target.required_message = self._message(get(f"{_JR}requiredMsg", ""))
        target.source = get(f"{_GOV}prefill", "").strip()
        target.lock = get(f"{_GOV}lock", "").strip() in ("yes", "true", "true()", "1")
        target.max_pixels = get(f"{_ORX}max-pixels", "").strip()
        preload = get(f"{_JR}preload", "")
        target.preload = f"{preload}:{get(f'{_JR}preloadParams', '')}" if preload else ""

    def _action(self, element: Element, trigger: str = "") -> Action:
        target = element.get("ref", "")
        self._find(target)
        value = element.get("value")
        if value is None:
            literal = (element.text or "").strip()
            value = f"'{literal}'" if "'" not in literal else f'"{literal}"'
        return Action(element.get("event", ""), target, value.strip(), trigger)

    def _settle(self, definition: Definition) -> None:
        """What the parts of a question say only together."""
        control = definition.control
        if control is None or definition.calculate:
            return
        if definition.max_pixels:
            control.parameters["max-pixels"] = definition.max_pixels
        if control.element == "range" and definition.type == "string":
            definition.type = "int"

    # -- the texts ---------------------------------------------------------------------------------

    def _read_itext(self) -> None:
        itext = self._model.find(f"{_XF}itext")
        if itext is None:
            return
        for translation in itext.findall(f"{_XF}translation"):
            language = translation.get("lang", "")
            english = language.endswith("(en)")
            texts: dict[str, dict[str, list[str | tuple[str]]]] = {}
            for text in translation.findall(f"{_XF}text"):
                variants = {
                    value.get("form", ""): pieces
                    for value in text.findall(f"{_XF}value")
                    if (pieces := _pieces(value, english)) and pieces != [_BLANK]
                }
                if variants:
                    texts[text.get("id", "")] = variants
            self._itext[language] = texts
            if "default" in translation.attrib:
                self._languages.insert(0, language)
            else:
                self._languages.append(language)

    def _variants(self, key: str, form: str = "") -> Text:
        found: Text = {}
        for language, texts in self._itext.items():
            pieces = texts.get(key, {}).get(form)
            if pieces:
                found[language] = pieces
        return found

    def _message(self, text: str) -> Text:
        match = _ITEXT.match(text.strip())
        if match:
            return self._variants(match[1])
        return {"": [text]} if text else {}

    def _text(self, element: Element | None, form: str = "") -> Text:
        if element is None:
            return {}
        match = _ITEXT.match((element.get("ref") or "").strip())
        if match:
            return self._variants(match[1], form)
        pieces = _pieces(element)
        return {"": pieces} if pieces and not form else {}

    # -- the questions -----------------------------------------------------------------------------

    def _read_body(self, parent: Element, actions: list[Action], depth: int) -> None:
        if depth > XFORM_DEPTH:
            raise XFormError("分组套得太深")
        for element in parent:
            kind = _local(element.tag)
            if kind == "group":
                if (ref := element.get("ref")) is not None:
                    group = self._find(ref)
                    group.label = self._text(element.find(f"{_XF}label"))
                    group.appearance = element.get("appearance", "")
                self._read_body(element, actions, depth + 1)
            elif kind == "repeat":
                self._repeat(element)
                self._read_body(element, actions, depth + 1)
            elif kind in _CONTROLS:
                self._control(kind, element, actions)
            elif kind == "setvalue":
                actions.append(self._action(element))

    def _repeat(self, element: Element) -> None:
        repeat = self._find(element.get("nodeset", ""))
        repeat.repeat = True
        repeat.count = (element.get(f"{_JR}count") or "").strip()
        repeat.fixed_count = element.get(f"{_JR}noAddRemove", "") == "true()"

    def _control(self, kind: str, element: Element, actions: list[Action]) -> None:
        definition = self._find(element.get("ref", ""))
        if element.get("query") is not None:
            raise XFormError("不支持 select_one_external，请改用 select_one_from_file", definition.path)
        control = Control(kind, element.get("appearance", ""), mediatype=element.get("mediatype", ""))
        label, hint = element.find(f"{_XF}label"), element.find(f"{_XF}hint")
        control.label = self._text(label)
        control.hint = self._text(hint)
        control.guidance = self._text(hint, "guidance")
        for form in ("image", "audio", "video"):
            for pieces in self._text(label, form).values():
                control.media[form] = "".join(piece for piece in pieces if isinstance(piece, str))
        control.parameters = {
            _local(name): value
            for name, value in element.attrib.items()
            if _local(name) in ("start", "end", "step", "rows", "incremental")
        }
        itemset = element.find(f"{_XF}itemset")
        if itemset is not None:
            control.nodeset = itemset.get("nodeset", "").strip()
            value, shown = itemset.find(f"{_XF}value"), itemset.find(f"{_XF}label")
            control.value_ref = (value.get("ref") or "").strip() if value is not None else ""
            control.label_ref = (shown.get("ref") or "").strip() if shown is not None else ""
        for item in element.findall(f"{_XF}item"):
            name = (item.findtext(f"{_XF}value") or "").strip()
            control.items.append((name, self._text(item.find(f"{_XF}label"))))
        definition.control = control
        for action in element.findall(f"{_XF}setvalue"):
            actions.append(self._action(action, definition.path))


def _local_type(name: str) -> str:
    return name.rpartition(":")[2]


def _unless(text: str, default: str) -> str:
    text = text.strip()
    return "" if text == default else text


def _pieces(element: Element, english: bool = False) -> list[str | tuple[str]]:
    """Text with ``<output value="…"/>`` in it, outer blanks trimmed."""
    pieces: list[str | tuple[str]] = [piece for piece in _raw_pieces(element) if piece]
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip()
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip()
    found = [piece for piece in pieces if piece]
    if len(found) == 1 and isinstance(found[0], str):
        return found if english else [_GENERATED.get(found[0], found[0])]
    return found


def _raw_pieces(element: Element) -> Iterator[str | tuple[str]]:
    yield element.text or ""
    for child in element:
        if _local(child.tag) == "output":
            yield (child.get("value") or child.get("ref") or "''",)
        yield child.tail or ""
