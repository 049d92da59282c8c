"""The papers of a case as PDF/A-2b. 申请表 is the terminal's own: the same words, the same layout."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from sync.county.archive.contents import Contents
from sync.county.archive.record import record_of
from sync.county.archive.record_sheet import record_pdf
from sync.county.catalogue import forms
from sync.county.catalogue import services as catalogue
from sync.paper.application import application_pdf
from sync.paper.filed import answers_of, bare_answers, drawn, form_of
from sync.paper.fonts import FontChain
from sync.paper.form import FormPart, FormSheet, LetterSheet
from sync.paper.letter import letter_pdf

log = logging.getLogger(__name__)


def form_sheet(contents: Contents) -> FormSheet:
    """申请表 as the citizen filed it, whole names and numbers."""
    body = contents.body
    return form_of(body, _answers(contents), contents.filed_at, contents.case.terminal.centre_name)


def application(contents: Contents) -> bytes:
    """Raises NoFontError."""
    pdf, _ = application_pdf(form_sheet(contents), _chain())
    return pdf


def record(contents: Contents, made_at: datetime) -> bytes:
    """办理过程: who did what and when, what was handed in, which files there are. Raises NoFontError."""
    pdf, _ = record_pdf(record_of(contents, made_at), _chain())
    return pdf


def letter(contents: Contents) -> bytes | None:
    """委托书 as it was signed on the screen; None where it is on paper, or none. Raises NoFontError."""
    given = contents.body.authority
    if given is None or given.signature is None:
        return None
    agent = contents.body.agent
    sheet = LetterSheet(
        words=tuple(given.words.split("\n")),
        relation=agent.relation if agent is not None else "",
        number=given.number,
        centre=contents.case.terminal.centre_name,
        printed_words=f"{contents.filed_at:%Y-%m-%d %H:%M}",
        wording=given.wording,
        sign=drawn(given.signature),
    )
    pdf, _ = letter_pdf(sheet, _chain(), archived_at=contents.filed_at.isoformat(timespec="seconds"))
    return pdf


def _answers(contents: Contents) -> Sequence[FormPart]:
    body = contents.body
    if not body.form_id:
        return (bare_answers(body.answers),) if body.answers else ()
    calendar = catalogue.work_calendar()
    filling = forms.filled(body.form_id, body.form_version, body.answers, contents.filed_at, calendar)
    try:
        if filling is not None:
            return tuple(answers_of(filling))
    except Exception as error:
        log.error("form %s %s: not printed: %s", body.form_id, body.form_version, type(error).__name__)
    return (bare_answers(body.answers),)


def _chain() -> FontChain:
    return FontChain(settings.CONFIG.fonts)
