"""Sounds through a program that plays a WAV file from its standard input (aplay).

Not through QtMultimedia: opening it holds the GUI thread for a third of a second, and as it comes from PyPI
it knows PulseAudio and PipeWire only, while the kiosk's own user has a sound card and no sound server. A
program that dies takes nobody with it.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from queue import Empty, Full, Queue
from time import monotonic

from kiosk.devices.sound.tones import Sound, wav

_LOG = logging.getLogger("kiosk.sound")
#: Sounds that may wait for the one being played; what comes on top is left out, not played late.
_WAITING = 2
#: After so many failures one after the other, nothing is tried for so many seconds.
_FAILURES = 3
_PAUSE = 60.0
#: No sound is as long; a program that is, hangs.
_LONGEST = 10.0


class ProgramPlayer:
    """``Player``. arguments: of ``program``. clock: seconds, for the pause after failures."""

    def __init__(
        self, program: str, arguments: Sequence[str], clock: Callable[[], float] = monotonic
    ) -> None:
        self._program, self._arguments, self._clock = program, tuple(arguments), clock
        self._queue: Queue[tuple[Sound, float] | None] = Queue(_WAITING)
        self._thread: threading.Thread | None = None
        self._running: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._failed = 0
        self._again_at = 0.0
        self._closed = False

    def play(self, sound: Sound, volume: float) -> None:
        if self._closed or self._clock() < self._again_at:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
            self._thread.start()
        try:
            self._queue.put_nowait((sound, volume))
        except Full:
            return

    def idle(self) -> bool:
        """Whether all that was taken on has been dealt with."""
        return self._queue.unfinished_tasks == 0

    def close(self) -> None:
        self._closed = True
        if self._thread is None:
            return
        try:
            while True:
                self._queue.get_nowait()
        except Empty:
            pass
        self._queue.put(None)
        with self._lock:
            if self._running is not None:
                self._running.kill()
        self._thread.join(_LONGEST)
        self._thread = None

    # ---- in the thread of its own ----

    def _work(self) -> None:
        path = shutil.which(self._program)
        while (wanted := self._queue.get()) is not None:
            if path is None:
                self._again_at = float("inf")
            elif self._clock() >= self._again_at and not self._closed:
                self._count(self._run(path, wav(*wanted)))
            self._queue.task_done()

    def _run(self, path: str, data: bytes) -> bool:
        quiet = subprocess.DEVNULL
        try:
            with subprocess.Popen(  # noqa: S603 - the program of config.toml
                [path, *self._arguments], stdin=subprocess.PIPE, stdout=quiet, stderr=quiet
            ) as process:
                with self._lock:
                    self._running = process
                    if self._closed:
                        process.kill()
                try:
                    process.communicate(data, _LONGEST)
                except subprocess.TimeoutExpired:
                    process.kill()
                finally:
                    with self._lock:
                        self._running = None
        except OSError:
            return False
        return process.returncode == 0

    def _count(self, done: bool) -> None:
        self._failed = 0 if done else self._failed + 1
        if self._failed >= _FAILURES:
            # Said once, in the log only: no loudspeaker is no trouble of a citizen's.
            if not self._again_at:
                _LOG.info("%s plays nothing: no sounds", self._program)
            self._failed, self._again_at = 0, self._clock() + _PAUSE
