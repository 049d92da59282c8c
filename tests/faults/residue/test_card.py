"""A card was read: nothing of it is left, however the visit ends, also when the card still lies there.

The reader is a process of its own, so that only the kiosk's copies are in the memory that is searched.
Seen to fail: without the forgetting in ``FilingDesk.wipe``.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.model.settings import Devices
from tests.faults.residue import traces
from tests.faults.residue.booth import Booth, booth
from tests.faults.residue.citizen import Citizen
from tests.faults.residue.test_endings import clear, end, walk_away
from tests.helpers.card_reader import CardReader
from tests.journeys.finger import run_until
from tests.journeys.pages import CardIdentify

Way = Callable[[Booth, Citizen], None]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CardReader]:
    with CardReader(tmp_path_factory.mktemp("dev") / "id-reader") as made:
        yield made


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, qapp: object, reader: CardReader) -> Iterator[Booth]:
    folder = tmp_path_factory.mktemp("machine")
    (Path(os.environ["XDG_CONFIG_HOME"]) / "qtvirtualkeyboard" / "pinyin").mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        (folder / "tmp").mkdir()
        patch.setenv("TMPDIR", str(folder / "tmp"))
        patch.setattr(tempfile, "tempdir", None)
        with booth(folder, traces.ours(), Devices(id_reader=f"serial:{reader.link}")) as made:
            yield made


def lay(machine: Booth, citizen: Citizen, reader: CardReader) -> CardIdentify:
    """On the page that asks who it is, and it was read."""
    run_until(machine.kiosk.desks.devices.cards.working, "the reader")
    citizen.to_guide()
    citizen.finger.touch("next")
    page = CardIdentify(citizen.finger)
    reader.lay(
        {
            "name": citizen.name[::-1],
            "number": citizen.number[::-1],
            "address": citizen.address[::-1],
            "birth": citizen.number[6:14][::-1],
        }
    )
    citizen.finger.see("card_facts")
    return page


def read(machine: Booth, citizen: Citizen, page: CardIdentify) -> None:
    """No further than what the card says on the screen."""


def begun(machine: Booth, citizen: Citizen, page: CardIdentify) -> None:
    citizen.press_phone()
    citizen.finger.touch("next")
    run_until(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")


@pytest.mark.parametrize(
    ("name", "way", "leave", "lies"),
    [
        ("read", read, end, False),
        ("read-idle", read, walk_away, False),
        ("read-and-forgotten", read, walk_away, True),
        ("form", begun, clear, False),
        ("form-and-forgotten", begun, walk_away, True),
    ],
)
def test_nothing_of_a_card_is_left(
    machine: Booth,
    reader: CardReader,
    capfd: pytest.CaptureFixture[str],
    qtlog: traces.QtLog,
    name: str,
    way: Callable[[Booth, Citizen, CardIdentify], None],
    leave: Way,
    lies: bool,
) -> None:
    citizen = Citizen(machine, order=40 + len(name))
    with traces.Listener() as listener:
        way(machine, citizen, lay(machine, citizen, reader))
        assert traces.stands_in_window(machine, traces.Needles.of(citizen)), "the search finds nothing"
        if not lies:
            reader.lift()
        leave(machine, citizen)
        machine.run_until_idle()
        assert traces.everywhere(machine, citizen) == {}
        reader.lift()
    out, err = capfd.readouterr()
    log = traces.in_log(listener, "\n".join([out, err, *traces.qt_lines(qtlog)]), traces.Needles.of(citizen))
    assert log == []
