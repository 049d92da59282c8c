"""拍好的: shows the pages of a material, and takes out what its owner does not want to hand in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.materials_model import MaterialsModel
from kiosk.bridge.taken_model import TakenModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.services.draft import Draft
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Filing
from kiosk.services.flow import Page
from kiosk.services.visit import Visits


class TakenDesk(QObject):
    #: Something could not be taken out: words for the citizen.
    failed = Signal(str)

    def __init__(
        self,
        *,
        visits: Visits,
        filing: Filing,
        flow: FlowModel,
        view: TakenModel,
        materials: MaterialsModel,
        pictures: TakenPictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._filing = visits, filing
        self._flow, self._view, self._pictures = flow, view, pictures
        self._materials = materials
        self._material = ""
        flow.entered.connect(self._entered)

    def wipe(self) -> None:
        """Forget the citizen."""
        self._material = ""
        self._view.clear()
        self._pictures.clear()

    def _entered(self, place: object) -> None:
        draft = self._draft()
        at, key = self._flow.place.page, self._flow.place.key
        if self._material and (at is not Page.TAKEN or key != self._material):
            self._take_out(draft)
            self._material = ""
            self._view.clear()
            if at is Page.MATERIALS and draft is not None:
                self._materials.show(draft.materials)
        if at is Page.TAKEN and draft is not None and not self._material:
            self._material = key
            name = next((row.name for row in draft.materials if row.key == key), "")
            ids = draft.pages.of(key)
            self._view.begin(name, [file for file in draft.pages.files if file.id in ids])

    def _take_out(self, draft: Draft | None) -> None:
        if draft is None:
            return
        for id in self._view.out:
            try:
                self._filing.detach(draft, id)
            except ServiceError as error:
                self.failed.emit(error.message)

    def _draft(self) -> Draft | None:
        visit = self._visits.current
        return visit.draft if visit is not None else None
