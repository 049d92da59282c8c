"""Paper as the screens know it: what is put on it, what came of it, how it fails.

The bridge speaks to services alone. These are the values of the paper room, handed on by the services that
make and take them, so that no screen depends on how a sheet is drawn.
"""

from __future__ import annotations

from kiosk.paper.office import PaperError
from kiosk.paper.slips import NoticeSheet, PaperJob, Receipt

__all__ = ["NoticeSheet", "PaperError", "PaperJob", "Receipt"]
