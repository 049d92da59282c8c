"""Processor time of every paper. ``python -m tests.bench.bench_paper``.

cold: the first sheet of a process, with importing reportlab and opening the font; warm: the others, with
their writing to disk. Processor time, not the clock: the machine may be busy with other things.
Peer, in the same run: the same words drawn line by line by bare reportlab, without wrapping or QR code.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from kiosk.paper.office import PaperOffice
from kiosk.services.clock import CHINA
from kiosk.services.notice import notice_sheet
from sync.model.settings import Settings
from tests.kiosk.paper.longest import PAPERS
from tests.kiosk.paper.test_application_paper import form
from tests.kiosk.paper.test_certificate_paper import sheet as certificate
from tests.kiosk.paper.test_keeping import DRAFT, PROGRESS, SUPPLY
from tests.kiosk.paper.test_paper import receipt, voice_slip
from tests.kiosk.services.world import profile, starting_matters

RUNS = 40


def middle(work: Callable[[], object]) -> float:
    """Median of processor time in ms."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        times.append((time.process_time() - begin) * 1000)
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


def main() -> None:
    matter = next(m for m in starting_matters() if m.code == "SA-001")
    fonts = [Path(p) for p in Settings().paper.fonts if Path(p).exists()]
    with tempfile.TemporaryDirectory() as folder:
        office = PaperOffice(Path(folder), fonts)
        notice = notice_sheet(matter, profile(), datetime(2026, 11, 22, 9, 41, tzinfo=CHINA))
        proof, filled = certificate(), form()
        begin = time.process_time()
        office.print_receipt(receipt())
        print(f"{'receipt, cold':32}{(time.process_time() - begin) * 1000:8.1f} ms")
        papers: dict[str, Callable[[], object]] = {
            "receipt": lambda: office.print_receipt(receipt()),
            "receipt, large": lambda: office.print_receipt(receipt(), large=True),
            "one-time notice": lambda: office.print_notice(notice),
            "application form": lambda: office.print_application(filled),
            "application form, large": lambda: office.print_application(filled, large=True),
            "certificate, signed code": lambda: office.print_certificate(proof),
            "progress slip": lambda: office.print_progress(PROGRESS),
            "slip of a supplement": lambda: office.print_supply(SUPPLY),
            "draft slip": lambda: office.print_draft(DRAFT),
            "slip of a complaint": lambda: office.print_voice(voice_slip()),
            "peer: bare reportlab": bare(fonts[0]),
        }
        for name, make in papers.items():
            print(f"{name:32}{middle(make):8.1f} ms")
        print("with the longest words, a page:")
        for name, longest in PAPERS.items():
            for large in (False, True):
                pages = longest(office, large).pages
                took = middle(partial(longest, office, large)) / pages
                print(f"{name + (', large' if large else ''):32}{took:8.1f} ms, {pages} pages")


if __name__ == "__main__":
    main()
