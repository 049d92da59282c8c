"""What the visit asks over any page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from kiosk.bridge.paper_ending import STUCK, UNDER_WAY, words_of
from kiosk.bridge.visit_desk import ELDER_ENDS, ENDS, kept_words
from kiosk.bridge.visit_model import VisitModel
from tests.kiosk.screens.cases import PageCase, elder_only, standard_only

PAGE = str(Path(__file__).with_name("DialogPage.qml"))
HEARING = str(Path(__file__).with_name("HearingPage.qml"))


def asking(what: str, title: str, text: str, answers: tuple[str, ...]) -> VisitModel:
    model = VisitModel()
    model.ask(what, title, text, list(answers))
    return model


KEPT = kept_words("027461", "12月7日", "已生成取件单，共 1 页")
KEPT_ON = kept_words("027461", "12月7日", on=True)
CASES = (
    *(
        PageCase(f"asks-{w}", PAGE, partial(asking, w, *said), shown_in=standard_only)
        for w, said in ENDS.items()
    ),
    *(
        PageCase(f"asks-{w}-elder", PAGE, partial(asking, w, *said), shown_in=elder_only)
        for w, said in ELDER_ENDS.items()
    ),
    PageCase("asks-kept", PAGE, partial(asking, "kept", *KEPT)),
    PageCase("asks-kept-on", PAGE, partial(asking, "kept", *KEPT_ON), shown_in=standard_only),
    PageCase("asks-paper", PAGE, partial(asking, "paper", *words_of(UNDER_WAY, "正在打印，共 1 页…"))),
    PageCase(
        "asks-paper-stuck",
        PAGE,
        partial(asking, "paper", *words_of(STUCK, "打印机没有纸了，加了纸会接着打。请叫一下工作人员。")),
    ),
    PageCase("asks-hearing", HEARING, None),
)
