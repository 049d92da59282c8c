"""The page with the square code that a citizen's phone scans, and what has come from it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.picture_view import PictureView  # noqa: F401 - a type of the page
from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ASKING = "正在问县里，请稍等…"
_SCAN = "请用手机扫这个码"
_JOINED = "手机接上了，请在手机上拍照，或者选现成的照片"
_TAKING = "正在收好，请稍等…"
_OVER = "这个码过期了。还要传，请点“换一个码”。"


@QmlElement
@QmlUncreatable("Python owns the phone model")
class PhoneModel(QObject):  # type: ignore[operator]
    """phase: ``asking``, ``open``, ``over``, ``trouble``."""

    changed = Signal()
    #: Another code is wanted.
    againAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phase, self._material, self._problem, self._qr = "asking", "", "", ""
        self._joined, self._busy, self._count = False, False, 0
        self._picture = QImage()

    # ---- used by Python ----

    def begin(self, material: str) -> None:
        self.clear()
        self._material = material
        self.changed.emit()

    def ask(self) -> None:
        self._phase, self._problem, self._qr, self._joined = "asking", "", "", False
        self.changed.emit()

    def open(self, qr: str) -> None:
        """qr: address of its picture."""
        self._phase, self._qr = "open", qr
        self.changed.emit()

    def join(self) -> None:
        self._joined = True
        self.changed.emit()

    def expire(self) -> None:
        self._phase, self._problem, self._qr = "over", "", ""
        self.changed.emit()

    def trouble(self, words: str) -> None:
        """Nothing can be sent."""
        self._phase, self._problem, self._qr = "trouble", words, ""
        self.changed.emit()

    def storing(self) -> None:
        self._busy, self._problem = True, ""
        self.changed.emit()

    def stored(self, picture: QImage) -> None:
        """picture: of what came; none of a PDF."""
        self._busy, self._count, self._picture = False, self._count + 1, picture
        self.changed.emit()

    def failed(self, words: str) -> None:
        """One file was not kept."""
        self._busy, self._problem = False, words
        self.changed.emit()

    def clear(self) -> None:
        self._material, self._busy, self._count, self._picture = "", False, 0, QImage()
        self.ask()

    # ---- read by QML ----

    @Property(str, notify=changed)
    @said
    def material(self) -> str:
        return self._material

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._phase

    @Property(str, notify=changed)
    def qr(self) -> str:
        return self._qr

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many were kept since the page was opened."""
        return self._count

    @Property(bool, notify=changed)
    def joined(self) -> bool:
        """A phone has opened the code."""
        return self._joined

    @Property(bool, notify=changed)
    def bad(self) -> bool:
        """The words are of something that did not work, or does no more."""
        return bool(self._problem) or self._phase == "over"

    @Property(str, notify=changed)
    @said
    def words(self) -> str:
        if self._busy:
            return _TAKING
        if self._problem:
            return self._problem
        if self._phase == "open":
            return _JOINED if self._joined else _SCAN
        return _OVER if self._phase == "over" else _ASKING

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]
    def picture(self) -> QImage:
        return self._picture

    # ---- asked by QML ----

    @Slot()
    def again(self) -> None:
        if not self._busy and self._phase != "asking":
            self.againAsked.emit()
