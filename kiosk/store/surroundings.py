"""Which errors are the surroundings' fault, and what to say then. Everything else is a mistake of ours."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.store.port import StoreError

_FULL = "这台机器的存储满了，刚才没有存成。请叫管理员清理空间，以前存的都还在。"
_READONLY = "这台机器的存储现在只能读、不能写，刚才没有存成。请叫管理员检查硬盘，以前存的都还在。"
_BUSY = "存储正忙，刚才没有存成。请再按一次。"
_DAMAGED = "本机资料的文件坏了，请不要关机，叫管理员来处理。"
_DISK = "硬盘读写出错，刚才没有存成。请叫管理员检查硬盘。"
_CLOSED = "打不开本机资料的文件，请叫管理员检查文件夹和权限。"

_BY_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READONLY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
}
_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READONLY,
    errno.EIO: _DISK,
}


@contextmanager
def surroundings() -> Iterator[None]:
    """Turn the machine's errors into StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        sentence = _BY_SQLITE.get(code & 0xFF) if isinstance(code, int) else None
        if sentence is None:
            raise
        raise StoreError(sentence, f"{error.sqlite_errorname}: {error}") from error
    except OSError as error:
        name = errno.errorcode.get(error.errno or 0, "OSError")
        raise StoreError(_BY_ERRNO.get(error.errno or 0, _CLOSED), name) from error
