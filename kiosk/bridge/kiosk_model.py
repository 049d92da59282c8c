"""The root of what the pages see: one typed property for each model. Python owns them all."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.asked_model import AskedModel
from kiosk.bridge.authority_model import AuthorityModel
from kiosk.bridge.certificate_model import CertificateModel
from kiosk.bridge.discovery_guide import GuideModel
from kiosk.bridge.discovery_home import HomeModel
from kiosk.bridge.discovery_matters import MatterListModel, SearchModel
from kiosk.bridge.discovery_notices import NoticeModel
from kiosk.bridge.errand_model import ErrandModel
from kiosk.bridge.filing_desk import FilingDesk
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.followup_model import FollowupModel
from kiosk.bridge.form_model import FormModel
from kiosk.bridge.help_model import HelpModel
from kiosk.bridge.helper_model import HelperModel
from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.keeper_model import KeeperModel
from kiosk.bridge.materials_model import MaterialsModel
from kiosk.bridge.mine_model import DraftModel, MineModel
from kiosk.bridge.openness_model import DocumentModel, OpennessModel
from kiosk.bridge.phone_model import PhoneModel
from kiosk.bridge.progress_model import ProgressFindModel, ProgressModel
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.review_model import ReviewModel
from kiosk.bridge.shell import ShellModel
from kiosk.bridge.shoot_model import ShootModel
from kiosk.bridge.sign_model import SignModel
from kiosk.bridge.snag_model import SnagModel
from kiosk.bridge.staff_model import StaffModel
from kiosk.bridge.stick_model import StickModel
from kiosk.bridge.taken_model import TakenModel
from kiosk.bridge.training_model import TrainingModel
from kiosk.bridge.verify_model import VerifyModel
from kiosk.bridge.visit_model import VisitModel
from kiosk.bridge.voice_model import VoiceModel, VoiceViewModel

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class Models:
    """The models of all pages, made once and emptied after every visit."""

    def __init__(
        self,
        *,
        shell: ShellModel,
        visit: VisitModel,
        flow: FlowModel,
        home: HomeModel,
        matters: MatterListModel,
        search: SearchModel,
        guide: GuideModel,
        help_: HelpModel,
        notice: NoticeModel,
        filing: FilingDesk,
        identify: IdentifyModel,
        form: FormModel,
        materials: MaterialsModel,
        shoot: ShootModel,
        stick: StickModel,
        phone: PhoneModel,
        taken: TakenModel,
        sign: SignModel,
        receipt: ReceiptModel,
        certificate: CertificateModel,
        review: ReviewModel,
        find: ProgressFindModel,
        progress: ProgressModel,
        followup: FollowupModel,
        supplied: ReceiptModel,
        mine_find: IdentifyModel,
        mine: MineModel,
        draft: DraftModel,
        voice: VoiceModel,
        voice_slip: ReceiptModel,
        voice_view: VoiceViewModel,
        openness: OpennessModel,
        document: DocumentModel,
        staff: StaffModel,
        keeper: KeeperModel,
        helper: HelperModel,
        snags: SnagModel,
        training: TrainingModel,
        errand: ErrandModel,
        asked: AskedModel,
        verify: VerifyModel,
        authority: AuthorityModel,
    ) -> None:
        self.shell, self.visit, self.flow = shell, visit, flow
        self.home, self.matters, self.search = home, matters, search
        self.guide, self.help, self.notice = guide, help_, notice
        self.filing, self.identify, self.form = filing, identify, form
        self.materials, self.sign, self.receipt = materials, sign, receipt
        self.shoot, self.stick, self.phone, self.taken = shoot, stick, phone, taken
        self.review, self.find, self.progress = review, find, progress
        self.followup, self.supplied, self.certificate = followup, supplied, certificate
        self.mine_find, self.mine, self.draft = mine_find, mine, draft
        self.voice, self.voice_slip, self.voice_view = voice, voice_slip, voice_view
        self.openness, self.document = openness, document
        self.staff, self.keeper, self.helper = staff, keeper, helper
        self.snags, self.training = snags, training
        self.errand, self.asked, self.verify, self.authority = errand, asked, verify, authority

    def all(self) -> list[QObject]:
        """Every model, in no order that means anything."""
        return [model for model in vars(self).values() if isinstance(model, QObject)]


@QmlElement
@QmlUncreatable("Python owns the kiosk model")
class KioskModel(QObject):  # type: ignore[operator]
    """Handed to every flow but the first, which knows the idle screen only (``StartModel``)."""

    changed = Signal()
    #: 打印告知单.
    printGuideAsked = Signal()

    def __init__(self, models: Models, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self._person, self._from_card = "", False

    # ---- used by Python ----

    def set_person(self, words: str, from_card: bool) -> None:
        """Masked name and number of the person the form is for; "" for nobody. from_card: read, not typed."""
        if (words, from_card) != (self._person, self._from_card):
            self._person, self._from_card = words, from_card
            self.changed.emit()

    # ---- read by QML ----

    @Property(str, notify=changed)
    def person(self) -> str:
        return self._person

    @Property(bool, notify=changed)
    def personFromCard(self) -> bool:
        return self._from_card

    @Property(ShellModel, constant=True)
    def shell(self) -> ShellModel:
        return self._models.shell

    @Property(VisitModel, constant=True)
    def visit(self) -> VisitModel:
        return self._models.visit

    @Property(FlowModel, constant=True)
    def flow(self) -> FlowModel:
        return self._models.flow

    @Property(HomeModel, constant=True)
    def home(self) -> HomeModel:
        return self._models.home

    @Property(MatterListModel, constant=True)
    def matters(self) -> MatterListModel:
        return self._models.matters

    @Property(SearchModel, constant=True)
    def search(self) -> SearchModel:
        return self._models.search

    @Property(GuideModel, constant=True)
    def guide(self) -> GuideModel:
        return self._models.guide

    @Property(HelpModel, constant=True)
    def help(self) -> HelpModel:
        return self._models.help

    @Property(NoticeModel, constant=True)
    def notice(self) -> NoticeModel:
        return self._models.notice

    @Property(FilingDesk, constant=True)
    def filing(self) -> FilingDesk:
        return self._models.filing

    @Property(IdentifyModel, constant=True)
    def identify(self) -> IdentifyModel:
        return self._models.identify

    @Property(FormModel, constant=True)
    def form(self) -> FormModel:
        return self._models.form

    @Property(ShootModel, constant=True)
    def shoot(self) -> ShootModel:
        return self._models.shoot

    @Property(StickModel, constant=True)
    def stick(self) -> StickModel:
        return self._models.stick

    @Property(PhoneModel, constant=True)
    def phone(self) -> PhoneModel:
        return self._models.phone

    @Property(TakenModel, constant=True)
    def taken(self) -> TakenModel:
        return self._models.taken

    @Property(MaterialsModel, constant=True)
    def materials(self) -> MaterialsModel:
        return self._models.materials

    @Property(SignModel, constant=True)
    def sign(self) -> SignModel:
        return self._models.sign

    @Property(ReceiptModel, constant=True)
    def receipt(self) -> ReceiptModel:
        return self._models.receipt

    @Property(ReviewModel, constant=True)
    def review(self) -> ReviewModel:
        return self._models.review

    @Property(ProgressFindModel, constant=True)
    def find(self) -> ProgressFindModel:
        return self._models.find

    @Property(ProgressModel, constant=True)
    def progress(self) -> ProgressModel:
        return self._models.progress

    @Property(FollowupModel, constant=True)
    def followup(self) -> FollowupModel:
        return self._models.followup

    @Property(ReceiptModel, constant=True)
    def supplied(self) -> ReceiptModel:
        return self._models.supplied

    @Property(CertificateModel, constant=True)
    def certificate(self) -> CertificateModel:
        return self._models.certificate

    @Property(VoiceModel, constant=True)
    def voice(self) -> VoiceModel:
        return self._models.voice

    @Property(ReceiptModel, constant=True)
    def voiceSlip(self) -> ReceiptModel:
        return self._models.voice_slip

    @Property(VoiceViewModel, constant=True)
    def voiceView(self) -> VoiceViewModel:
        return self._models.voice_view

    @Property(OpennessModel, constant=True)
    def openness(self) -> OpennessModel:
        return self._models.openness

    @Property(DocumentModel, constant=True)
    def document(self) -> DocumentModel:
        return self._models.document

    @Property(KeeperModel, constant=True)
    def keeper(self) -> KeeperModel:
        return self._models.keeper

    @Property(HelperModel, constant=True)
    def helper(self) -> HelperModel:
        return self._models.helper

    @Property(SnagModel, constant=True)
    def snags(self) -> SnagModel:
        return self._models.snags

    @Property(TrainingModel, constant=True)
    def training(self) -> TrainingModel:
        return self._models.training

    @Property(ErrandModel, constant=True)
    def errand(self) -> ErrandModel:
        return self._models.errand

    @Property(AskedModel, constant=True)
    def asked(self) -> AskedModel:
        return self._models.asked

    @Property(VerifyModel, constant=True)
    def verify(self) -> VerifyModel:
        return self._models.verify

    @Property(AuthorityModel, constant=True)
    def authority(self) -> AuthorityModel:
        return self._models.authority

    @Property(StaffModel, constant=True)
    def staff(self) -> StaffModel:
        return self._models.staff

    @Property(IdentifyModel, constant=True)
    def mineFind(self) -> IdentifyModel:
        return self._models.mine_find

    @Property(MineModel, constant=True)
    def mine(self) -> MineModel:
        return self._models.mine

    @Property(DraftModel, constant=True)
    def draft(self) -> DraftModel:
        return self._models.draft

    # ---- asked by QML ----

    @Slot()
    def printGuide(self) -> None:
        self.printGuideAsked.emit()
