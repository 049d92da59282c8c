"""Photographed or scanned pages of a draft: which files it has, and which belong to which material."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sync.model.case import CaseFile


class Pages:
    """Only references and keys; the sealed bytes lie in the mailbox. A page is there once, in one place."""

    def __init__(self, files: Sequence[CaseFile] = (), of: Mapping[str, Sequence[str]] | None = None) -> None:
        self._files = {file.id: file for file in files}
        self._of = {key: [id for id in ids if id in self._files] for key, ids in (of or {}).items()}

    @property
    def files(self) -> tuple[CaseFile, ...]:
        """In the order they were added."""
        return tuple(self._files.values())

    @property
    def by_material(self) -> dict[str, tuple[str, ...]]:
        return {key: tuple(ids) for key, ids in self._of.items() if ids}

    def of(self, material: str) -> tuple[str, ...]:
        return tuple(self._of.get(material, ()))

    def add(self, file: CaseFile, material: str = "") -> None:
        """material: its key; "" for a photograph that the form asked for."""
        self._files[file.id] = file
        if material and file.id not in self._of.setdefault(material, []):
            self._of[material].append(file.id)

    def remove(self, id: str) -> None:
        self._files.pop(id, None)
        for ids in self._of.values():
            if id in ids:
                ids.remove(id)

    def clear(self) -> None:
        self._files.clear()
        self._of.clear()
