"""What the kiosk wants of a loudspeaker."""

from __future__ import annotations

from typing import Protocol

from kiosk.devices.sound.tones import Sound


class Player(Protocol):
    """Plays at once or not at all. A machine without a loudspeaker is silent and says nothing about it."""

    def play(self, sound: Sound, volume: float) -> None:
        """Returns at once, from whichever thread. volume: 0 to 1, of the sound's own loudness."""

    def close(self) -> None:
        """What is being played breaks off; nothing is played any more. Twice is once."""
