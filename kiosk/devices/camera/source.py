"""Where frames come from: a USB camera (UVC), or a program that shows what its camera sees on a socket.

Frames stay as the camera packed them until somebody looks: a small picture of a packed frame takes a quarter
of the time of the whole one.
"""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import Protocol, TypeAlias

import cv2
import numpy as np

from kiosk.devices.camera.address import LABEL, MISSING, MJPEG, CameraAddress
from kiosk.devices.camera.jpeg import Picture
from kiosk.devices.port import DeviceError

Frame: TypeAlias = bytes | Picture
"""A JPEG, or pixels from a camera that packs nothing."""

LOST = f"{LABEL}断开了，请检查插头，插好后会自动恢复"
BUSY = f"{LABEL}打不开，可能正被别的程序用着，请断电重启这台机器"
WANTED = (2592, 1944)
"""Asked of the camera; it gives the nearest it has. A4 at 200 dpi needs five megapixels."""
_MOST = 16 * 1024 * 1024
"""Bytes of one frame."""
_SECONDS = 3.0


class Source(Protocol):
    def read(self) -> Frame:
        """The next frame. Raises DeviceError when none comes any more."""

    def close(self) -> None: ...


def open_source(address: CameraAddress) -> Source:
    """Raises DeviceError."""
    return MjpegSource(address.path) if address.kind == MJPEG else V4l2Source(address.path)


class V4l2Source:
    """A camera of the kernel's (``/dev/video0``, better a name under ``/dev/v4l/by-id/``), by OpenCV."""

    def __init__(self, path: str) -> None:
        if not Path(path).exists():
            raise DeviceError(MISSING)
        self._camera = cv2.VideoCapture(str(Path(path).resolve()), cv2.CAP_V4L2)
        if not self._camera.isOpened():
            raise DeviceError(BUSY)
        four = cv2.VideoWriter.fourcc(*"MJPG")
        self._camera.set(cv2.CAP_PROP_FOURCC, four)
        self._camera.set(cv2.CAP_PROP_FRAME_WIDTH, WANTED[0])
        self._camera.set(cv2.CAP_PROP_FRAME_HEIGHT, WANTED[1])
        self._packed = int(self._camera.get(cv2.CAP_PROP_FOURCC)) == four
        if self._packed:
            self._camera.set(cv2.CAP_PROP_CONVERT_RGB, 0)

    def read(self) -> Frame:
        there, frame = self._camera.read()
        if not there or frame is None:
            raise DeviceError(LOST)
        if self._packed:
            return np.asarray(frame, dtype=np.uint8).tobytes()
        return np.asarray(frame, dtype=np.uint8)

    def close(self) -> None:
        self._camera.release()


class MjpegSource:
    """Frames as ``multipart/x-mixed-replace`` over a Unix socket: how makers' own programs, of cameras that
    speak no UVC, hand on what they see. Only the newest frame counts."""

    def __init__(self, path: str) -> None:
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._line.settimeout(_SECONDS)
        self._came = bytearray()
        try:
            self._line.connect(path)
            self._line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        except OSError as error:
            self._line.close()
            raise DeviceError(MISSING, str(error)) from error

    def read(self) -> Frame:
        until = time.monotonic() + _SECONDS
        while True:
            frame = self._newest()
            if frame is not None:
                return frame
            if time.monotonic() > until or len(self._came) > _MOST:
                raise DeviceError(LOST, "no frame")
            try:
                more = self._line.recv(1 << 20)
            except OSError as error:
                raise DeviceError(LOST, str(error)) from error
            if not more:
                raise DeviceError(LOST, "closed")
            self._came += more

    def _newest(self) -> bytes | None:
        """The last whole part; what stood before it is forgotten. Parts say how long they are."""
        found = None
        while (end := self._came.find(b"\r\n\r\n")) >= 0:
            size = _length(bytes(self._came[:end]))
            if size is None:
                del self._came[: end + 4]  # the answer's own head
                continue
            if len(self._came) < end + 4 + size:
                break
            found = bytes(self._came[end + 4 : end + 4 + size])
            del self._came[: end + 4 + size]
        return found

    def close(self) -> None:
        self._line.close()


def _length(head: bytes) -> int | None:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return min(int(value), _MOST + 1)
    return None


def whole(frame: Frame) -> Picture | None:
    """All its pixels; None for what is no picture."""
    return _decoded(frame, cv2.IMREAD_COLOR)


def small(frame: Frame) -> Picture | None:
    """About a quarter of them, quickly; None for what is no picture."""
    if isinstance(frame, bytes):
        return _decoded(frame, cv2.IMREAD_REDUCED_COLOR_2)
    return np.ascontiguousarray(frame[::2, ::2])


def _decoded(frame: Frame, how: int) -> Picture | None:
    if not isinstance(frame, bytes):
        return frame
    if not frame:
        return None
    try:
        seen = cv2.imdecode(np.frombuffer(frame, np.uint8), how)
    except cv2.error:
        return None
    return None if seen is None or min(seen.shape[:2]) < 32 else np.asarray(seen, dtype=np.uint8)
