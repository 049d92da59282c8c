"""A question to the county that somebody waits for at the terminal, and its answer."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from sync.model.case import CaseStatus
from sync.model.certificate import Certificate


class Ask(StrEnum):
    """What can be asked. A county of an earlier version answers ``not_connected`` to what is new."""

    PROGRESS = "progress"  # a case by its number, filed anywhere in the county (全县通办)
    ELICENCE = "elicence"  # 电子证照: does this person have this licence?
    SHARED = "shared"  # 数据共享核验: is what this person states so?
    CERTIFICATE = "certificate"  # 即时出证: a certificate, asked for now or under a pick-up number
    DROP = "drop"  # 用手机传: may a phone hand in files for this visit?


class Question(Struct, frozen=True, kw_only=True):
    """The body of a ``question`` message. ask: text, so that an unknown one gets an answer.

    number: for progress, the receipt number, its tail, or the 办件编号; for a certificate asked for earlier,
    its pick-up number; for a drop, the hash of its token. id_number: always whose; without it the county
    tells nothing. subject: code of the licence, of the check, or of the matter. stated: for a check, the
    values to compare, by name; for a certificate, ``identified``.
    """

    id: str
    ask: str
    id_number: str
    number: str = ""
    name: str = ""
    subject: str = ""
    stated: dict[str, str] = field(default_factory=dict)


class Outcome(StrEnum):
    """found: the answer is there. none: there is no such thing, or the numbers do not belong together;
    which of the two is never said. locked: asked wrongly too often. not_connected: the county has no way to
    ask. failed: it has, and it did not work just now."""

    FOUND = "found"
    NONE = "none"
    LOCKED = "locked"
    NOT_CONNECTED = "not_connected"
    FAILED = "failed"


class QuestionReply(Struct, frozen=True, kw_only=True):
    """What the county answers, sealed to the terminal. words: one Chinese sentence for the citizen.

    case: of a progress question, names masked. facts: of a licence or check, by name. certificate: signed.
    """

    question: str
    outcome: Outcome
    words: str
    case: CaseStatus | None = None
    certificate: Certificate | None = None
    facts: dict[str, str] = field(default_factory=dict)
