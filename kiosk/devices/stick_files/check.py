"""A strange file opened in a process of its own, with little memory and time: harm stays there.

A picture comes back as a new JPEG with nothing of the old file but what is to be seen; a PDF as it was.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys

MOST_PAGES = 50
_SECONDS = 20
_MEMORY = 3 << 30
_REFUSED = 3
_BROKEN = "这个文件打不开，可能没有存完整，请换一个。"
_LIVE = "这个 PDF 里带有程序或附件，不能收。请另存成普通的 PDF，或者打印出来到窗口交。"


class FileRefusedError(Exception):
    """str() is a Chinese sentence that says what to do."""


def checked(data: bytes, type: str) -> tuple[bytes, str]:
    """The bytes to keep and their type. Raises FileRefusedError. Takes up to seconds: for a worker."""
    command = [sys.executable, "-m", "kiosk.devices.stick_files.check", type]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise FileRefusedError(_BROKEN) from error
    if done.returncode == _REFUSED:
        raise FileRefusedError(done.stderr.decode("utf-8", "replace").strip() or _BROKEN)
    if done.returncode != 0:
        raise FileRefusedError(_BROKEN)
    return (data, type) if type == "application/pdf" else (done.stdout, "image/jpeg")


def picture(data: bytes) -> bytes:
    """In this process."""
    from kiosk.devices.camera.jpeg import PictureError, decode, encode

    try:
        return encode(decode(data))
    except PictureError as error:
        raise FileRefusedError(str(error)) from error


def pdf(data: bytes) -> None:
    """In this process. Raises FileRefusedError, or whatever a broken file made the library raise."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise FileRefusedError("这个 PDF 设了密码，打不开。请去掉密码再存一次。")
    pages = len(reader.pages)
    if not pages:
        raise FileRefusedError(_BROKEN)
    if pages > MOST_PAGES:
        raise FileRefusedError(f"这个 PDF 有 {pages} 页，最多收 {MOST_PAGES} 页，请分开存。")
    root = reader.root_object
    names, opening = root.get("/Names"), root.get("/OpenAction")
    names = names.get_object() if names is not None else {}
    opening = opening.get_object() if opening is not None else None
    acts = isinstance(opening, dict) and opening.get("/S") in ("/JavaScript", "/Launch")
    if acts or "/AA" in root or any(key in names for key in ("/JavaScript", "/EmbeddedFiles")):
        raise FileRefusedError(_LIVE)


def _main(type: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        if type == "application/pdf":
            pdf(data)
        else:
            sys.stdout.buffer.write(picture(data))
    except FileRefusedError as refused:
        sys.stderr.buffer.write(str(refused).encode())
        return _REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
