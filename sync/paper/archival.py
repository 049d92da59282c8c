"""What makes a sheet a PDF/A-2b (ISO 19005-2): it says so, has its colour space, is laid out strictly.

reportlab gives the rest by itself as :class:`sync.paper.sheet.Sheet` uses it: every font embedded, nothing
transparent, no scripts, no encryption, RGB and grey only. Section numbers are those of ISO 19005-2:2011.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFText,
    PDFZCompress,
)

from sync.paper.icc import srgb_profile

PRODUCER = "Doorstep"
_CONDITION = "sRGB IEC61966-2.1"
_XREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_ID = re.compile(rb"\[\s*(<[0-9a-fA-F]+>)\s*(<[0-9a-fA-F]+>)\s*\]")
_ROOT, _INFO = re.compile(rb"/Root (\d+) 0 R"), re.compile(rb"/Info (\d+) 0 R")


class NotStrictError(ValueError):
    """Bytes that are not what reportlab writes; another version of it, perhaps."""


def make_archival(canvas: Any, title: str, made_at: str) -> None:
    """Before the canvas is saved. made_at: ISO 8601 with zone, when what it says was so."""
    document = canvas._doc
    catalog = document.Catalog
    catalog.Lang = PDFString("zh-CN")
    # 6.6.2: metadata as XMP, not compressed, so that any tool can read it.
    packet = PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), _packet(title, made_at)
    )
    catalog.Metadata = packet
    # 6.2.3: the colours of the page are those of this profile.
    profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile(), [PDFZCompress])
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFText(_CONDITION),
            "Info": PDFText(_CONDITION),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([intent])


def _packet(title: str, made_at: str) -> bytes:
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 pdfaid:part="2" pdfaid:conformance="B"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="{PRODUCER}"/>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmp:CreatorTool="{PRODUCER}" xmp:CreateDate="{escape(made_at)}"/>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
""".encode()


def archived(pdf: bytes) -> bytes:
    """The same objects, laid out as 6.1 wants it: a line end before every ``endstream`` that is not counted
    in its length (reportlab writes none), no Info dictionary that could say other things than the XMP
    metadata, nothing after the end. Raises NotStrictError."""
    found = _XREF.search(pdf)
    if found is None:
        raise NotStrictError("no cross-reference table")
    table = int(found[1])
    trailer = pdf[pdf.index(b"trailer", table) :]
    id, root, info = _ID.search(trailer), _ROOT.search(trailer), _INFO.search(trailer)
    if id is None or root is None or info is None:
        raise NotStrictError("no trailer")
    places = {
        number: int(entry[1])
        for number, entry in enumerate(_ENTRY.finditer(pdf, table))
        if entry[3] == b"n" and number != int(info[1])
    }
    ends = sorted([*(int(e[1]) for e in _ENTRY.finditer(pdf, table) if e[3] == b"n"), table])
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    at, offsets = len(parts[0]), {}
    for number, begin in sorted(places.items(), key=lambda place: place[1]):
        body = _spaced(pdf[begin : ends[ends.index(begin) + 1]])
        offsets[number] = at
        parts.append(body)
        at += len(body)
    size = max(offsets) + 1
    free = [n for n in range(size) if n not in offsets]
    after = dict(zip(free, [*free[1:], 0], strict=True))  # the free ones are a chain that begins with 0
    rows = [
        b"%010d 00000 n \n" % offsets[n]
        if n in offsets
        else b"%010d %05d f \n" % (after[n], 0 if n else 65535)
        for n in range(size)
    ]
    end = b"trailer\n<<\n/Size %d\n/Root %s 0 R\n/ID [%s %s]\n>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join(
        [*parts, b"xref\n0 %d\n" % size, *rows, end % (size, root[1], id[1], id[2], at)],
    )


def _spaced(body: bytes) -> bytes:
    if not body.endswith(b"endobj\n"):
        raise NotStrictError("an object without an end")
    end = b"endstream\nendobj\n"
    return body[: -len(end)] + b"\n" + end if body.endswith(end) else body
