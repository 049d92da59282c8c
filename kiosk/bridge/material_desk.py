"""The base of the pages on which one material is handed in: which it is, and for what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.flow_model import FlowModel
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page
from kiosk.services.handing import Handing

_WENT_WRONG = "没有存好，请再试一次；还不行就请帮办员看看。"


class MaterialDesk(QObject):
    """given: what a page that is opened now hands in for; None when there is nothing (its visit is over)."""

    #: Pages of a material came or went.
    changed = Signal()

    def __init__(
        self, page: Page, flow: FlowModel, given: Callable[[], Handing | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._flow, self._given = page, flow, given
        #: None while the page is not open.
        self._handing: Handing | None = None
        self._material = ""
        flow.entered.connect(self._entered)

    def wipe(self) -> None:
        """Forget the citizen."""
        self._handing, self._material = None, ""
        self._closed()

    def _opened(self, handing: Handing) -> None:
        """The page begins, for ``_material``."""
        raise NotImplementedError

    def _left(self, handing: Handing) -> None:
        """The citizen goes to another page; the visit goes on."""

    def _closed(self) -> None:
        """The page is not shown any more: nothing may be left on it."""
        raise NotImplementedError

    def _entered(self, _: object) -> None:
        place = self._flow.place
        handing = self._given() if place.page is self._page else None
        if self._handing is not None:
            if handing is not None and place.key == self._material:
                return
            self._left(self._handing)
            self.wipe()
        if handing is not None:
            self._handing, self._material = handing, place.key
            self._opened(handing)


def words_of(error: Exception) -> str:
    """Why something was not stored."""
    return error.message if isinstance(error, ServiceError) else _WENT_WRONG
