"""All that the idle screen does not need: built after the first frame, or at the first touch."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from kiosk.bridge.card_desk import CardDesk
from kiosk.bridge.handwriting_model import HandwritingModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.kiosk_model import KioskModel, Models
from kiosk.bridge.power_desk import PowerDesk
from kiosk.bridge.rare_model import RareModel
from kiosk.bridge.scan_desk import ScanDesk
from kiosk.bridge.sounder import Sounder
from kiosk.bridge.speech_model import Reader
from kiosk.bridge.tongue import Tongue
from kiosk.bridge.visit_desk import VisitDesk
from kiosk.devices.idcard.card import CardRead, CardRefused
from kiosk.devices.light import LightChanged
from kiosk.qml.phrases import COUNTY, WORDS, compiled
from kiosk.services.codes import Codes
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Journey, Page
from kiosk.services.lunar import lunar_words
from kiosk.services.phrasebook import read_phrases
from kiosk.services.shooting import Shot
from kiosk.services.sounds import Sound, Sounds
from kiosk.services.visit import EndReason, Mode
from kiosk.wiring.after import AfterPart
from kiosk.wiring.authority import AuthorityPart
from kiosk.wiring.browse import BrowsePart
from kiosk.wiring.common import Common
from kiosk.wiring.devices import DevicePart
from kiosk.wiring.filing import FilingPart
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground
from kiosk.wiring.helping import HelpPart
from kiosk.wiring.keeper import KeeperPart
from kiosk.wiring.materials import MaterialsPart
from kiosk.wiring.mine import MinePart
from kiosk.wiring.openness import OpennessPart
from kiosk.wiring.progress import ProgressPart
from kiosk.wiring.snags import SnagPart
from kiosk.wiring.staff import StaffPart
from kiosk.wiring.training import TrainingPart
from kiosk.wiring.voices import VoicePart
from sync.terminal.mailbox.port import MailboxError

log = logging.getLogger(__name__)


class Desks:
    """The parts, what connects them, and what is forgotten when a visit ends."""

    def __init__(
        self,
        ground: Ground,
        front: Front,
        *,
        wipers: tuple[Callable[[], None], ...],
        retranslate: Callable[[], None],
    ) -> None:
        """wipers: forget what is no part's own. retranslate: of the QML engine."""
        self._front, self._catalogue, self._ground = front, ground.catalogue, ground
        self.common = common = Common(ground, front.line)
        self.devices = DevicePart(ground, common)
        papers = self.devices.papers
        self.filing = filing = FilingPart(ground, front, common, self.devices.card)
        self.flow = flow = filing.flow
        self.browse = browse = BrowsePart(ground, front, common, papers, flow)
        self.after = after = AfterPart(ground, common, papers)
        self.voices = voices = VoicePart(ground, front, common, papers, flow, after.images)
        self.openness = openness = OpennessPart(ground, common, papers, flow)
        self.progress = progress = ProgressPart(
            ground, front, common, papers, flow, after.desk, voices, after.images
        )
        self.handing = handing = MaterialsPart(
            ground, front, common, self.devices, filing, progress, after.images
        )
        self.mine = mine = MinePart(ground, front, common, papers, flow, progress.service, self.devices.card)
        self.help = HelpPart(ground, common, flow, browse.help)
        self.cards = CardDesk(
            cards=self.devices.cards,
            watch=self.devices.watch,
            flow=flow,
            shell=front.shell,
            card=self.devices.card,
            pages={Page.IDENTIFY: filing.identify, Page.MINE_FIND: mine.find},
        )
        self.staff = StaffPart(
            ground,
            front,
            common,
            flow,
            progress.service,
            self.devices.devices,
            papers,
            end=self._end,
            begin=self._begin,
        )
        self.authority = AuthorityPart(ground, common, papers, filing)
        self.snags = SnagPart(ground, common, flow, self.staff)
        self.training = TrainingPart(ground, common, flow, self.staff)
        self.sounds = Sounds(ground.player(), ground.settings, self._hour, self._loudness)
        self.keeper = KeeperPart(ground, front, common, self.devices, self.staff, self.sounds)
        self.speaker = ground.speaker()
        self.writing = HandwritingModel(ground.handwriting, Jobs())
        front.shell.set_writing(self.writing)
        self.rare = RareModel(ground.rare_there, ground.rare, Jobs())
        front.shell.set_rare(self.rare)
        self.models = Models(
            shell=front.shell,
            visit=front.visit,
            flow=flow,
            home=browse.home,
            matters=browse.matters,
            search=browse.search,
            guide=browse.guide,
            help_=browse.help,
            notice=browse.notice,
            filing=filing.desk,
            identify=filing.identify,
            form=filing.form,
            materials=filing.materials,
            shoot=handing.shoot,
            stick=handing.stick,
            phone=handing.phone,
            taken=handing.taken,
            sign=filing.sign,
            receipt=after.receipt,
            certificate=progress.certificate,
            review=after.review,
            find=progress.find,
            progress=progress.progress,
            followup=progress.followup,
            supplied=progress.supplied,
            mine_find=mine.find,
            mine=mine.mine,
            draft=mine.draft,
            voice=voices.voice,
            voice_slip=voices.slip,
            voice_view=voices.view,
            openness=openness.listing,
            document=openness.document,
            staff=self.staff.model,
            keeper=self.keeper.model,
            helper=self.staff.view,
            snags=self.snags.model,
            training=self.training.model,
            errand=self.staff.errand,
            asked=self.staff.asked,
            verify=self.staff.verify,
            authority=self.authority.model,
        )
        self.root = KioskModel(self.models)
        self.tongue = Tongue(
            screens=compiled,
            phrases=lambda: read_phrases(WORDS, COUNTY),
            retranslate=retranslate,
            names=lambda: {**ground.catalogue.english_names(), **ground.letters()},
            models=self.models.all,
        )
        self.reader = Reader(
            self.models, self.speaker, browse.desk.explain_reading, self._hour, ground.settings.speech
        )
        self.sounder = Sounder(self.models, self.sounds)
        self.visit = VisitDesk(
            visits=common.visits,
            filing=common.filing,
            flow=flow,
            shell=front.shell,
            visit=front.visit,
            printing=common.printing,
            papers=papers,
            line=front.line,
            clock=ground.clock,
            jobs=common.jobs,
            tongue=self.tongue,
            wipers=(
                filing.desk.wipe,
                handing.wipe,
                after.desk.wipe,
                progress.wipe,
                mine.desk.wipe,
                voices.desk.wipe,
                openness.desk.wipe,
                browse.desk.wipe,
                self.help.desk.wipe,
                self.cards.wipe,
                self.staff.desk.wipe,
                self.keeper.desk.wipe,
                self.staff.helper.wipe,
                self.snags.desk.wipe,
                self.training.desk.wipe,
                self.staff.errands.wipe,
                self.staff.duties.wipe,
                self.staff.checks.wipe,
                self.authority.desk.wipe,
                self.writing.wipe,
                self.rare.wipe,
                self.reader.wipe,
                papers.clear,
                self.sounder.wipe,
                *wipers,
            ),
            rested=(self.rest,),
        )
        self.scans = ScanDesk(
            codes=Codes(
                public_url=self._public_url,
                receipt_of=progress.service.receipt_of,
                doorplate=ground.settings.devices.doorplate,
            ),
            watch=self.devices.watch,
            visits=common.visits,
            begin=self.visit.begin,
            busy=self._busy,
            flow=flow,
            visit=front.visit,
            find=progress.find,
            mine=mine.find,
        )
        self.power = PowerDesk(
            watch=self.devices.watch,
            visits=common.visits,
            visit=front.visit,
            save=filing.desk.save,
            end=partial(self.visit.end, EndReason.STOPPED),
        )
        self._connect()

    def _end(self, reason: EndReason) -> None:
        self.visit.end(reason)

    def _begin(self) -> None:
        """A visit that a helper begins, not somebody at the idle screen."""
        self.visit.begin(Mode.STANDARD)

    def _public_url(self) -> str:
        profile = self._catalogue.profile()
        return profile.public_url if profile is not None else ""

    def _busy(self) -> bool:
        """Somebody is filling something in: a form, or what they want to say."""
        visit = self.common.visits.current
        if visit is None or visit.finished:
            return False
        supplying = visit.opening is not None and visit.opening.begun
        return supplying or self.flow.in_journey(Journey.FILE) or self.flow.in_journey(Journey.VOICE)

    def _connect(self) -> None:
        filing, after = self.filing.desk, self.after.desk
        self.root.printGuideAsked.connect(self.browse.desk.print_guide)
        filing.filed.connect(after.show)
        filing.certifying.connect(self.progress.certificates.start)
        filing.filed.connect(self.staff.helper.filed)
        filing.filed.connect(self.staff.errands.filed)
        self.progress.followups.supplied.connect(self.staff.helper.supplied)
        filing.leaving.connect(after.wipe)
        filing.elderWanted.connect(self.visit.make_elder)
        filing.person.connect(self.root.set_person)
        self.mine.desk.caseChosen.connect(self.progress.desk.open)
        self.mine.desk.resumed.connect(filing.take_up)
        self.devices.watch.happened.connect(self._device_told)
        self.cards.staffRead.connect(self.staff.desk.sign_in_by_card)
        self.cards.staffRefused.connect(self.staff.desk.card_refused)
        self.flow.moved.connect(self._moved)
        self.tongue.changed.connect(self._language_changed)
        if (backlight := self.devices.fitted.backlight) is not None:
            self._front.idle.blackened.connect(backlight.darken)
            backlight.darken(self._front.idle.black)

    def open(self) -> None:
        """Mend what a crash left, before the first visit; then keep the frame of the screen true."""
        for clean_up in (
            self.staff.helping.recover,
            self.snags.service.recover,
            self.training.service.recover,
            self.staff.rounds.recover,
            self.common.filing.recover,
            self.common.voices.recover,
            self.common.questions.recover,
            self.common.printing.wipe,
        ):
            try:
                clean_up()
            except ServiceError as error:
                # A full or read-only disk must not cost the window: the visit that meets it is told why.
                log.error("at start: %s", error.rule)
        self._take_over()
        self._front.know_lunar(lunar_words)
        self.browse.desk.refresh()
        self.visit.start()
        self.devices.watch.start()
        self.keeper.desk.start()

    def rest(self) -> None:
        """Nobody is at the machine: what the feed brought may show now."""
        if self.common.visits.current is None:
            self._catalogue.refresh()
            self._front.refresh()
            self.browse.desk.refresh()
            self._take_over()

    def _take_over(self) -> None:
        """What the machine before took in this place, in the background. Jobs run in turn: whoever
        looks for a case or hands one in does so after it."""
        try:
            due = self.common.takeover.due()
        except MailboxError as error:
            log.error("take-over: %s", error.cause)
            return
        if due:
            job = self.common.jobs.start("takeover", self.common.takeover.catch_up)
            job.failed.connect(self._not_taken_over)

    @staticmethod
    def _not_taken_over(error: Exception) -> None:
        """Tried again when the feed brings something, and when somebody looks for such a case."""
        log.error("take-over: %s", type(error).__name__)

    def close(self) -> None:
        """End an open visit."""
        self.visit.stop()
        self.devices.watch.stop()
        self.common.jobs.finish()
        self.handing.close()
        self.writing.close()
        self.rare.close()
        self.speaker.close()
        self.sounds.close()
        self.tongue.close()

    def _moved(self) -> None:
        self._front.start.set_page(self.flow.place.page.value)

    def _language_changed(self) -> None:
        self.models.form.speak(self.tongue.language)

    def _device_told(self, name: str, event: object) -> None:
        if isinstance(event, LightChanged):
            self._front.idle.set_bright(event.bright)
        if isinstance(event, CardRead | Shot):
            self.sounds.play(Sound.CARD)
        elif isinstance(event, CardRefused):
            self.sounds.play(Sound.PROBLEM)

    def _loudness(self) -> int:
        return self.models.shell.ears.levels()[0]

    def _hour(self) -> int:
        return self._ground.clock.now().hour
