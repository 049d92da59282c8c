"""Cards laid on the reader, brought to the page that asks who it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.card_model import CardModel
from kiosk.bridge.device_watch import DeviceWatch
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.shell import ShellModel
from kiosk.services.cards import CardGone, CardLaid, CardRead, CardRefused, Cards
from kiosk.services.flow import Page, Place
from sync.model.problem import Problem

_STAFFS = "这是工作人员自己的证，请先拿起来，再放办事人的证"


class CardDesk(QObject):
    """A card is read only while one of ``pages`` is shown, and fills that page's model.

    While a keeper has the reader in repair (``shell.faults``) the pages ask by typing and say why, whatever
    the reader itself says. On the staff's sign-in page a card is theirs; while it still lies there it is
    nobody else's."""

    #: A card, on the page where the staff sign in; or why it could not be read.
    staffRead = Signal(object)
    staffRefused = Signal(str)

    def __init__(
        self,
        *,
        cards: Cards,
        watch: DeviceWatch,
        flow: FlowModel,
        shell: ShellModel,
        card: CardModel,
        pages: Mapping[Page, IdentifyModel],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cards, self._card, self._pages = cards, card, dict(pages)
        self._flow, self._shell = flow, shell
        self._staffs = False
        shell.faultsChanged.connect(self._look)
        flow.moved.connect(self._moved)
        watch.happened.connect(self._happened)
        watch.changed.connect(self._changed)
        self._look()

    def wipe(self) -> None:
        """Forget the citizen: what lies on the reader now is nobody's."""
        self._cards.want(False)
        self._card.rest()
        self._staffs = False

    def _moved(self) -> None:
        asking = self._flow.place.page in (Page.STAFF_IN, *self._pages)
        if not asking:
            self._card.rest()
        self._cards.want(asking)

    def _changed(self, name: str) -> None:
        if name == self._cards.name:
            self._look()

    def _look(self) -> None:
        repair = self._shell.told_of(self._cards.name)
        self._card.set_reader(self._cards.working() and not repair, repair or self._cards.trouble())

    def _happened(self, name: str, event: object) -> None:
        place: Place = self._flow.place
        if name == self._cards.name and isinstance(event, CardGone):
            self._staffs = False
        if name == self._cards.name and place.page is Page.STAFF_IN:
            self._of_staff(event)
            return
        model = self._pages.get(place.page)
        if name != self._cards.name or model is None:
            return
        if isinstance(event, CardLaid):
            self._card.show("reading")
        elif isinstance(event, CardRefused):
            self._card.show("refused", event.words)
        elif isinstance(event, CardRead) and self._staffs:
            self._card.show("refused", _STAFFS)
        elif isinstance(event, CardRead):
            person = self._cards.person(event.card)
            if isinstance(person, Problem):
                self._card.show("refused", person.message)
            else:
                self._card.rest()
                model.fill(person)
                if model.asks_absent and not person.remarks and not person.name_open:
                    model.submit()  # nothing else is asked of who is not here: on to the next card

    def _of_staff(self, event: object) -> None:
        if isinstance(event, CardRefused):
            self.staffRefused.emit(event.words)
        elif isinstance(event, CardRead):
            self._staffs = True
            self.staffRead.emit(event.card)
