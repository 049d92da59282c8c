"""Work leaves the GUI thread and comes back as one of two signals."""

from __future__ import annotations

import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from kiosk.bridge.jobs import Job, Jobs, _Carrier, _Run


def test_result_comes_back_to_the_window_thread(qtbot: QtBot) -> None:
    jobs, places = Jobs(), []
    job = jobs.start("add", lambda: (threading.current_thread().name, 2 + 3))
    job.done.connect(lambda result: places.append((QThread.currentThread(), result)))
    with qtbot.waitSignal(job.done, timeout=30_000):
        pass
    thread, (name, total) = places[0]
    assert thread == jobs.thread()
    assert (name != threading.main_thread().name, total) == (True, 5)
    assert not jobs.busy


def test_what_was_run_keeps_nothing_of_its_work(qapp: object) -> None:
    """It may outlive it: on a busy machine PySide now and then forgets to let it go."""
    carrier, told = _Carrier(), []
    carrier.arrived.connect(lambda job, result, error: told.append(result))
    run = _Run(Job("ask"), lambda: "张*例", carrier.arrived)
    run.run()
    assert (told, vars(run)) == (["张*例"], {})


def test_exception_comes_back_as_failed(qtbot: QtBot) -> None:
    def breaks() -> None:
        raise ValueError("no paper")

    jobs = Jobs()
    job = jobs.start("print", breaks)
    with qtbot.waitSignal(job.failed, timeout=30_000) as caught:
        pass
    assert isinstance(caught.args[0], ValueError)


def test_what_is_delivered_is_told_at_once(qapp: object) -> None:
    jobs, told = Jobs(), []
    jobs.start("first", lambda: "first").done.connect(told.append)
    jobs.start("second", lambda: 1 // 0).failed.connect(lambda error: told.append(type(error)))
    jobs.deliver()
    assert (told, jobs.busy) == (["first", ZeroDivisionError], False)


def test_jobs_run_one_after_the_other(qtbot: QtBot) -> None:
    jobs, order = Jobs(), []
    gate = threading.Event()

    def first() -> None:
        gate.wait(30)
        order.append("first")

    jobs.start("first", first)
    last = jobs.start("second", lambda: order.append("second"))
    gate.set()
    with qtbot.waitSignal(last.done, timeout=30_000):
        pass
    assert order == ["first", "second"]
