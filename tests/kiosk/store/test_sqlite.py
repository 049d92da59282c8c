"""What only the store on disk can do wrong: keys, files, encryption, damage."""

from __future__ import annotations

import sqlite3
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.store.port import StoreError
from kiosk.store.sqlite import FILE, PrivateStore
from kiosk.store.vault import Vault, load_master
from tests.kiosk.store.test_contract import AT, row, stub

SECRET = "张示例的电话一三八零零"


def test_everything_is_there_after_opening_again(tmp_path: Path) -> None:
    first = PrivateStore(tmp_path)
    key, digest = first.seal_private(), first.digest("a")
    first.save_draft(row())
    first.file(stub("d9", 9), AT)
    first.close()
    second = PrivateStore(tmp_path)
    assert second.seal_private() == key
    assert second.digest("a") == digest
    assert second.draft("d1") == row()
    assert [s.case_id for s in second.stubs()] == ["d9"]
    assert second.audit_intact()
    second.close()


def test_a_commit_waits_for_the_disk(tmp_path: Path) -> None:
    """No test can cut the power; that SQLite was told to wait can be asked."""
    store = PrivateStore(tmp_path)
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    pragmas = [store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    store.close()
    assert pragmas == ["wal", 2, 1, 1]


def test_nothing_personal_is_readable_in_any_file(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path)
    private = store.seal_private()
    store.save_draft(row(content=SECRET.encode()))
    seen = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {FILE, f"{FILE}-wal", "key"} <= set(seen)
    for name, data in seen.items():
        assert SECRET.encode() not in data, name
        assert private not in data, name
    store.close()


def test_a_dropped_draft_leaves_no_ciphertext_in_the_file(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path)
    store.save_draft(row(content=b"x" * 3000))
    db = sqlite3.connect(tmp_path / FILE)
    closed = bytes(db.execute("SELECT content FROM draft").fetchone()[0])
    db.close()
    store.drop_draft("d1")
    store.close()  # the last connection checkpoints the log into the file and removes it
    left = (tmp_path / FILE).read_bytes()
    assert closed[100:164] not in left
    assert closed[-64:] not in left


def test_key_and_database_are_for_their_owner_only(tmp_path: Path) -> None:
    PrivateStore(tmp_path).close()
    for name in ("key", FILE):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600, name


def test_a_credential_of_systemd_is_used_and_no_key_file_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "credentials"
    given.mkdir()
    (given / "doorstep-key").write_bytes(b"k" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(given))
    store = PrivateStore(tmp_path / "kiosk")
    assert not (tmp_path / "kiosk" / "key").exists()
    assert store.digest("a") == Vault(b"k" * 32).digest("a")
    store.close()


def test_a_longer_secret_is_hashed_to_a_key(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"a long secret of the administrator, more than 32 bytes")
    assert (
        load_master(tmp_path, may_create=False)
        == sha256(b"a long secret of the administrator, more than 32 bytes").digest()
    )


def test_a_lost_key_is_said_and_not_replaced(tmp_path: Path) -> None:
    PrivateStore(tmp_path).close()
    (tmp_path / "key").unlink()
    with pytest.raises(StoreError) as caught:
        PrivateStore(tmp_path)
    assert "密钥文件不见了" in caught.value.message
    assert not (tmp_path / "key").exists()


def test_a_wrong_key_is_said(tmp_path: Path) -> None:
    PrivateStore(tmp_path).close()
    (tmp_path / "key").write_bytes(b"z" * 32)
    with pytest.raises(StoreError) as caught:
        PrivateStore(tmp_path)
    assert "对不上" in caught.value.message


def test_a_half_written_key_is_said(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(StoreError) as caught:
        PrivateStore(tmp_path)
    assert "不完整" in caught.value.message


def test_content_moved_to_another_row_does_not_open(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path)
    store.save_draft(row("d1", b"one"))
    store.save_draft(row("d2", b"two"))
    db = sqlite3.connect(tmp_path / FILE)
    with db:
        db.execute("UPDATE draft SET content = (SELECT content FROM draft WHERE id = 'd2') WHERE id = 'd1'")
    db.close()
    with pytest.raises(StoreError) as caught:
        store.draft("d1")
    assert "打不开" in caught.value.message
    assert {d.id: d.content for d in store.drafts()} == {"d1": b"", "d2": b"two"}
    store.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE audit SET event = 'nothing' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
        "UPDATE audit SET ids = '{}' WHERE seq = 3",
        "INSERT INTO audit SELECT 4, at, event, ids, hash FROM audit WHERE seq = 3",
    ],
)
def test_a_changed_audit_line_is_noticed(tmp_path: Path, damage: str) -> None:
    store = PrivateStore(tmp_path)
    for event in ("a", "b", "c"):
        store.audit(AT, event, {"visit": "v1"})
    assert store.audit_intact()
    db = sqlite3.connect(tmp_path / FILE)
    with db:
        db.execute(damage)
    db.close()
    assert not store.audit_intact()
    store.close()


def test_a_database_of_newer_software_is_left_alone(tmp_path: Path) -> None:
    PrivateStore(tmp_path).close()
    db = sqlite3.connect(tmp_path / FILE)
    with db:
        db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(StoreError) as caught:
        PrivateStore(tmp_path)
    assert "升级软件" in caught.value.message


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    PrivateStore(tmp_path).close()
    (tmp_path / FILE).write_bytes(b"\xff\xd8\xff\xe0 a photograph" * 300)
    with pytest.raises(StoreError) as caught:
        PrivateStore(tmp_path)
    assert "坏了" in caught.value.message


def test_a_mistake_of_ours_is_not_dressed_up(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path)
    store.file(stub("c1", 1), AT)
    with pytest.raises(sqlite3.IntegrityError):
        store.file(stub("c2", 1), AT)  # one receipt number for two cases
    assert [s.case_id for s in store.stubs()] == ["c1"]
    store.close()
