"""line.db itself: connections, pragmas, migrations, and which errors are the surroundings' fault.

Connections are pooled and each is used by one thread at a time, so any thread may call the mailbox,
also short-lived ones of a thread pool. Whole operations are one transaction each.
"""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sync.terminal.mailbox import schema
from sync.terminal.mailbox.port import MailboxError

BUSY_MS = 5000

_SENTENCES = {
    sqlite3.SQLITE_FULL: "这台机器的存储满了，暂时存不下。请叫管理员清理空间，已存的办件都在。",
    sqlite3.SQLITE_READONLY: "这台机器的存储现在只能读、不能写。请叫管理员检查硬盘，已存的办件都在。",
    sqlite3.SQLITE_BUSY: "存储正忙，刚才没有存成。请再按一次，已存的办件都在。",
    sqlite3.SQLITE_LOCKED: "存储正忙，刚才没有存成。请再按一次，已存的办件都在。",
    sqlite3.SQLITE_CORRUPT: "待发箱的文件坏了，请不要关机，叫管理员来处理。",
    sqlite3.SQLITE_NOTADB: "待发箱的文件不是它本来的样子，请叫管理员来处理。",
    sqlite3.SQLITE_IOERR: "硬盘读写出错，刚才没有存成。请叫管理员检查硬盘。",
    sqlite3.SQLITE_CANTOPEN: "打不开待发箱的文件，请叫管理员检查文件夹和权限。",
    sqlite3.SQLITE_PERM: "没有权限读写待发箱的文件，请叫管理员检查权限。",
    sqlite3.SQLITE_NOMEM: "这台机器的内存不够了，刚才没有存成。请稍后再试。",
}
_ERRNO = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EACCES: sqlite3.SQLITE_PERM,
    errno.EPERM: sqlite3.SQLITE_PERM,
    errno.EIO: sqlite3.SQLITE_IOERR,
}
_NEWER = "待发箱是更新版本的软件写的，这个版本读不懂。请先升级软件，数据都还在。"


@contextmanager
def surroundings() -> Iterator[None]:
    """Turn errors of the machine into MailboxError; a mistake of ours passes through as it is."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        sentence = _SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
        if sentence is None:
            raise
        raise MailboxError(sentence, f"{error.sqlite_errorname}: {error}") from error
    except OSError as error:
        sentence = _SENTENCES[_ERRNO.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)]
        raise MailboxError(
            sentence, f"{errno.errorcode.get(error.errno or 0, 'OSError')}: {error}"
        ) from error


def _create(path: Path) -> None:
    """An empty file under ``path``, if there is none, that only the kiosk's and the agent's users may read.

    It holds a key. SQLite gives -wal and -shm the mode of the main file. The file is made under another
    name and linked: closing any descriptor of a file that is in use would drop this process's POSIX locks
    on it (sqlite.org/howtocorrupt.html, 2.2), so the file itself is never opened beside SQLite.
    """
    if path.exists():
        return
    descriptor, name = tempfile.mkstemp(prefix=f"{path.name}-", suffix=".new", dir=path.parent)
    try:
        os.fchmod(descriptor, 0o660)
        os.close(descriptor)
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the file to WAL, which it then stays in.

    SQLite answers BUSY at once, without the busy time-out, when two connections switch a new file at the
    same moment; kiosk and agent may start together.
    """
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(random.uniform(0.001, 0.02))  # noqa: S311 - nobody gains from guessing a wait


class _Connection(sqlite3.Connection):
    """durable: whether a commit waits for the disk, as the connection is set now."""

    durable = True


class Database:
    """A pool of connections to one file. ``close`` when nobody uses it any more."""

    def __init__(self, path: Path) -> None:
        """Open or create the file and bring its schema up to date. Raises MailboxError."""
        self._path = path
        self._idle: list[_Connection] = []
        self._guard = threading.Lock()
        self._watch_guard = threading.Lock()
        self._closed = False
        with surroundings():
            path.parent.mkdir(parents=True, exist_ok=True)
            if os.statvfs(path.parent).f_flag & os.ST_RDONLY:
                # SQLite would only say that it cannot open the file.
                raise OSError(errno.EROFS, "read-only file system")
            _create(path)
            connection = self._connect()
            try:
                self._migrate(connection)
            except BaseException:
                connection.close()
                raise
            self._idle.append(connection)
            # data_version counts the commits of other connections, so its reader is never a writer.
            self._watch = self._connect()

    def close(self) -> None:
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
        with self._watch_guard:
            self._watch.close()

    def data_version(self) -> int:
        with self._watch_guard, surroundings():
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One consistent view."""
        with surroundings(), self._borrow() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction: on disk when the block has ended, or nothing of it.

        durable False: without waiting for the disk, for what is learnt anew after a power failure. It is
        whole or gone, and on disk at the latest with the next durable one.
        """
        with surroundings(), self._borrow() as connection:
            if connection.durable != durable:
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                connection.durable = durable
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if connection.in_transaction:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _borrow(self) -> Iterator[_Connection]:
        with self._guard:
            if self._closed:
                raise RuntimeError("the mailbox is closed")
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = self._connect()
        try:
            yield connection
        finally:
            with self._guard:
                keep = not self._closed and not connection.in_transaction
                if keep:
                    self._idle.append(connection)
            if not keep:
                connection.close()

    def _connect(self) -> _Connection:
        connection = sqlite3.connect(
            self._path,
            timeout=BUSY_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
            factory=_Connection,
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        if self._version(connection) == schema.VERSION:
            return
        # A step may build a table anew (sqlite.org/lang_altertable.html, 7); no effect inside a transaction.
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            self._take_steps(connection)
        finally:
            connection.execute("PRAGMA foreign_keys = ON")

    def _take_steps(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read again: kiosk and agent may start together.
            done = self._version(connection)
            if done > schema.VERSION:
                raise MailboxError(_NEWER, f"user_version {done}, known {schema.VERSION}")
            for step in schema.STEPS[done:]:
                for statement in step:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
            raise

    @staticmethod
    def _version(connection: sqlite3.Connection) -> int:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
