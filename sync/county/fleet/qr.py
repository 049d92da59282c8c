"""The enrolment ticket as a QR code for the console page."""

from __future__ import annotations

from io import BytesIO

from django.utils.safestring import SafeString, mark_safe


def ticket_qr(ticket: str) -> SafeString:
    """An SVG element, error level M; "" for no ticket."""
    if not ticket:
        return SafeString("")
    import pyqrcode  # only the page that shows a code needs it

    out = BytesIO()
    pyqrcode.create(ticket, error="M", encoding="utf-8").svg(
        out, scale=5, quiet_zone=4, xmldecl=False, svgclass="qr", lineclass=None, background="#ffffff"
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308 - made of numbers by the library
