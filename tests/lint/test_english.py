"""Every sentence that a citizen can see or hear is there in English, with all of its values."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from kiosk.qml.phrases import COUNTY, SCREENS, WORDS
from kiosk.qml.words import HOW, QML, ROOT, sentences, spoken, unfinished

MEND = f"Run `make words`, it lists what is new. {HOW}"
_CALL = re.compile(r'qsTr\(\s*((?:"(?:[^"\\]|\\.)*"\s*\+?\s*)+)')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
#: English on purpose with Chinese in it: what to press to come back, and what to type as an example.
CHINESE_KEPT = ("语言", "长辈模式 · 大字", "打汉字、拼音或首字母都行，如“养老”“yanglao”“YL”")


def sources(path: Path) -> dict[str, str]:
    messages = ElementTree.parse(path).getroot().iter("message")  # noqa: S314 - our own file
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages}


def screens() -> set[str]:
    found = set()
    for path in (QML / "Kiosk").rglob("*.qml"):
        if "gallery" not in path.parts:
            for call in _CALL.findall(path.read_text("utf-8")):
                found.add("".join(_STRING.findall(call)).replace("\\n", "\n").replace('\\"', '"'))
    return found


def test_the_gatherer_finds_what_is_said() -> None:
    code = 'def f(n):\n    """文档"""\n    x = re.compile("门")\n    return f"还剩 {n} 天" + "办{why}好"\n'
    assert sorted(sentences(code)) == ["办%1好", "还剩 %1 天"]


def test_the_qml_is_in_the_file() -> None:
    missing = sorted(screens() - set(sources(SCREENS)))
    assert missing == [], f"not in {SCREENS.relative_to(ROOT)}: {missing}. {MEND}"


def test_the_python_is_in_the_file() -> None:
    missing = sorted(set(spoken()) - set(sources(WORDS)))
    assert missing == [], f"not in {WORDS.relative_to(ROOT)}: {missing}. {MEND}"


def test_everything_has_its_english_sentence() -> None:
    for path in (SCREENS, WORDS, COUNTY):
        left = unfinished(path)
        assert left == [], f"without English in {path.relative_to(ROOT)}: {left}. {MEND}"


def test_no_chinese_is_left_in_the_english() -> None:
    for path in (SCREENS, WORDS, COUNTY):
        for source, said in sources(path).items():
            if source not in CHINESE_KEPT:
                assert not re.search(r"[\u3400-\u9fff，。：；？！（）]", said), f"{path.name}: {source!r}"


#: Properties that are no words of the house: what was typed, keys, numbers, names of people, states.
RAW = {
    *(
        "code",
        "key",
        "page",
        "journey",
        "state",
        "current",
        "kind",
        "path",
        "pad",
        "paper",
        "line",
        "asking",
        "hall",
        "extent",
    ),
    *(
        "name",
        "number",
        "phone",
        "helper",
        "who",
        "person",
        "text",
        "receipt",
        "typed",
        "candidates",
        "letters",
        "side",
        "role",
        "address",
    ),
    *("receipt_model.py: paperState", "receipt_model.py: form"),
    *("time", "sending", "detail", "place", "asked", "chunks"),
    *("tone", "part", "way", "applicant", "agent", "asked_model.py: matter", "authority_model.py: words"),
    "discovery_idle.py: lunar",
    # Put into the language by hand, because a part of them stays Chinese.
    *("lead", "hints"),
    # A published document, a citizen's own words and the county's answer are read as they were written.
    *(
        "openness_model.py: title",
        "openness_model.py: source",
        "openness_model.py: pieces",
        "rare_model.py: cells",
    ),
    *("voice_model.py: about", "voice_model.py: contact", "voice_model.py: which", "voice_model.py: words"),
    *("voice_model.py: answer", "voice_model.py: measure"),
    *("snag_model.py: part", "snag_model.py: looked", "snag_model.py: matter", "snag_model.py: words"),
    *(
        "shoot_model.py: phase",
        "shoot_model.py: outline",
        "stick_model.py: phase",
        *("phone_model.py: phase", "phone_model.py: qr"),
        "picture_view.py: outline",
    ),
    *("followup_model.py: ticks", "followup_model.py: words", "followup_model.py: reason"),
}
_TEXT = re.compile(
    r'    @Property\((?:str|"QStringList"|"QVariantList")[^\n]*\n((?:    @\w+\n)*)    def (\w+)'
)


def test_a_model_says_its_words_in_the_language_of_the_screens() -> None:
    wrong = [
        f"{path.name}: {name}"
        for path in sorted((ROOT / "kiosk" / "bridge").glob("*.py"))
        for marks, name in _TEXT.findall(path.read_text("utf-8"))
        if "@said" not in marks and name not in RAW and f"{path.name}: {name}" not in RAW
    ]
    assert wrong == [], (
        f"put @said (kiosk.bridge.shown) on {wrong}, or name it in RAW when it is no word of ours"
    )
