"""What the page that is shown says for the ear, from its model. The words: kiosk.services.speech_pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.kiosk_model import Models
from kiosk.bridge.question_model import QuestionModel
from kiosk.bridge.rows import RowModel
from kiosk.services import speech_pages
from kiosk.services.flow import Page
from kiosk.services.speech import Reading


def reading_of(models: Models) -> Reading:
    """The words of the page that is shown now; without any on the idle screen."""
    make = _PAGES.get(models.flow.place.page)
    return make(models, bool(models.shell.elder)) if make else Reading("")


def _names(rows: Any, role: str) -> list[str]:
    return [str(row[role]) for row in rows.rows] if isinstance(rows, RowModel) else []


def _home(models: Models, elder: bool) -> Reading:
    m = models.home
    names = _names(m.frequent, "whole"), _names(m.domains, "name")
    return speech_pages.home(elder, str(m.greeting), *names)


def _domains(models: Models, elder: bool) -> Reading:
    return speech_pages.domains(elder, _names(models.home.domains, "name"))


def _matters(models: Models, elder: bool) -> Reading:
    m = models.matters
    return speech_pages.matters(
        str(m.heading), m.property("total"), _names(m.rows, "name"), m.property("pages") > 1
    )


def _search(models: Models, elder: bool) -> Reading:
    return speech_pages.search(_names(models.search.rows, "name"))


def _guide(models: Models, elder: bool) -> Reading:
    m = models.guide
    facts = [(str(f["name"]), str(f["value"])) for f in m.property("facts")]
    papers = [str(paper["name"]) for paper in m.property("materials")]
    who = [str(line) for line in m.property("who")]
    return speech_pages.guide(str(m.title), facts, who, papers, str(m.startReason), elder)


def _help(models: Models, elder: bool) -> Reading:
    return speech_pages.help_page(str(models.help.window), elder)


def _notice(models: Models, elder: bool) -> Reading:
    m = models.notice
    return speech_pages.notice(str(m.title), str(m.text), list(m.property("ways")))


def _identify(models: Models, elder: bool) -> Reading:
    return _asked(models.identify, elder, "请告诉我们您是谁")


def _asked(m: IdentifyModel, elder: bool, title: str) -> Reading:
    last = m.property("step") == m.property("steps") - 1
    return speech_pages.identify(str(m.current) if elder else "", list(m.property("asked")), last, title)


def _authority(models: Models, elder: bool) -> Reading:
    return speech_pages.authority()


def _household(models: Models, elder: bool) -> Reading:
    return speech_pages.household(str(models.receipt.sentence))


def _form(models: Models, elder: bool) -> Reading:
    m = models.form
    # Not by m.property: Qt has no converter for pointers to our own types.
    asked: object = m.question
    if elder and isinstance(asked, QuestionModel):
        known = bool(asked.source)
        return speech_pages.question(
            asked.label_text, str(asked.hint), list(asked.property("options")), known, asked.kind_name
        )
    rows = m.lines.rows if isinstance(m.lines, RowModel) else []
    shown = [q for row in rows for q in (row["first"], row["second"]) if isinstance(q, QuestionModel)]
    open_ = [q.label_text for q in shown if not q.source]
    return speech_pages.form(str(m.title), open_, len(open_) < len(shown))


def _materials(models: Models, elder: bool) -> Reading:
    rows = models.materials.rows
    to_bring = (
        [str(row["name"]) for row in rows.rows if row["choosable"]] if isinstance(rows, RowModel) else []
    )
    return speech_pages.materials(to_bring, models.materials.property("count"))


def _shoot(models: Models, elder: bool) -> Reading:
    m = models.shoot
    return speech_pages.shoot(str(m.material), str(m.problem or m.words))


def _stick(models: Models, elder: bool) -> Reading:
    m = models.stick
    return speech_pages.stick(str(m.material), m.found, str(m.words))


def _phone(models: Models, elder: bool) -> Reading:
    m = models.phone
    return speech_pages.phone(str(m.material), str(m.words), str(m.phase) in ("asking", "open"))


def _taken(models: Models, elder: bool) -> Reading:
    return speech_pages.taken(str(models.taken.material), models.taken.property("count"))


def _sign(models: Models, elder: bool) -> Reading:
    return speech_pages.sign(elder)


def _receipt(models: Models, elder: bool) -> Reading:
    m = models.receipt
    return speech_pages.receipt(str(m.sentence), [str(s["title"]) for s in m.property("steps")])


def _certificate(models: Models, elder: bool) -> Reading:
    return speech_pages.certificate(str(models.certificate.state))


def _find(models: Models, elder: bool) -> Reading:
    current = str(models.find.current)
    return speech_pages.progress_find(current if elder else "", current == "number")


def _progress(models: Models, elder: bool) -> Reading:
    m = models.progress
    left = int(m.property("left")) if m.hasDeadline else None
    return speech_pages.progress(str(m.matter), str(m.state), left, bool(m.canRate))


def _lookup(models: Models, elder: bool) -> Reading:
    return speech_pages.lookup()


def _mine_find(models: Models, elder: bool) -> Reading:
    return _asked(models.mine_find, elder, "找我的草稿和办件")


def _mine(models: Models, elder: bool) -> Reading:
    m = models.mine
    return speech_pages.mine(_names(m.rows, "name"))


def _draft(models: Models, elder: bool) -> Reading:
    return speech_pages.draft(str(models.draft.matter))


def _ways(models: Models, elder: bool) -> Reading:
    return speech_pages.ways()


def _review(models: Models, elder: bool) -> Reading:
    return speech_pages.review(list(models.review.property("levels")), bool(models.review.done))


def _supplement(models: Models, elder: bool) -> Reading:
    m = models.followup
    return speech_pages.supplement(
        str(m.matter),
        [str(name) for name in m.property("missing")],
        str(m.current) == "words",
        bool(m.canTake),
    )


def _supplied(models: Models, elder: bool) -> Reading:
    return speech_pages.supplied(str(models.supplied.sentence))


def _withdraw(models: Models, elder: bool) -> Reading:
    m = models.followup
    return speech_pages.withdraw(str(m.matter), [str(one["words"]) for one in m.property("reasons")])


def _voices(models: Models, elder: bool) -> Reading:
    return speech_pages.voices()


def _voice_about(models: Models, elder: bool) -> Reading:
    m = models.voice
    return speech_pages.voice_about(str(m.kind), [str(a["words"]) for a in m.property("abouts")], elder)


def _voice_how(models: Models, elder: bool) -> Reading:
    return speech_pages.voice_how()


def _voice_qr(models: Models, elder: bool) -> Reading:
    return speech_pages.voice_qr()


def _voice_write(models: Models, elder: bool) -> Reading:
    m = models.voice
    which = str(m.whichLabel) if elder and str(m.current) == "which" else ""
    return speech_pages.voice_write(which, bool(m.dictated), elder)


def _voice_contact(models: Models, elder: bool) -> Reading:
    m = models.voice
    choices = [str(c["words"]) for c in m.property("contacts")]
    return speech_pages.voice_contact(str(m.current) == "phone", choices, bool(m.dictated))


def _voice_sent(models: Models, elder: bool) -> Reading:
    m = models.voice_slip
    coded = any(row["name"] == "查询码" for row in m.property("rows"))
    return speech_pages.voice_sent(str(m.sentence), coded)


def _voice(models: Models, elder: bool) -> Reading:
    m = models.voice_view
    return speech_pages.voice(str(m.matter), str(m.state), bool(m.property("answer")))


def _openness(models: Models, elder: bool) -> Reading:
    m = models.openness
    return speech_pages.openness(m.property("total"), _names(m.rows, "name"))


def _document(models: Models, elder: bool) -> Reading:
    m = models.document
    facts = [(str(row["name"]), str(row["value"])) for row in m.property("rows")]
    return speech_pages.document(str(m.title), [("效力", str(m.state)), *facts], m.sentences)


_PAGES: dict[Page, Callable[[Models, bool], Reading]] = {
    Page.HOME: _home,
    Page.DOMAINS: _domains,
    Page.MATTERS: _matters,
    Page.BUNDLES: _matters,
    Page.SEARCH: _search,
    Page.GUIDE: _guide,
    Page.HELP: _help,
    Page.NOTICE: _notice,
    Page.IDENTIFY: _identify,
    Page.FORM: _form,
    Page.MATERIALS: _materials,
    Page.SHOOT: _shoot,
    Page.STICK: _stick,
    Page.PHONE: _phone,
    Page.TAKEN: _taken,
    Page.SIGN: _sign,
    Page.AUTHORITY: _authority,
    Page.ROUND_DONE: _household,
    Page.RECEIPT: _receipt,
    Page.CERTIFICATE: _certificate,
    Page.LOOKUP: _lookup,
    Page.MINE_FIND: _mine_find,
    Page.MINE: _mine,
    Page.DRAFT: _draft,
    Page.WAYS: _ways,
    Page.PROGRESS_FIND: _find,
    Page.PROGRESS: _progress,
    Page.SUPPLEMENT: _supplement,
    Page.SUPPLIED: _supplied,
    Page.WITHDRAW: _withdraw,
    Page.REVIEW: _review,
    Page.VOICES: _voices,
    Page.VOICE_ABOUT: _voice_about,
    Page.VOICE_HOW: _voice_how,
    Page.VOICE_QR: _voice_qr,
    Page.VOICE_WRITE: _voice_write,
    Page.VOICE_CONTACT: _voice_contact,
    Page.VOICE_SENT: _voice_sent,
    Page.VOICE: _voice,
    Page.OPENNESS: _openness,
    Page.DOCUMENT: _document,
}
