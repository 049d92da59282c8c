"""The page that lists what lies on a citizen's own stick."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.bridge.shown import said
from kiosk.services.stick_files import StickFile

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_KINDS = {"application/pdf": "PDF", "image/heic": "HEIC 照片"}
_LOOKING = "正在看U盘里有什么，请稍等…"


def _size(size: int) -> str:
    return f"{size / 1048576:.1f} MB" if size >= 1 << 20 else f"{max(1, size >> 10)} KB"


@QmlElement
@QmlUncreatable("Python owns the stick model")
class StickModel(QObject):  # type: ignore[operator]
    """phase: ``looking``, ``list``, ``trouble``. Rows go by their number: a name on a stick is only shown."""

    changed = Signal()
    lookAsked = Signal()
    #: Number of the file.
    takeAsked = Signal(int)

    def __init__(self, day: Callable[[float], str], parent: QObject | None = None) -> None:
        """day: words for the day of a file, seconds since 1970."""
        super().__init__(parent)
        self._day = day
        self._rows = RowModel(("key", "name", "about", "picked"), "key", self, said=("about",))
        self._files: tuple[StickFile, ...] = ()
        self._picked: set[int] = set()
        self._phase, self._material, self._words, self._busy = "looking", "", "", False

    # ---- used by Python ----

    def begin(self, material: str) -> None:
        self.clear()
        self._material = material
        self.look()

    def look(self) -> None:
        self._phase, self._words, self._busy = "looking", _LOOKING, False
        self._files, self._picked = (), set()
        self._rows.clear()
        self.changed.emit()

    def show(self, files: Sequence[StickFile]) -> None:
        self._files, self._phase, self._words = tuple(files), "list", ""
        self._retell()

    def trouble(self, words: str) -> None:
        """Nothing can be listed."""
        self._phase, self._words = "trouble", words
        self.changed.emit()

    def storing(self) -> None:
        self._busy, self._words = True, ""
        self.changed.emit()

    def stored(self, number: int) -> None:
        self._busy, self._words = False, ""
        self._picked.add(number)
        self._retell()

    def failed(self, words: str) -> None:
        """This file was not taken; the others can still be."""
        self._busy, self._words = False, words
        self.changed.emit()

    @property
    def found(self) -> int:
        """How many files are listed."""
        return len(self._files)

    def file(self, number: int) -> StickFile | None:
        return self._files[number] if 0 <= number < len(self._files) else None

    def clear(self) -> None:
        """Forget what lay on the stick."""
        self._material = ""
        self._files, self._picked = (), set()
        self._phase, self._words, self._busy = "looking", "", False
        self._rows.clear()
        self.changed.emit()

    def _retell(self) -> None:
        self._rows.show([self._row(number, file) for number, file in enumerate(self._files)])
        self.changed.emit()

    def _row(self, number: int, file: StickFile) -> Row:
        kind = _KINDS.get(file.type, "照片")
        return {
            "key": number,
            "name": file.name,
            "about": f"{kind}　{_size(file.size)}　{self._day(file.modified)}",
            "picked": number in self._picked,
        }

    # ---- read by QML ----

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        return self._rows

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

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many were taken from here."""
        return len(self._picked)

    # ---- asked by QML ----

    @Slot()
    def lookAgain(self) -> None:
        if not self._busy and self._phase != "looking":
            self.lookAsked.emit()

    @Slot(int)
    def take(self, number: int) -> None:
        if not self._busy and number not in self._picked:
            self.takeAsked.emit(number)
