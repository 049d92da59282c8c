"""The real engine and the simulator keep one contract; the real one reads what was written."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.devices.handwriting.check import check_handwriting, open_recogniser
from kiosk.devices.handwriting.port import Candidate, HandwritingError, Recogniser
from kiosk.devices.handwriting.rank import words_first
from kiosk.devices.handwriting.simulator import CountingRecogniser
from kiosk.devices.handwriting.strokes import MOST_CORNERS, MOST_STROKES, SQUARE, tidy
from kiosk.devices.handwriting.zinnia import MODEL, ZinniaRecogniser, load_library
from tests.kiosk.devices.inked import HEIGHT, INK, WIDTH, Stroke, stroke

INSTALLED = open_recogniser() is not None
engine_wanted = pytest.mark.skipif(not INSTALLED, reason="Zinnia or its model is not installed")


def scripted() -> Recogniser:
    return CountingRecogniser({1: "一丨乙", 2: "二十人", 3: "三大口"})


@pytest.fixture(params=[pytest.param(ZinniaRecogniser, marks=engine_wanted), scripted])
def recogniser(request: pytest.FixtureRequest) -> Iterator[Recogniser]:
    make: Callable[[], Recogniser] = request.param
    made = make()
    yield made
    made.close()


# ---- the contract ----


def test_candidates_come_likeliest_first_and_no_more_than_asked_for(recogniser: Recogniser) -> None:
    found = recogniser.recognise(INK["一"], WIDTH, HEIGHT, 3)
    assert 1 <= len(found) <= 3
    assert found[0].char == "一"
    assert len({c.char for c in found}) == len(found)
    assert all(len(c.char) == 1 for c in found)


@pytest.mark.parametrize("nothing", [[], [[]], [[], []]])
def test_nothing_written_is_nothing_read(
    recogniser: Recogniser, nothing: list[list[tuple[int, int]]]
) -> None:
    assert recogniser.recognise(nothing, WIDTH, HEIGHT, 8) == ()


def test_an_empty_stroke_among_others_does_not_count(recogniser: Recogniser) -> None:
    assert recogniser.recognise([[], *INK["一"], []], WIDTH, HEIGHT, 1)[0].char == "一"


@pytest.mark.parametrize(("width", "height", "limit"), [(0, 480, 8), (700, -1, 8), (700, 480, 0)])
def test_what_makes_no_sense_is_refused(recogniser: Recogniser, width: int, height: int, limit: int) -> None:
    with pytest.raises(ValueError, match=r"no area|asked for"):
        recogniser.recognise(INK["一"], width, height, limit)


def test_closed_it_says_so(recogniser: Recogniser) -> None:
    recogniser.close()
    recogniser.close()
    with pytest.raises(HandwritingError, match="关了"):
        recogniser.recognise(INK["一"], WIDTH, HEIGHT, 8)


# ---- the real engine ----


@pytest.fixture(scope="module")
def zinnia() -> Iterator[ZinniaRecogniser]:
    made = ZinniaRecogniser()
    yield made
    made.close()


@engine_wanted
@pytest.mark.parametrize("char", INK)
def test_a_simple_character_is_the_first_candidate(zinnia: ZinniaRecogniser, char: str) -> None:
    assert zinnia.recognise(INK[char], WIDTH, HEIGHT, 8)[0].char == char


@engine_wanted
@pytest.mark.parametrize(("scale", "dx", "dy"), [(0.3, 10, 10), (0.3, 480, 330), (1.0, 130, 0)])
def test_small_or_in_a_corner_it_is_the_same(
    zinnia: ZinniaRecogniser, scale: float, dx: int, dy: int
) -> None:
    written = [[(round(x * scale + dx), round(y * scale + dy)) for x, y in part] for part in INK["木"]]
    assert zinnia.recognise(written, WIDTH, HEIGHT, 8)[0].char == "木"


@engine_wanted
def test_it_knows_the_characters_of_gb_2312(zinnia: ZinniaRecogniser) -> None:
    assert zinnia.size == 6763


@engine_wanted
@pytest.mark.parametrize(
    "written",
    [
        [[(5, 5)]],
        [[(5, 5)] * 500],
        [[(-(10**9), 10**9), (10**9, -(10**9))]],
        [[(n % 700, (n * 37) % 480) for n in range(10_000)]],
        [[(n, n)] for n in range(200)],
    ],
    ids=["a dot", "a resting finger", "far outside", "10,000 points", "200 dots"],
)
def test_garbage_gives_some_answer(zinnia: ZinniaRecogniser, written: list[Stroke]) -> None:
    assert len(zinnia.recognise(written, WIDTH, HEIGHT, 8)) == 8


@engine_wanted
def test_a_scribble_does_not_eat_the_memory(zinnia: ZinniaRecogniser) -> None:
    """Given a hundred corners as they are, Zinnia asks for more memory than a machine has."""
    dice = random.Random(4)  # noqa: S311
    scribble = [[(dice.randrange(700), dice.randrange(480)) for _ in range(500)] for _ in range(4)]
    zinnia.recognise(INK["李"], WIDTH, HEIGHT, 8)
    before = _mib("VmHWM")
    zinnia.recognise(scribble, WIDTH, HEIGHT, 8)
    assert _mib("VmHWM") - before < 16


@engine_wanted
def test_memory_is_given_back(zinnia: ZinniaRecogniser) -> None:
    def work() -> None:
        for _ in range(150):
            zinnia.recognise(INK["一"], WIDTH, HEIGHT, 8)
        for _ in range(5):
            ZinniaRecogniser().close()

    work()
    before = _mib("RssAnon")
    work()
    assert _mib("RssAnon") - before < 1


@engine_wanted
def test_several_threads_may_ask_at_once(zinnia: ZinniaRecogniser) -> None:
    chars = [*INK] * 4
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda c: zinnia.recognise(INK[c], WIDTH, HEIGHT, 1)[0].char, chars))
    assert found == chars


def _mib(what: str) -> float:
    """VmHWM: the most memory this process has had; RssAnon: what it has allocated now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) / 1024
    raise AssertionError(f"the kernel does not say {what}")


