"""The sounds of the kiosk, made of sines by this code: ours, and no file to lose. Lengths: DESIGN §8."""

from __future__ import annotations

import io
import math
import wave
from array import array
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from msgspec import Struct

#: Samples a second, one channel, 16 bits.
RATE = 44_100
_FULL = 32_767


class Sound(StrEnum):
    """TAP: something was pressed. SUCCESS: handed over, kept. PROBLEM: look again. CARD: the card was read.
    CALL: somebody here wants a person."""

    TAP = "tap"
    SUCCESS = "success"
    PROBLEM = "problem"
    CARD = "card"
    CALL = "call"


class Note(Struct, frozen=True):
    """pitch in Hz, 0 for a rest. level in dB below full scale. fade: seconds in which it falls to a third."""

    pitch: float
    seconds: float
    level: float
    fade: float


_C5, _E5, _G5, _C6, _A3 = 523.25, 659.26, 783.99, 1046.5, 220.0
_NOTES: dict[Sound, Sequence[Note]] = {
    Sound.TAP: (Note(1400, 0.030, -24, 0.008),),
    Sound.SUCCESS: (Note(_G5, 0.14, -14, 0.10), Note(_C6, 0.30, -14, 0.14)),
    Sound.PROBLEM: (Note(_A3, 0.28, -12, 0.14),),
    Sound.CARD: (Note(2000, 0.09, -16, 0.06),),
    # Two doorbell tones, twice: heard across a hall, without alarming anybody.
    Sound.CALL: (
        Note(_G5, 0.35, -10, 0.25),
        Note(_E5, 0.55, -10, 0.30),
        Note(0, 0.15, 0, 1),
        Note(_G5, 0.35, -10, 0.25),
        Note(_C5, 0.70, -10, 0.35),
    ),
}
#: Seconds in which a note comes up and goes: without them a loudspeaker cracks.
_EDGE = 0.003


def samples(sound: Sound, volume: float) -> array[int]:
    """16-bit samples at ``RATE``. volume: 0 to 1; at 1 the loudest sample is as DESIGN says. Raises
    ValueError outside of that."""
    if not 0 <= volume <= 1:
        raise ValueError(f"no volume: {volume}")
    return array("h", chain.from_iterable(_note(note, volume) for note in _NOTES[sound]))


@lru_cache(maxsize=32)
def wav(sound: Sound, volume: float) -> bytes:
    """The same as a WAV file. As :func:`samples`."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples(sound, volume).tobytes())
    return out.getvalue()


def _note(note: Note, volume: float) -> list[int]:
    count = round(note.seconds * RATE)
    if not note.pitch:
        return [0] * count
    shape = [
        math.sin(math.tau * note.pitch * n / RATE) * math.exp(-n / (note.fade * RATE)) * _edge(n, count)
        for n in range(count)
    ]
    # The fade takes a little off the first crest: what counts is how loud the loudest is.
    most = max(map(abs, shape)) or 1.0
    loud = _FULL * volume * 10 ** (note.level / 20) / most
    return [round(loud * one) for one in shape]


def _edge(n: int, count: int) -> float:
    near = min(n, count - 1 - n)
    return min(1.0, near / (_EDGE * RATE))
