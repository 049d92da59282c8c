"""Write the test vectors again: ``python -m tests.protocol.make_vectors``.

They are frozen: a change in them is a change of the wire and needs a new protocol version. Everything
in them is fixed (keys from fixed bytes, ephemeral keys too), so that writing them again changes nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.model.ids import uuid7
from sync.model.receipt import make_receipt_number
from sync.model.review import Level, Review
from sync.protocol.blob import SEGMENT
from sync.protocol.envelope import Envelope, header_info
from sync.protocol.line import feed_info, reply_info
from sync.protocol.seal import key_id, public_of
from tests.protocol.blob_by_hand import seal_file_by_hand
from tests.protocol.hpke_by_hand import seal_by_hand
from tests.protocol.line_by_hand import (
    assert_by_hand,
    ed25519_public,
    json_bytes,
    msgpack_by_hand,
    pack_by_hand,
)

FOLDER = Path(__file__).parent / "vectors"
MS = 1_795_336_496_789


def fixed(name: str) -> bytes:
    """32 bytes that anybody can compute: the SHA-256 of a name."""
    return hashlib.sha256(name.encode()).digest()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def seal_vectors() -> list[dict[str, Any]]:
    private = fixed("doorstep vector: recipient")
    cases = {
        "empty": (b"", b""),
        "ascii": (b"hello", b"doorstep/1\nmessage\nx"),
        "chinese": ("保康县 𠮷䶮 张·示例".encode(), header_info("i", "case", "t", "v", "m")),
        "long": (b"0123456789abcdef" * 4096, feed_info("t", "case", "k", 7)),
    }
    found = []
    for name, (plain, info) in cases.items():
        ephemeral = fixed(f"doorstep vector: ephemeral {name}")
        found.append(
            {
                "name": name,
                "recipient_private": b64(private),
                "recipient_public": b64(public_of(private)),
                "key_id": key_id(public_of(private)),
                "ephemeral_private": b64(ephemeral),
                "info": info.decode(),
                "plain_sha256": hashlib.sha256(plain).hexdigest(),
                "plain_size": len(plain),
                "sealed": b64(seal_by_hand(plain, public_of(private), info, ephemeral)),
            }
        )
    return found


def envelope_vector() -> dict[str, Any]:
    private = fixed("doorstep vector: county")
    id, subject = uuid7(MS, fixed("id")[:10]), uuid7(MS, fixed("subject")[:10])
    made_at = "2026-11-22T16:34:56.789+08:00"
    header = (id, "review", "420626106-01", uuid7(MS, fixed("visit")[:10]), made_at)
    body = Review(id=id, subject=subject, round=1, level=Level.SATISFIED, items=("412",), words="办得快")
    plain = msgspec.json.encode(body)
    envelope = Envelope(
        id=header[0],
        kind=header[1],
        terminal=header[2],
        visit=header[3],
        made_at=header[4],
        key=key_id(public_of(private)),
        body=seal_by_hand(
            plain, public_of(private), header_info(*header), fixed("doorstep vector: envelope")
        ),
        skew_ms=-1500,
        epoch=1,
        seq=37,
    )
    return {
        "county_private": b64(private),
        "info": header_info(*header).decode(),
        "plain": plain.decode(),
        "wire": msgspec.json.decode(msgspec.json.encode(envelope)),
    }


def blob_vectors() -> list[dict[str, Any]]:
    """Sealed files. plain: the byte ``n % 251`` at place n, so that only its size need be said."""
    found = []
    for name, size in {
        "empty": 0,
        "small": 11,
        "one": SEGMENT,
        "two": SEGMENT + 1,
        "three": 3 * SEGMENT,
    }.items():
        id, key = uuid7(MS, fixed(f"blob {name}")[:10]), fixed(f"doorstep vector: blob key {name}")
        sealed = seal_file_by_hand(counting_bytes(size), key, id)
        found.append(
            {
                "name": name,
                "id": id,
                "key": b64(key),
                "plain_size": size,
                "plain_sha256": hashlib.sha256(counting_bytes(size)).hexdigest(),
                "sealed_size": len(sealed),
                "sealed_sha256": hashlib.sha256(sealed).hexdigest(),
                "sealed_begin": b64(sealed[:48]),
                "sealed_end": b64(sealed[-48:]),
            }
        )
    return found


def counting_bytes(size: int) -> bytes:
    return (bytes(range(251)) * (size // 251 + 1))[:size]


def receipt_vectors() -> list[dict[str, Any]]:
    parts = [
        ("420626106", 1, date(2026, 11, 22), 37),
        ("420626100", 99, date(2026, 1, 1), 1),
        ("420626200", 12, date(2028, 2, 29), 9999),
        ("420626109", 7, date(2099, 12, 31), 500),
    ]
    return [
        {
            "township": township,
            "device": device,
            "day": day.isoformat(),
            "serial": serial,
            "text": str(make_receipt_number(township, device, day, serial)),
        }
        for township, device, day, serial in parts
    ]


def id_vectors() -> list[dict[str, Any]]:
    return [
        {"unix_ms": ms, "random": random.hex(), "id": uuid7(ms, random)}
        for ms, random in (
            (0, b"\x00" * 10),
            ((1 << 48) - 1, b"\xff" * 10),
            (MS, fixed("random")[:10]),
            # RFC 9562 appendix A.6: rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
            (0x017F22E279B0, bytes.fromhex("0cc318c4dc0c0c07398f")),
        )
    ]


def info_vectors() -> dict[str, str]:
    return {
        "message": header_info("ID", "case", "TERMINAL", "VISIT", "MADE_AT").decode(),
        "record": feed_info("TERMINAL", "case", "KEY", 12).decode(),
        "reply": reply_info("TERMINAL", "QUESTION").decode(),
    }


def chain_vector() -> list[dict[str, Any]]:
    """Three rows of a log. Written by hand here, so that the code is checked against the text."""
    link, rows = bytes(32), []
    for seq in (1, 2, 3):
        body = f"sealed body {seq}".encode()
        row = {
            "epoch": 1,
            "seq": seq,
            "id": uuid7(MS + seq, fixed("row")[:10]),
            "kind": "case",
            "terminal": "420626106-01",
            "visit": uuid7(MS, fixed("visit")[:10]),
            "made_at": "2026-11-22T16:34:56.789+08:00",
            "suite": "x25519-hkdf-sha256-aes256gcm",
            "key": "AAAAAAAAAAAA",
        }
        digest = hashlib.sha256(body).hexdigest()
        text = "\n".join(["doorstep/1", "link", link.hex(), digest, *(str(v) for v in row.values())])
        link = hashlib.sha256(text.encode()).digest()
        rows.append(row | {"body": b64(body), "link": b64(link)})
    return rows


def down_vectors() -> list[dict[str, Any]]:
    """What the county seals to a terminal: the reply to a question, a record of the feed."""
    private, terminal = fixed("doorstep vector: terminal"), "420626106-01"
    question, case = uuid7(MS, fixed("question")[:10]), uuid7(MS, fixed("subject")[:10])
    told = json_bytes({"question": question, "outcome": "none", "words": "没有查到。", "facts": {}})
    status = json_bytes({"id": case, "state": "accepted"})
    return [
        {
            "name": name,
            "terminal": terminal,
            "recipient_private": b64(private),
            "info": info,
            "plain": plain.decode(),
            "sealed": b64(
                seal_by_hand(plain, public_of(private), info.encode(), fixed(f"doorstep vector: {name}"))
            ),
        }
        for name, info, plain in (
            ("reply", f"doorstep/1\nreply\n{terminal}\n{question}", told),
            ("record", f"doorstep/1\nrecord\n{terminal}\ncase\n{case}\n3", status),
        )
    ]


def bundle_vectors() -> list[dict[str, Any]]:
    """A stick up and the one back, each as the bytes of its file."""
    terminal_sign, county_sign = fixed("doorstep vector: sign"), fixed("doorstep vector: county sign")
    county, courier = fixed("doorstep vector: county"), fixed("doorstep vector: courier")
    message = envelope_vector()["wire"]
    file_id = "019ab000-0000-7000-8000-0000000000f1"
    carried = {"id": file_id, "size": 21, "sha256": b64(fixed("doorstep vector: carried file"))}
    up = {
        "cursor": "e1:41",
        "reply_to": b64(public_of(courier)),
        "messages": [message],
        "files": [carried],
    }
    answer = {"id": message["id"], "verdict": "accepted", "rule": "", "message": "", "reply": None}
    record = {"topic": "poster", "key": "p1", "rev": 2, "body": b64(b"{}"), "sealed": False}
    down = {
        "county_time": "2026-11-23T09:00:00.000+08:00",
        "county_epoch": "e1",
        "answers": [answer],
        "asked": "e1:41",
        "cursor": "e1:42",
        "records": [record, record | {"key": "p0", "body": None}],
        "snapshot": False,
        "more": False,
        "files": [{"id": file_id, "whole": True, "refused": ""}],
    }
    found = []
    for direction, payload, sign, private, number in (
        ("up", up, terminal_sign, county, 3),
        ("down", down, county_sign, courier, 0),
    ):
        header = {
            "v": 1,
            "direction": direction,
            "terminal": "420626106-01",
            "epoch": 1,
            "key": key_id(public_of(private)),
            "made_at": "2026-11-22T16:34:56.789+08:00",
            "number": number,
        }
        file = pack_by_hand(
            json_bytes(header),
            json_bytes(payload),
            sign=sign,
            seal_to=public_of(private),
            ephemeral=fixed(f"doorstep vector: bundle {direction}"),
        )
        found.append(
            {
                "direction": direction,
                "signed_by": b64(ed25519_public(sign)),
                "recipient_private": b64(private),
                "header": header,
                "payload": payload,
                "file": b64(file),
            }
        )
    return found


def assertion_vector() -> dict[str, Any]:
    """A client assertion. It lives for a minute: check it at the second ``iat``."""
    private, issued = fixed("doorstep vector: sign"), MS // 1000
    claims = {
        "iss": "420626106-01",
        "sub": "420626106-01",
        "aud": "doorstep-county",
        "iat": issued,
        "exp": issued + 60,
        "jti": "vector-0001",
    }
    return {
        "sign_private": b64(private),
        "sign_public": b64(ed25519_public(private)),
        "claims": claims,
        "assertion": assert_by_hand(claims, private),
    }


def ticket_vectors() -> list[dict[str, str]]:
    ca = hashlib.sha256(b"doorstep vector: ca").hexdigest()
    https = "doorstep:enrol?url=https%3A%2F%2Fcounty.example%3A8443&code=K7QD-04MW-9ZTB"
    http = "doorstep:enrol?url=http%3A%2F%2F127.0.0.1%3A8620&code=K7QD-04MW-9ZTB"
    return [
        {
            "text": f"{https}&ca={ca}",
            "url": "https://county.example:8443",
            "code": "K7QD-04MW-9ZTB",
            "ca": ca,
        },
        {"text": http, "url": "http://127.0.0.1:8620", "code": "K7QD-04MW-9ZTB", "ca": ""},
    ]


def statement_vector() -> dict[str, Any]:
    """The payload is stored, not deflated: so its bytes are everybody's."""
    says = [
        1,
        "26112900000001",
        "个人社保参保证明",
        "保康县人力资源和社会保障局",
        "张示例",
        "9999********0020",
        "2026-11-29T09:41+08:00",
        [["参保险种", "城乡居民基本养老保险"], ["参保状态", "正常缴费"]],
    ]
    payload = zlib.compress(json.dumps(says, ensure_ascii=False, separators=(",", ":")).encode(), 0)
    private = fixed("doorstep vector: county signing")
    signature = Ed25519PrivateKey.from_private_bytes(private).sign(b"doorstep/1\nstatement\n" + payload)
    parts = (base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (payload, signature))
    return {"public": b64(ed25519_public(private)), "text": "DS1." + ".".join(parts), "says": says}


