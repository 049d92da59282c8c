"""第几题，共几题, in a filing: what the identify page asks and what the form asks, as one count."""

from __future__ import annotations

from kiosk.bridge.form_model import FormModel
from kiosk.bridge.identify_model import FIELDS, IdentifyModel
from kiosk.services.counting import Coming, Count, of_stranger
from kiosk.services.errors import ServiceError
from kiosk.services.shelf import DraftShelf
from sync.model.matter import Matter


class QuestionCount:
    """What a card says at once is not asked, and not counted. The total of a form that nobody has opened yet
    is that of the same form for a stranger: it can only fall once they are known."""

    def __init__(self, who: IdentifyModel, form: FormModel, shelf: DraftShelf) -> None:
        self._who, self._form, self._shelf = who, form, shelf
        self._of_absent = 0
        self._passed = 0
        self._seen: tuple[Matter, Coming] | None = None

    def wipe(self) -> None:
        self._of_absent = self._passed = 0
        self._seen = None

    def absent_known(self) -> None:
        """Whose matter it is has been asked; who is here comes next."""
        self._of_absent = self._who.questions

    def known(self) -> None:
        """The identify page is done."""
        self._passed = self._who.questions + (self._of_absent if self._who.asks_agent else 0)

    def passed_by(self) -> None:
        """The form opens without it: a draft found again."""
        self._passed = 0

    @property
    def passed(self) -> int:
        """How many questions the identify page put."""
        return self._passed

    def of_identity(self, matter: Matter | None, *, opened: bool, agent_follows: bool) -> Count:
        """Of the identify page. matter: whose form follows; None: none does. opened: its form is open
        already. agent_follows: who is here is asked next, typed or by a card that says most of it."""
        who = self._who
        before = self._of_absent if who.asks_agent else 0
        agent = len(FIELDS) if agent_follows else 0
        form = Coming()
        if matter is not None:
            form = self._form.coming("", elder=True) if opened else self._of_stranger(matter)
        by_card = agent if who.reads else 0
        asked = Coming(agent - by_card + form.asked, by_card + form.maybe, form.endless)
        return asked.after(before + who.at, before + len(who.open))

    def _of_stranger(self, matter: Matter) -> Coming:
        if self._seen is None or self._seen[0] != matter:
            try:
                blank = self._shelf.blank(matter)
            except ServiceError:  # said when the form is to be opened
                return Coming(endless=True)
            self._seen = (matter, of_stranger(blank) if blank is not None else Coming())
        return self._seen[1]
