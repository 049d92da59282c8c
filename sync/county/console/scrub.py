"""What a log line may not hold: the token of somebody's page, an ID number, a phone number.

Django logs the address of every request that is refused, and an error's last line may be anybody's words.
"""

from __future__ import annotations

import logging
import re

# Alone or inside a longer text; a UUID or a case number is not one of them.
_TOKEN = re.compile(r"(/p/c/)[^/\s\"']+")
_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<![0-9A-Za-z-])1[3-9]\d{9}(?![0-9A-Za-z])")


def scrubbed(text: str) -> str:
    text = _TOKEN.sub(r"\1***", text)
    text = _ID_NUMBER.sub("******************", text)
    return _PHONE.sub("***********", text)


class ScrubbedFormatter(logging.Formatter):
    """Formats the whole line, traceback included, before anything is taken out of it."""

    def format(self, record: logging.LogRecord) -> str:
        return scrubbed(super().format(record))
