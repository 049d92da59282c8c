"""The agent's small parts: back-off, matching of answers, batches, tokens."""

from __future__ import annotations

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.protocol.line import Answer, TokenReply, Verdict
from sync.terminal.answers import match
from sync.terminal.backoff import Lane
from sync.terminal.errors import LineError
from sync.terminal.mailbox.rules import LONGEST_WAIT, fill_batch, is_due, later_wait
from sync.terminal.token import TokenSource, sign_assertion
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import review_message


class TestLane:
    def test_waits_double_up_to_the_most(self) -> None:
        lane = Lane(1, 10, lambda: 1.0)
        assert [lane.fail(0) for _ in range(6)] == [1, 2, 4, 8, 10, 10]

    @given(jitter=st.floats(0, 1), failures=st.integers(1, 2000))
    def test_jitter_stays_between_half_and_the_whole(self, jitter: float, failures: int) -> None:
        lane = Lane(1, 300, lambda: jitter)
        waits = [lane.fail(0) for _ in range(failures)]
        assert 0.5 <= min(waits) <= max(waits) <= 300
        assert waits[-1] >= min(300, 2.0 ** min(failures - 1, 20)) / 2

    def test_ready_only_after_the_wait_and_at_once_after_success(self) -> None:
        lane = Lane(10, 10, lambda: 1.0)
        assert lane.ready(0)
        lane.fail(100)
        assert not lane.ready(109.9)
        assert lane.ready(110)
        lane.fail(110)
        lane.succeed()
        assert lane.ready(110)
        assert lane.fail(110) == 10

    def test_the_county_may_ask_for_a_longer_wait_but_not_for_ever(self) -> None:
        lane = Lane(1, 60, lambda: 1.0)
        assert lane.fail(0, at_least=30) == 30
        assert lane.fail(0, at_least=10**9) == 60


class TestMatch:
    batch = tuple(review_message() for _ in range(3))
    good = tuple(Answer(m.id, Verdict.ACCEPTED) for m in batch)

    def test_one_answer_each(self) -> None:
        found = match(self.batch, self.good)
        assert (found.settled, found.missing, found.strange) == (self.good, (), 0)

    def test_the_same_answer_twice_is_one(self) -> None:
        assert match(self.batch, self.good * 2).settled == self.good

    def test_a_missing_answer_is_missed(self) -> None:
        found = match(self.batch, self.good[1:])
        assert found.missing == (self.batch[0].id,)
        assert found.settled == self.good[1:]

    def test_a_contradiction_is_no_answer(self) -> None:
        found = match(self.batch, (*self.good, replace(self.good[1], verdict=Verdict.REFUSED)))
        assert found.missing == (self.batch[1].id,)

    def test_a_stranger_is_counted_and_passed_over(self) -> None:
        found = match(self.batch, (Answer("nobody", Verdict.ACCEPTED), *self.good))
        assert (found.settled, found.strange) == (self.good, 1)


class TestRules:
    @given(st.lists(st.integers(0, 500), max_size=30), st.integers(1, 10), st.integers(1, 1000))
    def test_a_batch_is_a_beginning_within_its_limits(self, sizes: list[int], count: int, most: int) -> None:
        taken = fill_batch(enumerate(sizes), count, most)
        assert taken == list(range(len(taken)))
        assert bool(taken) == bool(sizes)
        assert len(taken) <= count
        assert len(taken) <= 1 or sum(sizes[: len(taken)]) <= most
        fits_more = len(taken) < min(count, len(sizes)) and sum(sizes[: len(taken) + 1]) <= most
        assert not fits_more

    @given(wait=st.floats(0, LONGEST_WAIT), now=st.floats(1e9, 2e9))
    def test_due_exactly_when_the_wait_is_over(self, wait: float, now: float) -> None:
        assert is_due(now + wait, now + wait)
        assert is_due(now + wait, now) == (now + wait <= now)

    def test_later_grows_and_ends_growing(self) -> None:
        waits = [later_wait(n) for n in range(0, 60)]
        assert waits == sorted(waits)
        assert (waits[0], waits[-1]) == (15, 600)


class County:
    """Gives tokens; keeps the assertions it was shown."""

    def __init__(self, clock: FakeClock, expires_in: int = 100) -> None:
        self.clock, self.expires_in = clock, expires_in
        self.assertions: list[str] = []
        self.county_time = ""
        self.code = ""

    def fetch(self, assertion: str) -> TokenReply:
        self.assertions.append(assertion)
        if self.code:
            code, self.code = self.code, ""
            raise LineError("时间不对", "test", status=401, code=code, county_time=self.county_time)
        now = self.clock.now().isoformat()
        token = f"token-{len(self.assertions)}"
        return TokenReply(access_token=token, expires_in=self.expires_in, county_time=now, county_epoch="e")


class TestTokenSource:
    private = Ed25519PrivateKey.generate()

    def source(self, county: County) -> TokenSource:
        return TokenSource("t-1", self.private.private_bytes_raw(), county.fetch, county.clock)

    def claims(self, assertion: str) -> dict[str, object]:
        found: dict[str, object] = jwt.decode(
            assertion,
            self.private.public_key(),
            algorithms=["EdDSA"],
            audience="doorstep-county",
            options={"verify_exp": False, "verify_iat": False},
        )
        return found

    def test_kept_until_a_tenth_before_its_end(self) -> None:
        clock = FakeClock()
        county = County(clock)
        source = self.source(county)
        assert source.get() == source.get() == "token-1"
        clock.advance(89)
        assert source.get() == "token-1"
        clock.advance(1)
        assert source.get() == "token-2"

    def test_a_jump_of_the_wall_clock_changes_nothing(self) -> None:
        clock = FakeClock()
        source = self.source(County(clock))
        source.get()
        for jump in (-(10**7), 10**8):
            clock.jump(jump)
            assert source.get() == "token-1"

    def test_dropped_only_when_it_is_the_one_in_use(self) -> None:
        source = self.source(County(FakeClock()))
        source.get()
        source.drop("another")
        assert source.get() == "token-1"
        source.drop("token-1")
        assert source.get() == "token-2"

    def test_the_assertion_says_who_to_whom_and_for_a_minute(self) -> None:
        at = 1_700_000_000.9
        first, second = (
            self.claims(sign_assertion("t-1", self.private.private_bytes_raw(), at)) for _ in "12"
        )
        assert (first["iss"], first["sub"], first["iat"]) == ("t-1", "t-1", 1_700_000_000)
        assert first["exp"] == 1_700_000_060
        assert first["jti"] != second["jti"]

    def test_signs_with_the_countys_time_once_told(self) -> None:
        clock = FakeClock()
        county = County(clock)
        county.code, county.county_time = "clock_skew", "2031-01-01T00:00:00+08:00"
        source = self.source(county)
        assert source.get() == "token-2"
        assert self.claims(county.assertions[1])["iat"] == 1_924_963_200
        clock.advance(200)
        clock.jump(10**8)
        source.get()
        assert self.claims(county.assertions[2])["iat"] == 1_924_963_400

    @pytest.mark.parametrize("county_time", ["", "soon", "2031-01-01T00:00:00"])
    def test_without_a_usable_time_the_refusal_stands(self, county_time: str) -> None:
        county = County(FakeClock())
        county.code, county.county_time = "clock_skew", county_time
        with pytest.raises(LineError):
            self.source(county).get()
        assert len(county.assertions) == 1

    def test_another_refusal_is_passed_on(self) -> None:
        county = County(FakeClock())
        county.code = "invalid_client"
        with pytest.raises(LineError, match="时间不对"):
            self.source(county).get()
