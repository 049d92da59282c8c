"""What stands on the page, and on the slip, after a supplement was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kiosk.services.case_view import CaseView, fact_rows

SENTENCE = "已经存好，会自动送到窗口；现在没有网也不要紧，联网后马上送。"
_FACTS = ("回执号", "办件编号", "办事人")


class Supplied(Struct, frozen=True):
    """papers: what was handed in, in words. missing: of what was asked for, what still lacks."""

    case: CaseView
    papers: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Name and value, for the paper."""
        facts = tuple(row for row in fact_rows(self.case) if row[0] in _FACTS)
        return (*facts, ("这次补交", "；".join(self.papers)))


def supplied_of(
    case: CaseView, pages: Mapping[str, int], given: Sequence[str], note: str, loose: int = 0
) -> Supplied:
    """pages: how many of each material; given: of which the paper was given to a person; loose: pages of
    what was asked for without a list. What the citizen wrote is not repeated."""
    papers = [_paper(name, pages.get(name, 0)) for name in dict.fromkeys([*pages, *given])]
    if loose:
        papers.append(f"在这里交了 {loose} 页")
    if note.strip():
        papers.append("您写的说明")
    missing = tuple(name for name in case.missing if name not in pages and name not in given)
    return Supplied(case, tuple(papers), missing)


def _paper(name: str, pages: int) -> str:
    return f"{name}：{pages} 页" if pages else f"{name}：纸质的交给帮办员或窗口"
