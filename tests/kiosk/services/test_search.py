from __future__ import annotations

import random
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.services.catalogue import Catalogue
from kiosk.services.search import LONGEST, Search, fold
from sync.model.matter import Channel
from sync.protocol.line import Topic
from tests.kiosk.services.world import County, enrolled_mailbox, starting_matters


@cache
def world() -> tuple[Catalogue, Search]:
    mailbox = enrolled_mailbox()
    County(mailbox).publish_all(Topic.MATTER, {m.code: m for m in starting_matters()})
    catalogue = Catalogue(mailbox)
    catalogue.refresh()
    return catalogue, Search(catalogue)


def names(text: str, limit: int = 300) -> list[str]:
    return [hit.name for hit in world()[1].find(text, limit)]


@pytest.mark.parametrize(
    "text", ["养老", "yanglao", "yang lao", "YL", "yl", "ＹＬ", "YangLao", " 养 老 ", "“养老”"]
)
def test_pensions_are_found_however_they_are_typed(text: str) -> None:
    found = names(text)
    with_pension = [m.name for m in starting_matters() if "养老" in m.name]
    assert len(with_pension) > 5
    assert set(with_pension) <= set(found)
    assert "养老" in found[0] or text.lower().startswith(("y", "ｙ"))


@pytest.mark.parametrize("text", ["养老", "低保证明", "公积金", "登记", "证", "社会保险"])
def test_every_name_with_the_words_is_found(text: str) -> None:
    wanted = {m.name for m in starting_matters() if text in m.name}
    assert wanted <= set(names(text))


def test_every_matter_is_found_by_its_own_name_pinyin_and_initials() -> None:
    for matter in starting_matters():
        assert names(matter.name, 3)[0] == matter.name
        assert matter.name in names(matter.pinyin.replace(" ", "")[:LONGEST], 20), matter.pinyin
        if len(matter.initials) > 3:
            assert matter.name in names(matter.initials[:LONGEST], 20), matter.initials


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ylbx", "养老保险"),
        ("yanglbx", "养老保险"),
        ("ylaobx", "养老保险"),
        ("养老bx", "养老保险"),
        ("养lao保险", "养老保险"),
        ("yl保险", "养老保险"),
        ("yanglao保xian", "养老保险"),
        ("gjj", "公积金"),
        ("gongjij", "公积金"),
        ("低保", "最低生活保障"),
        ("社保卡", "社会保障卡"),
        ("yyzz", "营业执照"),
    ],
)
def test_mixed_and_short_forms(text: str, part: str) -> None:
    wanted = [m.name for m in starting_matters() if part in m.name]
    found = names(text)
    if wanted:
        assert part in found[0], found[:3]
    else:
        assert not any(part in name for name in found)


def test_beginning_before_inside_and_kiosk_first_within_a_class() -> None:
    found = world()[1].find("养老", 100)
    starts = [hit.name.startswith("养老") for hit in found]
    assert True in starts
    assert False in starts
    assert starts == sorted(starts, reverse=True)
    catalogue = world()[0]
    here = [catalogue.matter(hit.code).at_kiosk for hit in found if hit.name.startswith("养老")]
    assert here == sorted(here, reverse=True)


def test_a_syllable_is_not_found_inside_another() -> None:
    # "an" begins no syllable of "yang", though its letters are in it
    for hit in world()[1].find("an", 300):
        syllables = world()[0].matter(hit.code).pinyin.split()
        initials = "".join(s[0] for s in syllables)
        assert any(s.startswith("an") for s in syllables) or "an" in initials, hit.name


@pytest.mark.parametrize(
    "junk",
    [
        "",
        " ",
        "　",
        "，。！",
        "%",
        "'",
        '"',
        "*",
        "a*",
        "养老 OR 1=1",
        "养老*",
        "^养老",
        "NEAR(养老)",
        "\x00",
        "\n",
        "\ud800",
    ],
)
def test_metacharacters_mean_nothing(junk: str) -> None:
    letters = fold(junk)
    found = names(junk)
    if not letters:
        assert found == []
    assert found == names(letters)


@pytest.mark.parametrize("long", ["养老" * 100, "x" * 200, "yl" * 100, "a1养" * 70, "，" * 5000 + "养老"])
def test_long_junk_finds_nothing_quickly(long: str) -> None:
    assert names(long) == []


def test_the_limit_holds_and_no_hit_comes_twice() -> None:
    for text in ("登记", "dengji", "d", "登", "yl"):
        hits = world()[1].find(text, 7)
        assert len(hits) == 7
        assert len({hit.code for hit in hits}) == 7
    assert world()[1].find("登记", 0) == ()


def test_the_line_under_a_hit_says_domain_limit_and_where() -> None:
    hit = world()[1].find("企业名称自主申报")[0]
    assert hit.sub == "企业开办 · 当天办好 · 可在这里办"


def test_keywords_are_found_too_and_the_index_follows_the_catalogue() -> None:
    mailbox = enrolled_mailbox()
    county = County(mailbox)
    matter = starting_matters()[0]
    county.publish(Topic.MATTER, matter.code, matter)
    catalogue = Catalogue(mailbox)
    search = Search(catalogue)
    assert search.find("开公司") == ()
    catalogue.refresh()
    assert search.find("开公司") == ()
    county.publish(
        Topic.MATTER, matter.code, msgspec.structs.replace(matter, rev=2, keywords=("开公司", "起名字"))
    )
    assert search.find("开公司") == ()
    catalogue.refresh()
    assert [hit.code for hit in search.find("开公司")] == [matter.code]
    assert [hit.code for hit in search.find("名字")] == [matter.code]


@pytest.mark.parametrize("text", ["低保户", "dibaohu", "dbh", "dibh", "di bao hu"])
def test_folk_words_are_found_by_their_sound_as_well(text: str) -> None:
    mailbox = enrolled_mailbox()
    named = {
        m.code: msgspec.structs.replace(m, keywords=("低保户",) if m.code == "SA-001" else ())
        for m in starting_matters()
    }
    County(mailbox).publish_all(Topic.MATTER, named)
    catalogue = Catalogue(mailbox)
    catalogue.refresh()
    assert "SA-001" in [hit.code for hit in Search(catalogue).find(text, 5)]


def test_a_matter_without_pinyin_is_found_by_its_characters() -> None:
    mailbox = enrolled_mailbox()
    plain = msgspec.structs.replace(
        starting_matters()[0], pinyin="", initials="QYMCZZSB", channels=(Channel.WINDOW,)
    )
    County(mailbox).publish(Topic.MATTER, plain.code, plain)
    catalogue = Catalogue(mailbox)
    catalogue.refresh()
    search = Search(catalogue)
    assert [h.code for h in search.find("名称")] == [plain.code]
    assert [h.code for h in search.find("mczz")] == [plain.code]
    assert [h.sub[-4:] for h in search.find("名称")] == ["到窗口办"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_anything_typed_is_answered(text: str) -> None:
    hits = world()[1].find(text, 20)
    assert len(hits) <= 20


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_two_neighbouring_characters_find_their_matter(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    matter = rng.choice(starting_matters())
    name = fold(matter.name)
    start = rng.randrange(len(name) - 1)
    assert matter.name in names(name[start : start + rng.randint(2, 6)])
