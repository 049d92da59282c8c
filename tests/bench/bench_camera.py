"""Time from a camera's frame to a page. ``python -m tests.bench.bench_camera``.

Medians in ms, by size of the frame: found (the outline on the screen), and the whole page as JPEG. Peer, in
the same run: OpenCV packing the same frame as JPEG, with nothing found or judged.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import cv2
import numpy as np

from kiosk.devices.camera.page import read_page
from kiosk.devices.camera.quad import find
from tests.helpers.photos import photograph

RUNS = 15


def middle(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return sorted(times)[RUNS // 2]


def main() -> None:
    whole = photograph()
    for wide in (1280, 1920, 2592):
        scale = wide / whole.shape[1]
        frame = np.asarray(
            cv2.resize(whole, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8
        )
        found, page = middle(lambda f=frame: find(f)), middle(lambda f=frame: read_page(f))  # type: ignore[misc]
        peer = middle(lambda f=frame: cv2.imencode(".jpg", f))  # type: ignore[misc]
        print(
            f"{wide:5} wide  found {found:6.1f}  page {page:6.1f}  jpeg {peer:6.1f}  ratio {page / peer:.1f}"
        )


if __name__ == "__main__":
    main()
