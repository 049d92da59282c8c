"""What a kiosk is built upon: given by the machine, or by a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock

if TYPE_CHECKING:
    from kiosk.bridge.speech_model import SpeakerLike
    from kiosk.devices.handwriting.port import Recogniser
    from kiosk.devices.sound.port import Player
    from kiosk.paper.office import PaperOffice
    from kiosk.services.rare import RareSearch
    from kiosk.store.port import KioskStore
    from sync.model.settings import Settings
    from sync.terminal.mailbox.port import KioskMailbox


@dataclass(frozen=True)
class Ground:
    """The same for every part. What opens slowly is given as a function: nobody calls it before the first
    frame. commitment: the words a citizen signs. letters: their Chinese, and what it says in English."""

    settings: Settings
    mailbox: KioskMailbox
    store: Callable[[], KioskStore]
    clock: CountyClock
    catalogue: Catalogue
    paper: PaperOffice
    commitment: Callable[[], str]
    letters: Callable[[], Mapping[str, str]]
    handwriting: Callable[[], Recogniser | None]
    rare_there: Callable[[], bool]
    rare: Callable[[], RareSearch | None]
    speaker: Callable[[], SpeakerLike]
    player: Callable[[], Player]
