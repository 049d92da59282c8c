"""The line at speed: what the county takes in, files and says, with real durability at both ends.

``python -m tests.bench.bench_sync [--full] [--postgres] [PART …]``, parts: drain, idle, peer, desk, fleet,
rush, waiting, fill, growth. Cases of 2.5 KB, sealed. Quick by default; ``--full``: 10,000 cases a drain, a
million already there. Medians of five rounds. Client and county on one machine: it is the least the county
can do.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from sync.model.settings import Line
from sync.protocol.line import CountyKey, FeedReply, Topic, read_reply
from sync.terminal.clock import SystemClock
from sync.terminal.enrolment import enrol
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService, county_http
from tests.bench.sync import world
from tests.bench.sync.peer import peer_in
from tests.bench.sync.wire import Connection, Said, accepted, feed_request, push_request
from tests.bench.sync.world import ROUNDS, ask_fleet, median_of, messages, say
from tests.helpers.clock import eventually
from tests.helpers.county_postgres import PostgresCluster, new_database, why_not
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient

BATCH = 500


class Bench:
    """One county server for all of it."""

    def __init__(
        self, county: CountyServer, folder: Path, full: bool, there: int, postgres: int | None = None
    ) -> None:
        """there: cases that growth ends with. postgres: the pid of its first process, where the county is on
        one."""
        self.county, self.folder, self.full, self.there = county, folder, full, there
        self._postgres = postgres
        self._ours: dict[str, float] = {}

    def client(self) -> LineClient:
        client = LineClient(self.county.base_url)
        client.enrol(self.county.new_code("420626106"))
        client.log_in()
        return client

    def filed(self) -> int:
        return self.county.count("desk.Case")

    def wait_until_filed(self, number: int) -> float:
        """Seconds until so many cases are on the desk."""
        begin = time.perf_counter()
        pause = threading.Event()
        # Counting is work too: who looks all the time takes a core from what is measured.
        while self.filed() < number:
            if time.perf_counter() - begin > 600:
                raise TimeoutError("not filed within ten minutes")
            pause.wait(0.05)
        return time.perf_counter() - begin

    # The measurements

    def drain(self) -> None:
        """One terminal sends what it saved up, in batches of 500, marking each batch as done durably."""
        number = 10_000 if self.full else 3_000
        client = self.client()
        stored, on_desk = [], []
        for n in range(ROUNDS):
            requests = batches(client, number, n * number + 1)
            before = self.filed()
            begin = time.perf_counter()
            asyncio.run(send(self.county.port, requests, number, self.folder / f"done-{n}"))
            stored.append(number / (time.perf_counter() - begin))
            self.wait_until_filed(before + number)
            on_desk.append(number / (time.perf_counter() - begin))
        say(f"one terminal drains {number:,}: stored", middle(stored), "cases/s", 7400, most=False)
        say("  from the first byte to the last on the desk", middle(on_desk), "cases/s")
        self._ours["drain"] = middle(stored)
        client.close()

    def desk(self) -> None:
        """From arrival to the desk: everything is stored, then the worker starts."""
        number = 10_000 if self.full else 3_000
        client = self.client()
        rates, costs = [], []
        for n in range(ROUNDS):
            self.county.stop()
            self.county.start(worker=False)
            before = self.filed()
            requests = batches(client, number, n * number + 1)
            asyncio.run(send(self.county.port, requests, number, self.folder / f"done-{n}"))
            worker = self.county.start_worker()
            eventually(lambda before=before: self.filed() > before, 600)  # type: ignore[misc]
            first, used = self.filed(), spent_by(worker.pid)
            seconds = self.wait_until_filed(before + number)
            rates.append((before + number - first) / seconds)
            costs.append((spent_by(worker.pid) - used) / (before + number - first))
            worker.terminate()
            worker.wait()
        self.county.stop()
        self.county.start()
        say("stored cases put on the desk", middle(rates), "cases/s", 3000, most=False)
        say("  the worker's processor, a case", middle(costs) * 1e6, "us")
        client.close()

    def fleet(self) -> None:
        """Fifty terminals with a hundred cases each, at once."""
        terminals = ask_fleet(self.county, terminals=50)
        key, costs = self.key(), []

        def once(n: int) -> float:
            used = self.county.processor_seconds()
            requests = [
                [push_request(t["token"], messages(t["terminal"], key, 100, first=n * 100 + 1))]
                for t in terminals
            ]
            seconds, said = asyncio.run(all_at_once(self.county.port, requests))
            if sum(accepted(s) for s in said) != 5000:
                raise RuntimeError("not everything was accepted")
            self.settle()
            costs.append((self.county.processor_seconds() - used) / 5000)
            return 5000 / seconds

        say("50 terminals x 100 cases", median_of(ROUNDS, once), "cases/s", 4000, most=False)
        say("  the county's processor, a case stored and filed", middle(costs) * 1e6, "us")

    def rush(self) -> None:
        """Five hundred terminals with one case of 250 answers each, at once; then with 5,000 waiting."""
        terminals = ask_fleet(self.county, terminals=500)
        client = self.client()
        for waiting in (0, 5000):
            rates, p95, errors = [], [], 0
            costs: list[tuple[float, ...]] = []
            for n in range(3 if waiting else ROUNDS):
                requests = [
                    [push_request(t["token"], messages(t["terminal"], client.county_key, 1, 250, n + 1))]
                    for t in terminals
                ]
                if waiting:
                    before = batches(client, waiting, n * waiting + 1)
                    asyncio.run(send(self.county.port, before, waiting, self.folder / f"waiting-{n}"))
                used = self.used()
                seconds, said = asyncio.run(all_at_once(self.county.port, requests))
                costs.append(tuple((b - a) / 500 for a, b in zip(used, self.used(), strict=True)))
                errors += sum(accepted(s) != 1 for s in said)
                rates.append(500 / seconds)
                p95.append(sorted(s.seconds for s in said)[474])
                self.settle()
            name = f"500 terminals x 1, 250 answers{', 5,000 waiting for the desk' if waiting else ''}"
            say(name, middle(rates), "cases/s", 300, most=False)
            say("  p95 of an answer", middle(p95), "s", 2)
            say("  errors", errors, "", 0)
            users = ("the clients", "the worker", "the web servers", "PostgreSQL")
            for who, cost in zip(users, zip(*costs, strict=True), strict=False):
                say(f"  processor of {who}, a case, until all are answered", middle(cost) * 1000, "ms")
        client.close()

    def idle(self) -> None:
        """Nothing to sync, one change up, by a terminal that has its token."""
        client = self.client()
        client.everything()
        ones = [push_request(client.bearer, [m]) for m in messages(client.terminal, client.county_key, 40)]
        nothing, one = asyncio.run(in_turn(self.county.port, client.bearer, client.feed().cursor, ones))
        say("nothing to sync, one request", middle(nothing) * 1000, "ms", 5)
        say("one change up, beyond that", (middle(one) - middle(nothing)) * 1000, "ms", 3)
        say("  a bare durable commit of a row, the disk alone", bare_commit(self.folder) * 1000, "ms")
        self._ours |= {"nothing": middle(nothing) * 1000, "one": (middle(one) - middle(nothing)) * 1000}
        client.close()

    def peer(self) -> None:
        """The same with PouchDB and express-pouchdb, which put nothing on disk before they answer."""
        number = 10_000 if self.full else 3_000
        with peer_in(self.folder / "peer") as other:
            if other is None:
                print("PouchDB: node or npm is not here, or nothing could be installed")
                return
            rates = sorted(number / other.run("drain", number, 2500)["seconds"] for _ in range(ROUNDS))
            idle = other.run("idle", 15)
        say(f"PouchDB drains {number:,}", middle(rates), "docs/s")
        say("PouchDB: nothing to sync", idle["nothing"], "ms")
        say("PouchDB: one change up, beyond that", idle["one"] - idle["nothing"], "ms")
        if "drain" in self._ours:
            say("  ours drains, times PouchDB", self._ours["drain"] / middle(rates), "x", 4, most=False)
        if "nothing" in self._ours:
            say("  nothing to sync, PouchDB takes times ours", idle["nothing"] / self._ours["nothing"], "x")

    def waiting(self) -> None:
        """Five hundred terminals wait for news; what a push costs meanwhile, and when all have the news."""
        terminals = ask_fleet(self.county, terminals=500)
        client = self.client()
        ones = [push_request(client.bearer, [m]) for m in messages(client.terminal, client.county_key, 20)]
        cursor = client.feed(limit=500).cursor
        busy, push, told, late = asyncio.run(hold(self, [t["token"] for t in terminals], cursor, ones))
        say("500 waiting terminals: the county's processor", busy * 100, "%", 10)
        say("  a push meanwhile", middle(push) * 1000, "ms")
        say("  a record for all has reached half of them after", told, "s")
        say("  and the last of those who are held after", late, "s")
        client.close()

    def fill(self) -> None:
        """A new machine gets all there is: catalogue, forms, documents, notices, days."""
        assets = world.ROOT / "assets"
        for command in (
            ("import-matters", assets / "catalogue" / "matters.xlsx"),
            ("import-forms", assets / "catalogue" / "forms"),
            ("import-documents", assets / "notices" / "documents"),
            ("load-notices", assets / "notices" / "posters.toml"),
            ("load-calendar",),
        ):
            self.county.command(*map(str, command))
        client = self.client()
        pages = client.everything()[0]
        client.close()
        number = sum(len(page.records) for page in pages)
        size = sum(len(record.body or b"") for page in pages for record in page.records)

        def once(n: int) -> float:
            with closing(SqliteMailbox(self.folder / f"new-{n}.db")) as box:
                box.publish_seal_key(bytes(32))
                line = county_http(self.county.base_url, Line(), SystemClock())
                enrolment = enrol(box, line.enrol, self.county.new_code("420626106"), self.county.base_url)
                line.close()
                begin = time.perf_counter()
                with AgentService(box, enrolment, Line()):
                    eventually(lambda: sum(len(box.records(topic)) for topic in Topic) >= number, 120)
                    return time.perf_counter() - begin

        say(f"a new machine is filled: {number} records, {size / 1e6:.1f} MB", median_of(3, once), "s", 5)

    def growth(self) -> None:
        """The same pushes with ten thousand and with a million cases already there."""
        terminals = ask_fleet(self.county, terminals=50)
        key, found, costs, there = self.key(), [], [], 0
        for size in (10_000, self.there):
            for part in range(there, size, 100_000):
                ask_fleet(self.county, cases=min(100_000, size - part))
            there, used = size, []

            def once(n: int, size: int = size, used: list[float] = used) -> float:
                requests = [
                    [push_request(t["token"], messages(t["terminal"], key, 40, first=size + n * 40))]
                    for t in terminals
                ]
                before = sum(self.used()[1:])
                seconds, said = asyncio.run(all_at_once(self.county.port, requests))
                if sum(accepted(s) for s in said) != 2000:
                    raise RuntimeError("not everything was accepted")
                seconds += self.settle()
                used.append((sum(self.used()[1:]) - before) / 2000)
                return seconds

            found.append(median_of(ROUNDS, once))
            costs.append(middle(used))
            say(f"2,000 cases stored, filed, told, {size:,} there", 2000 / found[-1], "cases/s")
            say("  processor of county and database, a case", costs[-1] * 1e6, "us")
        say("  growth", found[1] / found[0], "x", 1.2)
        say("  growth of the processor's time", costs[1] / costs[0], "x", 1.2)

    def used(self) -> list[float]:
        """Processor seconds so far: of this process, the county's worker, its web servers, and PostgreSQL."""
        there = [] if self._postgres is None else [spent_by(self._postgres)]
        worker = spent_by(self.county.pid, below=False)
        return [time.process_time(), worker, spent_by(self.county.pid) - worker, *there]

    def key(self) -> CountyKey:
        client = self.client()
        client.close()
        return client.county_key

    def settle(self) -> float:
        begin = time.perf_counter()
        eventually(lambda: not self.county.count("intake.Waiting"), 600)
        return time.perf_counter() - begin


