"""The page in a frame: found on any table, laid flat, and refused in words when a clerk could not read it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from kiosk.devices.camera.jpeg import MOST_BYTES, PictureError, decode, encode, turned
from kiosk.devices.camera.page import A4, read_page
from kiosk.devices.camera.source import small
from kiosk.devices.camera.watching import MOVING, Watching
from tests.helpers.photos import FRAME, NOWHERE, SLANTED, Table, photograph, sheet

NEAR = 14.0
"""Pixels of a frame 2592 wide: half a percent, under 2 mm on the paper."""


@pytest.mark.parametrize("table", ["wood", "black", "green", "grey", "white"])
def test_the_page_is_found_on_any_table(table: Table) -> None:
    page = read_page(photograph(table=table))
    assert page.corners is not None
    assert np.abs(page.corners - np.array(SLANTED)).max() < NEAR
    assert page.findings == ()
    flat = decode(page.jpeg)
    assert (flat.shape[1], flat.shape[0]) == A4
    # Laid flat it is the page that was drawn, in the same place.
    small = [np.asarray(Image.fromarray(p).convert("L").resize((83, 117)), float) for p in (flat, sheet())]
    assert np.corrcoef(small[0][4:-4, 4:-4].ravel(), small[1][4:-4, 4:-4].ravel())[0, 1] > 0.85


@pytest.mark.parametrize("table", ["wood", "black", "green", "grey", "white"])
def test_the_page_is_found_in_the_small_picture_that_is_watched(table: Table) -> None:
    """As the screen shows it: halved while unpacked, then made smaller. Enlarged again, a black table was
    taken for a page that runs out of the picture."""
    frame = small(encode(photograph(table=table)))
    assert frame is not None
    look = Watching().look(frame, 2.0)
    assert look.wrong in (None, MOVING)
    assert look.corners is not None
    on_frame = (look.corners + 0.5) * FRAME[0] / look.picture.shape[1] - 0.5
    assert np.abs(on_frame - np.array(SLANTED)).max() < NEAR


@pytest.mark.parametrize(
    "corners",
    [
        ((700, 250), (1950, 180), (2100, 1850), (500, 1760)),
        ((900, 100), (2150, 420), (1750, 1880), (560, 1600)),
        ((620, 320), (1780, 330), (1770, 1700), (610, 1690)),
    ],
)
def test_at_any_slant(corners: tuple[tuple[int, int], ...]) -> None:
    page = read_page(photograph(corners))
    assert page.corners is not None
    assert np.abs(page.corners - np.array(corners)).max() < NEAR
    assert page.findings == ()


def test_a_page_on_its_side_is_turned_so_that_its_lines_lie_level() -> None:
    lying = ((2250, 240), (2250, 1500), (380, 1480), (400, 200))
    page = read_page(photograph(lying))
    flat = decode(page.jpeg)
    assert (flat.shape[1], flat.shape[0]) == A4
    assert page.usable


@pytest.mark.parametrize(
    ("frame", "rule", "words"),
    [
        ({"blur": 4.0}, "blurred", "按平"),
        ({"blur": 2.5}, "blurred", "糊"),
        ({"light": 0.25}, "dark", "太暗"),
        ({"glare": True, "light": 0.8}, "glare", "反光"),
        ({"page": sheet(blank=True)}, "blank", "放反"),
        ({"corners": NOWHERE}, "page", "没有找到纸"),
        ({"corners": NOWHERE, "table": "black"}, "page", "没有找到纸"),
        ({"corners": ((-120, 170), (1300, 240), (1400, 1790), (-200, 1730))}, "cut", "左边"),
        ({"corners": ((-150, -50), (1300, 240), (1400, 1790), (300, 1730))}, "cut", "左上角"),
    ],
)
def test_what_a_clerk_could_not_read_is_refused_in_words(
    frame: dict[str, object], rule: str, words: str
) -> None:
    page = read_page(photograph(**frame))  # type: ignore[arg-type]
    assert not page.usable
    assert [f.rule for f in page.findings] == [rule]
    assert words in page.findings[0].words


@pytest.mark.parametrize("frame", [{"blur": 1.0}, {"light": 0.5}, {"shadow": 0.7}, {"shadow": 0.5}])
def test_what_can_be_read_is_taken(frame: dict[str, float]) -> None:
    assert read_page(photograph(**frame)).usable  # type: ignore[arg-type]


def test_a_deep_shadow_is_said_but_does_not_stop_anybody() -> None:
    page = read_page(photograph(table="black", shadow=0.35))
    assert [f.rule for f in page.findings] == ["shadow"]
    assert page.usable


def test_a_page_that_does_not_compress_still_fits() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (A4[1], A4[0], 3), dtype=np.uint8)
    packed = encode(noise)
    assert len(packed) <= MOST_BYTES
    assert decode(packed).shape[0] > 1000


def _saved(kind: str, image: Image.Image, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_phones_picture_stands_upright_and_says_no_more_where_it_was_taken() -> None:
    image = Image.new("RGB", (400, 200), "white")
    image.paste("red", (0, 0, 200, 200))
    notes = Image.Exif()
    notes[0x0112], notes[0x010E] = 6, "where it was taken"
    seen = decode(_saved("JPEG", image, exif=notes))
    assert seen.shape[:2] == (400, 200)
    assert tuple(seen[50, 100] > 128) == (False, False, True)
    assert b"where it was taken" not in encode(seen)
    assert turned(seen, 1).shape[:2] == (200, 400)


def test_transparent_is_white() -> None:
    assert decode(_saved("PNG", Image.new("RGBA", (64, 64), (0, 0, 0, 0)))).min() == 255


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff\xe0 and nothing behind",
        _saved("JPEG", Image.effect_noise((300, 300), 90))[:-9000],
        _saved("GIF", Image.new("RGB", (64, 64))),
        _saved("PNG", Image.new("1", (9000, 9000))),
        _saved("PNG", Image.new("RGB", (4, 4))),
    ],
    ids=["empty", "header", "half", "gif", "bomb", "tiny"],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError, match="请换一张"):
        decode(data)
