"""Enrolment: a one-time code for the right to be a terminal of this county."""

from __future__ import annotations

import platform
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.protocol.line import EnrolReply, EnrolRequest
from sync.terminal.mailbox.port import AgentMailbox, Enrolment


class EnrolmentError(Exception):
    """Enrolment cannot go on; str() is a Chinese sentence."""


def enrol(
    mailbox: AgentMailbox,
    send: Callable[[EnrolRequest], EnrolReply],
    code: str,
    county_url: str,
    software: str = "",
) -> Enrolment:
    """Make the signing key, show the code to the county and keep what it answers.

    The private key is made here and goes nowhere but into line.db. send: carries the request to the
    county. Raises EnrolmentError, LineError (from send) and MailboxError; nothing is kept then.
    """
    seal_public = mailbox.seal_public()
    if seal_public is None:
        raise EnrolmentError("终端界面还没有准备好密钥，请先运行 python -m kiosk init，再来登记。")
    private = Ed25519PrivateKey.generate()
    reply = send(
        EnrolRequest(
            code=code.strip(),
            sign_public=private.public_key().public_bytes_raw(),
            seal_public=seal_public,
            software=software,
            machine=platform.platform(terse=True),
        )
    )
    if not reply.county_keys or any(len(key.public) != 32 for key in reply.county_keys):
        raise EnrolmentError("县里没有给出加密用的公钥，没有登记成。请告诉县里的管理员，再要一个登记码。")
    enrolment = Enrolment(
        terminal=reply.terminal,
        township=reply.township,
        epoch=reply.epoch,
        county_url=county_url,
        county_keys=reply.county_keys,
        county_sign=reply.county_sign if len(reply.county_sign) == 32 else b"",
    )
    mailbox.enrol(enrolment, private.private_bytes_raw())
    return enrolment
