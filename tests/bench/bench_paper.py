"""Time of a receipt and of a one-time notice as PDF. ``python -m tests.bench.bench_paper``.

cold: the first sheet of a process, with importing reportlab and opening the font; warm: the others.
Peer, in the same run: the same words drawn line by line by bare reportlab, without wrapping or QR code.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.paper.office import PaperOffice
from kiosk.services.clock import CHINA
from kiosk.services.notice import notice_sheet
from sync.model.settings import Settings
from tests.kiosk.paper.test_certificate_paper import sheet as certificate
from tests.kiosk.paper.test_paper import receipt
from tests.kiosk.services.world import profile, starting_matters

RUNS = 40


def middle(work: Callable[[], object]) -> float:
    """Median in ms."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return sorted(times)[RUNS // 2]


def bare(font: Path) -> Callable[[], object]:
    from io import BytesIO

    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("bare", str(font)))
    slip = receipt()
    lines = [str(value) for value in (slip.centre, slip.matter_name, slip.receipt_no, slip.line_words)] * 4

    def draw() -> bytes:
        buffer = BytesIO()
        canvas = Canvas(buffer)
        canvas.setFont("bare", 12)
        for number, line in enumerate(lines):
            canvas.drawString(50, 780 - number * 18, line)
        canvas.save()
        return buffer.getvalue()

    return draw


CERTIFICATE = certificate()


def main() -> None:
    matter = next(m for m in starting_matters() if m.code == "SA-001")
    fonts = [Path(p) for p in Settings().paper.fonts if Path(p).exists()]
    with tempfile.TemporaryDirectory() as folder:
        office = PaperOffice(Path(folder), fonts)
        notice = notice_sheet(matter, profile(), datetime(2026, 11, 22, 9, 41, tzinfo=CHINA))
        begin = time.perf_counter()
        office.print_receipt(receipt())
        cold = (time.perf_counter() - begin) * 1000
        print(f"receipt, cold            {cold:8.1f} ms")
        print(f"receipt with QR, warm    {middle(lambda: office.print_receipt(receipt())):8.1f} ms")
        print(f"certificate, signed QR   {middle(lambda: office.print_certificate(CERTIFICATE)):8.1f} ms")
        print(
            f"receipt, large type      {middle(lambda: office.print_receipt(receipt(), large=True)):8.1f} ms"
        )
        print(f"one-time notice, warm    {middle(lambda: office.print_notice(notice)):8.1f} ms")
        print(f"peer: bare reportlab     {middle(bare(fonts[0])):8.1f} ms")


if __name__ == "__main__":
    main()
