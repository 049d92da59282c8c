"""Complaints, opinions and messages: said at the machine, sealed, in the outbox before a number is shown."""

from __future__ import annotations

import secrets
import threading
from datetime import datetime, timedelta

import msgspec

from kiosk.paper.slips import VoiceSlip
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.clock_words import day_words, moment_words
from kiosk.services.errors import ServiceError, said
from kiosk.services.saying import Saying
from kiosk.services.visit import Visit
from kiosk.store.port import KioskStore, StoreError, VoiceRow
from sync.model.case import owner_check
from sync.model.persons import normalise
from sync.model.problem import Problem
from sync.model.receipt import (
    ReceiptNumber,
    is_receipt_tail,
    make_receipt_number,
    parse_receipt_number,
)
from sync.model.terminal import TerminalProfile
from sync.model.voice import About, Contact, Voice, VoiceKind, check_voice
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.terminal.mailbox.port import Enrolment, KioskMailbox, MailboxError

CODE_DIGITS = 6
NOT_SENT = "{why}您写的没有交上去，还在屏幕上，可以再点一次“提交”。"
SAVED = "已存在这台机器里，联网后自动送到县里"
SENDING = "正在送到县里"

NOT_READ_BACK = Problem(
    "read_back", "voice.read_back", "帮办员写的要先念给您听。听过没有错，请打勾，再提交。"
)


def owner_digest(store: KioskStore, voice_id: str, secret: str) -> str:
    """For what is given to see a voice again; other for each voice, so that equal phones do not show."""
    return store.digest("voice", voice_id, secret)


