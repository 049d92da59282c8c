"""What a scanned code is: one of ours, or none. A code is never opened as an address."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from kiosk.devices.scanner.serial_scanner import Scanned
from sync.model.certificate import is_pickup
from sync.model.link import read_token
from sync.model.receipt import ReceiptNumber, parse_receipt_number

__all__ = ["Code", "CodeKind", "Codes", "Scanned", "draft_code_text", "pickup_code_text"]

#: Before the pick-up code in the square code of a draft's slip.
_DRAFT = "DOORSTEP-QJ-"
_CODE_DIGITS = 6
#: The same for the number of a certificate that is fetched another day.
_PICKUP = "DOORSTEP-QZ-"


class CodeKind(StrEnum):
    RECEIPT = "receipt"  # value: the receipt number, or "" for a case that was not filed here
    DRAFT = "draft"  # value: the pick-up code
    PICKUP = "pickup"  # value: the pick-up number of a certificate
    DOORPLATE = "doorplate"  # value: what stands behind the prefix
    UNKNOWN = "unknown"


class Code(Struct, frozen=True):
    kind: CodeKind
    value: str = ""


def draft_code_text(code: str) -> str:
    """What the square code on a draft's slip says. The pick-up code alone opens nothing."""
    return _DRAFT + "".join(c for c in code if c.isdigit())


def pickup_code_text(number: str) -> str:
    """What the square code on the slip of a certificate to be fetched says. It opens nothing alone either."""
    return _PICKUP + "".join(c for c in number if c.isdigit())


class Codes:
    def __init__(
        self, *, public_url: Callable[[], str], receipt_of: Callable[[str], str], doorplate: str
    ) -> None:
        """public_url: where the county's pages for phones begin, "" for none. receipt_of: the receipt number
        of a case filed here, "" for another. doorplate: what doorplates' codes begin with, "" for none."""
        self._public_url, self._receipt_of, self._doorplate = public_url, receipt_of, doorplate

    def read(self, text: str) -> Code:
        """Never raises; any text is a code, if only an unknown one."""
        if text.startswith(_DRAFT):
            code = text.removeprefix(_DRAFT)
            good = len(code) == _CODE_DIGITS and code.isascii() and code.isdigit()
            return Code(CodeKind.DRAFT, code) if good else Code(CodeKind.UNKNOWN)
        if text.isascii() and text.isdigit() and len(text) == _CODE_DIGITS:
            return Code(CodeKind.DRAFT, text)
        if text.startswith(_PICKUP):
            pickup = text.removeprefix(_PICKUP)
            return Code(CodeKind.PICKUP, pickup) if is_pickup(pickup) else Code(CodeKind.UNKNOWN)
        begins = self._public_url().rstrip("/")
        if begins and text.startswith(f"{begins}/c/"):
            token = read_token(text.removeprefix(f"{begins}/c/").strip("/"))
            return Code(CodeKind.RECEIPT, self._receipt_of(token[0])) if token else Code(CodeKind.UNKNOWN)
        if isinstance(number := parse_receipt_number(text), ReceiptNumber):
            return Code(CodeKind.RECEIPT, str(number))
        if self._doorplate and text.startswith(self._doorplate):
            return Code(CodeKind.DOORPLATE, text.removeprefix(self._doorplate))
        return Code(CodeKind.UNKNOWN)
