"""A draft: one matter being filled in by one citizen, before it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sync.model.case import Applicant, Case, Route
from sync.model.matter import Matter, Origin

if TYPE_CHECKING:
    from sync.model.forms import Filling


class MaterialRow(Struct, frozen=True, kw_only=True):
    """One line of the materials page. route None: the citizen still has to choose among ``choices``.

    words: what the chosen route means for the citizen (免提交，待核验 …).
    """

    key: str
    name: str
    note: str
    origin: Origin
    route: Route | None
    choices: tuple[Route, ...]
    exempt: bool
    words: str


class Draft:
    """filling is None for a matter that needs no form."""

    def __init__(
        self,
        *,
        id: str,
        visit: str,
        matter: Matter,
        applicant: Applicant,
        filling: Filling | None,
        form_id: str,
        form_version: str,
        language: str,
        routes: dict[str, Route],
    ) -> None:
        self.id = id
        self.visit = visit
        self.matter = matter
        self.applicant = applicant
        self.filling = filling
        self.form_id = form_id
        self.form_version = form_version
        self.language = language
        self.frozen: Case | None = None
        self._routes = routes

    @property
    def materials(self) -> tuple[MaterialRow, ...]:
        raise NotImplementedError

    def choose(self, key: str, route: Route) -> None:
        """Choose how a material will be handed in. Raises ValueError for a route the row does not offer."""
        raise NotImplementedError

    @property
    def materials_chosen(self) -> bool:
        raise NotImplementedError
