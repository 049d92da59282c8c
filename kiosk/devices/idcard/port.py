"""What the kiosk wants of a card reader."""

from __future__ import annotations

from typing import Protocol

from kiosk.devices.port import Device


class IdReader(Device, Protocol):
    """Events: ``CardLaid``, ``CardRead``, ``CardRefused``, ``CardGone`` (``idcard.card``)."""

    def want(self, wanted: bool) -> None:
        """Whether a page asks for a card now. Unasked no card is read: what somebody puts there is theirs.

        A card that lies there when this is called is read. Events from before are forgotten.
        """
