"""What tests of the county need to be there: people, a terminal, published matters, filed cases."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.county.catalogue.importing import publish_reading
from sync.county.catalogue.reading import Reading, read_matters
from sync.county.desk.models import Case
from sync.county.feed import services as feed
from sync.county.feed.rules import Viewer
from sync.county.fleet import services as fleet
from sync.county.fleet.models import Terminal
from sync.county.intake import services as intake
from sync.county.intake.working import Worker
from sync.county.keys import KeyRing
from sync.county.line.handlers import HANDLERS
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.model.case import Case as FiledCase
from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, EnrolRequest
from sync.protocol.seal import new_private_key, public_of
from tests.helpers.county_cases import case_message, filed_case

MATTERS = Path(__file__).resolve().parents[2] / "assets" / "catalogue" / "matters.xlsx"
SEAL_PRIVATE = new_private_key()


def make_terminal(township: str = "420626106") -> Terminal:
    """Enrolled the usual way, with its one-time code."""
    code = fleet.issue_code(township, None, "test").code
    sign = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    return fleet.enrol(EnrolRequest(code=code, sign_public=sign, seal_public=public_of(SEAL_PRIVATE)))


def make_staff(
    username: str = "clerk", role: Role = Role.CLERK, township: str = "", name: str = "王示琴"
) -> Staff:
    return Staff.objects.create_staff(
        username, "right-password-1", name=name, role=role, org="保康县行政审批局", township=township
    )


@functools.cache
def starting_list() -> tuple[Reading, bytes]:
    """Read once: reading a spreadsheet is two thirds of publishing one, and tested in its own place."""
    source = MATTERS.read_bytes()
    return read_matters(source, MATTERS.name), source


def publish_matters() -> None:
    reading, source = starting_list()
    assert publish_reading(reading, source, MATTERS.name, by="test").published


def push(terminal: Terminal, *messages: Envelope) -> Sequence[Answer]:
    """Received, and worked on at once."""
    answers = intake.receive(terminal, messages, HANDLERS).answers
    Worker(HANDLERS).work_off()
    return answers


def file(terminal: Terminal, ring: KeyRing, **changes: Any) -> Case:
    """A case pushed through the intake, as it then stands at the desk."""
    body = filed_case(terminal.id, **changes)
    return file_body(terminal, ring, body)


def file_body(terminal: Terminal, ring: KeyRing, body: FiledCase) -> Case:
    (answer,) = push(terminal, case_message(body, ring.county_keys()[0]))
    assert answer.verdict == "accepted", answer
    return Case.objects.get(pk=body.id)


def feed_of(terminal: Terminal, cursor: str = "") -> feed.FeedPage:
    return feed.read(Viewer(terminal.id, terminal.township), cursor, 500)
