"""The pages of the people beside the machine."""

from __future__ import annotations

from kiosk.bridge.staff_model import StaffModel
from tests.kiosk.screens.cases import PageCase, standard_only


def signing_in() -> StaffModel:
    return StaffModel()


def refused() -> StaffModel:
    model = StaffModel()
    model.set_problem("工号或口令不对，请过 30 秒再试。")
    return model


CASES = (
    PageCase("staff_in", "staff/StaffSignInPage.qml", signing_in, shown_in=standard_only),
    PageCase("staff_refused", "staff/StaffSignInPage.qml", refused, shown_in=standard_only, state=True),
)
