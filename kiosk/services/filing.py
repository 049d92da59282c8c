"""Filing a case: from 开始办理 to the receipt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

from kiosk.paper.slips import Receipt
from kiosk.services.attaching import Attaching
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.clock_words import moment_words, short_day_words
from kiosk.services.draft import Draft
from kiosk.services.errors import ServiceError, said
from kiosk.services.shelf import DraftShelf, backing_of
from kiosk.services.slip import receipt_of
from kiosk.services.submission import Submission, is_signed, person_digest
from kiosk.services.summary import SummaryGroup, SummaryRow, summary_of
from kiosk.services.visit import Visit
from kiosk.store.port import KioskStore
from sync.model.authority import is_authority_of
from sync.model.case import Applicant, Case, CaseFile, Signature
from sync.model.matter import Matter
from sync.model.outside import Standing
from sync.model.problem import Problem
from sync.model.signing import document_of
from sync.terminal.mailbox.port import KioskMailbox, MailboxError

__all__ = ["Draft", "Filing", "Receipt", "SummaryGroup", "SummaryRow"]


class Filing:
    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        ids: Ids,
        commitment: str,
        draft_days: int = 15,
        outside: Callable[[], Standing] | None = None,
        attaching: Attaching | None = None,
        step: Callable[[str], None] = lambda name: None,
    ) -> None:
        """commitment: 告知承诺书 (assets/notices/commitment.zh.md). draft_days: how long a kept draft stays.
        outside: how long the machine has been alone, for the stop rule; None: it is never stopped.
        attaching: the machine's, where something else attaches too.
        step: see :class:`kiosk.services.submission.Submission`.

        ``shelf`` is where drafts lie."""
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._ids = ids
        self._commitment = commitment
        self._outside = outside
        self._submission = Submission(
            catalogue=catalogue, mailbox=mailbox, store=store, clock=clock, step=step
        )
        self._attaching = attaching or Attaching(mailbox, ids)
        self.shelf = DraftShelf(
            catalogue=catalogue,
            store=store,
            clock=clock,
            keep_for=timedelta(days=draft_days),
            handing_over=self._submission.guard,
        )

    # ---- before the citizen starts ----

    def refusal(self, matter: Matter) -> Problem | None:
        """Why this matter cannot be begun here now; None when it can. Ask before the citizen starts."""
        found = self._unfit(matter)
        if found is None and self._outside is not None and (words := self._outside().refusal(self._window())):
            return _refused("outside", words)
        return found

    def _window(self) -> str:
        profile = self._catalogue.profile()
        return f" {profile.window} " if profile and profile.window else "窗口"

    def _unfit(self, matter: Matter) -> Problem | None:
        """Why it could not be handed over; one that was begun before the machine was stopped still can."""
        profile, window = self._catalogue.profile(), self._window()
        enrolment = self._catalogue.enrolment()
        if enrolment is None:
            return _refused(
                "enrolment", f"这台机器还没有在县里登记，现在不能提交。请到{window}办，一样能办。"
            )
        if not enrolment.county_keys:
            return _refused(
                "county_key", f"这台机器还没有收到县里的密钥，现在不能提交。请到{window}办，一样能办。"
            )
        if profile is None:
            return _refused(
                "profile", f"这台机器还没有收到县里的资料，现在不能提交。请到{window}办，一样能办。"
            )
        if not matter.at_kiosk:
            return _refused("channel", f"这件事要当面办，请到{window}办，不用先上网预约或填表。")
        try:
            missing = bool(matter.form_id) and self._catalogue.form(matter) is None
        except MailboxError as error:
            return _refused("mailbox", error.message)
        if missing:
            return _refused("form", f"这件事的申请表还没有送到这台机器，请到{window}办，一样能办。")
        return None

    def earlier(self, visit: Visit, matter: Matter) -> str | None:
        """A sentence when this citizen filed this matter here within a day (杜绝重复提交), else None.

        An ID number alone, typed by anybody, must not tell what its owner filed: name and phone have to
        fit as well, and the receipt number is not said.
        """
        if visit.identity is None:
            return None
        now = self._clock.now()
        with said():
            stubs = self._store.stubs_by_owner(self._store.digest("id", visit.identity.id_number))
        person = person_digest(self._store, visit.identity)
        for stub in reversed(stubs):
            filed = datetime.fromisoformat(stub.filed_at)
            same = stub.matter_code == matter.code and stub.person == person
            if same and now - filed < timedelta(days=1):
                return (
                    f"您在 {moment_words(filed.astimezone(CHINA))} 已经提交过“{stub.matter_name}”。"
                    "同一件事不用交两次，拿着回执号可以去“查进度”看看。"
                )
        return None

    def has_authority(self, visit: Visit, matter: Matter) -> bool:
        """Whether a letter given in this visit covers this matter and these two people today."""
        who, agent, letter = visit.identity, visit.agent, visit.authority
        if who is None or agent is None:
            return False
        return is_authority_of(letter, who, agent, matter.name, self._clock.today())

    # ---- drafts ----

    def start(self, visit: Visit, matter: Matter) -> Draft:
        """A fresh draft, also ``visit.draft``. The citizen must be identified. Raises ServiceError."""
        refusal = self.refusal(matter)
        if refusal is not None:
            raise ServiceError(refusal.rule, refusal.message)
        applicant = _identity(visit)
        old = visit.draft
        if old is not None and not old.filed and not old.kept:
            self.shelf.drop(old.id)
        draft = self.shelf.new(visit, matter, applicant, self._ids.new())
        draft.helper = visit.helper.name if visit.helper is not None else ""
        visit.draft = draft
        return draft

    def ongoing(self, visit: Visit, matter: Matter) -> Draft | None:
        """The visit's own draft, where it is of this matter and for and by these people; with what the helper
        vouches for now: a letter that was out of date may have been given anew."""
        draft = visit.draft
        asked = (matter.code, visit.identity, visit.agent)
        if draft is None or (draft.matter.code, draft.applicant, draft.agent) != asked:
            return None
        draft.backing = backing_of(visit)
        return draft

    def save(self, draft: Draft) -> None:
        """On disk when it returns. Raises ServiceError; what was saved before stays."""
        self.shelf.save(draft)

    def attach(
        self, visit: Visit, draft: Draft, source: Path | bytes, type: str, material: str = ""
    ) -> CaseFile:
        """Attach a photograph or scan, see :class:`Attaching`; durable when this returns.

        material: the key of the material it is a page of; "" for an image question, whose answer is then
        the file's ``id``. Raises ServiceError; then the draft is as it was.
        """
        file = self._attaching.attach(visit, draft, source, type, material)
        try:
            self.save(draft)
        except ServiceError:
            self._attaching.detach(draft, file.id)
            raise
        return file

    def detach(self, draft: Draft, file_id: str) -> None:
        """Take it out again; its bytes are wiped. Raises ServiceError."""
        self._attaching.detach(draft, file_id)
        self.save(draft)

    # ---- checking, signing, submitting ----

    def problems(self, draft: Draft) -> tuple[Problem, ...]:
        """What still stands in the way of signing."""
        found = list(draft.filling.problems()) if draft.filling is not None else []
        if not draft.materials_chosen:
            found.append(
                Problem("materials", "materials.route", "还有材料没有选怎么交，请点“材料”旁边的“改”选一下。")
            )
        return (*found, *_without_authority(draft, self._clock.today()))

    def summary(self, draft: Draft, *, elder: bool = False) -> tuple[SummaryGroup, ...]:
        return summary_of(draft, elder=elder)

    @property
    def commitment(self) -> str:
        """告知承诺书, Markdown."""
        return self._commitment

    def sign(
        self, draft: Draft, width: int, height: int, strokes: Sequence[Sequence[tuple[int, int, int]]]
    ) -> Signature:
        """Bind the strokes of a finger to what stands in the draft now."""
        drawn = tuple(tuple((int(x), int(y), int(t)) for x, y, t in stroke) for stroke in strokes)
        return Signature(width, height, drawn, document_of(self._case(draft)))

    def submit(self, draft: Draft, signature: Signature) -> Receipt:
        """Hand the case over. When it returns, the case is durably in the outbox.

        Raises ServiceError with a sentence; then nothing was filed and the draft is still there.
        """
        filed = draft.frozen if draft.filed else None  # a second tap gets the same receipt
        if filed is None:
            refusal = self._unfit(draft.matter)
            if refusal is not None:
                raise ServiceError(refusal.rule, refusal.message)
            problems = self.problems(draft)
            if problems:
                raise ServiceError(problems[0].rule, problems[0].message)
            case = self._case(draft)
            if not signature.strokes or not is_signed(case, signature):
                raise ServiceError("filing.signature", "签名以后内容又改过，请核对一遍再签一次名。")
            self._attaching.tidy(draft)
            if self._attaching.missing(draft):
                raise ServiceError("filing.file", "有照片没有存好，请到“材料”里删掉重新放一次。")
            filed = self._submission.hand_over(draft, msgspec.structs.replace(case, signature=signature))
        return receipt_of(filed, self._submission.filing_time(filed), self._catalogue, online=self._online())

    # ---- around visits ----

    def recover(self) -> int:
        """Finish submissions that a crash interrupted; how many. Call at start and between visits only.

        Also drops drafts whose time is over, and photographs of drafts that are no more. Raises ServiceError.
        """
        done = self._submission.finish_open()
        self.shelf.sweep()
        with said():
            drafts = {row.id for row in self._store.drafts()}
        self._attaching.sweep(drafts)
        return done

    # ---- small helps ----

    def _case(self, draft: Draft) -> Case:
        """The case as it stands, without receipt number, filing time and signature."""
        enrolment = self._catalogue.enrolment()
        profile = self._catalogue.profile()
        if draft.applicant is None or enrolment is None or profile is None:
            raise ServiceError("filing.gone", "填的内容已经不在了，请重新填写。")
        return Case(
            id=draft.id,
            visit=draft.visit,
            receipt_no="",
            matter_code=draft.matter.code,
            matter_rev=draft.matter.rev,
            matter_name=draft.matter.name,
            form_id=draft.form_id,
            form_version=draft.form_version,
            answers=draft.filling.answers() if draft.filling is not None else {},
            applicant=draft.applicant,
            agent=draft.agent,
            materials=draft.material_choices(),
            files=draft.case_files(),
            commitment=self._commitment,
            signature=None,
            filed_at="",
            township=profile.township,
            terminal=enrolment.terminal,
            language=draft.language,
            helper=draft.helper,
            authority=draft.backing.authority if draft.backing.entrusted else None,
            verification=draft.backing.verification if draft.applicant.source != "card" else None,
            onsite=draft.backing.onsite,
        )

    def _online(self) -> bool:
        try:
            return self._mailbox.line().online
        except MailboxError:
            return False


def _identity(visit: Visit) -> Applicant:
    if visit.identity is None:
        raise ServiceError("filing.identity", "请先填姓名、身份证号码和手机号码。")
    return visit.identity


def _refused(rule: str, message: str) -> Problem:
    return Problem("matter", f"filing.{rule}", message)


def _without_authority(draft: Draft, today: date) -> tuple[Problem, ...]:
    """Filing for somebody who is not here wants their letter, and the helper whose word it is."""
    if not draft.backing.entrusted:
        return ()
    if not draft.helper:
        return (Problem("helper", "filing.helper", "代办要帮办员在场。请帮办员先登录，再提交。"),)
    who, agent, letter = draft.applicant, draft.agent, draft.backing.authority
    if who and agent and is_authority_of(letter, who, agent, draft.matter.name, today):
        return ()
    words = "没有本人的委托，不能代办。请点“办事人”旁边的“改”，让本人签委托书。"
    if letter is not None and letter.until < today:
        day = short_day_words(letter.until, today)
        words = f"委托书只到{day}有效，已经过期。请点“办事人”旁边的“改”，让本人再签一张。"
    return (Problem("authority", "filing.authority", words),)
