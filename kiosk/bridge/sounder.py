"""What happens on the screens, as sounds: a tap, a success, a problem, the ring for a person."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from kiosk.bridge.kiosk_model import Models
from kiosk.services.flow import Page
from kiosk.services.sounds import Sound, Sounds

#: The ring for a person: again after so long, so many times, until somebody answers or it is taken back.
RING_MS = 12_000
RINGS = 5
_GOOD_NEWS = (Page.RECEIPT, Page.VOICE_SENT, Page.SUPPLIED)


class Sounder(QObject):
    def __init__(self, models: Models, sounds: Sounds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models, self._sounds = models, sounds
        self._page = models.flow.place.page
        self._asking = ""
        self._rung = 0
        self._ringing = QTimer(self)
        self._ringing.setInterval(RING_MS)
        self._ringing.timeout.connect(self._ring)
        models.shell.pressed.connect(self._tap)
        models.flow.moved.connect(self._moved)
        models.visit.changed.connect(self._asked)
        models.help.changed.connect(self._called)
        for refused in (
            models.identify.refused,
            models.mine_find.refused,
            models.find.refused,
            models.draft.refused,
            models.form.wrongAt,
            models.sign.refused,
            models.voice.refused,
        ):
            refused.connect(self._problem)

    def rings(self) -> bool:
        """Whether it will ring again."""
        return self._ringing.isActive()

    def wipe(self) -> None:
        """The visit is over: nobody waits for a person any more."""
        self._ringing.stop()
        self._rung = 0

    def _tap(self) -> None:
        self._sounds.play(Sound.TAP)

    def _problem(self) -> None:
        self._sounds.play(Sound.PROBLEM)

    def _moved(self) -> None:
        page, before = self._models.flow.place.page, self._page
        self._page = page
        if page in _GOOD_NEWS and page is not before:
            self._sounds.play(Sound.SUCCESS)

    def _asked(self) -> None:
        asking, before = str(self._models.visit.asking), self._asking
        self._asking = asking
        if asking == before:
            return
        if asking == "fault":
            self._problem()
        elif asking == "kept":
            self._sounds.play(Sound.SUCCESS)

    def _called(self) -> None:
        waits = bool(self._models.help.waits)
        if not waits:
            self.wipe()
        elif not self._ringing.isActive() and not self._rung:
            self._ringing.start()
            self._ring()

    def _ring(self) -> None:
        self._rung += 1
        self._sounds.play(Sound.CALL)
        if self._rung == RINGS:
            self._ringing.stop()
