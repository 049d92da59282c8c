"""The pages of complaints, opinions and messages, and of the openness zone, with their samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.kiosk.screens import voice_samples as samples
from tests.kiosk.screens.cases import PageCase, standard_only

STEPS = ["关于什么", "怎么说", "写下来", "联系方式", "完成"]


def at(step: int) -> Callable[[], Mapping[str, object]]:
    """Initial properties of a page among the steps."""
    return lambda: {"steps": STEPS, "step": step}


CASES = (
    PageCase("voices", "voices/VoicesPage.qml", samples.voice),
    PageCase("voice-about", "voices/VoiceAboutPage.qml", samples.about_chosen, at(0)),
    PageCase("voice-how", "voices/VoiceHowPage.qml", samples.voice, at(1)),
    PageCase("voice-qr", "voices/VoiceQrPage.qml", samples.qr, line="online"),
    PageCase("voice-write", "voices/VoiceWritePage.qml", samples.writing, at(2)),
    PageCase("voice-written", "voices/VoiceWritePage.qml", samples.written, at(2), remaining=24),
    PageCase("voice-full", "voices/VoiceWritePage.qml", samples.written_full, at(2), standard_only),
    PageCase("voice-dictated", "voices/VoiceWritePage.qml", samples.dictated, at(2)),
    PageCase("voice-contact", "voices/VoiceContactPage.qml", samples.contact, at(3)),
    PageCase("voice-contact-dictated", "voices/VoiceContactPage.qml", samples.contact_dictated, at(3)),
    PageCase("voice-phone", "voices/VoiceContactPage.qml", samples.contact_phone, at(3)),
    PageCase("voice-phone-wrong", "voices/VoiceContactPage.qml", samples.contact_phone_wrong, at(3)),
    PageCase("voice-sent", "voices/SentPage.qml", samples.slip, samples.sent_words),
    PageCase(
        "voice-sent-anonymous",
        "voices/SentPage.qml",
        samples.slip_anonymous,
        samples.sent_words,
        line="online",
    ),
    PageCase("voice", "voices/VoicePage.qml", samples.looked_up),
    PageCase("voice-answered", "voices/VoicePage.qml", samples.looked_up_answered, line="online"),
    PageCase("openness", "openness/OpennessPage.qml", samples.openness),
    PageCase("openness-many", "openness/OpennessPage.qml", samples.openness_many, shown_in=standard_only),
    PageCase("openness-none", "openness/OpennessPage.qml", samples.openness_none),
    PageCase("document", "openness/DocumentPage.qml", samples.document),
    # As with the guide: for those 30 seconds the strip leaves less than a paragraph of room there.
    PageCase(
        "document-table",
        "openness/DocumentPage.qml",
        samples.document_table,
        remaining=24,
        not_in=("compact-elder",),
    ),
    PageCase("document-large", "openness/DocumentPage.qml", samples.document_large, shown_in=standard_only),
)
