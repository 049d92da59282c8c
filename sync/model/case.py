"""A case (办件): what is filed, the states it goes through, and what the citizen is told of it.

The state machine follows the usual names of a provincial platform and 行政许可法 32, 42, 44, 45:
receive, correct once and completely, accept (the clock starts), decide, deliver.
"""

from __future__ import annotations

import hmac
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from sync.model.persons import IdType, normalise
from sync.model.review import Review


class CaseState(StrEnum):
    """States at the county. A draft never leaves the terminal and has no state here."""

    RECEIVED = "received"  # 已收件
    CORRECTING = "correcting"  # 补正
    NOT_ACCEPTED = "not_accepted"  # 不予受理
    ACCEPTED = "accepted"  # 已受理, 办理中
    PAUSED = "paused"  # 特别程序
    COMPLETED = "completed"  # 办结
    REFUSED = "refused"  # 办结: 不予
    WITHDRAWN = "withdrawn"  # 撤回
    DELIVERED = "delivered"  # 已送达

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def closed(self) -> bool:
        return not _NEXT[self] or self is CaseState.COMPLETED or self is CaseState.REFUSED


_LABELS = {
    CaseState.RECEIVED: "已收件，待受理",
    CaseState.CORRECTING: "请补正",
    CaseState.NOT_ACCEPTED: "不予受理",
    CaseState.ACCEPTED: "办理中",
    CaseState.PAUSED: "特别程序中",
    CaseState.COMPLETED: "已办结",
    CaseState.REFUSED: "已办结（不予）",
    CaseState.WITHDRAWN: "已撤回",
    CaseState.DELIVERED: "已送达",
}

_NEXT: dict[CaseState, frozenset[CaseState]] = {
    CaseState.RECEIVED: frozenset(
        {CaseState.ACCEPTED, CaseState.CORRECTING, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN}
    ),
    CaseState.CORRECTING: frozenset({CaseState.RECEIVED, CaseState.WITHDRAWN, CaseState.NOT_ACCEPTED}),
    CaseState.ACCEPTED: frozenset(
        {CaseState.PAUSED, CaseState.COMPLETED, CaseState.REFUSED, CaseState.WITHDRAWN}
    ),
    CaseState.PAUSED: frozenset({CaseState.ACCEPTED, CaseState.WITHDRAWN}),
    CaseState.COMPLETED: frozenset({CaseState.DELIVERED}),
    CaseState.REFUSED: frozenset({CaseState.DELIVERED}),
    CaseState.NOT_ACCEPTED: frozenset(),
    CaseState.WITHDRAWN: frozenset(),
    CaseState.DELIVERED: frozenset(),
}


def may_follow(now: CaseState, then: CaseState) -> bool:
    """True when the state machine lets ``then`` come directly after ``now``."""
    return then in _NEXT[now]


class Route(StrEnum):
    """How the citizen chose to satisfy a material; the trust level of 国办函〔2016〕108号 in brackets."""

    ELICENCE = "elicence"  # 电子证照 [A], 待核验 until the county has asked
    SHARED = "shared"  # 数据共享 [A], 待核验 until the county has asked
    FORM = "form"  # filled here, with this case
    PHOTO = "photo"  # photographed here [C]
    LATER = "later"  # 以后再补 (容缺)
    WINDOW = "window"  # 原件带到窗口


class MaterialChoice(Struct, frozen=True):
    """One material of the case. pages: ids of the case's files, one a photographed page, in order."""

    key: str
    name: str
    route: Route
    pages: tuple[str, ...] = ()


class CaseFile(Struct, frozen=True, kw_only=True):
    """A photograph or scan of the case; its sealed bytes travel by themselves (see ``sync.protocol.blob``).

    id: UUIDv7, named by ``MaterialChoice.pages`` and by answers of image questions. key: the content key,
    32 bytes. size and sha256 (hex): of the plain bytes. type: media type.
    """

    id: str
    key: bytes
    size: int
    sha256: str
    type: str


class Applicant(Struct, frozen=True):
    """A person as identified at the terminal. source: ``typed`` or ``card``. relation: of an agent, what the
    applicant is to them, in words (父母 …)."""

    name: str
    id_type: IdType
    id_number: str
    phone: str = ""
    address: str = ""
    source: str = "typed"
    relation: str = ""


