"""Which of an engine's voices reads Mandarin, and which English."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QLocale
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from sync.model.settings import Speech

CHINESE, ENGLISH = "zh", "en"
_LANGUAGES = {CHINESE: QLocale.Language.Chinese, ENGLISH: QLocale.Language.English}
#: Of these the first is as good as the second; a zh voice from Hong Kong or Macao reads Cantonese.
_MANDARIN = {QLocale.Country.AnyCountry, QLocale.Country.China}
_CANTONESE = {QLocale.Country.HongKong, QLocale.Country.Macau}
_NAMES = {
    CHINESE: re.compile(r"普通话|中文|\b(?:cmn|zh|mandarin|chinese)\b", re.IGNORECASE),
    ENGLISH: re.compile(r"\b(?:en|english)\b", re.IGNORECASE),
}
_NAMELESS = {QLocale.Language.C, QLocale.Language.AnyLanguage}


def voices_of(engine: QTextToSpeech, settings: Speech) -> dict[str, QVoice]:
    """For each language that the engine has a voice for, the one to take. Speech Dispatcher lists 13,000."""
    every = (voice for locale in engine.availableLocales() for voice in engine.allVoices(locale))
    return best(every, settings)


def best(voices: Iterable[QVoice], settings: Speech) -> dict[str, QVoice]:
    wanted = {CHINESE: settings.voice, ENGLISH: settings.english_voice}
    found: dict[str, tuple[int, str, QVoice]] = {}
    for voice in voices:
        name, locale = voice.name(), voice.locale()
        for language in _LANGUAGES:
            fits = 5 if name == wanted[language] else _fits(name, locale, language)
            if not fits:
                continue
            # espeak-ng's NAME+SOMEBODY are playful kinds of NAME. Sorted: an engine lists in another order
            # at every start.
            rank = (-2 * fits + ("+" in name), name)
            if language not in found or rank < found[language][:2]:
                found[language] = (*rank, voice)
    return {language: voice for language, (_, _, voice) in found.items()}


def _fits(name: str, locale: QLocale, language: str) -> int:
    """0: it does not speak it. By its name alone where its language is one that Qt does not know: Speech
    Dispatcher calls Mandarin cmn, which becomes the locale C."""
    if locale.language() == _LANGUAGES[language]:
        if language == ENGLISH or locale.territory() in _MANDARIN:
            return 4
        return 0 if locale.territory() in _CANTONESE else 3
    return 2 if locale.language() in _NAMELESS and _NAMES[language].search(name) else 0
