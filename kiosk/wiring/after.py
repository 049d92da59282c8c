"""After a case is on disk: receipt and rating."""

from __future__ import annotations

from kiosk.bridge.after_desk import AfterDesk
from kiosk.bridge.papers import Papers
from kiosk.bridge.qr_image import QrImages
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.review_model import ReviewModel
from kiosk.services.printing import qr_matrix
from kiosk.services.reviews import Reviews
from kiosk.wiring.common import Common
from kiosk.wiring.ground import Ground


class AfterPart:
    """``images`` goes to the engine, which owns it from then on."""

    def __init__(self, ground: Ground, common: Common, papers: Papers) -> None:
        self.receipt, self.review, self.images = ReceiptModel(), ReviewModel(), QrImages(qr_matrix)
        self.desk = AfterDesk(
            visits=common.visits,
            catalogue=ground.catalogue,
            reviews=Reviews(
                catalogue=ground.catalogue,
                mailbox=ground.mailbox,
                store=common.store,
                clock=ground.clock,
                ids=common.ids,
            ),
            printing=common.printing,
            papers=papers,
            journal=common.journal,
            jobs=common.jobs,
            receipt=self.receipt,
            review=self.review,
            images=self.images,
        )