def bare_commit(folder: Path) -> float:
    """Seconds that the disk takes, whoever asks: 2.5 KB into a table, WAL, ``synchronous=FULL``."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as db:
        db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS t (b)")
        seconds = []
        for _ in range(40):
            begin = time.perf_counter()
            db.execute("INSERT INTO t VALUES (?)", (os.urandom(2500),))
            seconds.append(time.perf_counter() - begin)
    return middle(seconds)


def spent_by(pid: int, *, below: bool = True) -> float:
    """Processor seconds of a process, with all below it, those that are gone included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = sum(map(int, fields[11 : 15 if below else 13])) / os.sysconf("SC_CLK_TCK")
    if not below:
        return own
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return own + sum(spent_by(int(child)) for file in children for child in file.read_text().split())


def middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def batches(client: LineClient, number: int, first: int) -> list[bytes]:
    sealed = messages(client.terminal, client.county_key, number, first=first)
    return [push_request(client.bearer, sealed[n : n + BATCH]) for n in range(0, number, BATCH)]


async def send(port: int, requests: Sequence[bytes], number: int, done: Path) -> None:
    """One batch after the other, each noted on disk before the next: what a terminal must do at least."""
    connection, got = Connection(port), 0
    with done.open("wb", buffering=0) as file:
        for request in requests:
            got += accepted(await connection.ask(request))
            file.write(b"done\n")
            os.fsync(file.fileno())
    connection.close()
    if got != number:
        raise RuntimeError(f"{got} of {number} accepted")


