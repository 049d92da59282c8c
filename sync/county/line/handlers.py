"""Which app does what with which kind of message. A new kind is one line here, and a record in sync.model."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sync.county.calls.services import called, refuse_call, take_call
from sync.county.desk import following
from sync.county.desk.arriving import case_id, check_case, prepare_cases, refuse_case
from sync.county.desk.content import Content
from sync.county.desk.filing import file_review, reviewed_case
from sync.county.desk.received import tell_received
from sync.county.desk.urging import file_urge, refuse_urge, urged_case
from sync.county.drops import services as drops
from sync.county.duties import arrival as duties
from sync.county.intake.handling import Handling, one_by_one
from sync.county.keeping import arrival as keeping
from sync.county.line.reporting import note_report
from sync.county.questions.certificates import note_request, refuse_request
from sync.county.questions.services import note_question
from sync.county.snags import arrival as snags
from sync.county.training import arrival as training
from sync.county.voices.arrival import file_voice, refuse_voice
from sync.protocol.envelope import Kind

HANDLERS: Mapping[str, Handling] = MappingProxyType(
    {
        Kind.CASE: Handling(
            file=duties.file_cases,
            prepare=prepare_cases,
            refuses=refuse_case,
            subject=case_id,
            content=Content,
            tell=tell_received,
            look=check_case,
        ),
        Kind.REVIEW: one_by_one(file_review, subject=reviewed_case),
        Kind.VOICE: one_by_one(file_voice, refuses=refuse_voice),
        Kind.URGE: one_by_one(file_urge, subject=urged_case, refuses=refuse_urge),
        Kind.QUESTION: one_by_one(note_question),
        Kind.HELPER_CALL: one_by_one(take_call, subject=called, refuses=refuse_call),
        Kind.SUPPLEMENT: one_by_one(
            duties.file_supplement, refuses=following.refuse, subject=following.about
        ),
        Kind.WITHDRAWAL: one_by_one(
            following.file_withdrawal, refuses=following.refuse, subject=following.about
        ),
        Kind.HELPER_RECORD: one_by_one(
            duties.file_helper_record, refuses=following.refuse, subject=following.about
        ),
        Kind.KEEPER_RECORD: one_by_one(
            keeping.file_record, refuses=keeping.refuse_record, subject=keeping.about
        ),
        Kind.CERTIFICATE_REQUEST: one_by_one(note_request, refuses=refuse_request),
        Kind.SNAG: one_by_one(snags.file_snag, refuses=snags.refuse_snag, subject=snags.about),
        Kind.PRESENCE: one_by_one(
            training.file_presence, refuses=training.refuse_presence, subject=training.about
        ),
        Kind.DROP_END: one_by_one(drops.note_end, refuses=drops.refuse_end, subject=drops.about),
        Kind.DEVICE_REPORT: one_by_one(note_report),
    }
)
