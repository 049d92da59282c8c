"""从U盘选: a material from the citizen's own stick, seen by nobody before it is sealed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from kiosk.devices.stick_files.check import FileRefusedError, checked
from kiosk.devices.stick_files.listing import HEIC, MOST_SIZE, StickFile, files_on, mounted_stick, read_file
from kiosk.services.errors import ServiceError
from kiosk.services.handing import Handing
from sync.model.case import CaseFile

__all__ = ["StickFile", "StickFiles", "TakenFile", "take_in"]

_HEIC = "HEIC 照片这里打不开。请在手机上存成 JPG，或者把纸放到这里拍。"


class TakenFile(Struct, frozen=True):
    """picture: the new JPEG that was kept, for the screen; b"" for a PDF."""

    file: CaseFile
    picture: bytes = b""


class StickFiles:
    """For a worker: reading a stick and opening what is on it take their time."""

    def __init__(self, places: Path, mounted: Callable[[Path], bool] = os.path.ismount) -> None:
        """places: ``[paths] sticks`` of config.toml."""
        self._places, self._mounted = places, mounted

    def files(self) -> tuple[StickFile, ...]:
        """What could be a material, the newest first. Raises ServiceError without a stick or files."""
        stick = mounted_stick(self._places, self._mounted)
        if stick is None:
            raise ServiceError("stick.none", "没有找到U盘。请把U盘插好，等几秒钟再点一次。")
        try:
            found = files_on(stick)
        except OSError as error:
            raise ServiceError("stick.read", "U盘读不出来，请拔下来重新插一次。") from error
        if not found:
            raise ServiceError("stick.empty", "U盘里没有找到照片（JPG、PNG）或 PDF，请换一个U盘。")
        return found

    def take(self, handing: Handing, file: StickFile, material: str) -> TakenFile:
        """As a page of this material, on disk when it returns. Raises ServiceError; then nothing was kept."""
        if file.type == HEIC:
            raise ServiceError("file.heic", _HEIC)
        if file.too_large:
            raise ServiceError("file.size", f"这个文件太大，最大 {MOST_SIZE >> 20} 兆，请换一个小一点的。")
        try:
            data = read_file(file)
        except OSError as error:
            raise ServiceError("file.read", "文件没有读完，请看看U盘有没有插好，再选一次。") from error
        return take_in(handing, data, file.type, material)


def take_in(handing: Handing, data: bytes, type: str, material: str) -> TakenFile:
    """Somebody's own file, made harmless, as a page of this material; on disk when it returns. type: by its
    content. Raises ServiceError; then nothing was kept."""
    try:
        data, type = checked(data, type)
    except FileRefusedError as refused:
        raise ServiceError("file.content", str(refused)) from refused
    kept = handing.attach(data, type, material)
    return TakenFile(kept, data if type == "image/jpeg" else b"")