async def all_at_once(port: int, requests: Sequence[Sequence[bytes]]) -> tuple[float, list[Said]]:
    """Each list over a connection of its own, all starting together."""
    said: list[Said] = []

    async def one(mine: Sequence[bytes]) -> None:
        connection = Connection(port)
        for request in mine:
            said.append(await connection.ask(request))
        connection.close()

    begin = time.perf_counter()
    await asyncio.gather(*(one(mine) for mine in requests))
    return time.perf_counter() - begin, said


async def in_turn(
    port: int, token: str, cursor: str, ones: Sequence[bytes]
) -> tuple[list[float], list[float]]:
    """Seconds of a question with no news and of one change up, each after the same pause: a server that has
    slept is slower than one that is asked again at once."""
    connection = Connection(port)
    ask = feed_request(token, cursor, 0)
    nothing, one = [], []
    for request in ones:
        nothing.append((await connection.ask(ask)).seconds)
        await asyncio.sleep(0.2)
        said = await connection.ask(request)
        if accepted(said) != 1:
            raise RuntimeError("not accepted")
        one.append(said.seconds)
        # One change now and then: the worker, which takes up to 50 ms to begin, is done with the one before.
        await asyncio.sleep(0.2)
    connection.close()
    return nothing[10:], one[10:]


