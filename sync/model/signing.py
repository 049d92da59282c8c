"""What a signature is bound to: the content of the case, whatever numbers it is given afterwards."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from sync.model.case import Case


def document_of(case: Case) -> str:
    """SHA-256 (hex) of the canonical JSON of what was signed.

    A case without files is signed as it was before cases could have any (``files`` is left out).
    Canonical: msgspec's ``sorted`` order (object keys and fields by name), no blanks, UTF-8. Left out
    are the signature itself and what is given only after signing: receipt number, filing time and link. The
    county computes the same over the case it received.
    """
    signed = msgspec.structs.replace(case, signature=None, receipt_no="", filed_at="")
    content = msgspec.to_builtins(signed)
    del content["link"]
    if not signed.files:
        del content["files"]
    return sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
