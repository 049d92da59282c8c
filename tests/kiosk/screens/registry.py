"""All pages the harness shows: each journey's own list, added here by name."""

from __future__ import annotations

from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.dialog_cases import CASES as DIALOGS
from tests.kiosk.screens.discovery_cases import CASES as DISCOVERY
from tests.kiosk.screens.filing_cases import CASES as FILING
from tests.kiosk.screens.input_cases import CASES as INPUT
from tests.kiosk.screens.keeper_cases import CASES as KEEPER
from tests.kiosk.screens.material_cases import CASES as MATERIALS
from tests.kiosk.screens.mine_cases import CASES as MINE
from tests.kiosk.screens.rare_cases import CASES as RARE
from tests.kiosk.screens.snag_cases import CASES as SNAGS
from tests.kiosk.screens.staff_cases import CASES as STAFF
from tests.kiosk.screens.training_cases import CASES as TRAINING
from tests.kiosk.screens.voice_cases import CASES as VOICES
from tests.kiosk.screens.writing_cases import CASES as WRITING

CASES: tuple[PageCase, ...] = (
    *DISCOVERY,
    *FILING,
    *MATERIALS,
    *MINE,
    *DIALOGS,
    *VOICES,
    *WRITING,
    *INPUT,
    *RARE,
    *KEEPER,
    *SNAGS,
    *TRAINING,
    *STAFF,
)

#: Drawn to be looked at, not audited: it shows controls where no page would put them.
GALLERY = PageCase("gallery", "gallery/GalleryPage.qml", None)
