"""The view-models of the discovery journey, without a window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kiosk.bridge.browse_desk import EXPLAIN
from kiosk.bridge.discovery_guide import GuideModel, badges, material_rows
from kiosk.bridge.discovery_home import SHORT, HomeModel, short_name
from kiosk.bridge.discovery_idle import MOST_POSTERS, IdleModel
from kiosk.bridge.discovery_matters import MatterListModel, SearchModel
from kiosk.bridge.discovery_notices import NoticeModel
from kiosk.bridge.shell import ShellModel
from kiosk.services import clock_words
from sync.model.matter import Channel
from tests.kiosk.screens.samples import LONGEST, PENSION, County, Hit, NoPosters, matter


def hits(count: int) -> list[Hit]:
    return [Hit(f"M-{n}", f"事项{n}", "人社") for n in range(count)]


def codes(model: MatterListModel | SearchModel) -> list[str]:
    return [row["key"] for row in model.property("rows").rows]


def test_pages_of_a_list(qapp: object) -> None:
    model = MatterListModel()
    model.show_list("人社", hits(7), lead="", about="%1")
    model.fit(3)
    assert (model.property("pages"), codes(model)) == (3, ["M-0", "M-1", "M-2"])
    model.turn(2)
    assert codes(model) == ["M-6"]
    model.turn(3)
    model.turn(-1)
    assert model.property("page") == 2


def test_more_room_keeps_what_is_first_in_sight(qapp: object) -> None:
    model = MatterListModel()
    model.show_list("人社", hits(10), lead="", about="%1")
    model.fit(2)
    model.turn(3)
    model.fit(4)
    assert "M-6" in codes(model)
    model.fit(0)
    assert len(codes(model)) == 1


def test_another_domain_begins_at_its_first_page(qapp: object) -> None:
    model = MatterListModel()
    model.show_list("人社", hits(30), lead="", about="%1")
    model.turn(2)
    model.show_list("医保", hits(4), lead="", about="%1")
    assert (model.property("heading"), model.property("page"), model.property("total")) == ("医保", 0, 4)


def test_search_forgets_with_the_visit(qtbot: QtBot) -> None:
    model = SearchModel(County())
    with qtbot.waitSignal(model.textChanged, timeout=30_000):
        model.find("养老")
    assert model.property("total") > 0
    model.wipe()
    assert (model.property("text"), model.property("total")) == ("", 0)


def test_search_of_blanks_asks_nobody(qapp: object) -> None:
    class Nobody:
        def find(self, text: str, limit: int) -> list[Hit]:
            raise AssertionError(text)

    model = SearchModel(Nobody())
    model.find("   ")
    assert model.property("total") == 0


def test_home_shows_what_the_catalogue_has(qapp: object) -> None:
    model = HomeModel(County())
    model.refresh()
    assert model.property("total") == 271
    assert model.property("township") == "歇马镇"
    assert [row["name"] for row in model.property("frequent").rows] == [
        "养老参保",
        "生育登记",
        "高龄津贴",
        "办营业执照",
    ]
    assert len(model.property("domains").rows) == 6


def test_a_frequent_name_fits_its_button() -> None:
    assert short_name(PENSION) == "养老参保"
    assert short_name(matter("X", "灵活就业人员登记（个体）等")) == "灵活就业人员登记"
    # What is known in English is known whole: the page cuts, not the model.
    assert len(short_name(LONGEST)) > SHORT
    assert LONGEST.name.startswith(short_name(LONGEST))


def test_posters_take_turns_and_start_again(qapp: object) -> None:
    model = IdleModel(County())
    model.refresh()
    assert model.property("count") == MOST_POSTERS
    for _ in range(MOST_POSTERS):
        model.turn()
    assert model.property("index") == 0
    bare = IdleModel(NoPosters())
    bare.refresh()
    bare.turn()
    assert (bare.property("count"), bare.property("index")) == (1, 0)
    assert bare.property("title")


def test_guide_tells_all_of_the_matter(qapp: object) -> None:
    model = GuideModel(clock_words)
    model.show(PENSION, "2 号综合窗口")
    assert model.property("title") == PENSION.name
    assert model.property("materialsRemark") == "共 4 份，2 份免提交"
    assert [row["name"] for row in model.property("materials")] == [m.name for m in PENSION.materials]
    assert model.property("basis") == ["《中华人民共和国社会保险法》第二十条", "国发〔2014〕8号"]
    assert "2 号综合窗口" in model.property("counter")
    assert model.property("startReason") == ""
    model.clear()
    assert model.property("title") == ""
    assert model.property("materials") == []


def test_guide_says_why_it_cannot_start(qapp: object) -> None:
    model = GuideModel(clock_words)
    model.show(LONGEST, "", cannot_start="还没有表")
    assert model.property("startReason") == "请到窗口办"
    model.show(PENSION, "", cannot_start="还没有表")
    assert model.property("startReason") == "还没有表"


def test_every_origin_says_whether_to_bring_it() -> None:
    rows = material_rows(PENSION)
    exempt = [any(tag["text"] == "免提交" for tag in row["tags"]) for row in rows]  # type: ignore[attr-defined]
    assert exempt == [m.origin.exempt for m in PENSION.materials]


def test_badges_follow_the_channels() -> None:
    only_window = matter("X", "事", channels=(Channel.WINDOW,))
    assert [b["text"] for b in badges(only_window)] == ["全县通办", "一次性告知"]


@pytest.mark.parametrize("topic", sorted(EXPLAIN))
def test_what_is_not_open_names_another_way(qapp: object, topic: str) -> None:
    model = NoticeModel()
    model.show(*EXPLAIN[topic])
    assert model.property("title")
    assert model.property("ways")


def test_shell_tells_only_what_changed(qtbot: QtBot) -> None:
    shell = ShellModel("中心")
    with qtbot.waitSignal(shell.lineChanged, timeout=30_000):
        shell.set_line("sending", "2/4")
    with qtbot.assertNotEmitted(shell.lineChanged):
        shell.set_line("sending", "2/4")
    with pytest.raises(ValueError, match="unknown line state"):
        shell.set_line("broken")
    shell.setProperty("elder", True)
    with qtbot.waitSignal(shell.displayChanged, timeout=30_000):
        shell.reset_display()
    assert shell.property("elder") is False


def test_a_line_leads_where_its_list_says_and_what_is_not_listed_is_explained() -> None:
    model = MatterListModel()
    model.show_list("一件事一次办", hits(2), lead="", about="%1", leads_to="bundles")
    assert model.pageOf("YJS-01") == "bundles"
    model.show_list("退休", hits(2), lead="", about="%1")
    assert (model.pageOf("HR-007"), model.pageOf("window-2")) == ("guide", "notice")
