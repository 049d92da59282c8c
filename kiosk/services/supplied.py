"""What stands on the page, and on the slip, after a supplement was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from kiosk.services.case_view import CaseView

SENTENCE = "已经存好，会自动送到窗口；现在没有网也不要紧，联网后马上送。"


class Supplied(Struct, frozen=True):
    """papers: what was handed in, in words. missing: of what was asked for, what still lacks. at: when it was
    sent, by the county's clock in local time. helper: masked name of who of the staff helped, or ""."""

    case: CaseView
    papers: tuple[str, ...]
    missing: tuple[str, ...]
    at: datetime
    helper: str = ""


def supplied_of(
    case: CaseView,
    pages: Mapping[str, int],
    given: Sequence[str],
    note: str,
    at: datetime,
    loose: int = 0,
    helper: str = "",
) -> Supplied:
    """pages: how many of each material; given: of which the paper was given to a person; loose: pages of
    what was asked for without a list. What the citizen wrote is not repeated."""
    papers = [_paper(name, pages.get(name, 0)) for name in dict.fromkeys([*pages, *given])]
    if loose:
        papers.append(f"在这里交了 {loose} 页")
    if note.strip():
        papers.append("您写的说明")
    missing = tuple(name for name in case.missing if name not in pages and name not in given)
    return Supplied(case, tuple(papers), missing, at, helper)


def _paper(name: str, pages: int) -> str:
    return f"{name}：{pages} 页" if pages else f"{name}：纸质的交给帮办员或窗口"
