"""Complaints, opinions and messages: saying one, and looking it up."""

from __future__ import annotations

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.papers import Papers
from kiosk.bridge.qr_image import QrImages
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.voice_desk import VoiceDesk
from kiosk.bridge.voice_model import VoiceModel, VoiceViewModel
from kiosk.services.voice_view import VoiceLookup
from kiosk.wiring.common import Common
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground


class VoicePart:
    """``images``: the engine's, for the codes on slips."""

    def __init__(
        self, ground: Ground, front: Front, common: Common, papers: Papers, flow: FlowModel, images: QrImages
    ) -> None:
        self.voice, self.slip, self.view = VoiceModel(), ReceiptModel(), VoiceViewModel()
        self.lookup = VoiceLookup(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            takeover=common.takeover,
        )
        self.desk = VoiceDesk(
            visits=common.visits,
            catalogue=ground.catalogue,
            voices=common.voices,
            printing=common.printing,
            papers=papers,
            jobs=common.jobs,
            flow=flow,
            shell=front.shell,
            voice=self.voice,
            slip=self.slip,
            view=self.view,
            images=images,
        )
