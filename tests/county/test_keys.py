"""The county's keys: read once, as long as they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync.county.intake.apps import county_ring
from sync.county.keys import KeyRing, ReadKeys, add_seal_key


def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    read_text = Path.read_text

    def noted(path: Path, encoding: str | None = None, errors: str | None = None) -> str:
        names.append(path.name)
        return read_text(path, encoding, errors)

    monkeypatch.setattr(Path, "read_text", noted)
    return names


def test_what_one_ring_has_read_the_next_need_not(ring: KeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
    (key,) = ring.county_keys()
    names = files_read(monkeypatch)
    privates = {county_ring().seal_private(key.id) for _ in range(3)}
    assert len(names) == 1
    assert privates == {ring.seal_private(key.id)} != {None}


def test_a_new_key_is_seen_at_once_and_one_that_is_gone_is_gone(ring: KeyRing) -> None:
    read, (old,) = ReadKeys(), ring.county_keys()
    assert KeyRing(ring.folder, read).seal_private(old.id)
    new = add_seal_key(ring.folder)
    assert KeyRing(ring.folder, read).seal_private(new.id)
    for path in (ring.folder / "seal").glob(f"*-{old.id}.key"):
        path.unlink()
    assert KeyRing(ring.folder, read).seal_private(old.id) is None
    assert KeyRing(ring.folder, read).seal_private(new.id)


def test_of_two_folders_each_has_its_own(ring: KeyRing, tmp_path: Path) -> None:
    read, (key,) = ReadKeys(), ring.county_keys()
    assert KeyRing(ring.folder, read).seal_private(key.id)
    assert KeyRing(tmp_path / "elsewhere", read).seal_private(key.id) is None


def test_what_lies_beside_the_keys_is_none(ring: KeyRing) -> None:
    """An operator's copy, say."""
    (key,) = ring.county_keys()
    (ring.folder / "seal" / "0000copy.key").write_text("of what", "ascii")
    (ring.folder / "seal" / "9.key").write_text("of what", "ascii")
    new = add_seal_key(ring.folder)
    assert ring.county_keys() == (new, key)
    assert ring.seal_private(key.id)
