"""Children of `make run`, with real processes."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import pytest
from supervise.child import FIRST_WAIT, LONGEST_WAIT, STEADY, Child, describe_end, next_wait
from supervise.log import Log
from supervise.watch import STOP, Watch

from tests.packaging.lines import PATIENCE, Lines


@pytest.fixture
def lines() -> Lines:
    return Lines()


@pytest.fixture
def events() -> SimpleQueue[object]:
    return SimpleQueue()


def child(code: str, lines: Lines, events: SimpleQueue[object], who: str = "县", name: str = "例") -> Child:
    command = [sys.executable, "-c", code]
    return Child(who, name, command, env={}, cwd=Path.cwd(), log=Log(lines), events=events)


WAIT_FOR_EVER = "import sys; print('ready'); sys.stdin.close(); import signal; signal.pause()"
DEAF = (
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready')\nwhile True: signal.pause()"
)


def test_every_line_says_whose_it_is(lines: Lines, events: SimpleQueue[object]) -> None:
    made = child("import sys; print('一'); print('二', file=sys.stderr)", lines, events)
    made.start()
    assert events.get(timeout=PATIENCE) is made
    assert made.returncode == 0
    assert sorted(lines.getvalue().splitlines()) == ["[县] 一", "[县] 二"]


def test_bytes_that_are_no_text_do_not_end_the_log(lines: Lines, events: SimpleQueue[object]) -> None:
    made = child("import os; os.write(1, b'\\xff\\xfe bad\\nnext\\n')", lines, events)
    made.start()
    events.get(timeout=PATIENCE)
    assert "[县] next" in lines.getvalue()


def test_a_reader_who_has_left_stops_nobody(events: SimpleQueue[object]) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    Log(Closed()).line("县", "words")


def test_stop_asks_first(lines: Lines, events: SimpleQueue[object]) -> None:
    made = child(
        "import signal, sys\n"
        "def bye(*_):\n    print('bye'); sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, bye); print('ready'); signal.pause()",
        lines,
        events,
    )
    made.start()
    lines.wait_for("ready")
    made.stop()
    events.get(timeout=PATIENCE)
    assert made.returncode == 0
    assert "[县] bye" in lines.getvalue()


def test_stop_ends_even_a_deaf_child(lines: Lines, events: SimpleQueue[object]) -> None:
    made = child(DEAF, lines, events)
    made.start()
    lines.wait_for("ready")
    made.stop(patience=0.3)
    events.get(timeout=PATIENCE)
    assert made.returncode == -signal.SIGKILL
    assert "强制结束" in lines.getvalue()


def test_a_child_dies_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    """The parent here is a process of its own, killed without a chance to tidy up."""
    code = f"""
import sys, signal
sys.path.insert(0, {str(Path(__file__).resolve().parents[2] / "packaging")!r})
from pathlib import Path
from queue import SimpleQueue
from supervise.child import Child
from supervise.log import Log
Child("县", "例", [sys.executable, "-c", "import os,signal; print(os.getpid(), flush=True); signal.pause()"],
      env={{}}, cwd=Path.cwd(), log=Log(), events=SimpleQueue()).start()
signal.pause()
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent, parent.stdout:
        number = int(parent.stdout.readline().removeprefix("[县] "))
        handle = os.pidfd_open(number)
        parent.kill()
        parent.wait(PATIENCE)
    try:
        # A pidfd becomes readable when its process has ended.
        import select

        assert select.select([handle], [], [], PATIENCE)[0]
    finally:
        os.close(handle)


def test_what_falls_is_started_again(lines: Lines, events: SimpleQueue[object]) -> None:
    watch = Watch(Log(lines), events)
    watch.start(child("print('up'); raise SystemExit(3)", lines, events))
    runner = threading.Thread(target=watch.run)
    runner.start()
    lines.wait_for("up", times=2)
    events.put(STOP)
    runner.join(PATIENCE)
    watch.stop()
    assert not runner.is_alive()
    assert "例 退出（代码 3），1 秒后重新启动" in lines.getvalue()


def test_closing_the_window_ends_everything(lines: Lines, events: SimpleQueue[object]) -> None:
    watch = Watch(Log(lines), events)
    server = child(WAIT_FOR_EVER, lines, events, name="服务")
    window = child("print('window')", lines, events, who="机", name="窗口")
    watch.lead(window)
    watch.start(server)
    watch.start(window)
    assert watch.run() == 0
    watch.stop()
    assert not server.running
    assert "窗口已关闭" in lines.getvalue()


def test_a_window_that_crashed_is_opened_again(lines: Lines, events: SimpleQueue[object]) -> None:
    watch = Watch(Log(lines), events)
    window = child("import os; print('window', flush=True); os.abort()", lines, events, name="窗口")
    watch.lead(window)
    watch.start(window)
    runner = threading.Thread(target=watch.run)
    runner.start()
    lines.wait_for("window", times=2)
    events.put(STOP)
    runner.join(PATIENCE)
    watch.stop()
    assert "窗口 被信号 SIGABRT 结束" in lines.getvalue()


def test_the_last_started_is_stopped_first(lines: Lines, events: SimpleQueue[object]) -> None:
    watch = Watch(Log(lines), events)
    for name in ("甲", "乙", "丙"):
        watch.start(child(WAIT_FOR_EVER, lines, events, name=name))
    lines.wait_for("ready", times=3)
    watch.stop()
    said = [line for line in lines.getvalue().splitlines() if line.startswith("停止")]
    assert said == ["停止 丙…", "停止 乙…", "停止 甲…"]


def test_waits_grow_and_a_long_life_forgives() -> None:
    waits = [0.0]
    for _ in range(8):
        waits.append(next_wait(waits[-1], lived=0.1))
    assert waits[1:] == [1, 2, 4, 8, 16, 30, 30, 30]
    assert next_wait(LONGEST_WAIT, lived=STEADY + 1) == FIRST_WAIT


@pytest.mark.parametrize(
    ("code", "words"), [(None, "已结束"), (1, "退出（代码 1）"), (-9, "被信号 SIGKILL 结束")]
)
def test_an_end_in_words(code: int | None, words: str) -> None:
    assert describe_end(code) == words
