"""What the kiosk wants of a document camera (高拍仪)."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from kiosk.devices.port import Device

Outline = tuple[tuple[float, float], ...]
"""Four corners by shares of the picture's width and height, clockwise from the top left; () for no page."""


class Found(Struct, frozen=True):
    """Something about a page, as the camera's ``Finding``: rule for programs, words for the citizen."""

    rule: str
    words: str
    refused: bool = True


class View(Struct, frozen=True, tag="view"):
    """Event: what lies under the camera now.

    picture: JPEG, small, for the screen. wrong: what the citizen should change first; None when all is well.
    still: nothing has moved. ready: it will be photographed if it stays so.
    """

    picture: bytes
    outline: Outline = ()
    wrong: Found | None = None
    still: bool = False
    ready: bool = False

    def __repr__(self) -> str:
        """Without the picture: it may end in a log."""
        return f"View(wrong={self.wrong and self.wrong.rule!r}, still={self.still}, ready={self.ready})"


class Shot(Struct, frozen=True, tag="shot"):
    """Event: a page was photographed: laid flat, cut out, at most 2 MB of JPEG.

    asked: by a touch, else by itself. wrong: what is bad about it; with ``page`` among the rules it is the
    whole picture, because no page was found.
    """

    jpeg: bytes
    asked: bool
    wrong: tuple[Found, ...] = ()

    def __repr__(self) -> str:
        """Without the picture: it may end in a log."""
        return f"Shot({len(self.jpeg)} bytes, asked={self.asked}, wrong={[one.rule for one in self.wrong]})"

    @property
    def usable(self) -> bool:
        return not any(found.refused for found in self.wrong)


class DocumentCamera(Device, Protocol):
    """Events: ``View`` some times a second while it is wanted, ``Shot``."""

    def want(self, wanted: bool) -> None:
        """Whether a page shows the picture now. Unwanted it is switched off and sees nobody's papers.

        Events from before are forgotten.
        """

    def shoot(self) -> None:
        """Take the picture as it is, whatever is wrong with it."""

    def go_on(self) -> None:
        """After a ``Shot``: look for the next page. What was photographed must have been taken away or moved
        before anything is photographed by itself again."""
