"""The guide of a matter as a one-time notice (一次性告知): all that is needed, on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said, shown, speaks_chinese
from kiosk.services.clock_words import NO_LIMIT
from kiosk.services.phrasebook import CHINESE
from sync.model.matter import Audience, Channel, Matter, Origin

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

Look = dict[str, object]

#: Said in another language only, where the county gave no English.
PARTLY = "有一部分只有中文，帮办员会帮您看。"
_EXEMPT: Look = {"text": "免提交", "kind": "g"}
_ORIGINS: dict[Origin, tuple[str, tuple[Look, ...]]] = {
    Origin.ELICENCE: (
        "系统里有就不用交",
        ({"text": "电子证照", "kind": "t"}, {"text": "免提交", "kind": "g"}),
    ),
    Origin.SHARED: ("系统自动核对", ({"text": "数据共享", "kind": "t"}, {"text": "免提交", "kind": "g"})),
    Origin.FORM: ("在这里填就行", ({"text": "现场填", "kind": "t", "icon": "pen"},)),
    Origin.ORIGINAL: ("", ({"text": "带原件", "kind": "y", "icon": "doc"},)),
    Origin.COPY: ("", ({"text": "带复印件", "kind": "y", "icon": "doc"},)),
    Origin.PHOTO: ("", ({"text": "带照片", "kind": "y", "icon": "doc"},)),
}
_AUDIENCES = {Audience.PERSON: "个人可以办", Audience.COMPANY: "企业、个体工商户等单位可以办"}


class GuideWords(Protocol):
    """How limits, fees and trips are said (``kiosk.services.clock_words``): (words, the line under them)."""

    def promise_words(self, matter: Matter) -> tuple[str, str]: ...
    def fee_words(self, matter: Matter) -> tuple[str, str]: ...
    def trip_words(self, matter: Matter) -> tuple[str, str]: ...
    def channel_words(self, matter: Matter) -> tuple[str, ...]: ...


def badges(matter: Matter) -> list[Look]:
    """The short signs under the title."""
    found: list[Look] = [{"text": "全县通办", "kind": "solid", "icon": "pin"}]
    if matter.at_kiosk:
        found.append({"text": "可自助办", "kind": "t", "icon": "check"})
    if Channel.ASSIST in matter.channels:
        found.append({"text": "可帮办", "kind": "t", "icon": "check"})
    found.append({"text": "一次性告知", "kind": "y", "icon": "doc"})
    return found


def material_rows(matter: Matter) -> list[Look]:
    """One row per material: what it is, and whether it must be brought at all."""
    return [
        {"name": m.name, "remark": m.note or _ORIGINS[m.origin][0], "tags": list(_ORIGINS[m.origin][1])}
        for m in matter.materials
    ]


@QmlElement
@QmlUncreatable("Python owns the guide model")
class GuideModel(QObject):  # type: ignore[operator]
    """Empty until ``show`` is called. ``startReason`` says why it cannot be started here, else is empty."""

    changed = Signal()
    printingChanged = Signal()

    def __init__(self, words: GuideWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._matter: Matter | None = None
        self._window = ""
        self._start_reason = ""
        self._printing = False
        self._printed = ""
        self._facts: list[Look] = []
        self._plain_facts: list[Look] = []

    # ---- used by Python ----

    def show(self, matter: Matter, window: str, cannot_start: str = "") -> None:
        """``window``: the counter that does the same, e.g. ``2 号综合窗口``. ``cannot_start``: why it cannot
        be filed here beyond the matter's own channels (no form yet, machine not enrolled)."""
        self._matter, self._window = matter, window
        self._start_reason = cannot_start if matter.at_kiosk else "请到窗口办"
        self._printed = ""
        self._facts = [
            {"name": name, "value": said[0], "remark": said[1]}
            for name, said in (
                ("承诺时限", self._words.promise_words(matter)),
                ("收费", self._words.fee_words(matter)),
                ("要跑几次", self._words.trip_words(matter)),
            )
        ]
        # As one neighbour asks another; what the law does not say is nothing an old person has to read.
        self._plain_facts = [
            {**fact, "name": name, "remark": "" if fact["remark"] == NO_LIMIT else fact["remark"]}
            for name, fact in zip(("几天办好", "要花钱吗", "要跑几次"), self._facts, strict=True)
        ]
        self.changed.emit()
        self.printingChanged.emit()

    def clear(self) -> None:
        """Nothing is shown any more."""
        self._matter = None
        self.changed.emit()

    def set_printing(self, printing: bool, printed: str = "") -> None:
        """``printed``: what happened to the paper, in a sentence, once it is known."""
        self._printing, self._printed = printing, printed
        self.printingChanged.emit()

    # ---- read by QML ----

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._matter.code if self._matter else ""

    @Property(str, notify=changed)
    @said
    def title(self) -> str:
        return self._matter.name if self._matter else ""

    @Property(str, notify=changed)
    def lead(self) -> str:
        """Where the matter belongs; in another language its Chinese name first, to show at a counter."""
        if self._matter is None:
            return ""
        words = str(shown(f"办事指南 · {self._matter.domain} · {self._matter.department}"))
        return words if shown(self._matter.name) == self._matter.name else f"{self._matter.name} · {words}"

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def badges(self) -> Sequence[Mapping[str, object]]:
        return badges(self._matter) if self._matter else []

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def facts(self) -> Sequence[Mapping[str, object]]:
        return self._facts

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def plainFacts(self) -> Sequence[Mapping[str, object]]:
        """The same in elder mode."""
        return self._plain_facts

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def who(self) -> list[str]:
        return [_AUDIENCES[a] for a in self._matter.audience] if self._matter else []

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def hints(self) -> list[str]:
        """What to mind, one sentence each; in another language first that a part of it is Chinese."""
        if self._matter is None:
            return []
        hints = [str(shown(hint)) for hint in self._matter.note.split("；") if hint]
        if speaks_chinese():
            return hints
        names = (self._matter.name, *(material.name for material in self._matter.materials))
        texts = (*hints, *(str(shown(name)) for name in names))
        return [str(shown(PARTLY)), *hints] if any(CHINESE.search(text) for text in texts) else hints

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def materials(self) -> Sequence[Mapping[str, object]]:
        return material_rows(self._matter) if self._matter else []

    @Property(str, notify=changed)
    @said
    def materialsRemark(self) -> str:
        if self._matter is None or not self._matter.materials:
            return ""
        total, exempt = len(self._matter.materials), self._matter.exempt_count
        return f"共 {total} 份，{exempt} 份免提交" if exempt else f"共 {total} 份"

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def basis(self) -> list[str]:
        return [b for b in self._matter.basis.split("；") if b] if self._matter else []

    @Property(str, notify=changed)
    @said
    def counter(self) -> str:
        """The counter is an equal choice (兜底保障): no booking, no form on the web first."""
        where = self._window or "综合窗口"
        return f"不想用机器？到 {where} 一样能办，不用先上网预约或填表"

    @Property(str, notify=changed)
    @said
    def channels(self) -> str:
        return "、".join(self._words.channel_words(self._matter)) if self._matter else ""

    @Property(str, notify=changed)
    @said
    def startReason(self) -> str:
        return self._start_reason

    @Property(bool, notify=printingChanged)
    def printing(self) -> bool:
        return self._printing

    @Property(str, notify=printingChanged)
    @said
    def printed(self) -> str:
        return self._printed