# ---- an engine that is absent or broken ----


def test_an_absent_library_is_said() -> None:
    with pytest.raises(HandwritingError, match="libzinnia0"):
        load_library("libzinnia-of-nobody.so")
    found = check_handwriting(library="libzinnia-of-nobody.so")
    assert not found.ok
    assert "libzinnia0" in found.words
    assert open_recogniser(library="libzinnia-of-nobody.so") is None


def test_a_library_that_is_another_is_said() -> None:
    with pytest.raises(HandwritingError, match="libzinnia0"):
        load_library("libc.so.6")


@engine_wanted
def test_an_absent_or_broken_model_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.model"
    broken.write_bytes(MODEL.read_bytes()[:100_000])
    assert "坏了" in check_handwriting(broken).words
    assert "没有装好" in check_handwriting(tmp_path / "none.model").words
    assert open_recogniser(broken) is None


@engine_wanted
def test_a_sound_engine_is_said_too() -> None:
    found = check_handwriting()
    assert found.ok
    assert "6763" in found.words


# ---- strokes and order ----


def test_tidied_strokes_are_bounded() -> None:
    dice = random.Random(3)  # noqa: S311
    wild = [[(dice.randrange(-900, 900), dice.randrange(900)) for _ in range(3000)] for _ in range(90)]
    tidied = tidy(wild, WIDTH, HEIGHT)
    assert len(tidied) == MOST_STROKES
    assert all(2 <= len(part) <= MOST_CORNERS for part in tidied)
    assert all(0 <= x <= SQUARE and 0 <= y <= SQUARE for part in tidied for x, y in part)


def test_a_straight_stroke_is_its_ends_and_a_bent_one_keeps_its_corner() -> None:
    straight, bent = tidy([stroke((0, 0), (100, 0)), stroke((0, 0), (100, 0), (100, 100))], WIDTH, HEIGHT)
    assert len(straight) == 2
    assert len(bent) == 3
    assert bent[1][0] > bent[0][0]
    assert bent[2][1] > bent[1][1]


def test_a_ring_does_not_become_a_dot() -> None:
    ring = stroke((20, 20), (80, 20), (80, 80), (20, 80), (20, 20))
    (tidied,) = tidy([ring], WIDTH, HEIGHT)
    assert len(tidied) >= 4


def test_parts_of_characters_stand_behind_words() -> None:
    given = tuple(Candidate(char, 1.0 - n / 10) for n, char in enumerate("囗亻口田"))
    assert "".join(c.char for c in words_first(given, 3)) == "口田囗"
