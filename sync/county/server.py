"""The web server: gunicorn with threads, because a waiting terminal holds one."""

from __future__ import annotations

import socket
import sys
from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication


class _Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self._options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        from sync.county.wsgi import application

        return application


def serve(port: int | None, workers: int, threads: int) -> int:
    """Listen until told to stop (SIGTERM, Ctrl-C). Returns the exit code."""
    county = settings.CONFIG.county
    host, port = county.host, port if port is not None else county.port
    taken = _why_not(host, port)
    if taken:
        print(taken, file=sys.stderr)
        return 1
    print(f"县级服务器：http://{host}:{port}/　按 Ctrl-C 停止。", flush=True)
    _Server(
        {
            "bind": [f"[{host}]:{port}" if ":" in host else f"{host}:{port}"],
            "worker_class": "gthread",
            "workers": workers,
            "threads": threads,
            "timeout": 120,
            # A terminal that waits for news asks again; a push takes milliseconds.
            "graceful_timeout": 3,
            "keepalive": 60,
            "accesslog": None,
            "loglevel": "warning",
            "limit_request_line": 4094,
            "control_socket_disable": True,
        }
    ).run()
    return 0


def _why_not(host: str, port: int) -> str:
    """Why the address cannot be listened on, as a sentence; empty when it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            return f"端口 {host}:{port} 用不了（{error.strerror}）。请关掉占用它的程序，或在 config.toml 的 [county] 里换一个 port。"
    return ""
