"""A second process on a county's database, driven by lines of JSON: what an operator would do by hand.

Started by CountyServer.puppet(); a test process itself never opens the server's database.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import Any


def handle(asked: dict[str, Any]) -> Any:
    from sync.county.feed.services import Publication, publish
    from sync.county.fleet.services import issue_code

    if asked["do"] == "code":
        return issue_code(asked["township"], asked.get("device"), "test").code
    if asked["do"] == "publish":
        body = None if asked["body"] is None else base64.b64decode(asked["body"])
        return publish([Publication(topic=asked["topic"], key=asked["key"], body=body)])
    if asked["do"] == "resend":
        from sync.county.fleet import resending
        from sync.county.fleet.models import Terminal

        return resending.ask(Terminal.objects.get(pk=asked["terminal"]), asked["what"], "test")
    if asked["do"] == "count":
        from django.apps import apps

        return apps.get_model(asked["model"]).objects.filter(**asked["where"]).count()
    if asked["do"] == "api_token":
        from sync.county.api import tokens
        from sync.county.people.models import Staff

        clerk = Staff.objects.get(username="clerk")
        return tokens.make("test", list(tokens.Scope), clerk, "test", tokens.MOST_PER_MINUTE)[1]
    if asked["do"] == "work_off":
        from sync.county.intake.working import Worker
        from sync.county.line.handlers import HANDLERS

        return Worker(HANDLERS).work_off()
    raise ValueError(asked["do"])


def main() -> None:
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "sync.county.settings"
    import django

    django.setup()
    for line in sys.stdin:
        print(json.dumps(handle(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