class Voices:
    """reserve, post, forget: the same three steps as a case, and the same promise.

    1. One transaction in private.db takes the number and keeps the message, already sealed to the county.
    2. The message goes into the outbox under the voice's own id; posting an id again changes nothing.
    3. private.db forgets the message and keeps what is needed to find it.
    """

    def __init__(
        self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock, ids: Ids
    ) -> None:
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._ids = ids
        self._guard = threading.Lock()
        self._told_failed: set[str] = set()

    def refusal(self) -> Problem | None:
        """Why nothing can be said here yet; None when it can. Ask before somebody begins to write."""
        enrolment, profile = self._catalogue.enrolment(), self._catalogue.profile()
        if enrolment is None or not enrolment.county_keys or profile is None:
            return Problem(
                "voice",
                "voice.enrolment",
                "这台机器还没有在县里登记好，现在交不上去。请打 12345，或投意见箱、写留言簿。",
            )
        return None

    def send(self, visit: Visit, saying: Saying) -> VoiceSlip | tuple[Problem, ...]:
        """Hand over what was said. When it returns a slip, it is durably in the outbox.

        Again after that: the same slip. Raises ServiceError when it could not be stored; then nothing was
        sent and nothing will be.
        """
        with self._guard:
            if saying.slip is not None:
                return saying.slip
            refusal = self.refusal()
            enrolment, profile = self._catalogue.enrolment(), self._catalogue.profile()
            if refusal is not None or enrolment is None or profile is None:
                return (refusal,) if refusal is not None else ()
            code = "" if saying.contact else f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
            draft = self._voice(visit, saying, enrolment, profile)
            problems = check_voice(draft)
            if saying.dictated and not saying.read_back:
                problems += (NOT_READ_BACK,)
            if problems:
                return problems
            voice = self._reserve(draft, enrolment, profile, code)
            self._post(voice)
            saying.slip = self._slip(voice, profile, code)
            return saying.slip

    def recover(self) -> int:
        """Finish what a crash interrupted after the number was taken; how many. Raises ServiceError."""
        done = 0
        with self._guard, said():
            for row in self._store.voices_open():
                if row.id in self._told_failed:
                    self._store.drop_voice(row.id)
                    self._told_failed.discard(row.id)
                    continue
                self._mailbox.post(msgspec.msgpack.decode(row.envelope, type=Envelope))
                self._store.voice_posted(row.id, self._now())
                done += 1
        return done

    # ---- the three steps ----

    def _reserve(self, draft: Voice, enrolment: Enrolment, profile: TerminalProfile, code: str) -> VoiceRow:
        day = self._clock.today()

        def build(serial: int) -> VoiceRow:
            if serial > 9999:
                raise ServiceError("voice.serial", "今天这台机器的回执号用完了，请投意见箱或打 12345。")
            number = make_receipt_number(profile.township, profile.device, day, serial)
            check = owner_check(draft.id, code) if code else ""
            voice = msgspec.structs.replace(draft, voice_no=str(number), code_check=check)
            return VoiceRow(
                id=voice.id,
                visit=voice.visit,
                voice_no=voice.voice_no,
                tail=number.tail,
                kind=voice.kind.value,
                about=voice.about.value,
                owners=self._owners(voice, code),
                made_at=voice.made_at,
                envelope=msgspec.msgpack.encode(self._sealed(voice, enrolment)),
            )

        try:
            with said():
                return self._store.reserve_voice(day, build)
        except ServiceError as error:
            raise ServiceError(error.rule, NOT_SENT.format(why=error.message)) from error

    def _post(self, row: VoiceRow) -> None:
        try:
            self._mailbox.post(msgspec.msgpack.decode(row.envelope, type=Envelope))
        except MailboxError as error:
            if not self._is_posted(row.id):
                self._take_back(row.id)
                raise ServiceError("mailbox", NOT_SENT.format(why=error.message)) from error
        try:
            self._store.voice_posted(row.id, self._now())
        except StoreError:
            # It is in the outbox, so the citizen gets the slip; recover forgets the envelope later.
            return

    def _take_back(self, id: str) -> None:
        """Nobody will be told that this was sent, so it must not be sent later either."""
        try:
            self._store.drop_voice(id)
        except StoreError:
            self._told_failed.add(id)

    def _is_posted(self, id: str) -> bool:
        try:
            return self._mailbox.message(id) is not None
        except MailboxError:
            return False

    # ---- small helps ----

    def _voice(self, visit: Visit, saying: Saying, enrolment: Enrolment, profile: TerminalProfile) -> Voice:
        contact = None
        if saying.contact:
            phone, known = normalise(saying.phone), visit.identity
            mine = known is not None and known.phone == phone
            number = known.id_number if known is not None and mine else ""
            contact = Contact(phone=phone, name=saying.name.strip(), id_number=number)
        on_duty = profile.helper.name if profile.helper is not None else ""
        helper = visit.helper.name if visit.helper is not None else on_duty
        return Voice(
            id=self._ids.new(),
            visit=visit.id,
            voice_no="",
            kind=saying.kind,
            about=saying.about,
            words=saying.words.strip(),
            made_at=self._now(),
            township=profile.township,
            terminal=enrolment.terminal,
            subject=self._subject(saying),
            subject_words=saying.which.strip(),
            contact=contact,
            call_back=saying.call_back and contact is not None,
            dictated=saying.dictated,
            helper=helper if saying.dictated else "",
            language=visit.language,
        )

    def _subject(self, saying: Saying) -> str:
        """The case or matter that the citizen's own words name without doubt; "" otherwise."""
        words = saying.which.strip()
        if saying.about is About.MATTER:
            return next((m.code for m in self._catalogue.matters() if m.name == words), "")
        if saying.about is not About.CASE:
            return ""
        number = parse_receipt_number(words)
        if isinstance(number, ReceiptNumber):
            tail = number.tail
        elif is_receipt_tail(words):
            tail = normalise(words)
        else:
            return ""
        try:
            stubs = self._store.stubs_by_tail(tail)
        except StoreError:
            return ""
        whole = str(number) if isinstance(number, ReceiptNumber) else ""
        found = [stub for stub in stubs if not whole or stub.receipt_no == whole]
        return found[0].case_id if len(found) == 1 else ""

    def _sealed(self, voice: Voice, enrolment: Enrolment) -> Envelope:
        key = enrolment.county_keys[0]
        return seal_message(
            id=voice.id,
            kind=Kind.VOICE,
            terminal=voice.terminal,
            visit=voice.visit,
            made_at=datetime.fromisoformat(voice.made_at),
            body=voice,
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=self._clock.skew_ms(),
        )

    def _owners(self, voice: Voice, code: str) -> tuple[str, ...]:
        contact = voice.contact
        given = (code,) if contact is None else (contact.phone, contact.id_number)
        return tuple(owner_digest(self._store, voice.id, secret) for secret in given if secret)

    def _slip(self, row: VoiceRow, profile: TerminalProfile, code: str) -> VoiceSlip:
        made = datetime.fromisoformat(row.made_at) + timedelta(milliseconds=self._clock.skew_ms() or 0)
        kind = VoiceKind(row.kind)
        days = profile.complaint_days if kind is VoiceKind.COMPLAINT else profile.voice_days
        start = made.astimezone(CHINA).date()
        last = self._catalogue.calendar().deadline(start, days)
        return VoiceSlip(
            voice_no=row.voice_no,
            tail=row.tail,
            kind_words=kind.label,
            about_words=About(row.about).label,
            made_words=moment_words(made.astimezone(CHINA)),
            promise_words=f"预计 {day_words(last.day, start)} 前",
            days=days,
            code=code,
            line_words=SENDING if self._online() else SAVED,
            centre=profile.centre_name,
            phone=profile.complaint_phone,
        )

    def _online(self) -> bool:
        try:
            return self._mailbox.line().online
        except MailboxError:
            return False

    def _now(self) -> str:
        """The terminal's own clock: the county corrects it by the skew that the envelope carries."""
        return self._clock.clock.now().astimezone(CHINA).isoformat(timespec="milliseconds")
