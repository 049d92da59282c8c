"""A case filed in another township is found here, by the citizen's two numbers, through the county."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sync.model.case import Case
from sync.model.receipt import parse_receipt_number
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient
from tests.helpers.people import applicant
from tests.journeys.pages import FindCase, Home
from tests.journeys.station import Station


@pytest.fixture
def filed(county: CountyServer) -> Iterator[Case]:
    """At a terminal of Maqiao, while ours stands in Xiema."""
    other = LineClient(county.url)
    other.enrol(county.new_code("420626103"))
    other.log_in()
    case = filed_case(other.terminal)
    (answer,) = other.push(case_message(case, other.county_key)).answers
    assert answer.verdict == "accepted"
    yield case
    other.close()


def tail(case: Case) -> str:
    number = parse_receipt_number(case.receipt_no)
    return str(getattr(number, "tail"))  # noqa: B009 - a Problem has none, and fails here


def test_a_case_of_another_township_is_found(machine: Station, filed: Case) -> None:
    find = Home.of(machine.finger).progress()
    assert isinstance(find, FindCase)
    shown = find.find(tail(filed), applicant().id_number)
    assert "待受理" in shown.state
