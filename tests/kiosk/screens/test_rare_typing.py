"""A rare character comes into the field by touches alone, once it was confirmed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtQuick import QQuickItem

from kiosk.bridge.rare_model import RareModel
from kiosk.devices.characters import is_character, open_characters
from kiosk.services.rare import RareSearch
from tests.helpers.unihan import write_tables
from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.stage import Stage, background, items, keep, wait_until
from tests.kiosk.screens.test_keyboard import SEARCH, field, named, press, ready


def model_of(folder: Path) -> RareModel:
    def opened() -> RareSearch | None:
        found = open_characters(folder)
        return None if found is None else RareSearch(found, is_character)

    model = RareModel(folder.is_dir, opened, background())
    model.prepare()
    return model


def touch(stage: Stage, page: QQuickItem, words: str) -> None:
    def cell() -> QQuickItem | None:
        stage.settle()
        shown = (i for i in items(page) if i.objectName().startswith("rare_"))
        return next((i for i in shown if i.property("text") == words), None)

    assert wait_until(lambda: cell() is not None), words
    item = cell()
    assert item is not None
    press(stage, item)


def test_a_rare_character_is_confirmed_and_written(stage: Stage, tmp_path: Path) -> None:
    with stage.page(SEARCH, Mode("portrait")) as page:
        ready(stage, page)
        keys = named(page, "keys")
        model = model_of(write_tables(tmp_path))
        keep(model)
        keys.setProperty("rare", model)
        stage.settle()
        press(stage, named(page, "keys_rare"))
        for words in ("按部首找", "5 画", "龙", "4 画", "䶮"):
            touch(stage, page, words)
        assert field(page).property("text") == ""
        assert named(page, "rare_glyph").property("text") == "䶮"
        touch(stage, page, "不是")
        touch(stage, page, "䶮")
        touch(stage, page, "是，用它")
        assert wait_until(lambda: field(page).property("text") == "䶮")
        # The next character, or the next citizen, begins afresh.
        assert model.property("cells") == ["按部首找", "按读音找", "按编码找"]
        touch(stage, page, "按读音找")
        model.wipe()
        assert model.property("deep") is False
        model.close()


def test_without_the_tables_there_is_no_tab(stage: Stage, tmp_path: Path) -> None:
    with stage.page(SEARCH, Mode("portrait")) as page:
        ready(stage, page)
        model = model_of(tmp_path / "nothing")
        keep(model)
        named(page, "keys").setProperty("rare", model)
        stage.settle()
        assert "keys_rare" not in {item.objectName() for item in items(page)}


def test_tables_that_cannot_be_read_take_the_tab_away(stage: Stage, tmp_path: Path) -> None:
    with stage.page(SEARCH, Mode("portrait")) as page:
        ready(stage, page)
        model = model_of(tmp_path)
        keep(model)
        keys = named(page, "keys")
        keys.setProperty("rare", model)
        keys.setProperty("mode", "rare")
        assert wait_until(lambda: keys.property("mode") == "pinyin")
