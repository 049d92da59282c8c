"""The page that shows what of a material was handed in here, page by page, and takes pages out again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.picture_view import PictureView  # noqa: F401 - a type of the page
from kiosk.bridge.shown import said
from kiosk.bridge.taken_pictures import TakenPictures
from sync.model.case import CaseFile

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the taken model")
class TakenModel(QObject):  # type: ignore[operator]
    """What is taken out can be put back until the page is left."""

    changed = Signal()

    def __init__(self, pictures: TakenPictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._material, self._at, self._problem = "", 0, ""
        self._files: tuple[CaseFile, ...] = ()
        self._out: set[str] = set()

    # ---- used by Python ----

    def begin(self, material: str, files: Sequence[CaseFile]) -> None:
        self._material, self._files, self._problem = material, tuple(files), ""
        self._out = set()
        self._at = max(0, len(self._files) - 1)
        self.changed.emit()

    @property
    def out(self) -> tuple[str, ...]:
        """Ids of those to be taken out."""
        return tuple(file.id for file in self._files if file.id in self._out)

    def clear(self) -> None:
        self.begin("", ())

    # ---- read by QML ----

    @Property(str, notify=changed)
    @said
    def material(self) -> str:
        return self._material

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._files)

    @Property(int, notify=changed)
    def at(self) -> int:
        return self._at

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]
    def picture(self) -> QImage:
        return self._pictures.get(self._files[self._at].id) if self._files else QImage()

    @Property(str, notify=changed)
    @said
    def kind(self) -> str:
        """What stands in place of a picture that cannot be shown."""
        if not self._files or not self._pictures.get(self._files[self._at].id).isNull():
            return ""
        if self._files[self._at].type == "application/pdf":
            return "这是一份 PDF，已经收好"
        return "这一页是以前拍的，已经收好"

    @Property(bool, notify=changed)
    def removed(self) -> bool:
        """The page shown will be taken out."""
        return bool(self._files) and self._files[self._at].id in self._out

    # ---- asked by QML ----

    @Slot(int)
    def turn(self, page: int) -> None:
        if 0 <= page < len(self._files):
            self._at = page
            self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        """删掉这一页, or 不删了."""
        if self._files:
            self._out ^= {self._files[self._at].id}
            self.changed.emit()
