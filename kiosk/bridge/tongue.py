"""The language of the screens, for one visit: Chinese, or English for who came from abroad.

Two kinds of words are translated. What stands in the QML (``qsTr``) goes through Qt's own translator and its
compiled file. What the services, the forms and the model say is Chinese; a model gives it to its page through
:func:`kiosk.bridge.shown.said`, which looks it up when it is read. Qt's translator is never one of Python's:
the QML engine asks it from a thread of its own, while Python waits for that thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Signal

from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import look_up_in
from kiosk.services.phrasebook import Phrasebook

_LOG = logging.getLogger("kiosk.tongue")
CHINESE, ENGLISH = "zh", "en"


class Tongue(QObject):
    """Switches the language while the screens stand.

    screens: the compiled file of the QML's sentences. phrases: reads those of the Python code; both are
    called once. retranslate: of the QML engine. names: English names the county published (Chinese to
    English), asked at each switch. models: whose words change.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        screens: Callable[[], Path],
        phrases: Callable[[], Phrasebook],
        retranslate: Callable[[], None],
        names: Callable[[], Mapping[str, str]],
        models: Callable[[], list[QObject]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._screens, self._read, self._retranslate = screens, phrases, retranslate
        self._names, self._models = names, models
        self._phrases: Phrasebook | None = None
        self._translator = QTranslator(self)
        self.language = CHINESE

    def speak(self, language: str) -> None:
        """Raises ``ValueError`` for a language the house has not learnt."""
        if language not in (CHINESE, ENGLISH):
            raise ValueError(f"no such language: {language}")
        if language == self.language:
            return
        self.language = language
        if language == ENGLISH:
            self._learn().know(self._names())
            QCoreApplication.installTranslator(self._translator)
            look_up_in(self._phrases)
        else:
            QCoreApplication.removeTranslator(self._translator)
            look_up_in(None)
        self.changed.emit()
        self._retranslate()
        for model in self._models():
            retell(model)

    def close(self) -> None:
        """At the end of the program: what stands for the whole process goes back to Chinese."""
        QCoreApplication.removeTranslator(self._translator)
        look_up_in(None)

    def _learn(self) -> Phrasebook:
        if self._phrases is None:
            self._phrases = self._read()
            if not self._translator.load(str(self._screens())):
                _LOG.error("the English sentences of the screens cannot be loaded")
        return self._phrases


def retell(model: QObject) -> None:
    """Tell the page that every word of a model may read differently now."""
    for part in (model, *model.findChildren(QObject)):
        if isinstance(part, RowModel):
            part.retell()
            continue
        meta = part.metaObject()
        properties = [meta.property(at) for at in range(meta.propertyCount())]
        told = {
            bytes(found.notifySignal().name().data()).decode()
            for found in properties
            if found.hasNotifySignal()
        }
        told.discard("objectNameChanged")
        for name in told:
            getattr(part, name).emit()
