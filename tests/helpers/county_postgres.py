"""A private PostgreSQL for tests: its own folder, a unix socket, gone afterwards.

``python -m tests.helpers.county_postgres -- pytest tests/county`` runs a command on one.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType

import psycopg

# Set for a test run on PostgreSQL: every CountyServer makes a database of its own there.
VARIABLE = "DOORSTEP_TEST_POSTGRES"


def find_programs() -> Path | None:
    """The folder with initdb and postgres of the newest version, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if folders:
        return folders[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def why_not() -> str:
    """Why there can be no PostgreSQL here; empty when there can."""
    if find_programs() is None:
        return "PostgreSQL is not installed (packaging/bootstrap test installs it)"
    if os.geteuid() == 0:
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            return "running as root, and there is no user postgres to run the server as"
    return ""


def new_database(url: str, *, template: str = "template1") -> str:
    """A fresh database beside the one of ``url``, a copy of ``template``; its URL."""
    name = f"t_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    head, _, query = url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}?{query}"


class PostgresCluster:
    """``with PostgresCluster() as cluster: cluster.url``."""

    def __init__(self, *, durable: bool = False, keep: Path | None = None) -> None:
        """durable: with fsync, on a real disk, to measure with. keep: a folder (a short path) that stays,
        with all that is in it."""
        programs = find_programs()
        assert programs is not None
        self._programs = programs
        # A short path: a unix socket's name may have 107 bytes.
        where = "/var/tmp" if durable else "/tmp"  # noqa: S108 - mkdtemp makes it ours
        self._keep = keep is not None
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
        self._folder = keep or Path(tempfile.mkdtemp(prefix="pg-", dir=where))
        self._fsync = "on" if durable else "off"
        self.url = f"postgresql://postgres@/postgres?host={self._folder}"

    def __enter__(self) -> PostgresCluster:
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
        data = str(self._folder / "data")
        if not (self._folder / "data").exists():
            self._run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        # What is tested is not the disk: fsync off makes the suite an order faster.
        options = f"-c listen_addresses='' -c unix_socket_directories={self._folder} -c fsync={self._fsync}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", data, "-w", "-t", "60", "-l", log, "-o", options, "start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        how = "fast" if self._keep else "immediate"
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", how, "stop")
        if not self._keep:
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def pid(self) -> int:
        """Of the process that all the others are children of."""
        return int((self._folder / "data" / "postmaster.pid").read_text().splitlines()[0])

    def environment(self) -> dict[str, str]:
        """For a process that is to run on a fresh database of this cluster."""
        return {VARIABLE: self.url, "DOORSTEP_COUNTY_DATABASE": new_database(self.url)}

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        done = subprocess.run(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=120,
            env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8"},
        )
        assert done.returncode == 0, done.stderr.decode()


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    with PostgresCluster() as cluster:
        return subprocess.run(arguments, env=os.environ | cluster.environment()).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
