"""Which page is shown, and where it stands among the steps."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said
from kiosk.services.counting import Count
from kiosk.services.flow import Flow, Journey, Page, Place

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

STEPS = ["核验身份", "填写信息", "备材料", "确认签名", "完成"]


@QmlElement
@QmlUncreatable("Python owns the flow model")
class FlowModel(QObject):  # type: ignore[operator]
    """The order of pages lives in :class:`kiosk.services.flow.Flow`; this tells QML where it stands."""

    #: Another page, or the same page with another key.
    moved = Signal()
    #: Another question, or another number of them.
    counted = Signal()
    #: Before anything is shown of the new place: Python fills the models here.
    entered = Signal(object)

    def __init__(self, flow: Flow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._count = Count()

    # ---- used by Python ----

    @property
    def place(self) -> Place:
        return self._flow.place

    def in_journey(self, journey: Journey) -> bool:
        return self._flow.journey is journey

    def begin(self) -> None:
        self._go(self._flow.begin())

    def end(self) -> None:
        self._go(self._flow.end())

    def next(self) -> None:
        self._go(self._flow.next())

    def change(self, page: Page, key: str = "") -> None:
        self._go(self._flow.change(page, key))

    def replace(self, page: Page, key: str = "") -> None:
        self._go(self._flow.replace(page, key))

    def step_out(self, pages: Container[Page]) -> None:
        self._go(self._flow.step_out(pages))

    def mode_changed(self) -> None:
        """Standard or elder was switched."""
        self._go(self._flow.mode_changed())

    def refresh(self) -> None:
        """The number of questions may have changed under the same page."""
        count = self._flow.count
        if count != self._count:
            self._count = count
            self.counted.emit()

    # ---- read by QML ----

    @Property(str, notify=moved)
    def page(self) -> str:
        return self._flow.place.page.value

    @Property(str, notify=moved)
    def key(self) -> str:
        return self._flow.place.key

    @Property(str, notify=moved)
    def journey(self) -> str:
        return self._flow.journey.value

    @Property("QStringList", notify=moved)  # type: ignore[arg-type]
    @said
    def steps(self) -> list[str]:
        """Names for the step bar; empty outside a filing."""
        return STEPS if self._flow.journey is Journey.FILE and self._flow.step_number[1] else []

    @Property(int, notify=moved)
    def step(self) -> int:
        return max(0, self._flow.step_number[0] - 1)

    @Property(int, notify=counted)
    def questions(self) -> int:
        """How many there are, see ``extent``; 0 where none is asked."""
        return self._count.total

    @Property(int, notify=counted)
    def question(self) -> int:
        """From 0."""
        return max(0, self._count.number - 1)

    @Property(str, notify=counted)
    def extent(self) -> str:
        """What ``questions`` is: ``all``, at ``most`` so many, or still ``open``."""
        return self._count.extent.value

    # ---- asked by QML ----

    @Slot(str)
    @Slot(str, str)
    def open(self, page: str, key: str = "") -> None:
        """Go to a page by choice; back leads here again."""
        self._go(self._flow.open(Page(page), key))

    @Slot()
    def back(self) -> None:
        self._go(self._flow.back())

    def _go(self, place: Place) -> None:
        self.entered.emit(place)
        self.refresh()
        self.moved.emit()
