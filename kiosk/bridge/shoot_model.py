"""The page that shows what the document camera sees, and what it has just photographed."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QPointF, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.picture_view import PictureView  # noqa: F401 - a type of the page
from kiosk.bridge.shown import said
from kiosk.services.shooting import Shot, View

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CHECKS = ["四个角都在", "离得够近", "光线够", "放稳了"]
#: What is wrong, by which of the checks it fails: those before it are met.
_FAILS = {"page": 0, "cut": 0, "far": 1, "dark": 2, "glare": 2}
_OPENING = "正在打开镜头，请稍等…"
_READY = "好，不要动，马上就拍"
_SAME = "这一页收好了。还有就换下一页，没有就点“拍完了”"
_GOOD = "看得清，就点“就用这一页”"
_DOUBT = "您看得清，也可以用"
#: What exactly ails it is for the keeper, who reads it on their own page.
_TROUBLE = "镜头现在用不了，请叫一下工作人员，好了会自己恢复。也可以点“返回”，选别的办法交。"


@QmlElement
@QmlUncreatable("Python owns the shoot model")
class ShootModel(QObject):  # type: ignore[operator]
    """phase: ``opening``, ``live``, ``shot`` (photographed, waits for yes or no), ``trouble``."""

    changed = Signal()
    #: Another frame.
    viewed = Signal()
    shootAsked = Signal()
    againAsked = Signal()
    useAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._outline: list[QPointF] = []
        self.clear()

    # ---- used by Python ----

    def begin(self, material: str, count: int) -> None:
        self.clear()
        self._material, self._count = material, count
        self.changed.emit()

    def clear(self) -> None:
        """Forget what was seen."""
        self._phase, self._material, self._count = "opening", "", 0
        self._words, self._met, self._busy, self._problem = _OPENING, 0, False, ""
        self._usable = True
        self._show(QImage(), [])

    def see(self, view: View) -> None:
        if self._phase == "shot":
            return
        self._show(QImage.fromData(view.picture), [QPointF(x, y) for x, y in view.outline])
        rule = view.wrong.rule if view.wrong is not None else ""
        met = len(CHECKS) if not rule else _FAILS.get(rule, len(CHECKS) - 1)
        waits = "" if self._count == 0 else _SAME
        words = view.wrong.words if view.wrong is not None else (_READY if view.ready or not waits else waits)
        if (self._phase, self._met, self._words) != ("live", met, words):
            self._phase, self._met, self._words = "live", met, words
            self.changed.emit()

    def photographed(self, shot: Shot) -> None:
        self._phase, self._problem, self._usable = "shot", "", shot.usable
        wrong = [found.words for found in shot.wrong]
        self._words = "\n".join([*wrong[:1], _DOUBT]) if wrong else _GOOD
        self._show(QImage.fromData(shot.jpeg), [])
        self.changed.emit()

    def trouble(self) -> None:
        """Nothing can be seen."""
        self._phase, self._busy, self._words = "trouble", False, _TROUBLE
        self._show(QImage(), [])
        self.changed.emit()

    def recovered(self) -> None:
        """It can be used (again)."""
        if self._phase == "trouble":
            self.opening()

    def opening(self) -> None:
        self._phase, self._busy, self._words, self._met = "opening", False, _OPENING, 0
        self._show(QImage(), [])
        self.changed.emit()

    def storing(self) -> None:
        self._busy, self._problem = True, ""
        self.changed.emit()

    def stored(self, count: int) -> None:
        self._phase, self._busy, self._count, self._met = "live", False, count, 0
        self._words = _SAME
        self.changed.emit()

    def failed(self, words: str) -> None:
        self._busy, self._problem = False, words
        self.changed.emit()

    def _show(self, picture: QImage, outline: list[QPointF]) -> None:
        self._picture, self._outline = picture, outline
        self.viewed.emit()

    # ---- read by QML ----

    @Property(str, notify=changed)
    @said
    def material(self) -> str:
        return self._material

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._phase

    @Property(str, notify=changed)
    @said
    def words(self) -> str:
        return self._words

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(bool, notify=changed)
    def usable(self) -> bool:
        return self._usable

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(int, notify=changed)
    def count(self) -> int:
        """Pages of this material so far."""
        return self._count

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def checks(self) -> list[str]:
        return CHECKS

    @Property(int, notify=changed)
    def met(self) -> int:
        """How many of the checks are met, from the first."""
        return self._met

    @Property("QVariant", notify=viewed)  # type: ignore[arg-type]
    def picture(self) -> QImage:
        return self._picture

    @Property("QVariantList", notify=viewed)  # type: ignore[arg-type]
    def outline(self) -> list[QPointF]:
        return self._outline

    # ---- asked by QML ----

    @Slot()
    def shoot(self) -> None:
        if self._phase == "live":
            self.shootAsked.emit()

    @Slot()
    def again(self) -> None:
        if self._phase == "shot" and not self._busy:
            self.opening()
            self.againAsked.emit()

    @Slot()
    def use(self) -> None:
        if self._phase == "shot" and not self._busy:
            self.useAsked.emit()
