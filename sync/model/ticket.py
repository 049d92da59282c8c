"""An enrolment ticket: all a new terminal must be told, in one line that fits a QR code.

``doorstep:enrol?url=…&code=…&ca=…``. The fingerprint of the county's certificate authority travels with the
code, by the same hand, so that a terminal never has to believe a certificate on sight.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode

from msgspec import Struct

from sync.model.problem import Problem

SCHEME = "doorstep:enrol?"


class Ticket(Struct, frozen=True):
    """url: where the county's line is. code: one-time. ca: SHA-256 of the CA (DER), 64 hex, or ""."""

    url: str
    code: str
    ca: str = ""


def make_ticket(ticket: Ticket) -> str:
    fields = {"url": ticket.url, "code": ticket.code} | ({"ca": ticket.ca} if ticket.ca else {})
    return SCHEME + urlencode(fields)


def read_ticket(text: str) -> Ticket | Problem:
    """The ticket of a line as scanned or typed, or what is wrong with it."""
    plain = text.strip()
    if not plain.startswith(SCHEME):
        return Problem("ticket", "ticket.other", "这不是终端的登记单，请扫县里打印的那一张。")
    fields = {name: values[-1] for name, values in parse_qs(plain.removeprefix(SCHEME)).items()}
    url, code, ca = fields.get("url", ""), fields.get("code", ""), fields.get("ca", "")
    if not re.fullmatch(r"https?://[^\s/?#]+/?", url) or not code:
        return Problem("ticket", "ticket.broken", "登记单不完整，请重新扫一次，或者请县里再打印一张。")
    if ca and not re.fullmatch(r"[0-9a-f]{64}", ca):
        return Problem("ticket", "ticket.ca", "登记单上的证书指纹不对，请重新扫一次，或者请县里再打印一张。")
    if ca and not url.startswith("https://"):
        return Problem("ticket", "ticket.ca", "登记单有证书指纹，地址却不是 https 的，请县里检查后重新打印。")
    return Ticket(url.rstrip("/"), code, ca)
