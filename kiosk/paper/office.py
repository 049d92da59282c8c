"""The paper office: makes sheets, keeps them only as long as the visit, says truthfully what it did."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.paper.slips import NoticeSheet, PaperJob, Receipt


class PaperError(Exception):
    """A sheet could not be made: full disk, no font. message: a Chinese sentence."""

    def __init__(self, message: str, cause: str) -> None:
        super().__init__(f"{message} ({cause})")
        self.message = message
        self.cause = cause


class PaperOffice:
    def __init__(self, folder: Path, fonts: Sequence[Path], *, keep: bool = False) -> None:
        """keep: do not wipe (for a developer or a demonstration; never where citizens come)."""
        raise NotImplementedError

    def print_receipt(self, receipt: Receipt, *, large: bool = False) -> PaperJob:
        raise NotImplementedError

    def print_notice(self, sheet: NoticeSheet, *, large: bool = False) -> PaperJob:
        raise NotImplementedError

    def wipe(self) -> None:
        """Delete every sheet (visit end, start). Nothing with keep."""
        raise NotImplementedError
