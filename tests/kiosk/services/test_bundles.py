"""一件事 at the terminal: what belongs to it, in its order, and where each part is done."""

from __future__ import annotations

import pytest

from kiosk.services.bundles import AT_WINDOW, Bundles
from sync.model.bundle import Bundle, BundlePart
from sync.model.matter import Audience
from sync.protocol.line import Topic
from tests.kiosk.services.kiosk_world import Kiosk


@pytest.fixture
def kiosk() -> Kiosk:
    made = Kiosk()
    company = Bundle(
        code="A-1", name="企业开办", audience=(Audience.COMPANY,), parts=(BundlePart("公章刻制"),)
    )
    retirement = Bundle(
        code="B-1",
        name="退休",
        audience=(Audience.PERSON,),
        parts=(
            BundlePart("参保登记", made.matter.code),
            BundlePart("取暖补贴"),
            BundlePart("旧事项", "XX-1"),
        ),
    )
    for bundle in (company, retirement):
        made.county.publish(Topic.BUNDLE, bundle.code, bundle)
    made.catalogue.refresh()
    return made


def test_people_s_come_first_and_say_how_much_is_done_here(kiosk: Kiosk) -> None:
    hits = Bundles(kiosk.catalogue).all()
    assert [(h.name, h.sub) for h in hits] == [
        ("退休", "3 件事 · 其中 1 件能在这里办"),
        ("企业开办", "1 件事 · 到窗口办"),
    ]


def test_the_parts_in_their_order_and_what_is_not_listed_goes_to_the_window(kiosk: Kiosk) -> None:
    name, hits = Bundles(kiosk.catalogue).of("B-1")
    assert name == "退休"
    assert [h.name for h in hits] == ["1. 参保登记", "2. 取暖补贴", "3. 旧事项"]
    assert hits[0].code == kiosk.matter.code
    assert all(h.code.startswith(AT_WINDOW) and h.sub == "到窗口办" for h in hits[1:])


def test_one_that_is_not_published_is_our_mistake(kiosk: Kiosk) -> None:
    with pytest.raises(KeyError):
        Bundles(kiosk.catalogue).of("nothing")
