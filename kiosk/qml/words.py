"""What the screens say, gathered for translation: ``python -m kiosk.qml.words`` (``make words``).

Two files for Qt Linguist in ``assets/i18n``: ``screens_en.ts`` holds the ``qsTr`` strings of the QML,
gathered by ``pyside6-lupdate``; ``words_en.ts`` holds the Chinese sentences of the Python code that reach a
screen, gathered here, because the services and the model know no Qt. An f-string becomes a template:
``f"还剩 {days} 天"`` is kept as ``还剩 %1 天``. What is translated already stays; what the code no
longer says goes. A third file, ``county_en.ts``, is written by hand: the county's offices and papers.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from kiosk.qml.phrases import COUNTY, I18N, SCREENS, WORDS, compiled
from kiosk.services.phrasebook import CHINESE

ROOT = Path(__file__).resolve().parents[2]
QML = ROOT / "kiosk" / "qml"
# Dates are put into English by rule; the farmers' calendar is shown in Chinese only.
_DAY = re.compile(r"%\d月%\d日|^%\d年$|^%\d年%\d月$|^%\d[月日]$|^农历%\d月%\d$")
HOW = "Write it into the file (any editor, or pyside6-linguist)."

#: Python whose Chinese reaches a citizen's screen or ear.
SPOKEN = (
    "kiosk/bridge",
    "kiosk/services",
    "sync/model",
    "kiosk/store/sqlite.py",
    "kiosk/paper/office.py",
    "kiosk/devices/idcard",
    "kiosk/devices/serial_port.py",
    "kiosk/devices/camera",
    "kiosk/devices/stick_files",
)
#: What speaks to somebody else, or on paper: county staff who write forms, the keeper, the printed sheets.
NOT_SPOKEN = (
    "kiosk/services/doctor.py",
    "kiosk/services/trying.py",
    "kiosk/services/catalogue.py",
    "kiosk/services/staff.py",
    "kiosk/bridge/staff_desk.py",
    "kiosk/bridge/asked_desk.py",
    "kiosk/bridge/errand_desk.py",
    "kiosk/bridge/verify_desk.py",
    "kiosk/bridge/helper_desk.py",
    "kiosk/services/helping.py",
    "kiosk/services/first_asked.py",
    "kiosk/services/rounds.py",
    "kiosk/services/helper_list.py",
    "sync/model/pin.py",
    "sync/model/settings.py",
    "sync/model/terminal.py",
    "sync/model/forms/audit.py",
    "sync/model/forms/axes.py",
    "sync/model/forms/compile.py",
    "sync/model/forms/form.py",
    "sync/model/forms/grammar.py",
    "sync/model/forms/graph.py",
    "sync/model/forms/instance.py",
    "sync/model/forms/paths.py",
    "sync/model/forms/pattern.py",
    "sync/model/forms/sources.py",
    "sync/model/forms/special.py",
    "sync/model/forms/verify.py",
    "sync/model/forms/xform.py",
    "sync/model/forms/functions",
    "kiosk/services/phrasebook.py",
    "kiosk/services/search.py",
    "kiosk/services/doors.py",
    "kiosk/services/supplies.py",
    "kiosk/services/keeper_report.py",
    "kiosk/bridge/keeper_desk.py",
    "kiosk/bridge/keeper_model.py",
    "kiosk/bridge/keeper_tests.py",
    "kiosk/services/notice.py",
    "kiosk/services/letters.py",
    "sync/model/device.py",
    "sync/model/document.py",
    "sync/model/helping.py",
    "sync/model/money.py",
    "sync/model/pushed.py",
    "sync/model/staff.py",
    "sync/model/ticket.py",
)


def sources() -> list[Path]:
    """The Python files whose Chinese is said to a citizen."""
    found = []
    for name in SPOKEN:
        place = ROOT / name
        found += sorted(place.rglob("*.py")) if place.is_dir() else [place]
    left_out = [ROOT / name for name in NOT_SPOKEN]
    return [path for path in found if not any(path == out or out in path.parents for out in left_out)]


def sentences(code: str) -> Iterator[str]:
    """The Chinese strings of a module, f-strings as templates; docstrings and patterns are none."""
    tree = ast.parse(code)
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            silent |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.JoinedStr):
            # Its literal pieces are parts of the template; strings inside its braces are said by themselves.
            silent |= {id(part) for part in node.values if isinstance(part, ast.Constant)}
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.JoinedStr):
            words = _template(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = _formatted(node.value)
        else:
            continue
        # Days are put into English by the phrasebook itself.
        if CHINESE.search(words) and not _DAY.search(words):
            yield words


def _template(node: ast.JoinedStr) -> str:
    text, number = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            number += 1
            text += f"%{number}"
    return text


def _formatted(text: str) -> str:
    """A string for ``str.format`` as a template."""
    numbers = count(1)
    return re.sub(r"\{\w*\}", lambda _: f"%{next(numbers)}", text)


def spoken() -> dict[str, str]:
    """Every sentence of the Python code, with the file that says it first."""
    found: dict[str, str] = {}
    for path in sources():
        for words in sentences(path.read_text("utf-8")):
            found.setdefault(words, str(path.relative_to(ROOT)))
    return found


def update_words(path: Path = WORDS) -> None:
    """Make ``words_en.ts`` list what the code says now; translations are kept."""
    known = _translations(path)
    root = ElementTree.Element("TS", version="2.1", language="en_GB", sourcelanguage="zh_CN")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = "words"
    for words, where in sorted(spoken().items(), key=lambda item: (item[1], item[0])):
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = words
        ElementTree.SubElement(message, "extracomment").text = where
        said = ElementTree.SubElement(message, "translation")
        if known.get(words):
            said.text = known[words]
        else:
            said.set("type", "unfinished")
    ElementTree.indent(root, "    ")
    text = ElementTree.tostring(root, "unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def _translations(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    messages = ElementTree.parse(path).getroot().iter("message")  # noqa: S314 - our own file
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages}


def update_screens(path: Path = SCREENS) -> None:
    """Make the other file list what the QML says now. Raises CalledProcessError when lupdate fails."""
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    screens = [file for file in (QML / "Kiosk").rglob("*.qml") if "gallery" not in file.parts]
    files = sorted(str(file.relative_to(ROOT)) for file in screens)
    options = ["-no-obsolete", "-locations", "none", "-source-language", "zh_CN", "-target-language", "en_GB"]
    subprocess.run(  # noqa: S603 - our own files
        [str(tool), *files, *options, "-ts", str(path)], cwd=ROOT, check=True, stdout=subprocess.PIPE
    )


def unfinished(path: Path) -> list[str]:
    """Sources without a translation, or whose translation lost a placeholder or kept Chinese."""
    missing = []
    for message in ElementTree.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
        source, said = message.findtext("source", ""), message.find("translation")
        forms = [form.text or "" for form in said.iter("numerusform")] if said is not None else []
        texts = forms or [said.text or "" if said is not None else ""]
        if any(not text or not _same_places(source, text, bool(forms)) for text in texts):
            missing.append(source)
    return missing


def _same_places(source: str, text: str, plural: bool) -> bool:
    """A plural form may leave out the number: one helper."""
    places = set(re.findall(r"%(?:\d|n)", source))
    said = set(re.findall(r"%(?:\d|n)", text))
    return said == places or (plural and said <= places)


def main() -> int:
    """Update both files and compile; 1 when something wants a translation, with the list of it."""
    I18N.mkdir(exist_ok=True)
    update_screens()
    update_words()
    compiled()
    left = [(path, words) for path in (SCREENS, WORDS, COUNTY) for words in unfinished(path)]
    for path, words in left:
        sys.stdout.write(f"{path.relative_to(ROOT)}: {words!r}\n")
    sys.stdout.write(f"{len(left)} sentences without an English one. {HOW if left else ''}\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
