"""When the kiosk makes a sound and how loud: off by setting, mute at night, else as the citizen chose."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.devices.sound.port import Player
from kiosk.devices.sound.tones import Sound
from kiosk.services.levels import loudness
from kiosk.services.night import is_night
from sync.model.settings import Settings

__all__ = ["Sound", "Sounds"]


class Sounds:
    """hour: of the local clock, 0 to 23. level: which of the three levels the citizen wants now."""

    def __init__(
        self, player: Player, settings: Settings, hour: Callable[[], int], level: Callable[[], int]
    ) -> None:
        self._player, self._hour, self._level = player, hour, level
        self._on, self._speech = settings.sound.on, settings.speech

    def play(self, sound: Sound) -> None:
        """Never waits, never fails."""
        if self._on and not is_night(self._hour(), self._speech.night_from, self._speech.night_to):
            self._player.play(sound, loudness(self._speech.volume, self._level()))

    def close(self) -> None:
        self._player.close()
