"""Which certificate authority the line believes: the one of config.toml, else the one pinned at enrolment.

A county's server seldom has a certificate that every machine knows. The ticket brings the fingerprint of
the county's own authority; the certificate is fetched from the server and kept only when it fits.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import ssl
import warnings
from pathlib import Path

import msgspec
import requests
from urllib3.exceptions import InsecureRequestWarning

from sync.model.settings import Line
from sync.protocol.line import CA_PATH, CaReply, NotOursError, read_reply
from sync.terminal.errors import LineError

FILE = "county-ca.pem"
_MOST = 64 * 1024
_NO_CA = "没有取到县里的证书，没有登记。请检查网络和登记单上的地址。"
_WRONG_CA = "县里服务器给出的证书和登记单上的不一样，没有登记。网络上可能有人冒充县里，请联系县里。"


def with_pinned(settings: Line, database: Path) -> Line:
    """The settings with the pinned authority beside line.db, when config.toml names none."""
    pinned = database.with_name(FILE)
    if settings.ca_file or not pinned.is_file():
        return settings
    return msgspec.structs.replace(settings, ca_file=str(pinned))


def pin(base_url: str, fingerprint: str, database: Path, *, timeout: float) -> None:
    """Fetch the county's authority, compare, keep it beside line.db. Raises LineError; nothing is kept then.

    The one request whose certificate nobody has checked: what it brings is judged by the fingerprint.
    """
    certificate = _fetch(base_url.rstrip("/") + CA_PATH, timeout)
    if not secrets.compare_digest(certificate_fingerprint(certificate), fingerprint):
        raise LineError(_WRONG_CA, "fingerprint differs")
    database.parent.mkdir(parents=True, exist_ok=True)
    draft = database.with_name(f".{FILE}.{secrets.token_hex(4)}")
    try:
        with draft.open("x", encoding="ascii") as file:
            file.write(certificate)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(database.with_name(FILE))
    finally:
        draft.unlink(missing_ok=True)


def certificate_fingerprint(pem: str) -> str:
    """SHA-256 of one certificate (DER), hex; "" for what is none."""
    try:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem.strip())).hexdigest()
    except ValueError:
        return ""


def _fetch(url: str, timeout: float) -> str:
    session = requests.Session()
    session.trust_env = False
    try:
        with session, warnings.catch_warnings():
            warnings.simplefilter("ignore", InsecureRequestWarning)
            response = session.get(url, verify=False, timeout=timeout, allow_redirects=False)
            return read_reply(response.content[:_MOST], CaReply).certificate
    except (requests.RequestException, NotOursError) as error:
        raise LineError(_NO_CA, type(error).__name__) from error
