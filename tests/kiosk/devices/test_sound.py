"""The sounds themselves, and the program that plays them."""

from __future__ import annotations

import io
import shutil
import threading
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.devices.sound.program import ProgramPlayer
from kiosk.devices.sound.simulator import Recorder
from kiosk.devices.sound.tones import RATE, Sound, samples, wav
from tests.conftest import missing
from tests.helpers.clock import eventually

FULL = 32_767
TO_FILE = 'cat > "$0.part" && mv "$0.part" "$0"'


def loudest(found: array[int]) -> int:
    return max(map(abs, found))


def crossings(found: array[int]) -> float:
    """How often a second it rises through nought: its pitch."""
    rises = sum(1 for a, b in pairwise(found) if a < 0 <= b)
    return rises * RATE / len(found)


def test_a_tap_is_a_click_of_30_ms_at_24_db_below_full() -> None:
    tap = samples(Sound.TAP, 1)
    assert len(tap) == round(0.030 * RATE)
    assert loudest(tap) == pytest.approx(FULL * 10 ** (-24 / 20), rel=0.01)


def test_success_rises_and_a_problem_is_low() -> None:
    good, bad = samples(Sound.SUCCESS, 1), samples(Sound.PROBLEM, 1)
    first, second = good[: round(0.14 * RATE)], good[round(0.14 * RATE) :]
    assert crossings(first) < crossings(second)
    assert crossings(bad) < crossings(first) / 3


@pytest.mark.parametrize("sound", Sound)
def test_every_sound_begins_and_ends_in_silence_and_obeys_the_volume(sound: Sound) -> None:
    loud = samples(sound, 1)
    assert loud[0] == loud[-1] == 0
    assert 0 < loudest(loud) < FULL
    assert loudest(samples(sound, 0.5)) == pytest.approx(loudest(loud) / 2, rel=0.01)
    assert loudest(samples(sound, 0)) == 0
    for wrong in (-0.1, 1.1):
        with pytest.raises(ValueError, match="volume"):
            samples(sound, wrong)


def test_a_wav_holds_the_samples() -> None:
    with wave.open(io.BytesIO(wav(Sound.CARD, 0.6))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.readframes(file.getnframes()) == samples(Sound.CARD, 0.6).tobytes()


def test_the_program_gets_the_sound(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    player = ProgramPlayer("sh", ("-c", f'{TO_FILE}; echo > "$0.done"', str(heard)))
    player.play(Sound.TAP, 0.6)
    eventually(Path(f"{heard}.done").exists)
    player.close()
    assert heard.read_bytes() == wav(Sound.TAP, 0.6)


def test_alsa_itself_plays_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real aplay on a sound card that writes down what it is given."""
    if shutil.which("aplay") is None:
        missing("aplay is not installed (packaging/bootstrap installs it)")
    heard, card = tmp_path / "heard.raw", tmp_path / "asound.conf"
    card.write_text(
        f'pcm.!default {{ type file slave.pcm "null" file "{heard}" format "raw" }}\n'
        "pcm.null { type null }\n",
        "utf-8",
    )
    monkeypatch.setenv("ALSA_CONFIG_PATH", f"/usr/share/alsa/alsa.conf:{card}")
    player = ProgramPlayer("sh", ("-c", f'aplay -q -t wav - && echo > "{heard}.done"'))
    player.play(Sound.SUCCESS, 0.6)
    eventually(Path(f"{heard}.done").exists)
    player.close()
    played = array("h", heard.read_bytes())
    wanted = samples(Sound.SUCCESS, 0.6)
    assert played[: len(wanted)] == wanted
    assert not any(played[len(wanted) :])


def test_without_the_program_it_is_silent_and_busies_itself_no_more() -> None:
    player = ProgramPlayer("player-of-nobody", ())
    player.play(Sound.TAP, 1)
    eventually(player.idle)
    player.play(Sound.TAP, 1)
    assert player.idle()
    player.close()


def test_without_a_loudspeaker_it_tries_again_only_after_a_while(tmp_path: Path) -> None:
    tries, now = tmp_path / "tries", [100.0]
    player = ProgramPlayer("sh", ("-c", 'echo >> "$0"; exit 1', str(tries)), lambda: now[0])

    def asked(times: int) -> int:
        for _ in range(times):
            player.play(Sound.TAP, 1)
            eventually(player.idle)
        return len(tries.read_text("utf-8").splitlines())

    assert asked(5) == 3
    now[0] += 61
    assert asked(1) == 4
    player.close()


def test_what_comes_too_thick_is_left_out_and_closing_breaks_off(tmp_path: Path) -> None:
    begun, before = tmp_path / "begun", set(threading.enumerate())
    player = ProgramPlayer("sh", ("-c", 'echo > "$0"; exec sleep 600', str(begun)))
    for _ in range(50):
        player.play(Sound.TAP, 1)
    eventually(begun.exists)
    assert set(threading.enumerate()) - before
    player.close()
    assert not set(threading.enumerate()) - before
    player.play(Sound.TAP, 1)
    player.close()


def test_the_recorder_is_a_player_that_remembers() -> None:
    recorder = Recorder()
    recorder.play(Sound.CARD, 0.6)
    recorder.close()
    recorder.play(Sound.TAP, 1)
    assert recorder.heard == [(Sound.CARD, 0.6)]
