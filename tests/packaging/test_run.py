"""`make run` as a whole: the real three processes, started, disturbed, stopped, started again."""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.packaging.lines import PATIENCE, Lines

ROOT = Path(__file__).resolve().parents[2]
READY = "停止（stop）：Ctrl-C"


class Run:
    """One `packaging/run.py`, its log, and the processes below it."""

    def __init__(self, config: Path) -> None:
        self.lines = Lines()
        self._process = subprocess.Popen(
            [sys.executable, "packaging/run.py", "--config", str(config)],
            cwd=ROOT,
            env={k: v for k, v in os.environ.items() if not k.startswith("DOORSTEP_")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout:
            for line in self._process.stdout:
                self.lines.write(line)
        self.lines.finish()

    @property
    def words(self) -> str:
        return self.lines.getvalue()

    @property
    def console(self) -> str:
        found = re.search(r"(http://127\.0\.0\.1:\d+/)", self.words)
        assert found
        return found.group(1)

    def below(self) -> dict[int, str]:
        """Process ids and command lines of everything that this run started."""
        found: dict[int, str] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal():
                try:
                    parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                    words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                except (FileNotFoundError, ProcessLookupError):
                    continue
                if parent == self._process.pid or parent in found:
                    found[int(entry.name)] = words
        return found

    def pid_of(self, module: str) -> int:
        return next(pid for pid, words in self.below().items() if f"-m {module}" in words)

    def end(self) -> int:
        """The exit code of a run that ends by itself."""
        code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        handles = [os.pidfd_open(pid) for pid in self.below()]
        if self._process.poll() is None:
            self._process.send_signal(number)
        code = self.end()
        for handle in handles:
            with os.fdopen(handle):
                assert select.select([handle], [], [], PATIENCE)[0], "a child outlived the run"
        return code


@pytest.fixture
def start(tmp_path: Path, free_port: int) -> Iterator[Callable[[], Run]]:
    config = tmp_path / "config.toml"
    config.write_text(f'[paths]\nstate = "var"\n[county]\nport = {free_port}\n')
    runs: list[Run] = []

    def begin() -> Run:
        runs.append(Run(config))
        return runs[-1]

    yield begin
    for run in runs:
        run.stop()


def test_a_first_run_disturbed_and_a_second_run(
    start: Callable[[], Run], tmp_path: Path, free_port: int
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port))
        taken.listen()
        first = start()
        first.lines.wait_for(READY)
    assert f"{free_port} 端口被别的程序占用" in first.words
    assert f":{free_port}/" not in first.console
    with urllib.request.urlopen(first.console, timeout=PATIENCE) as page:  # noqa: S310 (loopback)
        assert "政务服务" in page.read().decode()
    password_file = tmp_path / "var" / "run" / "first-clerk.txt"
    assert oct(password_file.stat().st_mode & 0o777) == "0o600"
    assert "密码：" in first.words

    # What falls comes back.
    first.lines.wait_for("报送程序开始")
    agent = first.pid_of("sync.terminal")
    os.kill(agent, signal.SIGKILL)
    first.lines.wait_for("报送程序 被信号 SIGKILL 结束")
    first.lines.wait_for("报送程序开始", times=2)
    assert first.pid_of("sync.terminal") != agent

    # Two runs on one state folder would fight over everything in it.
    other = start()
    assert other.end() == 1
    assert "已经有一个 make run" in other.words

    first.lines.wait_for("kiosk ready")
    assert first.stop(signal.SIGINT) == 0
    order = [line for line in first.words.splitlines() if line.startswith("停止 ")]
    assert order == ["停止 终端窗口…", "停止 报送程序…", "停止 县级服务器…"]
    assert "Traceback" not in first.words

    # The terminal knows its county by the port of the first run: it is kept.
    second = start()
    second.lines.wait_for(READY)
    for done_once in ("载入", "登记终端", "密码："):
        assert done_once not in second.words
    assert str(password_file) in second.words
    assert second.console == first.console
    second.lines.wait_for("kiosk ready")
    assert second.stop() == 0
    assert "Traceback" not in second.words


def test_a_setting_that_nobody_knows_stops_the_start(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[county]\nprot = 1\n")
    run = Run(config)
    assert run.end() == 1
    assert "第 2 行" in run.words
    assert "prot" in run.words
