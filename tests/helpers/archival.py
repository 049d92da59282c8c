"""Another's validator for PDF/A: Apache PDFBox's preflight, where Debian's libpdfbox2-java puts it.

It knows PDF/A-1b alone, which forbids more than 2b does: what it finds nothing in but the number of the part
is a 2b too.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"
    )
]  # fmt: skip


def has_validator() -> bool:
    return shutil.which("java") is not None and all(jar.exists() for jar in JARS)


def faults_of(pdf: bytes, folder: Path) -> str:
    """What it finds, "" for nothing."""
    stricter = folder / "a-1b.pdf"
    stricter.write_bytes(pdf.replace(b'pdfaid:part="2"', b'pdfaid:part="1"'))
    path = ":".join(str(jar) for jar in JARS)
    done = subprocess.run(
        ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", stricter],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return "" if "is a valid PDF/A-1b file" in done.stdout else done.stdout or done.stderr
