"""The searches find what is planted for them: a search that finds nothing proves nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel

from tests.faults.residue import traces
from tests.faults.residue.booth import Booth
from tests.faults.residue.citizen import Citizen
from tests.helpers.people import applicant


@pytest.fixture
def citizen(machine: Booth) -> Citizen:
    return Citizen(machine, 9)


@pytest.fixture
def needles(citizen: Citizen) -> traces.Needles:
    return traces.Needles.of(citizen)


def test_a_property_and_a_model_role(machine: Booth, citizen: Citizen, needles: traces.Needles) -> None:
    assert traces.in_window(machine, needles) == []
    child = QObject(machine.window)
    child.setObjectName(citizen.name)
    model = QStandardItemModel(machine.window)
    model.appendRow(QStandardItem(f"{citizen.phone[:3]} {citizen.phone[3:7]} {citizen.phone[7:]}"))
    found = traces.in_window(machine, needles)
    assert any(citizen.name in line for line in found)
    assert any(citizen.phone in line for line in found)
    child.setParent(None)
    model.setParent(None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_a_file_and_one_without_a_name(
    machine: Booth, citizen: Citizen, needles: traces.Needles, encoding: str
) -> None:
    assert traces.in_files(machine, needles) == []
    raw = b"\xff" * 5 + citizen.name.encode(encoding) + b"\x00"
    path = Path(tempfile.gettempdir()) / "left"
    path.write_bytes(raw)
    assert len(traces.in_files(machine, needles)) == 1
    path.unlink()
    with tempfile.TemporaryFile() as nameless:
        nameless.write(raw)
        nameless.flush()
        assert len(traces.in_files(machine, needles)) == 1


def test_the_clipboard(citizen: Citizen, needles: traces.Needles, machine: Booth) -> None:
    """And the end of a visit empties it."""
    citizen.to_home()
    QGuiApplication.clipboard().setText(citizen.number)
    assert traces.in_clipboard(needles)
    citizen.finger.touch("end")
    machine.run_until_idle()
    assert traces.in_clipboard(needles) == []


def test_a_string_in_a_cache(machine: Booth, citizen: Citizen, needles: traces.Needles) -> None:
    assert traces.in_heap(needles, machine.strangers) == []
    cache = {"earlier": {1: (citizen.address + "号",)}}
    assert traces.in_heap(needles, machine.strangers)
    cache.clear()
    assert traces.in_heap(needles, machine.strangers) == []


def test_an_applicant_that_somebody_keeps(machine: Booth, needles: traces.Needles) -> None:
    """One of another test is a stranger; one that came after the machine was set up is a trace."""
    kept = applicant()
    assert traces.in_heap(needles, machine.strangers) == ["alive: Applicant"]
    assert traces.in_heap(needles, [*machine.strangers, kept]) == []
