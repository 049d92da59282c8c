"""Free ports on the loopback address."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def free_port(first: int, tries: int = 50, host: str = "127.0.0.1") -> int:
    """``first`` or the next free one after it. Raises RuntimeError when there is none in ``tries``."""
    for port in range(first, min(first + tries, 65_536)):
        if is_free(port, host):
            return port
    raise RuntimeError(f"{host} 的 {first}–{first + tries - 1} 端口都被占用。")


def answers(url: str) -> bool:
    """A web server is there and answers with a page of its own (any status under 500)."""
    try:
        with urllib.request.urlopen(url, timeout=5) as reply:  # noqa: S310 (our own loopback address)
            return bool(reply.status < 500)
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False
