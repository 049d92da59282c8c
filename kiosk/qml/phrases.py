"""Where the English sentences are, and the compiled file that Qt reads (see ``kiosk.qml.words``)."""

from __future__ import annotations

import os
from pathlib import Path

I18N = Path(__file__).resolve().parents[2] / "assets" / "i18n"
#: Of the QML; of the Python code; of the county's lists (offices, papers), written by hand.
SCREENS, WORDS, COUNTY = I18N / "screens_en.ts", I18N / "words_en.ts", I18N / "county_en.ts"


def compiled(source: Path = SCREENS) -> Path:
    """The ``.qm`` for Qt's translator, made when it is missing or older than its source: beside it, or in a
    folder of its own where that cannot be written. Raises CalledProcessError and OSError."""
    made = source.with_suffix(".qm")
    if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
        return made
    # A set-up machine has the file: none of these is loaded there.
    import subprocess
    import sys
    import tempfile

    if not os.access(source.parent, os.W_OK):
        made = Path(tempfile.mkdtemp(prefix="doorstep-words-")) / made.name
    # Under another name first: two processes may want it at once.
    part = made.with_suffix(f".{os.getpid()}.qm")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(part)], check=True)  # noqa: S603
    part.replace(made)
    return made
