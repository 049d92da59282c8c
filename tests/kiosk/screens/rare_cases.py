"""The keyboard's tab for rare characters, at its steps."""

from __future__ import annotations

import tempfile
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.bridge.glyphs import can_show
from kiosk.bridge.rare_model import RareModel
from kiosk.devices.characters import FOLDER, Characters, is_character, tables_there
from kiosk.services.rare import RareSearch
from tests.helpers.unihan import write_tables
from tests.kiosk.screens import samples
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.stage import background, keep, wait_until


@cache
def _characters() -> Characters:
    """The machine's own tables where it has them: their long lists are what is hard to show."""
    if tables_there(FOLDER):
        return Characters()
    with tempfile.TemporaryDirectory() as folder:
        return Characters(write_tables(Path(folder)))


def rare() -> RareModel:
    characters = _characters()
    model = RareModel(lambda: True, lambda: RareSearch(characters, is_character, can_show), background())
    model.prepare()
    model.begin()
    assert wait_until(lambda: bool(model.property("cells")))
    return model


def look(steps: tuple[str, ...], page: QObject) -> None:
    """The tab with these things touched."""
    keys = page.findChild(QObject, "keys")
    assert keys is not None
    model = rare()
    keep(model)
    keys.setProperty("rare", model)
    keys.setProperty("mode", "rare")
    for step in steps:
        model.touch(list(model.property("cells")).index(step))


SEARCH = "discovery/SearchPage.qml"
CASES = tuple(
    PageCase(name, SEARCH, samples.search_start, prepare=partial(look, steps), state=True)
    for name, steps in (
        ("rare-ways", ()),
        ("rare-radicals", ("按部首找", "4 画")),
        ("rare-letters", ("按读音找", "l", "o")),
        ("rare-characters", ("按部首找", "3 画", "口", "3 画")),
        ("rare-asked", ("按部首找", "3 画", "口", "3 画", "𠮷")),
    )
)
