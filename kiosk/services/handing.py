"""What a material is handed in for: a filing, or a supplement. Camera, stick and phone need not know."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from kiosk.services.draft import Draft
from kiosk.services.filing import Filing
from kiosk.services.followups import Followups, Opening
from kiosk.services.visit import Visit
from sync.model.case import CaseFile


class Handing(Protocol):
    """material: its key in a draft; in a supplement its name as the clerk wrote it. For a worker."""

    def name_of(self, material: str) -> str:
        """For the page's title."""

    def files_of(self, material: str) -> tuple[CaseFile, ...]:
        """In the order they were taken."""

    def attach(self, source: Path | bytes, type: str, material: str) -> CaseFile:
        """On disk and sealed when it returns. Raises ServiceError; then nothing of it was kept."""

    def detach(self, id: str) -> None:
        """Its bytes are wiped. Raises ServiceError."""


class DraftHanding:
    def __init__(self, filing: Filing, visit: Visit, draft: Draft) -> None:
        self._filing, self._visit, self._draft = filing, visit, draft

    def name_of(self, material: str) -> str:
        return next((row.name for row in self._draft.materials if row.key == material), "")

    def files_of(self, material: str) -> tuple[CaseFile, ...]:
        pages = self._draft.pages
        ids = pages.of(material)
        return tuple(file for file in pages.files if file.id in ids)

    def attach(self, source: Path | bytes, type: str, material: str) -> CaseFile:
        return self._filing.attach(self._visit, self._draft, source, type, material)

    def detach(self, id: str) -> None:
        self._filing.detach(self._draft, id)


class SupplementHanding:
    """What was asked for without a list has "" for its material."""

    def __init__(self, followups: Followups, visit: Visit, opening: Opening) -> None:
        self._followups, self._visit, self._opening = followups, visit, opening

    def name_of(self, material: str) -> str:
        return material or "要补的材料"

    def files_of(self, material: str) -> tuple[CaseFile, ...]:
        pages = self._opening.pages
        others = {id for key, ids in pages.by_material.items() if key != material for id in ids}
        ids = {file.id for file in pages.files} - others if not material else set(pages.of(material))
        return tuple(file for file in pages.files if file.id in ids)

    def attach(self, source: Path | bytes, type: str, material: str) -> CaseFile:
        return self._followups.attach(self._visit, self._opening, source, type, material)

    def detach(self, id: str) -> None:
        self._followups.detach(self._opening, id)
