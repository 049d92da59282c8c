"""The pages of the filing and progress journeys, with their samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import STEPS
from tests.kiosk.screens import filing_samples as samples
from tests.kiosk.screens.cases import PageCase, elder_only, standard_only


def at(step: int, **more: object) -> Callable[[], Mapping[str, object]]:
    """Initial properties of a page in the filing's steps."""
    return lambda: {"steps": STEPS, "step": step, **more}


def question(number: int) -> Callable[[], Mapping[str, object]]:
    return lambda: {"questions": 6, "question": number}


def rated(make: Callable[[], QObject]) -> Callable[[], Mapping[str, object]]:
    return lambda: {"review": make()}


PERSON = "张*例  9999********0020"


IN_REPAIR = {"a4_printer": "打印机在修，纸打不出来。事照样能办，请记下回执号，要纸请到窗口。"}


CASES = (
    PageCase(
        "waiting",
        "filing/WaitingPage.qml",
        samples.waiting,
        shown_in=standard_only,
        remaining=-1,
        chinese_only=True,
    ),
    PageCase("identify", "filing/IdentifyPage.qml", samples.identify, at(0)),
    PageCase("identify-card", "filing/IdentifyPage.qml", samples.reader, at(0), remaining=24),
    PageCase("identify-card-early", "filing/IdentifyPage.qml", samples.identify_refused, at(0)),
    PageCase("identify-card-family", "filing/IdentifyPage.qml", samples.identify_family, at(0)),
    PageCase("identify-card-read", "filing/IdentifyPage.qml", samples.identify_read, at(0)),
    PageCase("identify-card-rare", "filing/IdentifyPage.qml", samples.identify_read_rare, at(0)),
    PageCase("identify-card-broken", "filing/IdentifyPage.qml", samples.identify_broken, at(0)),
    PageCase("identify-wrong", "filing/IdentifyPage.qml", samples.identify_wrong, at(0, editing=True)),
    PageCase("form-person", "filing/FormPage.qml", samples.form_person, at(1, person=PERSON), standard_only),
    PageCase(
        "form-card",
        "filing/FormPage.qml",
        samples.form_person,
        at(1, person=PERSON, fromCard=True),
        standard_only,
    ),
    PageCase("form-wrong", "filing/FormPage.qml", samples.form_wrong, at(1, person=PERSON), standard_only),
    PageCase(
        "form-pay", "filing/FormPage.qml", samples.form_pay, at(1, person=PERSON), standard_only, remaining=24
    ),
    PageCase(
        "form-promise", "filing/FormPage.qml", samples.form_promise, at(1, person=PERSON), standard_only
    ),
    PageCase(
        "question-written", "filing/ElderQuestionPage.qml", samples.elder_written, question(2), elder_only
    ),
    PageCase(
        "question-choice",
        "filing/ElderQuestionPage.qml",
        samples.elder_choice,
        question(3),
        elder_only,
        remaining=28,
    ),
    PageCase(
        "question-long", "filing/ElderQuestionPage.qml", samples.elder_long_choice, question(4), elder_only
    ),
    PageCase(
        "question-promise", "filing/ElderQuestionPage.qml", samples.elder_promise, question(5), elder_only
    ),
    PageCase("materials", "filing/MaterialsPage.qml", samples.materials, at(2)),
    PageCase("materials-done", "filing/MaterialsPage.qml", samples.materials_done, at(2)),
    PageCase("sign", "filing/SignPage.qml", samples.sign, at(3)),
    PageCase("sign-failed", "filing/SignPage.qml", samples.sign_failed, at(3)),
    PageCase("receipt", "filing/ReceiptPage.qml", samples.receipt, rated(samples.review)),
    PageCase(
        "receipt-no-printer",
        "filing/ReceiptPage.qml",
        samples.receipt,
        rated(samples.review),
        faults=IN_REPAIR,
        state=True,
    ),
    PageCase("receipt-rated", "filing/ReceiptPage.qml", samples.receipt_printed, rated(samples.review_good)),
    PageCase("receipt-bad", "filing/ReceiptPage.qml", samples.receipt, rated(samples.review_bad)),
    PageCase("progress-find", "progress/ProgressFindPage.qml", samples.find),
    PageCase("progress-find-wrong", "progress/ProgressFindPage.qml", samples.find_wrong),
    PageCase("progress-find-asking", "progress/ProgressFindPage.qml", samples.find_asking),
    PageCase("progress", "progress/ProgressPage.qml", samples.progress, line="online"),
    PageCase("progress-waiting", "progress/ProgressPage.qml", samples.progress_waiting),
    PageCase("progress-supplied", "progress/ProgressPage.qml", samples.progress_supplied),
    PageCase("supplement", "progress/SupplementPage.qml", samples.supplement),
    PageCase("supplement-paper", "progress/SupplementPage.qml", samples.supplement_paper, state=True),
    PageCase("supplement-unnamed", "progress/SupplementPage.qml", samples.supplement_unnamed, state=True),
    PageCase("supplied", "voices/SentPage.qml", samples.supplied, samples.sent_words),
    PageCase("supplement-words", "progress/SupplementPage.qml", samples.supplement_words),
    PageCase("withdraw", "progress/WithdrawPage.qml", samples.withdraw),
    PageCase("withdraw-failed", "progress/WithdrawPage.qml", samples.withdraw_failed),
    PageCase("review", "progress/ReviewPage.qml", samples.review),
    PageCase("review-sent", "progress/ReviewPage.qml", samples.review_sent),
)