class Signature(Struct, frozen=True):
    """Strokes of a finger: each a list of (x, y, t): pixels of a width x height pad, ms from the first touch.

    document: SHA-256 of the canonical JSON of what was signed, which binds strokes to content.
    """

    width: int
    height: int
    strokes: tuple[tuple[tuple[int, int, int], ...], ...]
    document: str


class Authority(Struct, frozen=True, kw_only=True):
    """委托书: the applicant lets the agent file this matter (see ``sync.model.authority``).

    number: as printed on the letter. words: the letter's text, which names both and the matter. until: its
    last day. signature: the applicant's, given on the screen, its ``document`` bound to ``words``; None for a
    letter signed on paper, whose original goes to the window. wording: which of the texts letters
    have had.
    """

    number: str
    words: str
    until: date
    signature: Signature | None = None
    wording: int = 1


class Verification(Struct, frozen=True, kw_only=True):
    """Why the applicant's card was not read, and who made sure of them instead.

    helper, second: staff numbers; second is the colleague who looked as well, "" when that is to be done
    later (待补核). at: ISO 8601 with zone.
    """

    reason: str
    helper: str
    at: str
    second: str = ""


class OnSite(Struct, frozen=True, kw_only=True):
    """上门办理: filed on a way from door to door. round: an id that its cases share; turn: from 1."""

    round: str
    place: str
    turn: int


class Case(Struct, frozen=True, kw_only=True):
    """A case as filed: the body of a ``case`` message, sealed to the county.

    answers: path -> value, as the form engine exports them; form_version says against which revision.
    link: the random half of the link on the receipt (``sync.model.link``), b"" for none. agent: who files it
    for the applicant; helper: masked name of who of the staff helped.
    """

    id: str
    visit: str
    receipt_no: str
    matter_code: str
    matter_rev: int
    matter_name: str
    form_id: str
    form_version: str
    answers: dict[str, Any]
    applicant: Applicant
    materials: tuple[MaterialChoice, ...]
    commitment: str
    signature: Signature | None
    filed_at: str
    township: str
    terminal: str
    agent: Applicant | None = None
    helper: str = ""
    language: str = "zh"
    files: tuple[CaseFile, ...] = ()
    link: bytes = b""
    authority: Authority | None = None
    verification: Verification | None = None
    onsite: OnSite | None = None


class CaseEvent(Struct, frozen=True):
    """One line of the timeline as the citizen sees it. at: county time, ISO 8601 with zone.

    who: masked staff name; org: department or centre; note: what the clerk wrote for the citizen.
    """

    at: str
    state: CaseState
    title: str
    who: str = ""
    org: str = ""
    note: str = ""


class Handover(Struct, frozen=True, kw_only=True):
    """What a new machine must know of a case that the one before it in this place took.

    filed_at: county time. owner: see :func:`owner_check`.
    """

    visit: str
    matter_code: str
    filed_at: str
    owner: str


def owner_check(case_id: str, id_number: str) -> str:
    """HMAC-SHA256 of an ID number under the case's id, hex: lets a terminal check what somebody types.

    An ID number is soon guessed, so it may only travel and rest where the number itself might: sealed.
    """
    return hmac.new(case_id.encode(), normalise(id_number).encode(), "sha256").hexdigest()


class CaseStatus(Struct, frozen=True, kw_only=True):
    """What the county tells a terminal of a case; travels sealed to that terminal.

    case_no: the county's 办件编号, given when the case is accepted. promised, statutory: the last days,
    counted from acceptance. handover: only for a machine that did not take the case itself.
    urged_on: the last day a citizen urged it (催办), by the county's clock. paused_until: the day a special
    procedure is expected to end. deliver_by: the last day to hand over the result of a decided case.
    """

    case_id: str
    receipt_no: str
    matter_name: str
    masked_name: str
    state: CaseState
    updated_at: str
    case_no: str = ""
    holder: str = ""
    holder_org: str = ""
    first_asked: str = ""
    events: tuple[CaseEvent, ...] = ()
    promised: date | None = None
    statutory: date | None = None
    provisional: bool = False
    review: Review | None = None
    missing: tuple[str, ...] = field(default=())
    handover: Handover | None = None
    urged_on: date | None = None
    paused_until: date | None = None
    deliver_by: date | None = None
