"""A loudspeaker that remembers, for tests."""

from __future__ import annotations

from kiosk.devices.sound.tones import Sound


class Recorder:
    """``Player``. heard: every sound and its volume, in their order."""

    def __init__(self) -> None:
        self.heard: list[tuple[Sound, float]] = []
        self._open = True

    def play(self, sound: Sound, volume: float) -> None:
        if self._open:
            self.heard.append((sound, volume))

    def close(self) -> None:
        self._open = False

    def sounds(self) -> list[Sound]:
        return [sound for sound, _ in self.heard]
