"""PouchDB and express-pouchdb from npm, in a folder of their own; without node or npm there is no peer."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = ("pouchdb-node", "express-pouchdb", "express")
SCRIPT = Path(__file__).with_name("peer.mjs")


class Peer:
    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port = folder, port

    def run(self, role: str, *arguments: int) -> dict[str, float]:
        """What the client of that role measured (see peer.mjs). Raises RuntimeError."""
        command = ["node", str(SCRIPT), str(self._folder), role, str(self._port), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        found: dict[str, float] = json.loads(done.stdout)
        return found


@contextmanager
def peer_in(folder: Path) -> Iterator[Peer | None]:
    """A running server, or None where it cannot be had."""
    folder.mkdir()
    if shutil.which("npm") is None or shutil.which("node") is None:
        yield None
        return
    (folder / "package.json").write_text('{"private": true}')
    command = ["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES]
    if subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False).returncode:
        yield None
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen(
        ["node", str(SCRIPT), str(folder), "server", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        ready = server.stdout.readline()
        yield Peer(folder, port) if ready else None
    finally:
        server.kill()
        server.communicate()
