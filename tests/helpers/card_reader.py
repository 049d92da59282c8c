"""A card reader in a process of its own: ``python -m tests.helpers.card_reader LINK``.

For whoever looks through a kiosk's memory: what stands on the card is in this process alone. A line of
JSON on standard input lays a card (texts written backwards, so that the one who sends it holds no word of
it), ``lift`` takes it away; each is answered by ``done``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import msgspec

from kiosk.devices.idcard.simulator import SamSimulator, SimCard


class CardReader:
    """``with CardReader(link) as reader: reader.lay(…)``."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> CardReader:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(self.link)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._hear("plugged")
        return self

    def lay(self, backwards: Mapping[str, str]) -> None:
        """backwards: fields of :class:`SimCard`, each text reversed."""
        self._say(msgspec.json.encode(backwards).decode())

    def lift(self) -> None:
        self._say("lift")

    def _say(self, line: str) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        self._hear("done")

    def _hear(self, word: str) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        heard = self._process.stdout.readline().strip()
        assert heard == word, heard

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()


def main(link: str) -> None:
    reader = SamSimulator(Path(link))
    reader.plug()
    print("plugged", flush=True)
    for line in sys.stdin:
        if line.strip() == "lift":
            reader.lift()
        else:
            fields = msgspec.json.decode(line, type=dict[str, str])
            reader.lay(SimCard(**{name: text[::-1] for name, text in fields.items()}))
        print("done", flush=True)
    reader.unplug()


if __name__ == "__main__":
    main(sys.argv[1])
