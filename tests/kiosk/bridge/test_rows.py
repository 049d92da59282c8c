"""The list model tells views only what is different."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from kiosk.bridge.rows import RowModel

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def rows(keys: list[str], mark: int = 0) -> list[dict[str, Any]]:
    return [{"key": key, "text": f"{key}{mark}"} for key in keys]


@given(before=KEYS, after=KEYS, mark=st.integers(0, 1))
def test_any_list_becomes_any_other(before: list[str], after: list[str], mark: int) -> None:
    model = RowModel(("key", "text"), "key")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(rows(before))
    model.show(rows(after, mark))
    assert [dict(row) for row in model.rows] == rows(after, mark)
    assert tester.model() is model


def test_a_changed_row_is_one_change() -> None:
    model = RowModel(("key", "text"), "key")
    model.show(rows(["a", "b", "c"]))
    seen: list[tuple[int, list[int]]] = []
    moved: list[int] = []
    model.dataChanged.connect(lambda first, last, roles: seen.append((first.row(), list(roles))))
    model.rowsInserted.connect(lambda *_: moved.append(1))
    model.rowsRemoved.connect(lambda *_: moved.append(1))
    model.show([*rows(["a"]), {"key": "b", "text": "new"}, *rows(["c"])])
    assert [row for row, _ in seen] == [1]
    assert moved == []


@pytest.mark.parametrize("row", [-1, 3])
def test_no_data_outside(row: int) -> None:
    model = RowModel(("key", "text"), "key")
    model.show(rows(["a", "b", "c"]))
    assert model.data(model.index(row), 257) is None
    assert model.rowCount(QModelIndex()) == 3
