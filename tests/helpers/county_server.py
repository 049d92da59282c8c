"""The real county server as a process of its own, on a free port, with a state folder of its own."""

from __future__ import annotations

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import requests

from tests.helpers.county_postgres import VARIABLE, new_database
from tests.helpers.county_template import COMMANDS, Furniture, accounts_in, copy_sqlite, postgres_name

ROOT = Path(__file__).resolve().parents[2]


class CountyServer:
    """``with CountyServer(tmp_path) as county: county.url …``

    database: another database URL. In a test run on PostgreSQL it is a fresh database there.
    undo_seconds: how long a terminal is not told what a clerk did.
    phones: it names its pages for phones.
    furniture: what its people have done already.
    exchange: address and key of a gateway to the departments.
    worker: without, what arrives is stored and not filed, until ``start_worker`` or ``work_off``.
    """

    def __init__(
        self,
        folder: Path,
        database: str = "",
        long_poll_most: float = 25,
        *,
        worker: bool = True,
        undo_seconds: int = 0,
        serve: Sequence[str] = (),
        exchange: tuple[str, bytes] = ("", b""),
        phones: bool = False,
        furniture: Furniture = Furniture.NONE,
    ) -> None:
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.config = folder / "config.toml"
        folder.mkdir(parents=True, exist_ok=True)
        self.config.write_text(
            f'[paths]\nstate = "var"\n[county]\nport = {self.port}\nlong_poll_most = {long_poll_most}\n'
            f"undo_seconds = {undo_seconds}\n"
            f'exchange_url = "{exchange[0]}"\n' + (f'public_url = "{self.url}/p"\n' if phones else ""),
            encoding="utf-8",
        )
        self._env = os.environ | {"DOORSTEP_CONFIG": str(self.config), "PYTHONPATH": str(ROOT)}
        self._env.pop("DJANGO_SETTINGS_MODULE", None)
        self._ready = False
        if not database and VARIABLE in os.environ:
            cluster = os.environ[VARIABLE]
            database, self._ready = new_database(cluster, template=postgres_name(cluster)), True
        self._env.pop("DOORSTEP_COUNTY_DATABASE", None)
        if database:
            self._env["DOORSTEP_COUNTY_DATABASE"] = database
        self._serve = ["serve", *serve]
        self._worker = worker
        self._furniture = furniture
        self._accounts: dict[str, str] = {}
        self._exchange_key = exchange[1]
        self._workers: list[subprocess.Popen[bytes]] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._puppet: subprocess.Popen[str] | None = None

    @property
    def base_url(self) -> str:
        return self.url

    def __enter__(self) -> CountyServer:
        if "DOORSTEP_COUNTY_DATABASE" not in self._env:
            self._accounts = copy_sqlite(self.folder / "var" / "county" / "county.db", self._furniture)
        else:
            if not self._ready:
                self.command("migrate")
            said = [self.command(*command).stdout for command in COMMANDS[self._furniture]]
            self._accounts = accounts_in("".join(said))
        if self._exchange_key:
            key = self.folder / "var" / "county" / "exchange.key"
            key.parent.mkdir(parents=True, exist_ok=True)
            key.write_text(self._exchange_key.hex(), "ascii")
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.kill()
            worker.wait(60)
        # A second less than an orderly end, which nobody waits for any more.
        self.kill()
        if self._puppet is not None:
            self._puppet.communicate(timeout=60)
            self._puppet = None

    @property
    def log(self) -> str:
        return (self.folder / "county.log").read_text(encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """For another process on the same county."""
        return dict(self._env)

    def start_worker(self) -> subprocess.Popen[bytes]:
        """``sync.county work`` beside the server; killed at the end, if it still runs then."""
        with (self.folder / "work.log").open("ab") as log:
            worker = subprocess.Popen(
                [sys.executable, "-m", "sync.county", "work"],
                cwd=self.folder,
                env=self._env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._workers.append(worker)
        return worker

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def processor_seconds(self) -> float:
        """Used so far by the server and all its children that live."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except (OSError, UnicodeDecodeError):
                continue
            if int(fields[2]) == self.pid:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def start(self, worker: bool | None = None) -> None:
        """Start serving and wait until it answers. worker: as when it was made."""
        extra = [] if (self._worker if worker is None else worker) else ["--no-work"]
        with (self.folder / "county.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sync.county", *self._serve, *extra],
                cwd=self.folder,
                env=self._env,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until = time.monotonic() + 120
        # Nothing to wait on but the port: between two looks the processor belongs to who is starting.
        while not _ended_within(self._process, 0.02) and time.monotonic() < until:
            if not _listens(self.port):
                continue
            try:
                requests.get(f"{self.url}/line/v1/feed", timeout=60)
                return
            except requests.RequestException:
                continue
        self.kill()
        raise AssertionError(f"the county server did not start:\n{self.log}")

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(60)
            finally:
                self._end_group()
            self._process = None

    def kill(self) -> None:
        """As a power cut would: no process of it gets to say anything more."""
        if self._process is not None:
            self._end_group()
            self._process.wait(60)
            self._process = None

    def command(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "sync.county", *arguments],
            cwd=self.folder,
            env=self._env,
            capture_output=True,
            text=True,
            timeout=120,
        )
        if check and done.returncode:
            raise AssertionError(f"{arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done

    def first_accounts(self) -> dict[str, str]:
        """Passwords by user name, as the command printed them. Made now, where none are there yet."""
        return self._accounts or accounts_in(self.command("first-clerk").stdout)

    def new_code(self, township: str) -> str:
        code: str = self.ask(do="code", township=township)
        return code

    def publish(self, topic: str, key: str, body: bytes | None) -> None:
        packed = None if body is None else base64.b64encode(body).decode()
        self.ask(do="publish", topic=topic, key=key, body=packed)

    def count(self, model: str, **where: Any) -> int:
        """How many rows a model (``intake.ReceivedMessage``) has in the server's database."""
        number: int = self.ask(do="count", model=model, where=where)
        return number

    def work_off(self) -> None:
        """Until everything stored is filed, whoever files it: the server's own worker goes on beside."""
        self.ask(do="work_off")

    def ask(self, **question: Any) -> Any:
        """Let the second process do something on the server's database (see county_puppet)."""
        if self._puppet is None:
            self._puppet = subprocess.Popen(
                [sys.executable, "-m", "tests.helpers.county_puppet"],
                cwd=ROOT,
                env=self._env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._puppet.stdin is not None
        assert self._puppet.stdout is not None
        self._puppet.stdin.write(json.dumps(question) + "\n")
        self._puppet.stdin.flush()
        line = self._puppet.stdout.readline()
        assert line, "the second process ended, see its stderr above"
        return json.loads(line)

    def _end_group(self) -> None:
        assert self._process is not None
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True
