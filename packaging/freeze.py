"""Write constraints.txt from what .venv holds, after a change of the dependencies in pyproject.toml.

    .venv/bin/python packaging/freeze.py

Install the new dependency first; try the whole suite; then freeze. The set-up's own tools (pip, setuptools)
and the project itself are left out.
"""

from importlib.metadata import distributions
from pathlib import Path

TARGET = Path(__file__).with_name("constraints.txt")
LEFT_OUT = {"pip", "setuptools", "wheel", "doorstep"}
HEAD = """\
# Exact versions of everything that .venv holds, direct and drawn in, so that every machine runs what was
# tested. Made by: .venv/bin/python packaging/freeze.py   (after changing pyproject.toml)
"""


def main() -> None:
    found = {d.name.lower().replace("_", "-"): f"{d.name}=={d.version}" for d in distributions()}
    lines = [line for name, line in sorted(found.items()) if name not in LEFT_OUT]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(lines)} packages")


if __name__ == "__main__":
    main()
