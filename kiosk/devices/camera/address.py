"""Where the document camera is, as config.toml names it, and what it is called. Nothing here loads OpenCV."""

from __future__ import annotations

from msgspec import Struct

from kiosk.devices.port import DeviceError

LABEL = "高拍仪"
MISSING = f"找不到{LABEL}，请检查插头，插好后会自动恢复"
UVC, MJPEG = "uvc", "mjpeg"


class CameraAddress(Struct, frozen=True):
    """kind: ``uvc`` (a camera of the kernel's) or ``mjpeg`` (a program's socket)."""

    kind: str
    path: str


def parse_camera(text: str) -> CameraAddress:
    """``uvc:/dev/v4l/by-id/…`` or ``mjpeg:/run/camera.sock``. Raises DeviceError."""
    kind, _, path = text.partition(":")
    if kind not in (UVC, MJPEG) or not path.startswith("/"):
        raise DeviceError(f"config.toml 里 [devices] 的“{text}”读不懂，应写成 uvc:/dev/video0")
    return CameraAddress(kind, path)
