"""``python -m sync.county demo-data``: fills an empty county, and can keep its machines on the line."""

from __future__ import annotations

import threading
from argparse import Namespace

from django.utils import timezone

from sync.county.demo.play import DemoError, play
from sync.county.fleet.models import Terminal
from sync.county.fleet.services import seen
from sync.county.say import complain, say

_EVERY = 30.0


def fill(chosen: Namespace) -> int:
    try:
        played = play(chosen.seed, chosen.days, chosen.cases, timezone.now(), _told)
    except DemoError as error:
        complain(str(error))
        return 1
    say(f"演示数据已放好：{played.messages:,} 条消息经终端报送，由工作台办理。都是编的，没有真人。")
    if played.failed:
        say(f"有 {played.failed} 步按规定办不了，没有办。")
    for account in played.accounts:
        say(f"{account.role.label}　用户名：{account.username}　密码：{account.password}")
    return 0


def keep_alive(_: Namespace) -> int:
    """Until Ctrl-C: the machines that are on the line keep asking, so that they stay there."""
    now = timezone.now()
    online = [
        t for t in Terminal.objects.filter(revoked_at=None) if t.last_seen and (now - t.last_seen).days < 1
    ]
    say(f"{len(online)} 台演示终端保持在线，按 Ctrl-C 结束。")
    stop = threading.Event()
    try:
        while True:
            for terminal in online:
                terminal.last_seen = None
                seen(terminal)
            if stop.wait(_EVERY):
                return 0
    except KeyboardInterrupt:
        return 0


def _told(day: str) -> None:
    say(day)