def push_vectors() -> list[dict[str, str]]:
    """The same push in both forms, and the Content-Digest of each."""
    wire = envelope_vector()["wire"]
    link = fixed("doorstep vector: link")
    chain = {"count": 37, "link": link, "fork": False}
    request = {"v": 1, "messages": [wire | {"body": base64.b64decode(wire["body"])}], "chain": chain}
    text = {"v": 1, "messages": [wire], "chain": chain | {"link": b64(link)}}
    return [
        {
            "content_type": content_type,
            "content_digest": f"sha-256=:{b64(hashlib.sha256(body).digest())}:",
            "body": b64(body),
        }
        for content_type, body in (
            ("application/json", json_bytes(text)),
            ("application/msgpack", msgpack_by_hand(request)),
        )
    ]


def owner_vector() -> dict[str, str]:
    """``CaseStatus.handover.owner`` of an invented number that ends in X, as typed in lower case."""
    case, number = uuid7(MS, fixed("subject")[:10]), "42062619000101001X"
    owner = hmac.new(case.encode(), number.encode(), hashlib.sha256).hexdigest()
    return {"case": case, "id_number": number, "typed": number.lower(), "owner": owner}


def everything() -> dict[str, Any]:
    """File name to content."""
    return {
        "seal.json": seal_vectors(),
        "blob.json": blob_vectors(),
        "envelope.json": envelope_vector(),
        "receipt.json": receipt_vectors(),
        "ids.json": id_vectors(),
        "info.json": info_vectors(),
        "chain.json": chain_vector(),
        "down.json": down_vectors(),
        "bundle.json": bundle_vectors(),
        "assertion.json": assertion_vector(),
        "ticket.json": ticket_vectors(),
        "statement.json": statement_vector(),
        "push.json": push_vectors(),
        "owner.json": owner_vector(),
    }


def text_of(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name, content in everything().items():
        (FOLDER / name).write_text(text_of(content), encoding="utf-8")
