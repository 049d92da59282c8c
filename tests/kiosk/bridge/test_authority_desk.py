"""The letter of authority, printed with the signature that was just given."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.authority_desk import AuthorityDesk
from kiosk.bridge.authority_model import AuthorityModel
from kiosk.bridge.papers import SheetRun
from kiosk.services.printing import DrawnSign, LetterSheet
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import Kiosk


class Entering(QObject):
    entered = Signal(object)


class Tray:
    """Makes at once what is asked for; what it was made of is in ``letters``."""

    def __init__(self) -> None:
        self.letters: list[LetterSheet] = []

    def start(self, op: str, make: Callable[[], object]) -> SheetRun:
        make()
        return SheetRun()

    def letter(self, sheet: LetterSheet) -> None:
        self.letters.append(sheet)


def test_the_signature_is_printed_with_the_size_of_its_pad(qapp: object) -> None:
    """Told only how far its ink reaches, paper would take a small signature for one that filled its pad."""
    kiosk, model, tray, flow = Kiosk(), AuthorityModel(), Tray(), Entering()
    visit = kiosk.visitor()
    visit.agent = applicant("王示琴", order=8)
    desk = AuthorityDesk(
        visits=kiosk.visits,
        questions=SimpleNamespace(matter=kiosk.matter),  # type: ignore[arg-type]  # all that is asked of it here
        printing=tray,  # type: ignore[arg-type]
        papers=tray,  # type: ignore[arg-type]
        clock=kiosk.clock,
        flow=flow,  # type: ignore[arg-type]  # its signal is all that is used
        model=model,
    )
    model.choose(1)
    model.forward(0, 0)
    model.print(932, 504)
    model.take("screen")
    model.forward(0, 0)
    model.write([[[10, 12, 0], [70, 40, 90]], [[20, 50, 200]]])
    model.print(932, 504)
    to_sign, signed = tray.letters
    assert to_sign.sign is None
    assert signed.sign == DrawnSign(932, 504, (((10, 12), (70, 40)), ((20, 50),)))
    assert signed.relation == to_sign.relation == "子女"
    assert signed.words == to_sign.words
    assert desk.parent() is None
