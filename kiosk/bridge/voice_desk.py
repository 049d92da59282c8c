"""Saying something about a service, and looking up what became of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.papers import Papers
from kiosk.bridge.qr_image import QrImages
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.shell import ShellModel
from kiosk.bridge.voice_model import VoiceModel, VoiceViewModel
from kiosk.services.catalogue import Catalogue
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page, Place
from kiosk.services.openness import sentences
from kiosk.services.printing import PaperJob, Printing, VoiceSlip
from kiosk.services.saying import Saying
from kiosk.services.visit import Mode, Visits
from kiosk.services.voice_view import VoiceView
from kiosk.services.voices import Voices
from sync.model.link import say_address
from sync.model.voice import About, VoiceKind

_FAILED = "没有交成，您写的还在，请再点一次“提交”。"
_PAPER_FAILED = "回执单没有生成，请记下回执号，或请帮办员帮忙。"
_TONES = {"received": "t", "assigned": "y", "answered": "g", "closed": "g", "parked": "r"}


class VoiceDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        catalogue: Catalogue,
        voices: Voices,
        printing: Printing,
        papers: Papers,
        jobs: Jobs,
        flow: FlowModel,
        shell: ShellModel,
        voice: VoiceModel,
        slip: ReceiptModel,
        view: VoiceViewModel,
        images: QrImages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._visits, self._catalogue, self._voices = visits, catalogue, voices
        self._printing, self._jobs, self._flow, self._shell = printing, jobs, flow, shell
        self._voice, self._slip_model, self._view, self._images = voice, slip, view, images
        self._slip: VoiceSlip | None = None
        voice.kindChosen.connect(self._begin)
        voice.submitAsked.connect(self._submit)
        voice.phoneAsked.connect(self._by_phone)
        slip.printAsked.connect(self._print)
        flow.entered.connect(self._enter)

    def wipe(self) -> None:
        """Forget the words, the number and the answer."""
        self._slip = None
        self._voice.clear()
        self._slip_model.clear()
        self._view.clear()

    def show(self, view: VoiceView) -> None:
        """What was looked up."""
        rows = [("回执号", view.voice_no), ("关于", view.about_words), ("在谁手里", view.holder_words)]
        if view.due_words:
            rows.append(("什么时候答复", view.due_words))
        self._view.show(
            matter=f"您的{view.kind_words}",
            state=view.state_words,
            kind=_TONES.get(view.state, "t"),
            words=view.line_words,
            rows=rows,
            missing=(),
            events=[
                {"what": e.what, "when": e.when, "who": e.who, "phase": e.kind.value} for e in view.timeline
            ],
        )
        self._view.set_answer(sentences(view.answer), sentences(view.measure))

    # ---- saying it ----

    def _begin(self, kind: str) -> None:
        visit = self._visits.current
        if visit is None:
            return
        refusal = self._voices.refusal()
        if refusal is not None:
            self._flow.open(Page.NOTICE.value, "voice_closed")
            return
        chosen = VoiceKind(kind)
        if visit.saying is None or visit.saying.slip is not None:
            visit.saying = Saying(chosen)
            self._prefill(visit.saying)
            self._voice.begin(visit.saying, self._helper())
        visit.saying.kind = chosen
        self._voice.changed.emit()
        self._flow.open(Page.VOICE_ABOUT.value)

    def _prefill(self, saying: Saying) -> None:
        """What this visit knows already is not asked again."""
        visit = self._visits.current
        if visit is not None and visit.identity is not None:
            saying.phone, saying.name = visit.identity.phone, visit.identity.name

    def _enter(self, place: Place) -> None:
        visit = self._visits.current
        if place.page is Page.VOICE_WRITE:
            frozen = visit.draft.frozen if visit is not None and visit.draft is not None else None
            saying = visit.saying if visit is not None else None
            if saying is not None and saying.about is About.CASE and frozen is not None and not saying.which:
                saying.which = frozen.receipt_no
            self._voice.dictate(place.key == "dictated")
            self._voice.open_writing()
        elif place.page is Page.VOICE_CONTACT:
            self._voice.open_contact()
        elif place.page is Page.VOICE_QR:
            profile = self._catalogue.profile()
            url = say_address(profile.public_url, profile.terminal) if profile is not None else ""
            self._voice.show_qr(self._images.put("voice", url) if url else "")

    def _by_phone(self) -> None:
        """The county's code to scan, or why there is none. The phone has a line of its own; the county's
        page does not answer while the county cannot be reached, as far as this machine can tell."""
        profile = self._catalogue.profile()
        if profile is None or not profile.public_url:
            self._flow.open(Page.NOTICE.value, "voice_phone")
        elif str(self._shell.line) == "offline":
            self._flow.open(Page.NOTICE.value, "voice_offline")
        else:
            self._flow.open(Page.VOICE_QR.value)

    def _submit(self) -> None:
        visit = self._visits.current
        if visit is None or visit.saying is None:
            return
        saying = visit.saying
        self._voice.wait()
        job = self._jobs.start("voice.send", lambda: self._voices.send(visit, saying))
        job.done.connect(self._sent)
        job.failed.connect(self._not_sent)

    def _sent(self, result: object) -> None:
        visit = self._visits.current
        if visit is None or visit.saying is None:
            return
        if not isinstance(result, VoiceSlip):
            problem = result[0] if isinstance(result, tuple) and result else None
            where = "phone" if problem is not None and problem.rule.startswith("phone") else ""
            self._voice.fail(problem.message if problem is not None else _FAILED, where)
            return
        self._slip = result
        rows = [
            ("类别", result.kind_words, False),
            ("关于", result.about_words, False),
            ("答复时间", result.promise_words, True),
        ]
        if result.code:
            rows.insert(0, ("查询码", result.code, True))
        self._slip_model.show(
            number=result.voice_no,
            sentence=result.line_words,
            rows=rows,
            qr=self._images.put("voice_no", result.voice_no),
        )
        key = "查询码" if result.code else "手机号码"
        self._slip_model.set_steps(
            [("people", "交给专人", "有人负责"), ("progress", "凭回执号", f"和{key}查")]
        )
        self._voice.clear()
        self._flow.open(Page.VOICE_SENT.value)

    def _not_sent(self, error: Exception) -> None:
        self._voice.fail(error.message if isinstance(error, ServiceError) else _FAILED)

    def _helper(self) -> str:
        """Who writes for the citizen: the one who is signed in, else the one on duty."""
        visit = self._visits.current
        if visit is not None and visit.helper is not None:
            return visit.helper.name
        profile = self._catalogue.profile()
        return profile.helper.name if profile is not None and profile.helper is not None else ""

    # ---- paper ----

    def _print(self) -> None:
        slip, visit = self._slip, self._visits.current
        if slip is None:
            return
        large = visit is not None and visit.mode is Mode.ELDER
        job = self._papers.start("voice.pdf", lambda: self._printing.voice(slip, large=large))
        job.told.connect(self._under_way)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _under_way(self, words: str) -> None:
        if self._slip is not None:
            self._slip_model.set_paper("busy", words)

    def _printed(self, job: PaperJob) -> None:
        if self._slip is not None:
            self._slip_model.set_paper("done", job.words)

    def _not_printed(self, error: Exception) -> None:
        if self._slip is not None:
            words = error.message if isinstance(error, ServiceError) else _PAPER_FAILED
            self._slip_model.set_paper("failed", words)
