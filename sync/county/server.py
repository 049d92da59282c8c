"""The web server: gunicorn with threads, because a waiting terminal holds one; beside it the worker."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings

from sync.county.say import complain, say

# Of its threads, so many stay free for everything else but waiting terminals.
SPARE_THREADS = 24
# The worker takes what answering terminals and clerks leave.
_NICE = 5


def serve(port: int | None, workers: int, threads: int, *, with_worker: bool) -> int:
    """Listen until SIGTERM or Ctrl-C; the exit code. with_worker: work on what arrives in this process."""
    county = settings.CONFIG.county
    host, port = county.host.strip("[]"), port if port is not None else county.port
    why = _why_not(host, port)
    if why:
        complain(why)
        return 1
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    say(f"县级服务器：http://{address}/　按 Ctrl-C 停止。")
    options = {
        "bind": address,
        "worker-class": "gthread",
        "workers": str(workers),
        "threads": str(threads),
        "timeout": "120",
        # A waiting terminal simply asks again; a push takes milliseconds.
        "graceful-timeout": "3",
        "keep-alive": "60",
        "log-level": "warning",
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        *arguments,
        "--no-control-socket",
        "sync.county.wsgi:application",
    ]
    environment = os.environ | {"DOORSTEP_COUNTY_WAITERS": str(max(1, threads - SPARE_THREADS))}
    if not with_worker:
        os.execve(sys.executable, command, environment)  # noqa: S606 - our own interpreter and arguments
    with _ending_on_signals() as stop:
        return _serve_and_work(command, environment, stop)


def work_alone() -> int:
    """Only the worker, for a county whose web servers run elsewhere."""
    from sync.county.work import work

    say("县级登记程序已启动，按 Ctrl-C 停止。")
    with _ending_on_signals() as stop:
        work(stop)
    return 0


def _serve_and_work(command: list[str], environment: Mapping[str, str], stop: threading.Event) -> int:
    from sync.county.work import work

    web = subprocess.Popen(command, env=environment, preexec_fn=_end_with_parent)  # noqa: S603 - our own
    with web:
        try:
            worker = threading.Thread(target=_nicely, args=(work, stop), name="worker")
            worker.start()
            ended = threading.Thread(target=_tell_when_ended, args=(web, stop), daemon=True)
            ended.start()
            stop.wait()
        finally:
            stop.set()
            web.terminate()
        worker.join()
        code = web.wait()
    return 0 if code in (0, -signal.SIGTERM) else 1


def _nicely(work: Callable[[threading.Event], None], stop: threading.Event) -> None:
    # On Linux niceness is a thread's own.
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
    try:
        work(stop)
    finally:
        stop.set()


def _tell_when_ended(web: subprocess.Popen[bytes], stop: threading.Event) -> None:
    web.wait()
    stop.set()


def _end_with_parent() -> None:
    """Between fork and exec: a killed parent must not leave a server behind that holds the port."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


@contextmanager
def _ending_on_signals() -> Iterator[threading.Event]:
    stop = threading.Event()

    def end(*_: object) -> None:
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _why_not(host: str, port: int) -> str:
    """Why the address cannot be listened on, as a sentence; empty when it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return (
                f"端口 {host}:{port} 用不了（{error.strerror}）。"
                "请关掉占用它的程序，或在 config.toml 的 [county] 里换一个 port。"
            )
    return ""
