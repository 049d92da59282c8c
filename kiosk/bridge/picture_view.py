"""A picture of this visit alone: drawn from memory, never from an address, so that no cache keeps it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PictureView(QQuickPaintedItem):
    """``picture``: a QImage, as large as it fits. ``outline``: corners by shares of it, of what was found."""

    changed = Signal()

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._picture = QImage()
        self._outline: list[QPointF] = []
        self._colour, self._stroke = QColor(), 0

    def paint(self, painter: QPainter) -> None:
        if self._picture.isNull():
            return
        place = self._place()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._picture)
        if len(self._outline) > 2 and self._stroke:
            pen = QPen(self._colour, self._stroke)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(place.x() + p.x() * place.width(), place.y() + p.y() * place.height())
                        for p in self._outline
                    ]
                )
            )

    def _place(self) -> QRectF:
        wide, high = self.width(), self.height()
        room = QSize(max(1, int(wide)), max(1, int(high)))
        size = self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (wide - size.width()) / 2, (high - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    @Property("QVariant", notify=changed)
    def picture(self) -> QImage:
        return self._picture

    @picture.setter  # type: ignore[no-redef]
    def picture(self, picture: object) -> None:
        self._picture = picture if isinstance(picture, QImage) else QImage()
        self.changed.emit()
        self.update()

    @Property("QVariantList", notify=changed)
    def outline(self) -> list[QPointF]:
        return self._outline

    @outline.setter  # type: ignore[no-redef]
    def outline(self, outline: Sequence[QPointF]) -> None:
        self._outline = list(outline or ())
        self.changed.emit()
        self.update()

    @Property(QColor, notify=changed)
    def colour(self) -> QColor:
        return self._colour

    @colour.setter  # type: ignore[no-redef]
    def colour(self, colour: QColor) -> None:
        self._colour = QColor(colour)
        self.changed.emit()

    @Property(int, notify=changed)
    def stroke(self) -> int:
        return self._stroke

    @stroke.setter  # type: ignore[no-redef]
    def stroke(self, stroke: int) -> None:
        self._stroke = stroke
        self.changed.emit()
