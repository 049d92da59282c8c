"""What a citizen has at this terminal: drafts and filed cases, for who proves to be that person."""

from __future__ import annotations

from msgspec import Struct

from kiosk.services.clock import CountyClock
from kiosk.services.clock_words import wait_words
from kiosk.services.lockout import Lockout
from kiosk.services.progress import CaseView, Progress
from kiosk.services.shelf import DraftShelf, ShelvedDraft
from sync.model.case import Applicant
from sync.model.persons import IdNumber, check_id_number, mask_id_number, mask_name
from sync.model.problem import Problem

NO_DRAFT = Problem("code", "mine.no_draft", "没有找到这份草稿。请对着取件单，把取件码和身份证号码再看一遍。")
NOTHING = Problem(
    "person",
    "mine.nothing",
    "没有找到您的草稿或办件。要和办的时候填的一样；在别的机器上办的，请到那台机器或窗口问。",
)


class Belongings(Struct, frozen=True, kw_only=True):
    """masked: name and number as the page may show them. Drafts and cases, the newest first."""

    masked: str
    drafts: tuple[ShelvedDraft, ...]
    cases: tuple[CaseView, ...] = ()


class Mine:
    """Nothing is told for an ID number alone, which many people know: either the pick-up code goes with it,
    or name and mobile number do, all three as they were given when the draft was saved or the case filed.
    After five wrong tries in ten minutes the terminal refuses for a while and says how long."""

    def __init__(self, *, shelf: DraftShelf, progress: Progress, clock: CountyClock) -> None:
        self._shelf = shelf
        self._progress = progress
        self._clock = clock
        self._lockout = Lockout(clock)

    def by_code(self, id_number: str, code: str) -> Belongings | Problem:
        """The one draft kept under a code; the sentence does not say which of the two was wrong.

        A number that cannot be an ID number is explained and does not count as a try. Raises ServiceError.
        """
        number = check_id_number(id_number, self._clock.today())
        if isinstance(number, Problem):
            return number
        locked = self._locked()
        if locked is not None:
            return locked
        draft = self._shelf.by_code(number.number, code)
        if draft is None:
            self._lockout.wrong()
            return NO_DRAFT
        return Belongings(masked=_masked(draft.masked_name, number), drafts=(draft,))

    def of_person(self, who: Applicant) -> Belongings | Problem:
        """All drafts and cases of this very person at this terminal. Raises ServiceError."""
        locked = self._locked()
        if locked is not None:
            return locked
        drafts, cases = self._shelf.of_person(who), self._progress.of_person(who)
        if not drafts and not cases:
            self._lockout.wrong()
            return NOTHING
        return Belongings(
            masked=f"{mask_name(who.name)}  {mask_id_number(who.id_number)}", drafts=drafts, cases=cases
        )

    def _locked(self) -> Problem | None:
        wait = self._lockout.wait()
        if not wait:
            return None
        words = f"输错的次数多了，请过 {wait_words(wait)} 再试，也可以请帮办员帮您找。"
        return Problem("person", "mine.locked", words)


def _masked(name: str, number: IdNumber) -> str:
    return f"{name}  {mask_id_number(number.number)}"
