"""Every way to answer a question, in the pages that ask it, with its keyboard, pad or sheet open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtQuick import QQuickItem

from kiosk.bridge.flow_model import STEPS
from kiosk.bridge.form_model import FormModel
from tests.kiosk.screens import input_samples
from tests.kiosk.screens.cases import PageCase, elder_only, standard_only
from tests.kiosk.screens.stage import items, wait_until
from tests.kiosk.screens.writing_cases import give_pad, writing

PERSON = "张*例  9999********0020"
FORM, QUESTION = "filing/FormPage.qml", "filing/ElderQuestionPage.qml"


def _named(page: QObject, name: str) -> QQuickItem:
    assert isinstance(page, QQuickItem)
    return next(item for item in items(page) if item.objectName() == name)


def typed_into(name: str, page: QObject) -> None:
    """A field is being typed into: its keyboard or pad stands."""
    assert isinstance(page, QQuickItem)
    QMetaObject.invokeMethod(_named(page, name), "take")
    assert wait_until(lambda: any(i.objectName() == "keys" for i in items(page)))


def written_into(name: str, page: QObject) -> None:
    """The same with the writing pad."""
    typed_into(name, page)
    give_pad(page, writing())


def opened(name: str, page: QObject) -> None:
    """The sheet of a question."""
    assert isinstance(page, QQuickItem)
    QMetaObject.invokeMethod(_named(page, name + "_open"), "activate")
    assert wait_until(lambda: any(i.objectName() == "choices_close" for i in items(page)))


def digits(page: QObject) -> None:
    """Type instead of turning."""
    button = _named(page, "wheels_type")
    QMetaObject.invokeMethod(button, "activate")


def opened_digits(name: str, page: QObject) -> None:
    opened(name, page)
    digits(page)


def form(name: str, group: str, prepare: Callable[[QObject], None] | None = None, **how: object) -> PageCase:
    make: Callable[[], FormModel] = partial(input_samples.section, group, **how)  # type: ignore[arg-type]
    properties = {"steps": STEPS, "step": 1, "person": PERSON}
    return PageCase(name, FORM, make, lambda: properties, standard_only, prepare=prepare, state=True)


def asked(name: str, path: str, prepare: Callable[[QObject], None] | None = None, **how: object) -> PageCase:
    make: Callable[[], FormModel] = partial(input_samples.question, path, **how)  # type: ignore[arg-type]
    properties = {"questions": 6, "question": 2}
    return PageCase(name, QUESTION, make, lambda: properties, elder_only, prepare=prepare, state=True)


ALL = input_samples.ANSWERS
Q = "q__data_"
CASES = (
    form("form-days", "days", answers=ALL),
    form("form-days-open", "days", tried=True),
    form("form-sums", "sums", answers=ALL),
    form("form-picks", "picks", answers=ALL),
    form("form-rest", "rest", tried=True),
    PageCase(
        "form-members",
        FORM,
        input_samples.members,
        lambda: {"steps": STEPS, "step": 1, "person": PERSON},
        standard_only,
        state=True,
    ),
    form("form-keys", "sums", partial(typed_into, Q + "sums_name"), answers=ALL),
    form("form-writing", "sums", partial(written_into, Q + "sums_name"), answers=ALL),
    form("form-money", "sums", partial(typed_into, Q + "sums_income"), answers=ALL),
    form("form-number", "sums", partial(typed_into, Q + "sums_card"), answers=ALL),
    form("form-date", "days", partial(opened, Q + "days_born"), answers=ALL),
    form("form-date-open", "days", partial(opened, Q + "days_stopped")),
    form("form-date-digits", "days", partial(opened_digits, Q + "days_born")),
    form("form-moment", "days", partial(opened, Q + "days_meet")),
    form("form-list", "picks", partial(opened, Q + "picks_illness"), answers=ALL),
    form("form-rank", "picks", partial(opened, Q + "picks_want"), answers=ALL),
    asked("question-date", "days/born", answers=ALL),
    asked("question-date-open", "days/stopped", tried=True),
    asked("question-date-digits", "days/born", digits),
    asked("question-time", "days/call", answers=ALL),
    asked("question-moment", "days/meet"),
    asked("question-count", "days/people", answers=ALL),
    asked("question-money", "sums/income", answers=ALL),
    asked("question-card", "sums/card", answers=ALL),
    asked("question-name", "sums/name"),
    asked("question-list", "picks/illness", answers=ALL),
    asked("question-yes-no", "picks/aided", answers=ALL),
    asked("question-rank", "picks/want", answers=ALL, tried=True),
    asked("question-place", "rest/where"),
    asked("question-photo", "rest/photo", tried=True),
    form("form-sign", "rest", partial(opened, Q + "rest_pledge"), answers=ALL),
    asked("question-sign", "rest/pledge", answers=ALL),
    asked("question-sign-open", "rest/pledge", tried=True),
)
