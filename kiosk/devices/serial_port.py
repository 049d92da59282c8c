"""Bytes to and from a device: a serial line, or a device file such as a USB printer's."""

from __future__ import annotations

import os
import select
import time
from typing import Protocol
from urllib.parse import parse_qsl

from msgspec import Struct

from kiosk.devices.port import DeviceError

SERIAL, FILE = "serial", "file"
KINDS = (SERIAL, FILE)
_BAUD = 115_200


class Address(Struct, frozen=True):
    """Where a device is plugged in, as config.toml names it. kind: ``serial`` or ``file``."""

    kind: str
    path: str
    baud: int = _BAUD


def parse_address(text: str, baud: int = _BAUD) -> Address:
    """``serial:/dev/ttyUSB0``, ``serial:/dev/ttyS1?baud=9600``, ``file:/dev/usb/lp0``. Raises DeviceError."""
    kind, colon, rest = text.partition(":")
    path, _, options = rest.partition("?")
    given = dict(parse_qsl(options))
    if kind not in KINDS or not colon or not path.startswith("/"):
        raise DeviceError(
            f"config.toml 里 [devices] 的“{text}”读不懂，应写成 serial:/dev/ttyUSB0 或 file:/dev/usb/lp0"
        )
    speed = given.get("baud", str(baud))
    if not speed.isdigit() or set(given) - {"baud"}:
        raise DeviceError(f"config.toml 里 [devices] 的“{text}”读不懂，只能加 ?baud=9600 这样的速度")
    return Address(kind, path, int(speed))


class Port(Protocol):
    """An open way to a device. Every call raises DeviceError once it is lost."""

    def write(self, data: bytes) -> None: ...

    def read(self, most: int, seconds: float) -> bytes:
        """What has come, up to ``most`` bytes; waits ``seconds`` for the first one; b"" if none came."""

    def clear(self) -> None:
        """Forget what came and was not read."""

    def close(self) -> None: ...


def open_port(address: Address, label: str) -> Port:
    """label: of the device, for the sentences. Raises DeviceError when it is not there."""
    if address.kind == SERIAL:
        return SerialPort(address, label)
    return FilePort(address, label)


def lost(label: str) -> str:
    return f"{label}断开了，请检查插头和电源，插好后会自动恢复"


class SerialPort:
    """A serial line, 8 bits, no parity, one stop bit, through pyserial."""

    def __init__(self, address: Address, label: str) -> None:
        from serial import Serial, SerialException

        self._label, self._error = label, SerialException
        try:
            self._serial = Serial(address.path, address.baud, timeout=0, write_timeout=2, exclusive=True)
        except (SerialException, OSError, ValueError) as error:
            raise DeviceError(f"找不到{label}，请检查插头和电源，插好后会自动恢复", str(error)) from error

    def write(self, data: bytes) -> None:
        try:
            self._serial.write(data)
        except (self._error, OSError) as error:
            raise DeviceError(lost(self._label), str(error)) from error

    def read(self, most: int, seconds: float) -> bytes:
        try:
            # Not by its own timeout: setting that configures the line anew each time.
            ready, _, _ = select.select([self._serial.fileno()], [], [], seconds)
            return bytes(self._serial.read(most)) if ready else b""
        except (self._error, OSError, ValueError) as error:
            raise DeviceError(lost(self._label), str(error)) from error

    def clear(self) -> None:
        try:
            self._serial.reset_input_buffer()
        except (self._error, OSError) as error:
            raise DeviceError(lost(self._label), str(error)) from error

    def close(self) -> None:
        try:
            self._serial.close()
        except (self._error, OSError):
            return  # it is gone already


class FilePort:
    """A character device that is written and read, such as ``/dev/usb/lp0``."""

    def __init__(self, address: Address, label: str) -> None:
        self._label = label
        try:
            self._handle = os.open(address.path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        except OSError as error:
            raise DeviceError(f"找不到{label}，请检查插头和电源，插好后会自动恢复", str(error)) from error

    def write(self, data: bytes, patience: float = 10.0) -> None:
        rest, until = memoryview(data), time.monotonic() + patience
        try:
            while rest:
                _, ready, _ = select.select([], [self._handle], [], max(0.0, until - time.monotonic()))
                if not ready:
                    raise DeviceError(f"{self._label}不收数据了，请检查有没有缺纸、开盖或卡住")
                rest = rest[os.write(self._handle, rest) :]
        except OSError as error:
            raise DeviceError(lost(self._label), str(error)) from error

    def read(self, most: int, seconds: float) -> bytes:
        try:
            ready, _, _ = select.select([self._handle], [], [], seconds)
            return os.read(self._handle, most) if ready else b""
        except BlockingIOError:
            return b""
        except OSError as error:
            raise DeviceError(lost(self._label), str(error)) from error

    def clear(self) -> None:
        while self.read(4096, 0):
            continue

    def close(self) -> None:
        try:
            os.close(self._handle)
        except OSError:
            return
