"""Voices (投诉, 意见, 留言): what a citizen has to say about a service, and what became of it.

The fields are those of an interaction record in GB/T 39046-2020 table 10: who, about whom, words, from where,
who deals with it since when, the answer (an..500) and the promised day. A voice may be anonymous: then nobody
can be called back. Every complaint is closed with a named person and what was done so that it does not happen
again (保政管办发〔2024〕12号 四(三)).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from sync.model.persons import check_mobile, check_name
from sync.model.problem import Problem

LONGEST_WORDS = 500
"""Characters, as GB/T 39046-2020 table 10 has it for the answer; the words get as much room."""
LONGEST_SUBJECT = 60

COMPLAINT_DAYS = 5
"""Working days to answer a complaint where the county has set nothing else: no national number is known, one
city's rule for bad reviews (rectify and reply) is 5."""
OTHER_DAYS = 15
"""Working days to answer an opinion or a message; the longest local rule known."""


class VoiceKind(StrEnum):
    COMPLAINT = "complaint"
    OPINION = "opinion"
    MESSAGE = "message"

    @property
    def label(self) -> str:
        return {
            VoiceKind.COMPLAINT: "投诉",
            VoiceKind.OPINION: "意见",
            VoiceKind.MESSAGE: "留言",
        }[self]


class About(StrEnum):
    """What a voice is about."""

    CASE = "case"
    MATTER = "matter"
    SERVICE = "service"
    TERMINAL = "terminal"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            About.CASE: "办过的一件事",
            About.MATTER: "一个办事事项",
            About.SERVICE: "工作人员的服务",
            About.TERMINAL: "这台机器",
            About.OTHER: "别的",
        }[self]


class Contact(Struct, frozen=True):
    """How to reach the citizen. name and id_number may be empty; the phone may not."""

    phone: str
    name: str = ""
    id_number: str = ""


class Voice(Struct, frozen=True, kw_only=True):
    """The body of a ``voice`` message, sealed to the county.

    voice_no: the terminal's receipt number, of the same series as those of cases. subject: the case id or
    the matter code when it is known; subject_words: what the citizen called it. contact: None for an
    anonymous one. call_back: wants to be called. dictated: a helper wrote it down and read it back; helper:
    that helper, masked. made_at: the terminal's clock, ISO 8601 with zone. code_check: ``owner_check`` of the
    check code of an anonymous one, so that another machine in this place can find it again.
    """

    id: str
    visit: str
    voice_no: str
    kind: VoiceKind
    about: About
    words: str
    made_at: str
    township: str
    terminal: str
    subject: str = ""
    subject_words: str = ""
    contact: Contact | None = None
    call_back: bool = False
    dictated: bool = False
    helper: str = ""
    language: str = "zh"
    code_check: str = ""


class VoiceState(StrEnum):
    """received: nobody has it yet. assigned: a named person has. answered: that person wrote an answer.
    closed: somebody has looked at the answer and it stands."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {
            VoiceState.RECEIVED: "县里已收到",
            VoiceState.ASSIGNED: "已交专人办理",
            VoiceState.ANSWERED: "已答复",
            VoiceState.CLOSED: "已答复，办结",
        }[self]


_NEXT: dict[VoiceState, frozenset[VoiceState]] = {
    VoiceState.RECEIVED: frozenset({VoiceState.ASSIGNED}),
    VoiceState.ASSIGNED: frozenset({VoiceState.ASSIGNED, VoiceState.ANSWERED}),
    VoiceState.ANSWERED: frozenset({VoiceState.ASSIGNED, VoiceState.CLOSED}),
    VoiceState.CLOSED: frozenset(),
}


def voice_may_follow(now: VoiceState, then: VoiceState) -> bool:
    """assigned → assigned is another person; answered → assigned is an answer that was not good enough."""
    return then in _NEXT[now]


class VoiceEvent(Struct, frozen=True):
    """One line of the timeline as the citizen sees it. at: county time; who: masked; note: for them."""

    at: str
    state: VoiceState
    title: str
    who: str = ""
    org: str = ""
    note: str = ""


class VoiceHandover(Struct, frozen=True, kw_only=True):
    """What a new machine must know of a voice that the one before it in this place took.

    made_at: county time. owners: ``owner_check`` of what may be given: phone, ID number, check code.
    """

    visit: str
    made_at: str
    owners: tuple[str, ...]


class VoiceStatus(Struct, frozen=True, kw_only=True):
    """What the county tells a terminal of a voice; travels sealed to that terminal (topic ``voice``).

    holder: the responsible person, masked. due: the day the answer is promised for; provisional: it lies in a
    year whose holidays are not published. measure: what was done so that it does not happen again. handover:
    only for a machine that did not take the voice itself.
    """

    voice_id: str
    voice_no: str
    kind: VoiceKind
    about: About
    state: VoiceState
    updated_at: str
    holder: str = ""
    holder_org: str = ""
    due: date | None = None
    provisional: bool = False
    answer: str = ""
    measure: str = ""
    events: tuple[VoiceEvent, ...] = ()
    handover: VoiceHandover | None = None


def check_words(words: str, path: str = "words") -> Problem | None:
    """What is wrong with the words themselves, or None."""
    text = words.strip()
    if not text:
        return Problem(path, "voice.words", "请写几句话，说说是怎么回事。")
    if len(text) > LONGEST_WORDS:
        more = len(text) - LONGEST_WORDS
        return Problem(path, "voice.words_long", f"最多写 {LONGEST_WORDS} 个字，现在多了 {more} 个字。")
    return None


def check_contact(contact: Contact, path: str = "contact") -> tuple[Problem, ...]:
    """A phone that can be called; a name, if given, that can be one."""
    found = [p for p in (check_mobile(contact.phone, f"{path}.phone"),) if isinstance(p, Problem)]
    if contact.name.strip():
        name = check_name(contact.name, f"{path}.name")
        if isinstance(name, Problem):
            found.append(name)
    return tuple(found)


def check_voice(voice: Voice) -> tuple[Problem, ...]:
    """The rules every voice keeps, at both ends."""
    found: list[Problem] = []
    words = check_words(voice.words)
    if words is not None:
        found.append(words)
    if len(voice.subject_words) > LONGEST_SUBJECT:
        more = len(voice.subject_words) - LONGEST_SUBJECT
        found.append(
            Problem("subject_words", "voice.subject", f"这里写短一点，多了 {more} 个字，详细的写在下面。")
        )
    if voice.contact is not None:
        found.extend(check_contact(voice.contact))
    elif voice.call_back:
        found.append(Problem("call_back", "voice.call_back", "要回电话，请留下手机号码。"))
    return tuple(found)
