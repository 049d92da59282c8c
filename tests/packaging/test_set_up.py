"""packaging/bootstrap and what it installs from."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = ROOT / "packaging" / "bootstrap"


def run_bootstrap(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BOOTSTRAP), *arguments],
        env={**os.environ, "LC_ALL": "C", **(env or {})},
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.fixture
def traps(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """An environment in which whatever would install something leaves a trace and fails."""
    trace = tmp_path / "trace"
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("apt-get", "apt", "sudo", "pip", "pip3", "snap", "curl", "wget"):
        trap = programs / name
        trap.write_text(f'#!/bin/sh\necho "{name} $*" >>"{trace}"\nexit 97\n')
        trap.chmod(0o755)
    env = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": "",
        "PIP_EXTRA_INDEX_URL": "",
        "DISPLAY": ":0",
    }
    return trace, env


@pytest.mark.parametrize("profile", ["run", "test"])
def test_a_second_set_up_installs_nothing_and_asks_nobody(
    profile: str, traps: tuple[Path, dict[str, str]]
) -> None:
    if not list((ROOT / ".venv").glob(".doorstep-test")):
        pytest.skip("this .venv was not made by packaging/bootstrap")
    trace, env = traps
    done = run_bootstrap(profile, env=env)
    assert done.returncode == 0, done.stderr
    assert not trace.exists(), trace.read_text()
    assert "Installing" not in done.stderr


def test_a_wrong_word_is_refused() -> None:
    done = run_bootstrap("everything")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_a_python_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    old = tmp_path / "python2"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = run_bootstrap("run", env={"DOORSTEP_PYTHON": str(old)})
    assert done.returncode == 1
    assert "3.11" in done.stderr


def test_it_speaks_the_users_language(tmp_path: Path) -> None:
    done = run_bootstrap("run", env={"DOORSTEP_PYTHON": str(tmp_path / "none"), "LC_ALL": "zh_CN.UTF-8"})
    assert done.returncode == 1
    assert "需要 Python 3.11 或更高" in done.stderr


def constraints() -> dict[str, str]:
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {pin.name.lower().replace("_", "-"): str(pin.specifier).removeprefix("==") for pin in pins}


def declared() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    return [Requirement(text) for text in project["dependencies"] + extras]


def test_every_dependency_has_an_exact_version_that_fits() -> None:
    pins = constraints()
    names = {r.name: r.name.lower().replace("_", "-") for r in declared()}
    assert not [name for name, plain in names.items() if plain not in pins], "run packaging/freeze.py"
    wrong = [str(r) for r in declared() if not r.specifier.contains(pins[names[r.name]], prereleases=True)]
    assert not wrong, "run packaging/freeze.py"


def test_every_make_target_is_explained() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (\S+)", text, re.M)) - {"setup-run"}
    explained = set(re.findall(r"^([a-z-]+):.*## ", text, re.M))
    assert phony == explained
    assert {"run", "test", "check", "bench", "screens", "demo", "help", "clean", "setup"} <= explained
