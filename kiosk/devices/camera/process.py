"""The camera's own process: looks at frames, says what lies there, photographs.

    python -m kiosk.devices.camera.process ADDRESS

What a camera's driver or a library for pictures does wrong costs this process only. It hears single letters
on its standard input and says ``View``, ``Shot`` and ``Trouble`` on its standard output, as ``talk.py`` packs
them. It ends with its input.
"""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable
from typing import BinaryIO

import cv2

from kiosk.devices.camera.address import parse_camera
from kiosk.devices.camera.jpeg import encode
from kiosk.devices.camera.judge import Finding
from kiosk.devices.camera.page import read_page
from kiosk.devices.camera.port import Found, Outline, Shot, View
from kiosk.devices.camera.source import Frame, Source, open_source, small, whole
from kiosk.devices.camera.talk import GO_ON, SHOOT, Trouble, packed
from kiosk.devices.camera.watching import Look, Watching
from kiosk.devices.port import DeviceError

_EVERY = 0.18
"""Seconds between two frames that are looked at: five a second show a hand well."""
_RESTING = 1.0
"""The same while the citizen looks at what was photographed: a sign of life is enough."""
_AGAIN = 1.5
"""Seconds after a picture by itself that was no good, before the next."""
_QUALITY = 82


class Eye:
    """say: hands a message to the kiosk. Made and used in one thread."""

    def __init__(self, say: Callable[[View | Shot], None]) -> None:
        self._say = say
        self._watching = Watching()
        self._asked = self._resting = False
        self._not_before = 0.0
        self._refused: Finding | None = None

    @property
    def pause(self) -> float:
        """Seconds until the next frame is worth a look."""
        return _RESTING if self._resting and not self._asked else _EVERY

    def hear(self, letters: bytes) -> None:
        for letter in letters:
            if letter == SHOOT:
                self._asked = True
            elif letter == GO_ON:
                self._resting = False

    def see(self, frame: Frame, now: float) -> None:
        """A frame that is broken is passed over: the next one will do. now: any clock, seconds."""
        picture = small(frame)
        if picture is None:
            return
        look = self._watching.look(picture, 2.0)
        if not look.still:
            self._refused = None
        if self._asked:
            self._asked = False
            self._shoot(frame, asked=True)
        elif look.ready and not self._resting and now >= self._not_before:
            self._shoot(frame, asked=False)
            self._not_before = now + _AGAIN
        self._say(_view(look, self._refused, resting=self._resting))

    def _shoot(self, frame: Frame, *, asked: bool) -> None:
        picture = whole(frame)
        if picture is None:
            return
        page = read_page(picture)
        if not page.usable and not asked:
            self._watching.wait()
            self._refused = next(one for one in page.findings if one.refused)
            return
        self._watching.taken()
        self._resting = True
        jpeg = page.jpeg or encode(picture)
        self._say(Shot(jpeg, asked, tuple(_found(one) for one in page.findings)))


def _found(finding: Finding) -> Found:
    return Found(finding.rule, finding.words, finding.refused)


def _view(look: Look, refused: Finding | None, *, resting: bool) -> View:
    high, wide = look.picture.shape[:2]
    outline: Outline = ()
    if look.corners is not None:
        outline = tuple((float(x) / wide, float(y) / high) for x, y in look.corners)
    wrong = look.wrong or refused
    _, jpeg = cv2.imencode(".jpg", look.picture, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    said = None if wrong is None else _found(wrong)
    return View(jpeg.tobytes(), outline, said, look.still, look.ready and wrong is None and not resting)


def run(source: Source, letters: int, out: BinaryIO) -> None:
    """Until the input ends. letters: its file number. Raises DeviceError when the camera is lost."""

    def say(message: View | Shot | Trouble) -> None:
        out.write(packed(message))
        out.flush()

    eye, due = Eye(say), 0.0
    while True:
        frame = source.read()  # all of them, so that the one that is looked at is the newest
        ready, _, _ = select.select([letters], [], [], 0)
        if ready:
            came = os.read(letters, 64)
            if not came:
                return
            eye.hear(came)
        now = time.monotonic()
        if now >= due:
            eye.see(frame, now)
            due = now + eye.pause


def main(address: str) -> int:
    cv2.setNumThreads(1)
    os.nice(5)  # the screen comes first
    out = sys.stdout.buffer
    try:
        source = open_source(parse_camera(address))
        try:
            run(source, sys.stdin.fileno(), out)
        finally:
            source.close()
    except DeviceError as error:
        out.write(packed(Trouble(error.message)))
        out.flush()
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody listens any more
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
