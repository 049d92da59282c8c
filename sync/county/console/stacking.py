"""Tables on a phone: each row becomes a card, each cell says itself under which heading it stands.

A style sheet can lay a row out as a card, but not know what a cell's heading is. So it is written beside each
cell when the page is made, from the heads that are there already; a wide screen shows the same table as ever.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PLACE = re.compile(r"<(tr|td|th)\b([^>]*)>")


def stacked(table: str) -> str:
    """A table of the console's own templates (one row of heads, then the body) with headings at its cells.

    A cell that spans columns has none, nor has one under a heading that only readers of screens hear.
    """
    head, end, body = table.partition("</thead>")
    heads = [
        "" if 'class="silent"' in inner else _TAG.sub("", inner).strip().replace('"', "&quot;")
        for inner in _HEAD.findall(head)
    ]
    place = -1

    def labelled(found: re.Match[str]) -> str:
        nonlocal place
        name, rest = found.groups()
        place = -1 if name == "tr" else place + 1
        if name == "tr" or place >= len(heads) or not heads[place] or "colspan" in rest:
            return found[0]
        return f'<{name}{rest} data-label="{heads[place]}">'

    return head.replace("<table", "<table data-stacked", 1) + end + _PLACE.sub(labelled, body)
