"""What a county server and a terminal need before they are of use: tables, catalogue, accounts, enrolment.

Every step may be repeated: a step that was done leaves its mark in ``<state>/county/loaded.json``, beside the
database that it speaks of, and is done again only when what it loads has changed.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from supervise.child import tied_to_us
from supervise.display import write_private
from supervise.log import Log

#: The township of a terminal that nobody has placed yet: 城关镇, where the county town is.
TOWNSHIP = "420626100"

#: mark, what it says, command after ``python -m sync.county``, the files it loads (relative to the checkout).
LOADS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "matters",
        "载入事项目录",
        ("import-matters", "assets/catalogue/matters.xlsx"),
        ("assets/catalogue/matters.xlsx",),
    ),
    ("forms", "载入表单", ("import-forms", "assets/catalogue/forms"), ("assets/catalogue/forms",)),
    (
        "bundles",
        "载入一件事清单",
        ("import-bundles", "assets/catalogue/bundles.csv"),
        ("assets/catalogue/bundles.csv",),
    ),
    ("calendar", "载入节假日安排", ("load-calendar",), ("sync/model/calendar.py",)),
    (
        "notices",
        "载入公开栏内容",
        ("load-notices", "assets/notices/posters.toml"),
        ("assets/notices/posters.toml",),
    ),
    (
        "documents",
        "载入政务公开文件",
        ("import-documents", "assets/notices/documents"),
        ("assets/notices/documents",),
    ),
)


class StepError(Exception):
    """A step of the first load failed. str() says which, in Chinese; its own words stand in the log."""


class FirstLoad:
    """``pause``: called before each step; raises when somebody wants to stop."""

    def __init__(
        self, root: Path, state: Path, env: Mapping[str, str], log: Log, pause: Callable[[], None]
    ) -> None:
        self._root, self._state, self._env, self._log, self._pause = root, state, env, log, pause
        self._marks = state / "county" / "loaded.json"
        self.accounts_file = state / "run" / "first-clerk.txt"

    # -- before the county server runs --------------------------------------------------------------

    def county(self) -> None:
        self._run("县", "准备县级数据库", "sync.county", "migrate")
        marks = self._read_marks()
        for mark, words, command, files in LOADS:
            digest = digest_of(self._root, files)
            if marks.get(mark) != digest:
                self._run("县", words, "sync.county", *command)
                self._write_mark(mark, digest)

    def accounts(self) -> bool:
        """Make the first accounts. True when they were made now; their words are then in accounts_file."""
        if "accounts" in self._read_marks():
            return False
        words = self._run("", "建立第一个账号", "sync.county", "first-clerk", show=False)
        made = "密码：" in words
        if made:
            write_private(self.accounts_file, words.encode())
        self._write_mark("accounts", "made")
        return made

    # -- while it runs ------------------------------------------------------------------------------

    def enrolled_port(self) -> int | None:
        """The county's port that the terminal was enrolled with: it will look for the county nowhere else."""
        return int(self._read_marks().get("port", 0)) or None

    def terminal(self, config: Path, url: str, port: int) -> None:
        """Make the kiosk's keys and enrol the terminal at ``url``; nothing when it is enrolled."""
        option = ("--config", str(config))
        state = self._call("sync.terminal", *option, "status")
        if state.returncode == 0:
            return
        self._run("机", "准备终端的密钥", "kiosk", *option, "init")
        words = self._run("", "取登记码", "sync.county", "enrol-code", "--township", TOWNSHIP, show=False)
        # By argument, where others on this machine could read it: it is good for one use, made at once.
        code = code_in(words)
        self._run("线", "登记终端", "sync.terminal", *option, "enrol", "--code", code, "--url", url)
        self._write_mark("port", str(port))

    # -- tools --------------------------------------------------------------------------------------

    def _run(self, who: str, words: str, module: str, *arguments: str, show: bool = True) -> str:
        """Run ``python -m module``; its output, which is shown line by line unless ``show`` is False."""
        self._pause()
        self._log.say(f"{words}…")
        done = self._call(module, *arguments)
        if show or done.returncode:
            for line in done.stdout.splitlines():
                self._log.line(who, line)
        if done.returncode:
            raise StepError(f"{words}没有成功（python -m {module} {_named(arguments)}），原因见上。")
        return done.stdout

    def _call(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            tied_to_us([sys.executable, "-m", module, *arguments]),
            # Out of Ctrl-C's reach: a step is short, and is better whole than half done.
            start_new_session=True,
            cwd=self._root,
            env=dict(self._env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )

    def _read_marks(self) -> dict[str, str]:
        try:
            marks = json.loads(self._marks.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return marks if isinstance(marks, dict) else {}

    def _write_mark(self, mark: str, value: str) -> None:
        marks = self._read_marks() | {mark: value}
        self._marks.parent.mkdir(parents=True, exist_ok=True)
        self._marks.write_text(json.dumps(marks, indent=1), encoding="utf-8")


def _named(arguments: Sequence[str]) -> str:
    return next((a for a in arguments if not a.startswith("-") and "/" not in a), "")


def code_in(words: str) -> str:
    """The one-time code in what ``enrol-code`` prints. Raises StepError."""
    found = re.search(r"登记码[：:]\s*(\S+)", words)
    if not found:
        raise StepError("县级服务器没有给出登记码。")
    return found.group(1)


def digest_of(root: Path, places: Sequence[str]) -> str:
    """SHA-256 over names and contents of the files at these places (files or folders)."""
    total = hashlib.sha256()
    for place in places:
        top = root / place
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file():
                total.update(str(path.relative_to(root)).encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
