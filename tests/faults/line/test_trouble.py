"""A county that lies, breaks off, or chokes: nothing is lost, nothing is doubled, nothing blocks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from sync.model.settings import Line
from sync.protocol.line import FEED_PATH, PUSH_PATH, TOKEN_PATH
from sync.terminal.agent import MISSING
from sync.terminal.mailbox.port import MessageState
from tests.helpers.clock import eventually
from tests.helpers.county import Trick
from tests.terminal.world import QUICK, World


@pytest.fixture
def world() -> Iterator[World]:
    with World() as made:
        yield made


def has_chinese(text: str) -> bool:
    return any("一" <= c <= "鿿" for c in text)


@pytest.mark.parametrize(
    "trick",
    [
        Trick.HANG_UP,
        Trick.SERVER_ERROR,
        Trick.BUSY,
        Trick.HTML_200,
        Trick.REDIRECT,
        Trick.OTHER_JSON,
        Trick.HALF_BODY,
        Trick.LOST_ANSWER,
        Trick.BROKEN_GZIP,
        Trick.OTHER_VERSION,
        Trick.CONTRADICTION,
    ],
)
def test_while_it_lasts_the_message_waits_with_a_sentence_then_it_is_sent(world: World, trick: Trick) -> None:
    world.county.play(trick, path=PUSH_PATH)
    id = world.post()
    with world.agent():
        eventually(lambda: world.status(id).attempts >= 2)
        eventually(lambda: world.status(id).state is MessageState.WAITING)
        assert has_chinese(world.status(id).last_error)
        assert not world.is_done(id)
        world.county.behave()
        eventually(lambda: world.is_done(id))
    assert list(world.county.core.stored) == [id]
    assert world.status(id).last_error == ""


@pytest.mark.parametrize("trick", [Trick.LOST_ANSWER, Trick.HALF_BODY, Trick.BROKEN_GZIP])
def test_a_lost_answer_means_already_the_next_time(world: World, trick: Trick) -> None:
    world.county.play(trick, path=PUSH_PATH, times=1)
    id = world.post()
    with world.agent():
        eventually(lambda: world.is_done(id))
    assert world.county.core.arrivals == [id, id]
    assert list(world.county.core.stored) == [id]


def test_an_answer_that_comes_too_late_is_asked_again(world: World) -> None:
    world.settings = Line(connect_timeout=1, read_timeout=0.3, outbox_poll=0.02, backoff_first=0.05)
    world.county.slow_seconds = 1.0
    world.county.play(Trick.SLOW, path=PUSH_PATH, times=1)
    id = world.post()
    with world.agent():
        eventually(lambda: world.is_done(id))
    assert world.county.core.arrivals[:2] == [id, id]


def test_duplicate_and_strange_answers_do_no_harm(world: World) -> None:
    world.county.play(Trick.DUPLICATE_ANSWERS, path=PUSH_PATH)
    world.county.play(Trick.STRANGE_ANSWER, path=PUSH_PATH)
    ids = [world.post(f"v{n}") for n in range(3)]
    with world.agent():
        eventually(lambda: world.is_done(*ids))
    assert world.county.core.arrivals == ids


def test_a_message_left_out_of_the_answers_goes_again(world: World) -> None:
    world.county.play(Trick.MISSING_ANSWER, path=PUSH_PATH)
    ids = [world.post(f"v{n}") for n in range(3)]
    with world.agent():
        eventually(lambda: world.is_done(*ids[1:]))
        eventually(lambda: world.status(ids[0]).last_error == MISSING)
        world.county.behave()
        eventually(lambda: world.is_done(*ids))


def test_a_refused_kind_is_parked_and_blocks_nobody(world: World) -> None:
    odd = replace(world.message("odd"), kind="wish")
    world.mailbox.post(odd)
    id = world.post()
    with world.agent():
        eventually(lambda: world.is_done(id))
    status = world.status(odd.id)
    assert status.state is MessageState.PARKED
    assert has_chinese(status.answer_message)


def test_later_waits_while_others_pass(world: World) -> None:
    world.county.core.later_kinds.add("review")
    first = world.post("a")
    with world.agent():
        eventually(lambda: world.status(first).answer_message)
        world.county.core.later_kinds.clear()
        second = world.post("b")
        eventually(lambda: world.is_done(second))
    assert world.status(first).state is MessageState.WAITING


def test_a_batch_too_large_for_the_county_is_halved(world: World) -> None:
    world.county.core.most_in_batch = 3
    ids = [world.post(f"v{n}") for n in range(10)]
    with world.agent():
        eventually(lambda: world.is_done(*ids))
    assert world.county.core.arrivals == ids


def test_one_message_the_county_chokes_on_does_not_block_the_rest(world: World) -> None:
    world.county.core.chokes_on.add("poison")
    before = [world.post(f"a{n}") for n in range(3)]
    poison = world.post("poison")
    after = [world.post(f"b{n}") for n in range(3)]
    with world.agent():
        eventually(lambda: world.is_done(*before, *after))
        status = world.status(poison)
        assert status.state is not MessageState.DONE
        assert has_chinese(status.answer_message or status.last_error)


@pytest.mark.parametrize("trick", [Trick.HANG_UP, Trick.SERVER_ERROR, Trick.HTML_200, Trick.HALF_BODY])
def test_a_feed_in_trouble_does_not_stop_messages(world: World, trick: Trick) -> None:
    world.county.play(trick, path=FEED_PATH)
    with world.agent():
        eventually(lambda: world.county.requests.count("GET /line/v1/feed") >= 2)
        id = world.post()
        eventually(lambda: world.is_done(id))
        world.county.behave()
        world.county.publish("poster", "p", b"1")
        eventually(lambda: world.mailbox.record("poster", "p"))


@pytest.mark.parametrize("trick", [Trick.SERVER_ERROR, Trick.HTML_200, Trick.LOST_ANSWER])
def test_trouble_with_tokens_passes(world: World, trick: Trick) -> None:
    world.county.play(trick, path=TOKEN_PATH, times=3)
    id = world.post()
    with world.agent():
        eventually(lambda: world.is_done(id))
    assert world.status(id).attempts >= 2


def test_a_terminal_the_county_has_removed_says_so_and_keeps_everything(world: World) -> None:
    world.county.core.terminals.clear()
    id = world.post()
    with world.agent():
        eventually(lambda: world.status(id).attempts >= 2)
        eventually(lambda: "不认识这台终端" in world.mailbox.line().last_error)
    assert world.status(id).state is MessageState.WAITING


def test_a_reply_cut_on_the_wire_is_not_an_answer(world: World) -> None:
    with world.agent():
        first = world.post()
        eventually(lambda: world.is_done(first))
    world.proxy.cut_reply_after(100)
    second = world.post()
    with world.agent():
        eventually(lambda: world.is_done(second))
    assert set(world.county.core.stored) == {first, second}


def test_cut_and_mended_twenty_times_everything_arrives_once_in_order() -> None:
    settings = replace(QUICK, batch_count=4)
    with World(settings=settings) as world:
        ids: list[str] = []
        with world.agent():
            for turn in range(20):
                if turn % 2:
                    world.proxy.go_offline()
                else:
                    world.proxy.go_online()
                ids.extend(world.post(f"v{turn}-{n}") for n in range(3))
                if turn % 4 == 0:
                    world.proxy.cut_reply_after(50)
                eventually(lambda: world.mailbox.line().online is not bool(turn % 2))  # noqa: B023
            world.proxy.go_online()
            eventually(lambda: world.is_done(*ids))
        assert list(world.county.core.stored) == ids
