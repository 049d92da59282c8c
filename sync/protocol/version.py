"""Protocol version. One number, raised only when an old peer would misunderstand a new one."""

from __future__ import annotations

VERSION = 1
PROTOCOL = f"doorstep/{VERSION}"


def version_sentence(theirs: int) -> str:
    """What to say to a peer of another version; a sentence, because a person reads it in a log."""
    if theirs > VERSION:
        return f"对方用的协议是第 {theirs} 版，这里只认到第 {VERSION} 版。请先升级这一端的软件，数据都还在。"
    return f"对方用的协议是第 {theirs} 版，这里已不再支持。请升级对方的软件，数据都还在。"
