"""What somebody is saying at the machine, until it is handed over or the visit ends. In memory only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.model.voice import About, VoiceKind

if TYPE_CHECKING:
    from kiosk.paper.slips import VoiceSlip


class Saying:
    """A voice in the making. Never on disk: what is not handed over is gone with the visit.

    which: what the citizen calls the case, matter or counter it is about. contact: None while nobody has said
    whether to leave a phone. read_back: a helper who wrote it down has read it to the citizen.
    """

    def __init__(self, kind: VoiceKind) -> None:
        self.kind = kind
        self.about = About.OTHER
        self.which = ""
        self.words = ""
        self.contact: bool | None = None
        self.name = ""
        self.phone = ""
        self.call_back = False
        self.dictated = False
        self.read_back = False
        self.slip: VoiceSlip | None = None

    @property
    def begun(self) -> bool:
        """Something would be lost by leaving."""
        return self.slip is None and bool(self.words.strip())

    def wipe(self) -> None:
        self.which = self.words = self.name = self.phone = ""
        self.contact, self.call_back, self.dictated, self.read_back = None, False, False, False
        self.slip = None
