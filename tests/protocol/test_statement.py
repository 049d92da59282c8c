"""What stands in the QR code of a certificate: signed, checkable by anybody, and not to be changed."""

from __future__ import annotations

import base64
import json
import zlib

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.protocol.statement import MOST, Statement, StatementError, read, sign
from tests.protocol.make_vectors import FOLDER

KEY = Ed25519PrivateKey.generate()
PRIVATE, PUBLIC = KEY.private_bytes_raw(), KEY.public_key().public_bytes_raw()
SAYS = Statement(
    version=1,
    number="26112900000001",
    title="个人社保参保证明",
    department="保康县人力资源和社会保障局",
    name="张示例",
    id_number="9999********0020",
    issued_at="2026-11-29T09:41+08:00",
    facts=(("参保险种", "城乡居民基本养老保险"), ("参保状态", "正常缴费"), ("累计缴费", "68 个月")),
)


def test_what_is_signed_is_read_back_and_fits_a_code() -> None:
    text = sign(SAYS, PRIVATE)
    assert read(text, PUBLIC) == SAYS
    assert read(f" {text[:50]}\n{text[50:]}\n", PUBLIC) == SAYS  # as a scanner or a chat breaks it
    assert len(text) < 600
    assert read(f"https://zwfw.example/p/check/#{text}", PUBLIC) == SAYS  # as the code of a paper has it


def test_the_vector_reads_as_it_says() -> None:
    vector = json.loads((FOLDER / "statement.json").read_text("utf-8"))
    said = read(vector["text"], base64.b64decode(vector["public"]))
    assert json.loads(msgspec.json.encode(said)) == vector["says"]


def test_another_county_s_key_and_any_changed_character_are_refused() -> None:
    text = sign(SAYS, PRIVATE)
    with pytest.raises(StatementError, match="签名不对"):
        read(text, Ed25519PrivateKey.generate().public_key().public_bytes_raw())
    for at in range(4, len(text) - 1):
        other = "A" if text[at] != "A" else "B"
        with pytest.raises(StatementError):
            read(text[:at] + other + text[at + 1 :], PUBLIC)


@pytest.mark.parametrize(
    "text", ["", "DS1", "DS1..", "BK420626106-01-261122-0037-4", "DS1.Ω.Ω", "DS1." + "A" * 5000]
)
def test_what_is_no_statement_is_said_to_be_none(text: str) -> None:
    with pytest.raises(StatementError):
        read(text, PUBLIC)


def test_a_bomb_signed_by_the_county_itself_is_not_unpacked() -> None:
    payload = zlib.compress(b"[" + b" " * 10_000_000)
    parts = (payload, KEY.sign(b"doorstep/1\nstatement\n" + payload))
    text = "DS1." + ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
    with pytest.raises(StatementError):
        read(text, PUBLIC)


def test_more_than_a_code_carries_is_refused_when_it_is_signed() -> None:
    many = tuple((f"第{n}项", f"{n * 7919 % 10007}元整，{chr(0x4E00 + n * 37)}") for n in range(120))
    with pytest.raises(StatementError, match="太长"):
        sign(msgspec.structs.replace(SAYS, facts=many), PRIVATE)
    assert MOST < 2331  # what a QR code of level M holds
