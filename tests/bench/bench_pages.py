"""Tap to first changed frame, every page beside an empty one. ``python -m tests.bench.bench_pages [WORDS…]``.

Every page of ``make screens`` with its sample data, on the portrait panel in standard and in elder mode,
offscreen with software rendering. A real touch on a button makes the page, as the flows do: the old one goes,
the new one is made of compiled QML. The empty page, a plain rectangle, comes the same way in the same run.
Aims: at most two frames (33 ms) more than the empty page; no turn of the window's thread longer than 50 ms.
Words: only pages whose names hold one of them.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from kiosk.bridge.shell import ShellModel
from tests.bench.turns import BLOCK_MS, FRAME_MS, Change, Watch
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.registry import CASES
from tests.kiosk.screens.samples import CENTRE
from tests.kiosk.screens.stage import Stage, offscreen

RUNS = 5
MORE_MS = 2 * FRAME_MS
MODES = (Mode("portrait"), Mode("portrait", elder=True))
#: In turns, both on the button: two taps at one place so soon would be one double tap.
_PLACES = (QPoint(200, 950), QPoint(800, 950))
_START = b"""
import QtQuick
import Kiosk
Rectangle {
    id: root
    signal tapped()
    width: Theme.frameWidth; height: Theme.frameHeight; color: Theme.paper
    KButton {
        objectName: "go"; x: 100; y: 900; width: 880; text: "go"
        onClicked: root.tapped()
    }
}
"""
_EMPTY = b"""
import QtQuick
import Kiosk
Rectangle { width: Theme.frameWidth; height: Theme.frameHeight; color: Theme.sky }
"""


class Tapping:
    """A button on a plain page that makes another page in its place."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._watch = Watch(stage.window)
        self._taps = 0
        self._start, self._nothing = QQmlComponent(stage.engine), QQmlComponent(stage.engine)
        self._start.setData(_START, QUrl())
        self._nothing.setData(_EMPTY, QUrl())
        stage.window.show()

    def empty(self) -> Change:
        return self._tap(self._nothing, {})

    def page(self, case: PageCase, mode: Mode) -> Change:
        shell = ShellModel(CENTRE)
        shell.set_time("09:26")
        shell.set_remaining(case.remaining)
        shell.elder = mode.elder
        component = QQmlComponent(self._stage.engine, QUrl.fromLocalFile(str(case.path)))
        model = case.model() if case.model else None
        given = {"shell": shell, **case.properties()} | ({} if model is None else {"model": model})
        change = self._tap(component, given)
        del model, shell
        return change

    def _tap(self, component: QQmlComponent, given: Mapping[str, object]) -> Change:
        shown = [self._put(self._start, {})]
        swap = partial(self._swap, shown, component, given)
        shown[0].tapped.connect(swap)  # type: ignore[attr-defined]  # of the QML above
        self._stage.settle()
        # Hundreds of pages come here in one run; what they left behind is not this page's to clear away.
        self._stage.engine.collectGarbage()
        self._watch.turns()
        self._taps += 1
        change = self._watch.tap(_PLACES[self._taps % 2])
        if len(shown) != 2:
            raise RuntimeError("the button was not hit")
        self._drop(shown[1])
        self._watch.turns()
        return change

    def _swap(self, shown: list[QQuickItem], component: QQmlComponent, given: Mapping[str, object]) -> None:
        self._drop(shown[0])
        shown.append(self._put(component, given))

    def _put(self, component: QQmlComponent, given: Mapping[str, object]) -> QQuickItem:
        page = component.createWithInitialProperties(dict(given))
        if not isinstance(page, QQuickItem):
            raise RuntimeError(component.errorString())
        page.setParentItem(self._stage.window.contentItem())
        return page

    def _drop(self, page: QQuickItem) -> None:
        page.setParentItem(None)  # type: ignore[arg-type]
        page.deleteLater()


def main(words: list[str]) -> int:
    offscreen()
    application = QGuiApplication([])
    stage = Stage()
    tapping = Tapping(stage)
    print(
        f"medians of {RUNS}, ms after the finger lifts: first frame, the same of an empty page, longest turn"
    )
    print(f"{'page':<34}{'frame':>8}{'empty':>8}{'more':>8}{'block':>8}   aim")
    missed = 0
    for case in CASES:
        for mode in MODES:
            if case.occurs(mode) and (not words or any(word in case.name for word in words)):
                missed += not measured(stage, tapping, case, mode)
    stage.close()
    del tapping, application
    return missed


def measured(stage: Stage, tapping: Tapping, case: PageCase, mode: Mode) -> bool:
    """Print the line of one page in one mode; whether it keeps its aims."""
    stage.dress(mode)
    pairs = [(tapping.empty(), tapping.page(case, mode)) for _ in range(RUNS + 1)][1:]  # the first compiles
    empty = statistics.median(pair[0].frame for pair in pairs)
    frame = statistics.median(pair[1].frame for pair in pairs)
    block = statistics.median(pair[1].block for pair in pairs)
    kept = frame - empty <= MORE_MS and block <= BLOCK_MS
    print(
        f"{case.name + (' elder' if mode.elder else ''):<34}{frame:>8.1f}{empty:>8.1f}{frame - empty:>8.1f}"
        f"{block:>8.1f}   ≤ {MORE_MS:.0f}, ≤ {BLOCK_MS:.0f} {'kept' if kept else 'MISSED'}",
        flush=True,
    )
    return kept


if __name__ == "__main__":
    main(sys.argv[1:])
