"""Progress: finding a case, showing it, urging it."""

from __future__ import annotations

from kiosk.bridge.after_desk import AfterDesk
from kiosk.bridge.certificate_desk import CertificateDesk
from kiosk.bridge.certificate_model import CertificateModel
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.followup_desk import FollowupDesk
from kiosk.bridge.followup_model import FollowupModel
from kiosk.bridge.papers import Papers
from kiosk.bridge.progress_desk import ProgressDesk
from kiosk.bridge.progress_model import ProgressFindModel, ProgressModel
from kiosk.bridge.qr_image import QrImages
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.supplied_desk import SuppliedDesk
from kiosk.services.elsewhere import Elsewhere
from kiosk.services.followups import Followups
from kiosk.services.progress import Progress
from kiosk.services.urging import Urging
from kiosk.wiring.common import Common
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground
from kiosk.wiring.voices import VoicePart


class ProgressPart:
    def __init__(
        self,
        ground: Ground,
        front: Front,
        common: Common,
        papers: Papers,
        flow: FlowModel,
        after: AfterDesk,
        voices: VoicePart,
        images: QrImages,
    ) -> None:
        self.find, self.progress = ProgressFindModel(), ProgressModel()
        self.certificate = CertificateModel()
        self.certificates = CertificateDesk(
            visits=common.visits,
            certificates=common.certificates,
            printing=common.printing,
            papers=papers,
            journal=common.journal,
            jobs=common.jobs,
            flow=flow,
            find=self.find,
            view=self.certificate,
        )
        self.service = Progress(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            takeover=common.takeover,
        )
        urging = Urging(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            ids=common.ids,
        )
        self.desk = ProgressDesk(
            visits=common.visits,
            progress=self.service,
            elsewhere=Elsewhere(questions=common.questions, catalogue=ground.catalogue, clock=ground.clock),
            urging=urging,
            printing=common.printing,
            papers=papers,
            jobs=common.jobs,
            flow=flow,
            find=self.find,
            view=self.progress,
            certificates=self.certificates,
            after=after,
            lookup=voices.lookup,
            voices=voices.desk,
        )
        self.followup, self.supplied = FollowupModel(), ReceiptModel()
        self.done = SuppliedDesk(
            visits=common.visits,
            printing=common.printing,
            papers=papers,
            flow=flow,
            view=self.supplied,
            images=images,
        )
        followups = Followups(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            ids=common.ids,
            attaching=common.attaching,
        )
        self.followups = FollowupDesk(
            visits=common.visits,
            followups=followups,
            jobs=common.jobs,
            flow=flow,
            case=self.desk,
            view=self.progress,
            model=self.followup,
            supplied=self.done,
            visit=front.visit,
        )

    def wipe(self) -> None:
        """Forget the citizen."""
        self.followups.wipe()
        self.done.wipe()
        self.desk.wipe()
        self.certificates.wipe()
