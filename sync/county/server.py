"""The web server: gunicorn with threads, because a waiting terminal holds one."""

from __future__ import annotations

import os
import socket
import sys

from django.conf import settings

from sync.county.say import complain, say


def serve(port: int | None, workers: int, threads: int) -> int:
    """Become the server: this process turns into gunicorn and listens until SIGTERM or Ctrl-C.

    Returns only when the address cannot be had: the exit code.
    """
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
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, arguments of our own making
    return 0  # not reached: execv does not come back


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
