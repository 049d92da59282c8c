"""Drafts and cases are found again by who proves to be their owner, and by nobody else."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from kiosk.services.errors import ServiceError
from kiosk.services.mine import NO_DRAFT, NOTHING, Belongings
from kiosk.services.shelf import ShelvedDraft
from kiosk.services.visit import EndReason
from kiosk.store.memory import MemoryStore
from kiosk.store.port import StoreError
from sync.model.case import Applicant, Route
from sync.model.persons import mask_id_number
from sync.model.problem import Problem
from tests.helpers.people import applicant, id_number
from tests.kiosk.services.forms import fill
from tests.kiosk.services.kiosk_world import Kiosk

ME = applicant()


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def kept(kiosk: Kiosk) -> ShelvedDraft:
    """A draft kept on purpose, its owner gone."""
    shelved = kiosk.filing.shelf.keep(kiosk.filled(kiosk.visitor()))
    kiosk.visits.end(EndReason.KEPT)
    return shelved


def found(kiosk: Kiosk, who: Applicant = ME) -> Belongings:
    result = kiosk.mine.of_person(who)
    assert isinstance(result, Belongings), result
    return result


class TestByCode:
    def test_opens_with_code_and_number_only(self, kiosk: Kiosk) -> None:
        draft = kept(kiosk)
        assert len(draft.code) == 6
        assert draft.code.isdigit()
        assert kiosk.mine.by_code(id_number(order=4), draft.code) == NO_DRAFT
        wrong = f"{(int(draft.code) + 1) % 1000000:06d}"
        assert kiosk.mine.by_code(ME.id_number, wrong) == NO_DRAFT
        mine = kiosk.mine.by_code(ME.id_number, draft.code)
        assert isinstance(mine, Belongings)
        assert mine.drafts == (draft,)
        assert (draft.saved_words, draft.until_words) == ("11月22日 09:41", "12月7日")

    def test_it_is_gone_on_with_and_filed(self, kiosk: Kiosk) -> None:
        id = kept(kiosk).id
        visit = kiosk.visits.begin()
        draft = kiosk.filing.shelf.take_up(visit, id)
        assert visit.identity == ME
        assert draft.filling is not None
        assert draft.filling.answers()["/data/pay/level"] == 500
        assert draft.materials[3].route is Route.WINDOW
        kiosk.submit(draft)
        assert [c.visit for c in kiosk.sent()] == [visit.id]
        assert kiosk.store.drafts() == []

    def test_kept_again_it_keeps_its_code(self, kiosk: Kiosk) -> None:
        first = kept(kiosk)
        kiosk.wall.advance(86400)
        again = kiosk.filing.shelf.keep(kiosk.filing.shelf.take_up(kiosk.visits.begin(), first.id))
        assert (again.id, again.code) == (first.id, first.code)
        assert again.until_words == "12月8日"

    def test_what_was_changed_in_it_is_kept_whoever_leaves_how(self, kiosk: Kiosk) -> None:
        id = kept(kiosk).id
        draft = kiosk.filing.shelf.take_up(kiosk.visits.begin(), id)
        fill(draft.filling, 800)
        kiosk.visits.end(EndReason.KEPT)
        again = kiosk.filing.shelf.take_up(kiosk.visits.begin(), id)
        assert again.filling is not None
        assert again.filling.answers()["/data/pay/level"] == 800

    def test_guessing_is_stopped(self, kiosk: Kiosk) -> None:
        draft = kept(kiosk)
        for _ in range(5):
            kiosk.mine.by_code(ME.id_number, "000000" if draft.code != "000000" else "111111")
        locked = kiosk.mine.by_code(ME.id_number, draft.code)
        assert isinstance(locked, Problem)
        assert "请过 10 分钟 再试" in locked.message
        assert isinstance(kiosk.mine.of_person(ME), Problem)
        kiosk.wall.advance(601)
        assert isinstance(kiosk.mine.by_code(ME.id_number, draft.code), Belongings)

    def test_a_number_that_cannot_be_one_is_explained_and_not_counted(self, kiosk: Kiosk) -> None:
        draft = kept(kiosk)
        for _ in range(9):
            problem = kiosk.mine.by_code(ME.id_number[:-1], draft.code)
            assert isinstance(problem, Problem)
            assert problem.rule == "id_number.short"
        assert isinstance(kiosk.mine.by_code(ME.id_number, draft.code), Belongings)

    def test_it_ends_after_its_days(self, kiosk: Kiosk) -> None:
        kept(kiosk)
        kiosk.wall.advance(15 * 86400 - 10)
        kiosk.filing.recover()
        assert len(kiosk.store.drafts()) == 1
        kiosk.wall.advance(20)
        kiosk.filing.recover()
        assert kiosk.store.drafts() == []


class TestByPerson:
    @pytest.mark.parametrize(
        "other",
        [
            applicant(name="李示例"),
            applicant(order=4),
            msgspec.structs.replace(ME, phone="13900000000"),
        ],
        ids=["name", "number", "phone"],
    )
    def test_all_three_must_fit(self, kiosk: Kiosk, other: Applicant) -> None:
        kept(kiosk)
        kiosk.file_one()
        assert kiosk.mine.of_person(other) == NOTHING
        assert len(found(kiosk).drafts) == len(found(kiosk).cases) == 1

    def test_nothing_found_counts_as_a_try(self, kiosk: Kiosk) -> None:
        for _ in range(5):
            assert kiosk.mine.of_person(ME) == NOTHING
        locked = kiosk.mine.of_person(ME)
        assert isinstance(locked, Problem)
        assert locked.rule == "mine.locked"

    def test_drafts_and_cases_newest_first_and_masked(self, kiosk: Kiosk) -> None:
        first = kiosk.file_one()
        kiosk.wall.advance(90000)
        second = kiosk.file_one()
        draft = kept(kiosk)
        mine = found(kiosk)
        assert [case.case_id for case in mine.cases] == [second.case_id, first.case_id]
        assert [d.id for d in mine.drafts] == [draft.id]
        assert ME.name not in repr(mine)
        assert ME.id_number not in repr(mine)
        assert mine.masked == f"张*例  {mask_id_number(ME.id_number)}"

    def test_a_deleted_draft_is_gone(self, kiosk: Kiosk) -> None:
        draft = kept(kiosk)
        kiosk.filing.shelf.drop(draft.id)
        assert kiosk.store.drafts() == []
        with pytest.raises(ServiceError) as gone:
            kiosk.filing.shelf.take_up(kiosk.visits.begin(), draft.id)
        assert gone.value.rule == "filing.gone"

    def test_what_could_not_be_deleted_is_offered_no_more_and_goes_later(
        self, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        draft = kept(kiosk)

        def full(self: MemoryStore, id: str) -> None:
            raise StoreError("存储满了。", "disk full")

        with monkeypatch.context() as patch:
            patch.setattr(MemoryStore, "drop_draft", full)
            with pytest.raises(ServiceError):
                kiosk.filing.shelf.drop(draft.id)
        assert kiosk.mine.of_person(ME) == NOTHING
        kiosk.filing.recover()
        assert kiosk.store.drafts() == []


class TestWhoWalkedAway:
    @pytest.mark.parametrize("reason", [EndReason.IDLE, EndReason.STOPPED])
    def test_finds_what_was_filled_in_for_a_day(self, kiosk: Kiosk, reason: EndReason) -> None:
        visit = kiosk.visitor()
        draft = kiosk.filled(visit)
        kiosk.visits.end(reason)
        assert (draft.applicant, draft.filling, visit.identity) == (None, None, None)
        (left,) = found(kiosk).drafts
        assert (left.kept, left.code, left.until_words) == (False, "", "11月23日 09:41")
        assert kiosk.filing.shelf.unfinished(kiosk.visitor(), kiosk.matter) is not None
        kiosk.visits.end(EndReason.LEFT)
        kiosk.wall.advance(timedelta(days=1, seconds=1).total_seconds())
        kiosk.filing.recover()
        assert kiosk.store.drafts() == []

    def test_also_what_was_typed_in_the_last_moment(self, kiosk: Kiosk) -> None:
        """The pause after which typing is saved had not passed yet."""
        draft = kiosk.filing.start(kiosk.visitor(), kiosk.matter)
        fill(draft.filling, 500)
        kiosk.visits.end(EndReason.IDLE)
        (left,) = found(kiosk).drafts
        again = kiosk.filing.shelf.take_up(kiosk.visits.begin(), left.id)
        assert again.filling is not None
        assert again.filling.answers()["/data/pay/level"] == 500

    def test_who_answered_nothing_leaves_nothing(self, kiosk: Kiosk) -> None:
        kiosk.filing.start(kiosk.visitor(), kiosk.matter)
        kiosk.visits.end(EndReason.IDLE)
        assert kiosk.store.drafts() == []

    def test_going_on_with_it_and_leaving_on_purpose_drops_it(self, kiosk: Kiosk) -> None:
        kiosk.filled(kiosk.visitor())
        kiosk.visits.end(EndReason.IDLE)
        (left,) = found(kiosk).drafts
        kiosk.filing.shelf.take_up(kiosk.visits.begin(), left.id)
        kiosk.visits.end(EndReason.LEFT)
        assert kiosk.store.drafts() == []

    def test_another_draft_of_the_visit_is_not_lost_for_it(self, kiosk: Kiosk) -> None:
        draft = kept(kiosk)
        visit = kiosk.visitor()
        half = kiosk.filled(visit)
        kiosk.filing.shelf.take_up(visit, draft.id)
        kiosk.visits.end(EndReason.LEFT)
        assert {row.id for row in kiosk.store.drafts()} == {draft.id, half.id}
