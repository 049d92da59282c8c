"""A draft: one matter being filled in by one citizen, before it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field

from kiosk.services.pages import Pages
from sync.model.case import (
    Applicant,
    Authority,
    Case,
    CaseFile,
    MaterialChoice,
    OnSite,
    Route,
    Verification,
)
from sync.model.matter import Material, Matter, Origin

if TYPE_CHECKING:
    from sync.model.forms import Filling

_EXEMPT = {Origin.ELICENCE: Route.ELICENCE, Origin.SHARED: Route.SHARED}
_WORDS = {
    Route.ELICENCE: "免提交，联网后用电子证照核验",
    Route.SHARED: "免提交，联网后由系统核对",
    Route.FORM: "就是您刚填的这张表",
    Route.PHOTO: "在这里交好了",
    Route.LATER: "以后再补，窗口会告诉您怎么补",
    Route.WINDOW: "办完带到窗口",
}


class MaterialRow(Struct, frozen=True, kw_only=True):
    """One line of the materials page. route None: the citizen still has to choose among ``choices``.

    words: what the chosen route means for the citizen (免提交，待核验 …). pages: how many were photographed.
    """

    key: str
    name: str
    note: str
    origin: Origin
    route: Route | None
    choices: tuple[Route, ...]
    exempt: bool
    words: str
    pages: int = 0


class Backing(Struct, frozen=True, kw_only=True):
    """What a helper vouches for. entrusted: the agent files with a letter of authority, and not without."""

    entrusted: bool = False
    authority: Authority | None = None
    verification: Verification | None = None
    onsite: OnSite | None = None


class DraftContent(Struct, frozen=True, kw_only=True):
    """A draft at rest, before the store encrypts it. answers: the filling's state; agent: who is here for the
    applicant; case: once signed; code: the pick-up code, so that its slip can be printed again; files,
    pages: see :class:`Pages`; the rest: see :class:`Backing`, but for ``onsite``: that is of the visit."""

    applicant: Applicant
    form_id: str
    form_version: str
    language: str
    answers: dict[str, Any] | None
    routes: dict[str, Route]
    case: Case | None = None
    matter: Matter | None = None
    code: str = ""
    files: tuple[CaseFile, ...] = ()
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    agent: Applicant | None = None
    entrusted: bool = False
    authority: Authority | None = None
    verification: Verification | None = None
    v: int = field(default=1)


class Draft:
    """filling is None for a matter that needs no form."""

    def __init__(
        self,
        *,
        id: str,
        visit: str,
        matter: Matter,
        applicant: Applicant,
        agent: Applicant | None = None,
        filling: Filling | None,
        form_id: str,
        form_version: str,
        language: str,
        routes: dict[str, Route],
        owner: str,
        wallet: dict[str, Route] | None = None,
        kept: bool = False,
        pages: Pages | None = None,
        backing: Backing | None = None,
    ) -> None:
        """owner: the store's digest of what opens this draft again. wallet: the visit's own, by material
        name, so that the same paper is not asked about twice (杜绝重复提交)."""
        self.id = id
        self.visit = visit
        self.matter = matter
        self.applicant: Applicant | None = applicant
        self.agent = agent
        self.filling = filling
        self.form_id = form_id
        self.form_version = form_version
        self.language = language
        self.owner = owner
        self.kept = kept
        self.code = ""
        self.frozen: Case | None = None
        self.filed = False
        self.helper = ""
        self.pages = pages or Pages()
        self.backing = backing or Backing()
        self._wallet = wallet if wallet is not None else {}
        self._saved = self._answers()
        self._routes = {m.key: route for m in matter.materials if (route := self._first(m, routes))}

    @property
    def materials(self) -> tuple[MaterialRow, ...]:
        return tuple(self._row(m) for m in self.matter.materials)

    def choose(self, key: str, route: Route) -> None:
        """Choose how a material will be handed in. Raises ValueError for a route the row does not offer."""
        material = next((m for m in self.matter.materials if m.key == key), None)
        if material is None or route not in self._choices(material):
            raise ValueError(f"no route {route} for material {key}")
        self._routes[key] = self._wallet[material.name] = route

    def add_page(self, file: CaseFile, material: str = "") -> None:
        """Its bytes are in the mailbox. material: its key, then handed in as photographed; "": of the form.

        Raises ValueError for a material that cannot be photographed.
        """
        if material:
            found = next((m for m in self.matter.materials if m.key == material), None)
            if found is None or Route.LATER not in self._choices(found):
                raise ValueError(f"no photograph for material {material}")
            self._routes[material] = Route.PHOTO
        self.pages.add(file, material)

    def remove_page(self, id: str) -> None:
        """A material that has none left has to be chosen anew."""
        self.pages.remove(id)
        for key, route in list(self._routes.items()):
            if route is Route.PHOTO and not self.pages.of(key):
                del self._routes[key]

    @property
    def materials_chosen(self) -> bool:
        return all(m.key in self._routes for m in self.matter.materials)

    def material_choices(self) -> tuple[MaterialChoice, ...]:
        """As they go into the case."""
        chosen = ((m, self._routes.get(m.key)) for m in self.matter.materials)
        return tuple(
            MaterialChoice(m.key, m.name, route, self.pages.of(m.key) if route is Route.PHOTO else ())
            for m, route in chosen
            if route is not None
        )

    def case_files(self) -> tuple[CaseFile, ...]:
        """Those that the case names: pages of photographed materials, and what the form asked for."""
        of = self.pages.by_material
        idle = {id for key, ids in of.items() if self._routes.get(key) is not Route.PHOTO for id in ids}
        used = {id for key, ids in of.items() if self._routes.get(key) is Route.PHOTO for id in ids}
        return tuple(file for file in self.pages.files if file.id in used or file.id not in idle)

    @property
    def unsaved(self) -> bool:
        """Something was answered since it was made or last saved."""
        return self._answers() != self._saved

    def mark_saved(self) -> None:
        self._saved = self._answers()

    def content(self) -> bytes:
        """What the store keeps. Raises ValueError after :meth:`wipe`."""
        if self.applicant is None:
            raise ValueError("the draft was wiped")
        content = DraftContent(
            applicant=self.applicant,
            agent=self.agent,
            form_id=self.form_id,
            form_version=self.form_version,
            language=self.language,
            answers=self._answers(),
            routes=dict(self._routes),
            case=self.frozen,
            matter=self.matter,
            code=self.code,
            files=self.pages.files,
            pages=self.pages.by_material,
            entrusted=self.backing.entrusted,
            authority=self.backing.authority,
            verification=self.backing.verification,
        )
        return msgspec.json.encode(content)

    def wipe(self) -> None:
        """Forget the citizen."""
        self.applicant = self.agent = None
        self.backing = Backing()
        self.filling = None
        self.frozen = None
        self.code = ""
        self.pages.clear()
        self._routes.clear()
        self._wallet = {}

    def _answers(self) -> dict[str, Any] | None:
        return self.filling.state() if self.filling is not None else None

    def _row(self, material: Material) -> MaterialRow:
        route = self._routes.get(material.key)
        return MaterialRow(
            key=material.key,
            name=material.name,
            note=material.note,
            origin=material.origin,
            route=route,
            choices=self._choices(material),
            exempt=material.origin.exempt,
            words=_WORDS[route] if route is not None else "请选一下怎么交",
            pages=len(self.pages.of(material.key)),
        )

    def _choices(self, material: Material) -> tuple[Route, ...]:
        if material.origin in _EXEMPT:
            return (_EXEMPT[material.origin],)
        if material.origin is Origin.FORM and self.filling is not None:
            return (Route.FORM,)
        photographed = (Route.PHOTO,) if self.pages.of(material.key) else ()
        return (*photographed, Route.LATER, Route.WINDOW)

    def _first(self, material: Material, routes: dict[str, Route]) -> Route | None:
        """What was chosen before, for this matter or for the same paper in this visit; or the only way."""
        choices = self._choices(material)
        for known in (routes.get(material.key), self._wallet.get(material.name)):
            if known in choices:
                return known
        return choices[0] if len(choices) == 1 else None
