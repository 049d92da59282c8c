"""Behind each door of the elder home page stands first what old people come for, of the county's own list."""

from __future__ import annotations

import pytest

from kiosk.services.doors import DOORS
from kiosk.services.speech_pages import ELDER_DOORS
from sync.model.matter import Audience, Matter
from tests.kiosk.services.world import starting_matters

#: What has to be on the first page, in large type: four of them.
WANTED = {
    "养老": ("城乡居民养老保险参保登记", "城乡居民养老保险待遇申领", "领取养老金人员待遇资格认证"),
    "看病": ("城乡居民基本医疗保险参保登记", "住院费用报销"),
    "补贴救助": ("高龄津贴给付", "最低生活保障对象认定、保障金给付"),
    "房子土地": ("宅基地使用权及房屋所有权首次登记",),
}


@pytest.fixture(scope="module")
def behind() -> dict[str, list[Matter]]:
    every = starting_matters()
    return {name: door.order(m for m in every if m.domain is door.domain) for name, door in DOORS.items()}


def test_the_first_page_has_what_they_come_for(behind: dict[str, list[Matter]]) -> None:
    for door, names in WANTED.items():
        first = [matter.name for matter in behind[door][:4]]
        assert set(names) <= set(first), (door, first)


def test_nothing_is_left_out_and_companies_stand_last(behind: dict[str, list[Matter]]) -> None:
    for name, matters in behind.items():
        domain = DOORS[name].domain
        assert {m.code for m in matters} == {m.code for m in starting_matters() if m.domain is domain}
        people = [Audience.PERSON in m.audience for m in matters]
        assert people == sorted(people, reverse=True)


def test_the_doors_are_called_as_they_are_read_aloud() -> None:
    assert tuple(DOORS) == ELDER_DOORS[: len(DOORS)]
