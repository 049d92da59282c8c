"""Pages of long lists: nobody leafs through a million rows, and counting them all would take a second."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

PAGE = 30
MOST = 3000


if TYPE_CHECKING:
    _Paginator = Paginator[Any]
else:
    # Django's class takes no type in brackets at run time.
    _Paginator = Paginator


class CappedPaginator(_Paginator):
    """Counts no further than ``MOST``; whoever looks for more narrows the list or takes the export."""

    @cached_property
    def count(self) -> int:
        rows = self.object_list
        return rows.order_by()[:MOST].count() if isinstance(rows, QuerySet) else len(rows[:MOST])

    @property
    def capped(self) -> bool:
        return self.count >= MOST


def page_of(request: HttpRequest, rows: QuerySet[Model, Any], size: int = PAGE) -> Page[Any]:
    """The page that the address asks for (``page``); the first or last for anything else."""
    page: Page[Any] = CappedPaginator(rows, size).get_page(request.GET.get("page"))
    return page
