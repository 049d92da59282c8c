"""What simulators stand on: a pseudo terminal that looks like a serial device, and can be unplugged.

For tests and for ``make run`` without hardware. The drivers open the link as they would open ``/dev/ttyUSB0``
and cannot tell the difference.
"""

from __future__ import annotations

import os
import select
import threading
import tty
from pathlib import Path


class PtyBench:
    """One plug. ``link`` is the path that a driver opens; it is there while plugged in."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self._guard = threading.RLock()
        self._master: int | None = None
        self._slave: int | None = None
        self._thread: threading.Thread | None = None
        #: Everything the driver has sent, for tests.
        self.heard = bytearray()

    # ---- for the one who plays ----

    @property
    def plugged(self) -> bool:
        return self._master is not None

    def plug(self) -> None:
        with self._guard:
            if self._master is not None:
                return
            master, slave = os.openpty()
            tty.setraw(slave)
            os.set_blocking(master, False)
            self._master, self._slave = master, slave
            self.link.parent.mkdir(parents=True, exist_ok=True)
            part = self.link.with_name(f"{self.link.name}.part")
            part.unlink(missing_ok=True)
            part.symlink_to(os.ttyname(slave))
            part.replace(self.link)
            self.plugged_in()
            self._thread = threading.Thread(target=self._listen, args=(master,), daemon=True)
            self._thread.start()

    def unplug(self) -> None:
        """As when the plug is drawn: whoever has it open gets an error."""
        with self._guard:
            master, slave, self._master, self._slave = self._master, self._slave, None, None
            self.link.unlink(missing_ok=True)
            thread, self._thread = self._thread, None
            for handle in (slave, master):
                if handle is not None:
                    os.close(handle)
        if thread is not None and thread is not threading.current_thread():
            thread.join(2)

    def say(self, data: bytes) -> None:
        """Bytes to the driver; lost when nobody reads them for long, as on a wire."""
        with self._guard:
            rest = memoryview(data)
            while rest and self._master is not None:
                _, ready, _ = select.select([], [self._master], [], 1.0)
                if not ready:
                    return
                try:
                    rest = rest[os.write(self._master, rest) :]
                except OSError:
                    return

    # ---- for the subclass ----

    def plugged_in(self) -> None:
        """It gets power."""

    def hear(self, data: bytes) -> None:
        """Bytes from the driver, in the bench's own thread."""

    def _listen(self, master: int) -> None:
        while self._master == master:
            try:
                ready, _, _ = select.select([master], [], [], 0.1)
                data = os.read(master, 4096) if ready else b""
            except (OSError, ValueError):
                return
            if data:
                self.heard += data
                self.hear(data)
