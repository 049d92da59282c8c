"""No second thread comes upon a record class that msgspec is still working out: that ends the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Decodes what the line decodes; says which classes msgspec had to work out for it.
DECODE = """
import sys, msgspec
from sync.protocol.bodies import BODIES
from sync.protocol.line import EnrolRequest, FeedReply, PushReply, PushRequest
late = []
def look(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "get_class_annotations":
        late.append(frame.f_locals["obj"].__name__)
sys.setprofile(look)
for shape in (*BODIES.values(), EnrolRequest, FeedReply, PushReply, PushRequest):
    try:
        msgspec.json.decode(b"{}", type=shape)
    except msgspec.ValidationError:
        pass
sys.setprofile(None)
print(len(late))
"""


def worked_out_late(first: str, **environment: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", first + DECODE],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def test_what_is_loaded_is_learnt() -> None:
    loaded = "import sync.protocol.bodies, sync.protocol.line\n"
    assert worked_out_late(loaded) > 20
    assert worked_out_late(loaded + "from sync.model.shapes import learn_shapes\nlearn_shapes()\n") == 0


def test_a_web_server_has_learnt_before_it_is_asked(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[paths]\nstate = "var"\n', encoding="utf-8")
    assert worked_out_late("import sync.county.wsgi\n", DOORSTEP_CONFIG=str(config)) == 0


@pytest.mark.parametrize("place", ["sync/county/work.py", "sync/terminal/__main__.py", "kiosk/app.py"])
def test_the_others_learn_too(place: str) -> None:
    """Worker, agent and kiosk, each where everything is loaded and no thread has begun."""
    assert "    learn_shapes()" in (ROOT / place).read_text(encoding="utf-8")
