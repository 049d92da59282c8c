"""What a signature is bound to: the content of the case, whatever numbers it is given afterwards."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from sync.model.case import Case

_LATER = ("files", "authority", "verification", "onsite")


def document_of(case: Case) -> str:
    """SHA-256 (hex) of the canonical JSON of what was signed.

    What a case does not have and older cases could not have (files, a letter of authority …) is left out, so
    that a case is signed as it always was.
    Canonical: msgspec's ``sorted`` order (object keys and fields by name), no blanks, UTF-8. Left out
    are the signature itself and what is given only after signing: receipt number, filing time and link. The
    county computes the same over the case it received.
    """
    signed = msgspec.structs.replace(case, signature=None, receipt_no="", filed_at="")
    content = msgspec.to_builtins(signed)
    del content["link"]
    for name in _LATER:
        if not getattr(signed, name):
            del content[name]
    return sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
