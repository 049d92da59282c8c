"""The materials of a case: which need nothing handed in, and what the citizen does about the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.services.draft import MaterialRow
from sync.model.case import Route

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ROLES = (
    "key",
    "name",
    "remark",
    "exempt",
    "filled",
    "choosable",
    "options",
    "codes",
    "chosen",
    "photographed",
)
SHOOT, STICK, PHONE = "shoot", "stick", "phone"
_WORDS = {
    Route.LATER: "以后再补",
    Route.WINDOW: "带到窗口",
    Route.PHOTO: "现在拍",
    Route.FORM: "现场填写",
    Route.ELICENCE: "用电子证照",
    Route.SHARED: "数据共享",
}
DO_WORDS = {SHOOT: "现在拍", STICK: "从U盘选", PHONE: "用手机传"}


def material_row(row: MaterialRow, offered: Sequence[str] = ()) -> Row:
    """One row of the list: what it is and how it is met. offered: ways that lead to a page of their own."""
    choosable = len(row.choices) > 1
    more = [] if row.pages or not choosable else list(offered)
    codes = [*more, *(route.value for route in row.choices)]
    words = [DO_WORDS[way] for way in more] + [_said(route, row.pages) for route in row.choices]
    return {
        "key": row.key,
        "name": row.name,
        "remark": row.words or row.note,
        "exempt": row.exempt,
        "filled": row.route is Route.FORM,
        "choosable": choosable,
        "photographed": row.route is Route.PHOTO,
        "options": words,
        "codes": codes,
        "chosen": codes.index(row.route.value) if row.route in row.choices else -1,
    }


def _said(route: Route, pages: int) -> str:
    return taken_words(pages) if route is Route.PHOTO and pages else _WORDS[route]


def taken_words(pages: int) -> str:
    """On the button that shows what was taken."""
    return f"看收好的 {pages} 页"


@QmlElement
@QmlUncreatable("Python owns the materials model")
class MaterialsModel(QObject):  # type: ignore[operator]
    """The list by row. ``chosen`` tells the flow which way the citizen picked for one material."""

    #: A page for this material is wanted: camera, stick, phone, what was taken. Key of the material.
    shootAsked = Signal(str)
    stickAsked = Signal(str)
    phoneAsked = Signal(str)
    takenAsked = Signal(str)

    changed = Signal()
    #: key of the material, value of the ``Route``.
    chosen = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(_ROLES, "key", self, said=("name", "remark", "options"))
        self._offered: tuple[str, ...] = ()

    def offer(self, ways: Sequence[str]) -> None:
        """``shoot``, ``stick``, ``phone``, where there is such a way; from the next :meth:`show` on."""
        self._offered = tuple(ways)
        self.changed.emit()

    def show(self, materials: Sequence[MaterialRow]) -> None:
        """The materials of the matter and the way each is met."""
        rows = [material_row(row, self._offered) for row in materials]
        # What the citizen has to do something about comes first.
        self._rows.show(sorted(rows, key=lambda row: not row["choosable"]))
        self.changed.emit()

    def clear(self) -> None:
        self._rows.clear()
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._rows.rowCount()

    @Property(bool, notify=changed)
    def canShoot(self) -> bool:
        return SHOOT in self._offered

    @Property(bool, notify=changed)
    def canStick(self) -> bool:
        return STICK in self._offered

    @Property(bool, notify=changed)
    def canPhone(self) -> bool:
        return PHONE in self._offered

    @Property(int, notify=changed)
    def toBring(self) -> int:
        """How many the citizen still has to hand in, now or later."""
        return sum(bool(row["choosable"]) and not row["photographed"] for row in self._rows.rows)

    @Property(int, notify=changed)
    def settled(self) -> int:
        """How many need no choice."""
        return self._rows.rowCount() - sum(bool(row["choosable"]) for row in self._rows.rows)

    @Property(int, notify=changed)
    def exempt(self) -> int:
        """How many need nothing handed in (免提交)."""
        return sum(bool(row["exempt"]) for row in self._rows.rows)

    @Slot(str, int)
    def choose(self, key: str, index: int) -> None:
        """The index-th way of the row's options."""
        codes: list[str] = next((row["codes"] for row in self._rows.rows if row["key"] == key), [])
        code = codes[index] if 0 <= index < len(codes) else ""
        if code == SHOOT:
            self.shootAsked.emit(key)
        elif code == STICK:
            self.stickAsked.emit(key)
        elif code == PHONE:
            self.phoneAsked.emit(key)
        elif code:
            self.chosen.emit(key, code)
            if code == Route.PHOTO.value:
                self.takenAsked.emit(key)
