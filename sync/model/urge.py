"""An urge (催办): a citizen asks the person in charge not to forget the case. Once a day, at most."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from sync.model.case import CaseState


class Urge(Struct, frozen=True, kw_only=True):
    """Body of an ``urge`` message. Who sends it has given the terminal receipt number and ID number, or name,
    ID number and phone. made_at: the terminal's clock, ISO 8601 with zone."""

    id: str
    case_id: str
    receipt_no: str
    visit: str
    made_at: str


def why_not_urge(state: CaseState | None, urged_on: date | None, today: date) -> str:
    """Why this case cannot be urged today, in a few words; "" when it can.

    state: None while the county has received it and said nothing yet. urged_on: the last day it was urged.
    """
    if state is not None and state.closed:
        return "已经办完，不用催了"
    if state is CaseState.CORRECTING:
        return "等您补材料，不用催"
    if state is CaseState.PAUSED:
        return "在走特别程序，催不快"
    if urged_on is not None and urged_on >= today:
        return "今天催过了，明天再催"
    return ""
