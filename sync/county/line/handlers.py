"""Which app does what with which kind of message. A new kind is one line here, and a record in sync.model."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sync.county.desk.filing import file_case, file_review
from sync.county.desk.urging import file_urge
from sync.county.intake.services import Handler
from sync.county.questions.services import note_question
from sync.county.voices.arrival import file_voice
from sync.protocol.envelope import Kind

HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        Kind.CASE: file_case,
        Kind.REVIEW: file_review,
        Kind.VOICE: file_voice,
        Kind.URGE: file_urge,
        Kind.QUESTION: note_question,
    }
)