async def hold(
    bench: Bench, tokens: Sequence[str], cursor: str, ones: Sequence[bytes]
) -> tuple[float, list[float], float, float]:
    """Share of a core used while all wait, seconds of each push, seconds until half and all have the news."""
    county, port = bench.county, bench.county.port
    heard: list[float] = []
    published = 0.0
    over = asyncio.Event()

    async def terminal(token: str) -> None:
        connection = Connection(port)
        here = cursor
        while not over.is_set():
            reply = read_reply((await connection.ask(feed_request(token, here, 20))).body, FeedReply)
            if published and any(r.key == "bench-news" for r in reply.records):
                heard.append(time.perf_counter() - published)
                break
            here = reply.cursor
            await asyncio.sleep(reply.pause)
        connection.close()

    tasks = [asyncio.create_task(terminal(token)) for token in tokens]
    await asyncio.sleep(5)
    before, begin = county.processor_seconds(), time.perf_counter()
    await asyncio.sleep(10)
    busy = (county.processor_seconds() - before) / (time.perf_counter() - begin)
    connection, push = Connection(port), []
    for request in ones:
        push.append((await connection.ask(request)).seconds)
    connection.close()
    published = time.perf_counter()
    await asyncio.to_thread(county.publish, "poster", "bench-news", b"{}")
    await asyncio.wait(tasks, timeout=30)
    over.set()
    heard.sort()
    await asyncio.wait(tasks, timeout=30)
    for task in tasks:
        task.cancel()
    if len(heard) < len(tokens):
        print(f"  {len(heard)} of {len(tokens)} heard of it")
    return busy, push, heard[len(heard) // 2], heard[-1]


@contextmanager
def bench_for(chosen: argparse.Namespace, folder: Path) -> Iterator[Bench]:
    with ExitStack() as stack:
        database, serve, postgres = "", ("--threads", str(chosen.threads)), None
        if chosen.postgres:
            cluster = stack.enter_context(PostgresCluster(durable=True))
            database, serve, postgres = new_database(cluster.url), ("--workers", "2", *serve), cluster.pid
        county = stack.enter_context(CountyServer(folder / "county", database, serve=serve))
        there = chosen.there or (1_000_000 if chosen.full else 100_000)
        yield Bench(county, folder, chosen.full, there, postgres)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--threads", type=int, default=64)
    parser.add_argument("--there", type=int, help="cases already there for growth, instead of 100,000")
    parser.add_argument("parts", nargs="*")
    chosen = parser.parse_args(arguments)
    parts = chosen.parts or ["drain", "idle", "peer", "desk", "fleet", "rush", "waiting", "fill", "growth"]
    if chosen.postgres and why_not():
        print(f"PostgreSQL: {why_not()}")
        return 0
    # Beside the project, not in /tmp: /tmp may be memory, which costs no fsync.
    with tempfile.TemporaryDirectory(dir=world.ROOT, prefix=".bench-") as name:
        folder = Path(name)
        with bench_for(chosen, folder) as bench:
            print("PostgreSQL" if chosen.postgres else "SQLite")
            for part in parts:
                say("(this machine opens, just now, on one core", world.calibrate(), "a second)")
                getattr(bench, part)()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
