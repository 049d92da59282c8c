"""Filing on the screen: what happens between the pages from 开始办理 to the receipt."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.filing_questions import FilingQuestions
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.form_model import FormModel
from kiosk.bridge.identify_model import ABSENT_FIELDS, FIELDS, IdentifyModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.materials_model import MaterialsModel
from kiosk.bridge.question_count import QuestionCount
from kiosk.bridge.sign_model import SignModel, Strokes
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.cards import FROM_CARD
from kiosk.services.catalogue import Catalogue
from kiosk.services.counting import Coming, Count
from kiosk.services.draft import Draft
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Filing, Receipt
from kiosk.services.flow import Page, Place
from kiosk.services.identify import Identify
from kiosk.services.replaying import replay
from kiosk.services.visit import Mode, Visit, Visits
from sync.model.case import Applicant, Route
from sync.model.matter import Matter
from sync.model.persons import mask_id_number, mask_name

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: Typing is saved once it pauses this long; leaving a page saves at once.
SAVE_AFTER_MS = 600
_WENT_WRONG = "没有办成，您填的都还在。请再试一次；还不行就请帮办员看看。"


@QmlElement
@QmlUncreatable("Python owns the filing desk")
class FilingDesk(QObject):  # type: ignore[operator]
    """Also the ``Facts`` that :class:`kiosk.services.flow.Flow` asks."""

    #: The case is on disk; carries the ``Receipt``.
    filed = Signal(object)
    #: The receipt is left behind: what it showed may go.
    leaving = Signal()
    #: Masked name and number of the person it is for, "" for nobody, and whether their card said so.
    person = Signal(str, bool)
    #: A certificate is wanted, nothing is filed: carries the matter and who it is.
    certifying = Signal(object, object)
    #: The citizen took the offer of larger type.
    elderWanted = Signal()

    def __init__(
        self,
        *,
        visits: Visits,
        catalogue: Catalogue,
        identify: Identify,
        filing: Filing,
        jobs: Jobs,
        who: IdentifyModel,
        form: FormModel,
        materials: MaterialsModel,
        sign: SignModel,
        visit: VisitModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._catalogue = visits, catalogue
        self._filing, self._jobs = filing, jobs
        self._who, self._form, self._materials = who, form, materials
        self._sign, self._visit_model = sign, visit
        self._flow: FlowModel | None = None
        self._matter: Matter | None = None
        self._absent: Applicant | None = None
        self.questions = FilingQuestions(
            visits=visits, filing=filing, identify=identify, who=who, visit=visit, parent=self
        )
        self._count = QuestionCount(who, form, filing.shelf)
        self.questions.elderWanted.connect(self.elderWanted)
        self.questions.letterWanted.connect(self._letter)
        self.questions.givenUp.connect(self._give_up)
        self.questions.over.connect(self._start)
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_AFTER_MS)
        self._saver.timeout.connect(self.save)
        who.known.connect(self._known)
        who.changed.connect(self._recount)
        form.answered.connect(self._answered)
        form.stepWanted.connect(self._go_to_step)
        materials.chosen.connect(self._choose)
        sign.changeAsked.connect(self._change)
        sign.submitAsked.connect(self._submit)

    def attach(self, flow: FlowModel) -> None:
        """The flow asks this desk for its facts, so it is made after it."""
        self._flow = flow
        flow.entered.connect(self._enter)

    # ---- facts for the flow ----

    def form_steps(self) -> tuple[str, ...]:
        return self._form.steps(self._elder())

    def step_of(self, key: str) -> str:
        return self._form.step_of(key, self._elder())

    def of_identity(self, alone: bool) -> Count:
        draft, errand = self._draft(), self._visits.current.errand if self._visits.current else None
        agent_follows = self._who.asks_absent and (errand is None or errand.agent is None)
        opened = draft is not None and not draft.filed and draft.matter == self._matter
        matter = None if alone or not self._elder() else self._matter
        return self._count.of_identity(matter, opened=opened, agent_follows=agent_follows)

    def asked_before(self) -> int:
        return self._count.passed

    def coming(self, key: str) -> Coming:
        return self._form.coming(key, self._elder())

    def has_materials(self) -> bool:
        draft = self._draft()
        return draft is not None and bool(draft.materials)

    def is_identified(self) -> bool:
        return self._draft() is not None

    # ---- asked by QML ----

    @Slot(str)
    def begin(self, code: str) -> None:
        """开始办理 on the guide of a matter."""
        if self._flow is None or self._visits.current is None:
            return
        try:
            matter = self._catalogue.matter(code)
        except KeyError:
            return
        refusal = self._filing.refusal(matter)
        if refusal is not None:
            self._visit_model.ask("fault", "这件事现在不能在这里办", refusal.message, ["知道了"])
            return
        self._matter = matter
        if matter.certificate:
            self._flow.open(Page.IDENTIFY.value, Page.CERTIFICATE.value)
            return
        if _entrusted(self._visits.current):
            self._who.ask(ABSENT_FIELDS, "applicant")
        self._flow.next()

    @Slot()
    def another(self) -> None:
        """再办一件: another matter; who it is stays filled in (masked), for one tap."""
        visit = self._visits.current
        if visit is not None and self._flow is not None:
            visit.draft = None
            if self._who.asks_agent:  # whose matter the next one is, is not known
                visit.identity = visit.agent = None
                self._who.ask(FIELDS)
            self._matter = None
            self._materials.clear()
            self.leaving.emit()
            self._flow.begin()

    @Slot()
    def forward(self) -> None:
        """The primary button of the page shown."""
        flow, draft = self._flow, self._draft()
        if flow is None:
            return
        page = flow.place.page
        if page is Page.IDENTIFY:
            self._who.submit()
        elif page is Page.FORM and self._form.ready() and self.save():
            flow.next()
        elif page is Page.MATERIALS and draft is not None:
            if draft.materials_chosen:
                flow.next()
            else:
                self._visit_model.ask(
                    "fault",
                    "还有材料没有选",
                    "每份要交的材料都要选一下怎么交。没带来也不要紧：选“以后再补”，或者“带到窗口”。",
                    ["知道了"],
                )

    @Slot()
    def family(self) -> None:
        """替家人办: whose matter it is first, then who is here."""
        if self._matter is not None and self._matter.certificate:
            self._who.refuse("证明要本人来打。家里人来不了，请到窗口办。")
            return
        self._who.ask(ABSENT_FIELDS, "applicant")

    @Slot()
    def backward(self) -> None:
        """返回 or 上一题."""
        if self._flow is None:
            return
        who = self._who
        family = who.asks_absent and not _entrusted(self._visits.current)
        if self._flow.place.page is Page.IDENTIFY and (who.asks_agent or family):
            # One step back: to the other card, or to filing for oneself.
            fields, role = (ABSENT_FIELDS, "applicant") if who.asks_agent else (FIELDS, "")
            who.ask(fields, role)
            return
        if self._flow.place.page is Page.FORM:
            self.save()
        self._flow.back()

    def take_up(self, draft_id: str) -> None:
        """Go on with a draft its owner found again, whatever matter it is of."""
        visit = self._visits.current
        if visit is None or self._flow is None:
            return
        if not self.save():
            return
        try:
            draft = self._filing.shelf.take_up(visit, draft_id)
        except ServiceError as error:
            self._visit_model.ask("fault", "这份草稿没有打开", error.message, ["知道了"])
            return
        self._matter = draft.matter
        self._count.passed_by()
        self._open(draft)

    def wipe(self) -> None:
        """Forget the citizen."""
        self._saver.stop()
        self.person.emit("", False)
        self._matter = self._absent = None
        self.questions.wipe()
        self._count.wipe()
        self._who.ask(FIELDS)
        self._form.clear()
        self._materials.clear()
        self._sign.clear()

    # ---- between the pages ----

    def _enter(self, place: Place) -> None:
        draft = self._draft()
        if place.page is Page.FORM:
            self._form.show(place.key, self._elder())
        elif place.page is Page.MATERIALS and draft is not None:
            self._materials.show(draft.materials)
        elif place.page is Page.SIGN and draft is not None:
            self._sign.show(self._filing.summary(draft, elder=self._elder()), self._filing.commitment)

    def _known(self, applicant: Applicant) -> None:
        visit = self._visits.current
        if visit is None or self._matter is None:
            return
        if self._matter.certificate:
            visit.identity = applicant
            self.certifying.emit(self._matter, applicant)
            return
        errand = visit.errand
        if self._who.asks_absent:
            self._absent = applicant
            self._count.absent_known()
            if errand is None or errand.agent is None:
                self._who.ask(FIELDS, "agent")
                return
            applicant = errand.agent  # of the household before
        visit.agent = None
        if (self._who.asks_agent or self._who.asks_absent) and self._absent is not None:
            if applicant.id_number == self._absent.id_number:
                self._who.refuse("两次是同一个人的证。家人的读过了，这次请用您自己的。")
                return
            visit.agent, applicant = applicant, replace(self._absent, phone=applicant.phone)
        visit.identity = applicant
        self._count.known()
        self.questions.begin(self._matter)

    def _letter(self) -> None:
        if self._flow is not None:
            self._flow.open(Page.AUTHORITY.value)

    def _give_up(self) -> None:
        visit = self._visits.current
        if visit is not None and self._flow is not None:
            visit.identity = None
            self._who.clear()
            self._flow.begin()

    def _start(self) -> None:
        visit, matter = self._visits.current, self._matter
        if self._flow is None or visit is None or matter is None:
            return
        ongoing = self._filing.ongoing(visit, matter)
        if ongoing is not None:
            self._open(ongoing)
            return
        old = visit.draft
        given = old.filling.state() if old is not None and old.filling and old.matter == matter else {}
        try:
            draft = self._filing.start(visit, matter)
        except ServiceError as error:
            self._who.refuse(error.message)
            return
        if draft.filling is not None:
            replay(given, draft.filling)
        self._open(draft)

    def _open(self, draft: Draft) -> None:
        self._form.clear()
        if draft.filling is not None:
            self._form.open(draft.filling, draft.matter.name)
        if draft.applicant is not None:
            who = draft.applicant
            words = f"{mask_name(who.name)}  {mask_id_number(who.id_number)}"
            self.person.emit(words, who.source == FROM_CARD)
        if self._flow is not None:
            self._flow.next()

    def _answered(self) -> None:
        self._saver.start()
        self._recount()

    def _recount(self) -> None:
        if self._flow is not None and self._flow.place.page in (Page.IDENTIFY, Page.FORM):
            self._flow.refresh()

    def _go_to_step(self, step: str) -> None:
        if self._flow is not None and step:
            self._flow.open(Page.FORM.value, step)

    def _choose(self, key: str, route: str) -> None:
        draft = self._draft()
        if draft is not None:
            draft.choose(key, Route(route))
            self._materials.show(draft.materials)
            self.save()

    def _change(self, target: str, step: str) -> None:
        if self._flow is not None:
            key = self.step_of(step) if target == Page.FORM.value else ""
            self._flow.change(Page(target), key)

    def save(self) -> bool:
        """Put the draft on disk; False when it could not be, which the form page says."""
        self._saver.stop()
        draft = self._draft()
        if draft is None:
            return True
        try:
            self._filing.save(draft)
        except ServiceError as error:
            self._form.tell(error.message)
            return False
        self._form.tell("")
        return True

    def _submit(self, width: int, height: int, strokes: Strokes) -> None:
        draft = self._draft()
        if draft is None:
            return
        problems = self._filing.problems(draft)
        if problems:
            self._sign.fail(problems[0].message)
            return
        signature = self._filing.sign(draft, width, height, strokes)
        job = self._jobs.start("submit", lambda: self._filing.submit(draft, signature))
        job.done.connect(self._submitted)
        job.failed.connect(self._not_submitted)

    def _submitted(self, receipt: Receipt) -> None:
        visit = self._visits.current
        if visit is None or visit.id != receipt.visit or self._flow is None:
            return  # the citizen left while it was being filed: it is filed, nobody is there to be told
        self._sign.clear()
        self._form.clear()
        self.filed.emit(receipt)
        if visit.errand is not None and visit.errand.onsite is not None:
            self._flow.open(Page.ROUND_DONE.value)  # who goes from door to door does not wait for a rating
        else:
            self._flow.next()

    def _not_submitted(self, error: Exception) -> None:
        self._sign.fail(error.message if isinstance(error, ServiceError) else _WENT_WRONG)

    # ---- small helps ----

    def _draft(self) -> Draft | None:
        visit = self._visits.current
        return visit.draft if visit is not None else None

    def _elder(self) -> bool:
        visit = self._visits.current
        return visit is not None and visit.mode is Mode.ELDER


def _entrusted(visit: Visit | None) -> bool:
    """A helper files for somebody who is not here."""
    return visit is not None and visit.errand is not None and visit.errand.entrusted
