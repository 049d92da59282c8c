"""PINs and ID cards of the staff beside a terminal: what the roster carries instead of them.

Six digits are soon tried by whoever has the roster, so each try is made to cost memory: scrypt with the
parameters that the OWASP password storage sheet gives as the equal of argon2id (N 2^15, r 8, p 3: 32 MiB).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from itertools import pairwise

from sync.model.problem import Problem

SHORTEST, LONGEST = 6, 12
LOG_N, R, P = 15, 8, 3
_MOST_LOG_N, _MOST_R, _MOST_P = 18, 16, 8
_NAME = "scrypt"
_SALT, _LENGTH = 16, 32


def check_pin(pin: str, number: str) -> Problem | None:
    """Why this must not be the PIN of the staff number; None when it may."""
    if not (SHORTEST <= len(pin) <= LONGEST) or not (pin.isascii() and pin.isdigit()):
        return Problem("pin", "pin.digits", f"口令用 {SHORTEST} 到 {LONGEST} 位数字。")
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return Problem("pin", "pin.plain", "口令太好猜了，不要用一样的或者连着的数字。")
    if len(set(pin)) < 3:
        return Problem("pin", "pin.plain", "口令太好猜了，至少用三个不同的数字。")
    if pin in number or (number and number.isdigit() and len(number) >= SHORTEST and number in pin):
        return Problem("pin", "pin.number", "口令不要和工号一样。")
    return None


def pin_hash(pin: str, salt: bytes, *, log_n: int = LOG_N, p: int = P) -> str:
    """``scrypt$15$8$3$salt$hash``. salt: 16 random bytes. Raises ValueError for another length."""
    if len(salt) != _SALT:
        raise ValueError("a salt has 16 bytes")
    made = _scrypt(pin, salt, log_n, R, p)
    return "$".join((_NAME, str(log_n), str(R), str(p), _text(salt), _text(made)))


def pin_fits(pin: str, stored: str) -> bool:
    """Whether it is the PIN. False for "" and for what cannot be read; those cost as much as a wrong PIN."""
    try:
        name, log_n, r, p, salt, wanted = stored.split("$")
        cost = (int(log_n), int(r), int(p))
        known = base64.b64decode(wanted, validate=True)
        given = base64.b64decode(salt, validate=True)
    except ValueError:
        name, cost, given, known = "", (LOG_N, R, P), bytes(_SALT), b""
    inside = 0 < cost[0] <= _MOST_LOG_N and 0 < cost[1] <= _MOST_R and 0 < cost[2] <= _MOST_P
    if not inside:
        name, cost = "", (LOG_N, R, P)
    made = _scrypt(pin, given, *cost)
    return hmac.compare_digest(made, known) and name == _NAME


def card_hash(id_number: str, salt: bytes, *, log_n: int = LOG_N, p: int = P) -> str:
    """What the roster carries instead of an ID number, as costly to try as a PIN; neither fits the other."""
    return pin_hash(_card(id_number), salt, log_n=log_n, p=p)


def card_fits(id_number: str, stored: str) -> bool:
    """Whether it is the ID number; as :func:`pin_fits`."""
    return pin_fits(_card(id_number), stored)


def _card(id_number: str) -> str:
    return f"card:{id_number.strip().upper()}"


def _scrypt(pin: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
    room = 128 * r * ((1 << log_n) + p + 2) + (1 << 20)
    return hashlib.scrypt(pin.encode(), salt=salt, n=1 << log_n, r=r, p=p, maxmem=room, dklen=_LENGTH)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
