"""A child process of `make run`: started, listened to, stopped; it never outlives its parent."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue

from supervise.log import Log

#: First and longest wait before a fallen child is started again, and the life that counts as "it works".
FIRST_WAIT, LONGEST_WAIT, STEADY = 1.0, 30.0, 60.0


def next_wait(last: float, lived: float) -> float:
    """Seconds to wait before the next start. ``last``: the wait before the last one, 0 at first."""
    if last == 0 or lived >= STEADY:
        return FIRST_WAIT
    return min(last * 2, LONGEST_WAIT)


def tied_to_us(command: Sequence[str]) -> list[str]:
    """The command such that the kernel ends it when this process dies, even by SIGKILL (util-linux)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", *command] if setpriv else list(command)


class Child:
    """One process and the thread that passes its lines on. At its end ``events`` gets the child itself."""

    def __init__(
        self,
        who: str,
        name: str,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        cwd: Path,
        log: Log,
        events: SimpleQueue[object],
    ) -> None:
        self.who, self.name = who, name
        self._command, self._env, self._cwd = tied_to_us(command), dict(env), cwd
        self._log, self._events = log, events
        self._process: subprocess.Popen[str] | None = None
        self.returncode: int | None = None
        self.ended = threading.Event()

    def start(self) -> None:
        self.returncode = None
        self.ended.clear()
        # A session of its own: Ctrl-C reaches `make run` alone, which then stops its children in order.
        self._process = subprocess.Popen(
            self._command,
            env={**os.environ, **self._env, "PYTHONUNBUFFERED": "1"},
            cwd=self._cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        threading.Thread(target=self._listen, args=(self._process,), daemon=True, name=self.name).start()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        if process.stdout is None:
            raise RuntimeError("started without a pipe")
        with process.stdout:
            for line in process.stdout:
                if not line.isspace():
                    self._log.line(self.who, line.rstrip("\n"))
        self.returncode = process.wait()
        self.ended.set()
        self._events.put(self)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self, patience: float = 10.0) -> None:
        """Ask, wait ``patience`` seconds, then kill the whole group. Returns when it is gone."""
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                self._log.say(f"{self.name} {patience:.0f} 秒内没有停下，强制结束。")
        self._kill_group(process.pid)
        process.wait()

    @staticmethod
    def _kill_group(pid: int) -> None:
        """Whatever the child left of its own group (a server's workers, for example)."""
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def describe_end(returncode: int | None) -> str:
    """Why a process ended, in words."""
    if returncode is None:
        return "已结束"
    if returncode < 0:
        return f"被信号 {signal.Signals(-returncode).name} 结束"
    return f"退出（代码 {returncode}）"
