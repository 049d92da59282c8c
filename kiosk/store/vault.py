"""The kiosk's key and what is done with it.

One master key of 32 bytes; each use has its own key derived from it (HKDF-SHA256, RFC 5869), so that
no two uses share one. A draft's ciphertext is bound to its row: moved to another row it does not open.
"""

from __future__ import annotations

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.store.port import StoreError
from kiosk.store.surroundings import surroundings

CREDENTIAL = "doorstep-key"
KEY_FILE = "key"
_LENGTH = 32
_NONCE = 12


class Vault:
    """Encrypts, decrypts and digests under keys derived from one master key."""

    def __init__(self, master: bytes) -> None:
        if len(master) != _LENGTH:
            raise ValueError(f"the master key has {_LENGTH} bytes")
        self._box = AESGCM(_derive(master, b"doorstep private.db content v1"))
        self._digest_key = _derive(master, b"doorstep private.db digest v1")

    def close_up(self, plain: bytes, place: str) -> bytes:
        """Encrypt for a place (table and row). Returns nonce || ciphertext."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._box.encrypt(nonce, plain, place.encode())

    def open_up(self, closed: bytes, place: str) -> bytes:
        """Raises StoreError when it was not written under this key for this place."""
        try:
            return self._box.decrypt(closed[:_NONCE], closed[_NONCE:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise StoreError(
                "本机存的这份草稿打不开了，请重新填写，或到窗口办理。", f"tag: {place}"
            ) from error

    def digest(self, *parts: str) -> str:
        """HMAC-SHA256 over the parts, each with its length before it so that no two lists collide."""
        mac = hmac.new(self._digest_key, digestmod=sha256)
        for part in parts:
            data = part.encode()
            mac.update(len(data).to_bytes(4, "big") + data)
        return mac.hexdigest()


def _derive(master: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), _LENGTH, None, info).derive(master)


def load_master(folder: Path, *, may_create: bool) -> bytes:
    """The master key: systemd's credential where there is one, else ``<folder>/key`` (mode 0600).

    may_create: make the key file when it is missing; False once there is a database that needs the old
    one, because a new key would make every draft unreadable. Raises StoreError.
    """
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    if credentials and (given := Path(credentials, CREDENTIAL)).is_file():
        with surroundings():
            return _checked(given.read_bytes(), given)
    path = folder / KEY_FILE
    with surroundings():
        try:
            return _checked(path.read_bytes(), path)
        except FileNotFoundError:
            if not may_create:
                raise StoreError(
                    "本机的密钥文件不见了，以前存的草稿打不开。请叫管理员从备份找回密钥，不要删资料文件。",
                    f"no key beside private.db: {path.name}",
                ) from None
        return _create(path)


def _checked(data: bytes, path: Path) -> bytes:
    """The key as given: 32 raw bytes, or a longer secret of the administrator's, hashed."""
    if len(data) < _LENGTH:
        raise StoreError("本机的密钥文件不完整，请叫管理员从备份找回密钥。", f"short key: {path.name}")
    return data if len(data) == _LENGTH else sha256(data).digest()


def _create(path: Path) -> bytes:
    """Write a fresh key so that after a power failure it is whole or absent, never half there."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    master = secrets.token_bytes(_LENGTH)
    try:
        file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            os.write(file, master)
            os.fsync(file)
        finally:
            os.close(file)
        try:
            os.link(part, path)  # fails when another process was first: then its key counts
        except FileExistsError:
            return _checked(path.read_bytes(), path)
    finally:
        part.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return master
