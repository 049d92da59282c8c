"""拍材料: the document camera, switched on only while a page shows what it sees."""

from __future__ import annotations

from kiosk.devices.camera.port import DocumentCamera, Shot, View
from sync.model.device import PartState

__all__ = ["Shooting", "Shot", "View"]


class Shooting:
    """camera: None where the machine has none."""

    def __init__(self, camera: DocumentCamera | None) -> None:
        self._camera = camera

    @property
    def name(self) -> str:
        """Of the device; "" where there is none."""
        return self._camera.name if self._camera is not None else ""

    def trouble(self) -> str:
        """Why it cannot be used now, in words; "" when it can."""
        if self._camera is None:
            return "这台机器没有高拍仪"
        state = self._camera.state()
        return state.cause if state.state is PartState.FAULT else ""

    def want(self, wanted: bool) -> None:
        if self._camera is not None:
            self._camera.want(wanted)

    def shoot(self) -> None:
        if self._camera is not None:
            self._camera.shoot()

    def go_on(self) -> None:
        if self._camera is not None:
            self._camera.go_on()
