"""Photographs and scans that go with what is filed: drawn, sealed in segments, sent after their message."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from sync.county.demo.cast import Machine
from sync.county.demo.pages import Taken, photograph, scan
from sync.county.demo.stage import Stage
from sync.model.case import CaseFile
from sync.protocol.blob import seal_segments

_MANY = ("病历", "流水", "合同", "档案", "清单", "报表")
_AFTER = timedelta(seconds=40)


class Papers:
    def __init__(self, stage: Stage, chance: Random) -> None:
        self._stage, self._chance = stage, chance

    def of(self, machine: Machine, at: datetime, paper: str, name: str) -> Sequence[CaseFile]:
        """The pages of one paper, on their way from then on. name: whose it is."""
        chance, many = self._chance, any(word in paper for word in _MANY)
        pages = chance.choice((1, 2, 3)) if many else 1
        if many and chance.random() < 0.4:
            taken = [scan(paper, name, pages, at)]
        else:
            taken = [photograph(chance, paper, name, page) for page in range(1, pages + 1)]
        return [self._file(machine, at, one) for one in taken]

    def _file(self, machine: Machine, at: datetime, taken: Taken) -> CaseFile:
        file = CaseFile(
            id=self._stage.new_id(at),
            # The play's chance, so that it is the same twice: what this key keeps is nobody's.
            key=self._chance.randbytes(32),
            size=len(taken.data),
            sha256=hashlib.sha256(taken.data).hexdigest(),
            type=taken.type,
        )
        sealed = b"".join(seal_segments([taken.data], file.key, file.id))
        self._stage.at(at + _AFTER, lambda: self._stage.send_file(machine, file.id, sealed))
        return file
