"""Checking a certificate by its QR code, with nothing but the county's public key."""

from __future__ import annotations

from django.conf import settings

from sync.county.keys import KeyRing
from sync.protocol.statement import StatementError, read


def public_key() -> str:
    """Hexadecimal, for whoever checks elsewhere."""
    return KeyRing(settings.KEYS_FOLDER).sign_public().hex()


def check(text: str, key: str = "") -> tuple[bool, list[str]]:
    """Whether the statement is genuine, and lines that say what it says. key: hexadecimal; "" for our own."""
    try:
        public = bytes.fromhex(key or public_key())
        said = read(text, public)
    except StatementError as error:
        return False, [str(error)]
    except ValueError:
        return False, ["核验公钥要写 64 位十六进制的数字。"]
    return True, [
        "签名正确，是本县开的证明。请和纸上的内容核对：",
        f"证明编号：{said.number}",
        f"证明名称：{said.title}",
        f"姓名：{said.name}",
        f"证件号码：{said.id_number}",
        *(f"{name}：{value}" for name, value in said.facts),
        f"出具单位：{said.department}",
        f"出具时间：{said.issued_at[:16].replace('T', ' ')}",
    ]
