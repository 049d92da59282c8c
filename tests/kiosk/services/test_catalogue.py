from __future__ import annotations

from datetime import date

import msgspec
import pytest

from kiosk.services.catalogue import Catalogue, CatalogueState
from sync.model.forms.record import FormRecord
from sync.model.matter import Domain
from sync.model.terminal import Poster
from sync.protocol.line import Record, Topic
from sync.terminal.mailbox.memory import MemoryMailbox
from tests.kiosk.services.world import County, enrolled_mailbox, profile, starting_matters, year_2027


@pytest.fixture
def mailbox() -> MemoryMailbox:
    return enrolled_mailbox()


@pytest.fixture
def county(mailbox: MemoryMailbox) -> County:
    return County(mailbox)


@pytest.fixture
def catalogue(mailbox: MemoryMailbox) -> Catalogue:
    return Catalogue(mailbox)


def test_before_enrolment_all_is_empty_and_said() -> None:
    catalogue = Catalogue(MemoryMailbox())
    assert catalogue.refresh() is False
    assert catalogue.state is CatalogueState.NOT_ENROLLED
    assert catalogue.matters() == ()
    assert catalogue.frequent() == ()
    assert catalogue.profile() is None
    assert catalogue.posters() == ()
    assert [d.count for d in catalogue.domains()] == [0] * 6
    assert catalogue.calendar().is_published(date(2026, 11, 22))
    with pytest.raises(KeyError):
        catalogue.matter("HR-001")


def test_enrolled_but_nothing_came_yet(catalogue: Catalogue) -> None:
    assert catalogue.refresh() is True
    assert catalogue.state is CatalogueState.EMPTY
    assert catalogue.refresh() is False


def test_the_starting_catalogue_is_all_there(catalogue: Catalogue, county: County) -> None:
    county.publish_all(Topic.MATTER, {m.code: m for m in starting_matters()})
    assert catalogue.refresh() is True
    assert catalogue.state is CatalogueState.READY
    assert len(catalogue.matters()) == 271
    assert {d.domain: d.count for d in catalogue.domains()} == {
        Domain.BUSINESS: 57,
        Domain.HUMAN_RESOURCES: 92,
        Domain.MEDICAL_INSURANCE: 34,
        Domain.HOUSING_FUND: 34,
        Domain.REAL_ESTATE: 30,
        Domain.SOCIAL_ASSISTANCE: 24,
    }
    assert sum(d.at_kiosk for d in catalogue.domains()) == 132
    inside = catalogue.in_domain(Domain.SOCIAL_ASSISTANCE)
    assert [m.at_kiosk for m in inside] == sorted((m.at_kiosk for m in inside), reverse=True)
    assert catalogue.matter("SA-001").name == "最低生活保障对象认定、保障金给付"


def test_nothing_changes_until_the_next_refresh(catalogue: Catalogue, county: County) -> None:
    first, *rest = starting_matters()[:3]
    county.publish_all(Topic.MATTER, {m.code: m for m in (first, *rest)})
    catalogue.refresh()
    version = catalogue.version
    county.publish(Topic.MATTER, first.code, msgspec.structs.replace(first, rev=2, name="改了名字的事"))
    county.publish(Topic.MATTER, rest[0].code, None)
    assert catalogue.matter(first.code).name == first.name
    assert len(catalogue.matters()) == 3
    assert catalogue.refresh() is True
    assert catalogue.version == version + 1
    assert catalogue.matter(first.code).name == "改了名字的事"
    assert len(catalogue.matters()) == 2


def test_unchanged_rows_are_not_decoded_again(catalogue: Catalogue, county: County) -> None:
    first, second = starting_matters()[:2]
    county.publish_all(Topic.MATTER, {m.code: m for m in (first, second)})
    catalogue.refresh()
    kept = catalogue.matter(second.code)
    county.publish(Topic.MATTER, first.code, msgspec.structs.replace(first, rev=2))
    catalogue.refresh()
    assert catalogue.matter(second.code) is kept


def test_a_record_of_a_shape_not_known_hides_itself_only(
    catalogue: Catalogue, county: County, mailbox: MemoryMailbox
) -> None:
    first, second = starting_matters()[:2]
    county.publish_all(Topic.MATTER, {m.code: m for m in (first, second)})
    catalogue.refresh()
    strange = Record(topic=Topic.MATTER, key=first.code, rev=9, body=b'{"code": 1}')
    mailbox.apply([strange], "1:9", snapshot_begin=False, snapshot_end=False)
    assert catalogue.refresh() is True
    assert [m.code for m in catalogue.matters()] == [second.code]


def test_frequent_is_the_townships_choice_then_one_a_domain(catalogue: Catalogue, county: County) -> None:
    county.publish_all(Topic.MATTER, {m.code: m for m in starting_matters()})
    catalogue.refresh()
    fallback = catalogue.frequent()
    assert len(fallback) == 4
    assert all(m.at_kiosk for m in fallback)
    assert len({m.domain for m in fallback}) == 4
    chosen = ("SA-001", "gone", "HR-001", "HR-002", "HR-003", "HR-004")
    county.publish(Topic.TERMINAL, "t-0001", profile(frequent=chosen))
    catalogue.refresh()
    assert [m.code for m in catalogue.frequent()] == ["SA-001", "HR-001", "HR-002", "HR-003"]


def test_the_profile_of_another_terminal_is_not_ours(catalogue: Catalogue, county: County) -> None:
    county.publish(Topic.TERMINAL, "t-0002", profile(terminal="t-0002"))
    catalogue.refresh()
    assert catalogue.profile() is None
    county.publish(Topic.TERMINAL, "t-0001", profile())
    catalogue.refresh()
    mine = catalogue.profile()
    assert mine is not None
    assert mine.centre_name == "歇马镇党群服务中心"


def test_a_published_year_joins_the_built_in_one(catalogue: Catalogue, county: County) -> None:
    catalogue.refresh()
    assert not catalogue.calendar().is_published(date(2027, 1, 4))
    county.publish(Topic.CALENDAR, "2027", year_2027())
    catalogue.refresh()
    assert catalogue.calendar().is_published(date(2027, 1, 4))
    assert catalogue.calendar().is_published(date(2026, 1, 4))


def test_a_form_is_read_when_asked_for_and_steady_in_a_visit(catalogue: Catalogue, county: County) -> None:
    matter = msgspec.structs.replace(starting_matters()[0], form_id="pension")
    catalogue.refresh()
    assert catalogue.form(starting_matters()[0]) is None
    assert catalogue.form(matter) is None
    county.publish(Topic.FORM, "pension", FormRecord("pension", "v1", "参保登记", "<x/>"))
    assert catalogue.form(matter) is None
    catalogue.refresh()
    form = catalogue.form(matter)
    assert form is not None
    assert form.version == "v1"
    county.publish(Topic.FORM, "pension", FormRecord("pension", "v2", "参保登记", "<x/>"))
    assert catalogue.form(matter) is form
    catalogue.refresh()
    newer = catalogue.form(matter)
    assert newer is not None
    assert newer.version == "v2"


def test_posters_come_and_go(catalogue: Catalogue, county: County) -> None:
    county.publish(Topic.POSTER, "p1", Poster("p1", "全县通办", "在哪个镇都能办", "保政管办发〔2024〕12号"))
    catalogue.refresh()
    assert [p.title for p in catalogue.posters()] == ["全县通办"]
    county.publish(Topic.POSTER, "p1", None)
    catalogue.refresh()
    assert catalogue.posters() == ()
