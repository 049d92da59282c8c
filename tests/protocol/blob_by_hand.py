"""The sealed file written a second time, from sync/README.md, with the streaming interface of the cipher.

Vectors made by the code under test would prove nothing.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal_file_by_hand(plain: bytes, key: bytes, id: str) -> bytes:
    pieces = [plain[at : at + 1_048_576] for at in range(0, len(plain), 1_048_576)] or [b""]
    bound = b"doorstep/1\nblob\n" + id.encode()
    sealed = b""
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        nonce = b"\0" * 7 + number.to_bytes(4, "big") + (b"\1" if last else b"\0")
        cipher = Cipher(algorithms.AES(key), modes.GCM(nonce)).encryptor()
        cipher.authenticate_additional_data(bound)
        sealed += cipher.update(piece) + cipher.finalize() + cipher.tag
    return sealed
