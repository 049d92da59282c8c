"""The root of what the window sees first: the idle screen, and the pages once they are there."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.discovery_idle import IdleModel
from kiosk.bridge.discovery_notices import ErrorModel
from kiosk.bridge.shell import ShellModel
from kiosk.bridge.visit_model import VisitModel

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

IDLE = "idle"


@QmlElement
@QmlUncreatable("Python owns the start model")
class StartModel(QObject):  # type: ignore[operator]
    """Handed to the window as its one initial property. It knows no page but the idle screen, so that the
    first frame waits for nothing else."""

    changed = Signal()
    pageChanged = Signal()
    kioskChanged = Signal()
    #: Somebody touched the idle screen; True: wants the elder mode. The language: "zh" or "en".
    beginAsked = Signal(bool, str)

    def __init__(
        self,
        *,
        shell: ShellModel,
        visit: VisitModel,
        idle: IdleModel,
        error: ErrorModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._visit, self._idle, self._error = shell, visit, idle, error
        self._ready = False
        self._page = IDLE
        self._kiosk: QObject | None = None

    # ---- used by Python ----

    def set_ready(self, ready: bool) -> None:
        """Whether there is anything to offer; else the error model says why."""
        if ready != self._ready:
            self._ready = ready
            self.changed.emit()

    def set_kiosk(self, kiosk: QObject) -> None:
        """The models of all pages are there: a ``KioskModel``."""
        self._kiosk = kiosk
        self.kioskChanged.emit()

    def set_page(self, page: str) -> None:
        """Which page is shown; the window chooses the flow by it."""
        if page != self._page:
            self._page = page
            self.pageChanged.emit()

    # ---- read by QML ----

    @Property(ShellModel, constant=True)
    def shell(self) -> ShellModel:
        return self._shell

    @Property(VisitModel, constant=True)
    def visit(self) -> VisitModel:
        return self._visit

    @Property(IdleModel, constant=True)
    def idle(self) -> IdleModel:
        return self._idle

    @Property(ErrorModel, constant=True)
    def error(self) -> ErrorModel:
        return self._error

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._ready

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._page

    @Property(QObject, notify=kioskChanged)
    def kiosk(self) -> QObject | None:
        """null until the pages are there; typed where a flow takes it, because its type comes as late."""
        return self._kiosk

    # ---- asked by QML ----

    @Slot(bool, str)
    def begin(self, elder: bool, language: str) -> None:
        self.beginAsked.emit(elder, language)
