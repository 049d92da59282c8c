"""sync/README.md names all there is: what is added to the wire is added to its specification."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from sync.county.intake.rules import MOST_IN_BATCH
from sync.model.pushed import PUSHABLE
from sync.model.question import Ask, Outcome
from sync.model.settings import Line
from sync.protocol.blob import MOST_FILE, MOST_PIECE
from sync.protocol.bodies import BODIES
from sync.protocol.envelope import Envelope
from sync.protocol.line import Topic, Verdict
from tests.protocol.make_vectors import FOLDER, everything

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "sync" / "README.md").read_text(encoding="utf-8")
# The codes of errors and the rules of refusals, as the county's source writes them.
_RAISED = re.compile(
    r"""LineError\(\s*(?:411\ if.*?else\ )?\d{3},\s*"([a-z_]+)"   # status, code
      | BlobError\(\s*"([a-z_.]+)"
      | RefusedError\(\s*"([a-z_.]+)"
      | refusal\(\s*envelope,\s*"([a-z_.]+)" """,
    re.VERBOSE,
)


def rows(heading: str) -> list[list[str]]:
    """The cells of the tables under a heading, down to the next one."""
    _, found, rest = TEXT.partition(f"# {heading}\n")
    assert found, heading
    part = re.split(r"^#{2,3} ", rest, maxsplit=1, flags=re.MULTILINE)[0]
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in part.splitlines()
        if line.startswith("|")
    ]


def first_words(heading: str) -> set[str]:
    """What stands in backquotes in the first column."""
    return {word for row in rows(heading) for word in re.findall(r"`([^`]+)`", row[0])}


def test_every_kind_with_its_body() -> None:
    told = {row[0].strip("`| "): row[1].strip("`") for row in rows("5.3 Kinds")[2:]}
    assert told == {str(kind): body.__name__ for kind, body in BODIES.items()}


def test_every_topic_verdict_question_and_field() -> None:
    assert set(Topic) <= first_words("8. Records down")
    assert set(Verdict) <= first_words("5.4 Push and answers")
    assert set(Outcome) == first_words("6. Questions")
    assert all(f"`{ask}`" in TEXT for ask in Ask)
    assert set(Envelope.__struct_fields__) == first_words("5.1 Envelope")


FOLDERS = ("line", "intake", "blobs", "desk", "voices", "calls", "keeping", "snags", "training", "drops")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_error_of_the_county(folder: str) -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "sync/county" / folder).glob("*.py"))
    )
    raised = {code for found in _RAISED.findall(source) for code in found if code}
    assert raised
    missing = {
        code for code in raised if f"`{code}`" not in TEXT and f"`.{code.rpartition('.')[2]}`" not in TEXT
    }
    assert not missing


def test_every_setting_of_the_line() -> None:
    told = first_words("15. The agent")
    assert {f"line.{field.name}" for field in msgspec.structs.fields(Line)} <= told
    assert all(f"`{setting.field}`" in TEXT for setting in PUSHABLE)


def test_the_limits_are_those_of_the_code() -> None:
    told = " ".join(" ".join(row) for row in rows("Limits"))
    for most in (f"{MOST_IN_BATCH:,} (", f"{MOST_PIECE:,} bytes", f"{MOST_FILE >> 20} MiB"):
        assert most in told


def test_every_vector_is_listed_and_there() -> None:
    told = {word for word in first_words("16. Test vectors") if word.endswith(".json")}
    assert told == set(everything()) == {path.name for path in FOLDER.glob("*.json")}


def test_what_it_points_to_is_there() -> None:
    places = re.findall(r"`((?:tests|sync|packaging)/[\w/]+\.py)", TEXT)
    assert places
    assert [place for place in places if not (ROOT / place).is_file()] == []
