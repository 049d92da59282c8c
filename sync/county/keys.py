"""The county's secrets on disk, each file 0600, made at the first start.

``secret.key``   signs sessions and access tokens.
``lookup.key``   keys the hashes by which a person is found without storing the number readably.
``sign.key``     Ed25519; signs what is carried to terminals by hand, and certificates.
``seal/``        X25519 private keys, ``<order>-<id>.key``; the highest order is the one terminals seal
                 to, the others still open what was sealed to them.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.hmac import HMAC

from sync.protocol.line import CountyKey
from sync.protocol.seal import key_id, new_private_key, public_of

# In the folder of those to seal to: by their order. Whatever else an operator leaves there is none.
_KEYS = "[0-9][0-9][0-9][0-9]-*.key"


class ReadKeys:
    """Private keys that have been read, each with the file it was found in: that is whole from the first, and
    never changes. One for a process; any thread may ask.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[Path, str], tuple[str, bytes]] = {}

    def private(self, folder: Path, id: str) -> bytes | None:
        """One read before is not read again as long as its file is there; a new one is seen at once."""
        known = self._found.get((folder, id))
        if known is not None and os.path.exists(known[0]):  # noqa: PTH110 - for every push
            return known[1]
        for path in sorted(folder.glob("*.key")):
            if path.stem.partition("-")[2] == id:
                private = bytes.fromhex(path.read_text("ascii"))
                self._found[folder, id] = str(path), private
                return private
        return None


class KeyRing:
    """The keys of one county folder. Reading only; :func:`create_keys` makes what is missing.

    What was read is kept as long as the object: make one for a request or a batch, not for a process,
    which would never see a new key.
    """

    def __init__(self, folder: Path, read: ReadKeys | None = None) -> None:
        """read: what others of this process have read already, and may use after this one."""
        self._folder = folder
        self._read = read or ReadKeys()
        self._seal: dict[str, bytes | None] = {}
        self._lookup: HMAC | None = None

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def exists(self) -> bool:
        return (self._folder / "secret.key").is_file()

    def secret(self) -> str:
        return (self._folder / "secret.key").read_text("ascii").strip()

    def county_keys(self) -> tuple[CountyKey, ...]:
        """The public keys, the one to use first."""
        return tuple(
            CountyKey(id=key_id(public), public=public)
            for public in (public_of(private) for private in reversed(self._seal_keys()))
        )

    def seal_private(self, id: str) -> bytes | None:
        """The private key that goes with a public key's id; None when the county has no such key."""
        if id not in self._seal:
            # Looked up once in the life of this object: thousands of messages are sealed to one key.
            self._seal[id] = self._read.private(self._folder / "seal", id)
        return self._seal[id]

    def sign_private(self) -> bytes:
        return bytes.fromhex((self._folder / "sign.key").read_text("ascii"))

    def sign_public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.sign_private()).public_key().public_bytes_raw()

    def lookup_hash(self, kind: str, value: str) -> str:
        """A keyed hash (HMAC-SM3) by which equal values are found; useless without the key file."""
        if self._lookup is None:
            key = bytes.fromhex((self._folder / "lookup.key").read_text("ascii"))
            self._lookup = HMAC(key, SM3())
        # A copy has taken in the key already: a case needs eight of these.
        mac = self._lookup.copy()
        mac.update(f"{kind}\n{value}".encode())
        return mac.finalize().hex()

    def _seal_paths(self) -> list[Path]:
        return sorted((self._folder / "seal").glob(_KEYS))

    def _seal_keys(self) -> list[bytes]:
        return [bytes.fromhex(path.read_text("ascii")) for path in self._seal_paths()]


def create_keys(folder: Path) -> KeyRing:
    """Make the folder (0700) and whatever key is missing. Two processes may do so at once."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    (folder / "seal").mkdir(mode=0o700, exist_ok=True)
    _write_once(folder / "lookup.key", secrets.token_hex(32))
    if not any((folder / "seal").glob(_KEYS)):
        private = new_private_key()
        _write_once(folder / "seal" / f"0001-{key_id(public_of(private))}.key", private.hex())
    _write_once(folder / "sign.key", Ed25519PrivateKey.generate().private_bytes_raw().hex())
    _write_once(folder / "secret.key", secrets.token_urlsafe(64))
    return KeyRing(folder)


def add_seal_key(folder: Path) -> CountyKey:
    """A new key for terminals to seal to. The earlier ones stay: what was sealed to them must open."""
    private = new_private_key()
    id = key_id(public_of(private))
    orders = [int(path.stem.partition("-")[0]) for path in (folder / "seal").glob(_KEYS)]
    _write_once(folder / "seal" / f"{max(orders, default=0) + 1:04d}-{id}.key", private.hex())
    return CountyKey(id=id, public=public_of(private))


def _write_once(path: Path, text: str) -> None:
    """The file appears whole or not at all, and the first writer wins."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(fd, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
