"""Write constraints.txt: the exact version of everything that pyproject.toml draws in, as .venv holds it.

    .venv/bin/python packaging/freeze.py

After a change of the dependencies: install the new one, try the whole suite, then freeze. What .venv holds
besides (tried and dropped, or the set-up's own tools) is left out.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
HEAD = """\
# Exact versions of everything that pyproject.toml draws in, directly or not, so that every machine runs what
# was tested. Made by: .venv/bin/python packaging/freeze.py
"""


def declared() -> list[Requirement]:
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return [Requirement(line) for line in [*project["dependencies"], *extras]]


def drawn_in(start: list[Requirement]) -> dict[str, str]:
    """name==version by canonical name, of these and of all that they require here."""
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(need, extra) for need in start for extra in ("", *need.extras)]
    while waiting:
        need, extra = waiting.pop()
        name = canonicalize_name(need.name)
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        installed = distribution(need.name)
        found[name] = f"{installed.name}=={installed.version}"
        for line in installed.requires or []:
            below = Requirement(line)
            if below.marker is None or below.marker.evaluate({"extra": extra}):
                waiting += [(below, wanted) for wanted in ("", *below.extras)]
    return found


def main() -> None:
    found = drawn_in(declared())
    lines = "".join(found[name] + "\n" for name in sorted(found))
    target = HERE / "constraints.txt"
    target.write_text(HEAD + lines, encoding="utf-8")
    print(f"{target.name}: {len(found)} packages")


if __name__ == "__main__":
    main()
