"""On a phone no list is pushed sideways: the rows of its table are cards that say what is what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import ViewportSize

from sync.county.console.stacking import stacked
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from tests.county.everything import more
from tests.county.makers import make_staff, make_terminal, publish_matters
from tests.county.test_constant_queries import PAGES, TABS
from tests.helpers.browser import running

PHONE = ViewportSize(width=390, height=844)
_STATIC = re.compile(rb"(?<=\")/static/([^\"]+)")
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('main, main *')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 && (e === document.documentElement
    || ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)))
  .map(e => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)"""
UNSAID = """() => [...document.querySelectorAll('[data-stacked] > tbody > tr > :not(:first-child)')]
  .filter(e => e.innerText.trim() && !e.dataset.label && e.colSpan < 2)
  .filter(e => !e.querySelector('a, button, input, label, .tag'))
  .map(e => e.outerHTML.slice(0, 120))"""


def test_each_cell_gets_its_heading_and_nothing_else_changes() -> None:
    table = (
        '<table class="machines"><thead><tr><th>终端 <small>号</small></th><th class="x">A&amp;"B</th>'
        '<th><span class="silent">操作</span></th></tr></thead><tbody>'
        '<tr><th>一</th><td class="keep">二</td><td><button>改</button></td></tr>'
        '<tr><td>三</td><td>四</td></tr><tr><td colspan="3" class="soft">没有。</td></tr></tbody></table>'
    )
    told = stacked(table)
    assert told == (
        '<table data-stacked class="machines"><thead><tr><th>终端 <small>号</small></th>'
        '<th class="x">A&amp;"B</th><th><span class="silent">操作</span></th></tr></thead><tbody>'
        '<tr><th data-label="终端 号">一</th><td class="keep" data-label="A&amp;&quot;B">二</td>'
        "<td><button>改</button></td></tr>"
        '<tr><td data-label="终端 号">三</td><td data-label="A&amp;&quot;B">四</td></tr>'
        '<tr><td colspan="3" class="soft">没有。</td></tr></tbody></table>'
    )


@pytest.mark.browser
@pytest.mark.django_db
def test_no_list_is_pushed_sideways(ring: KeyRing, chromium: str, tmp_path: Path) -> None:
    publish_matters()
    offices = [make_staff(role.value, role) for role in (Role.SUPERVISOR, Role.ADMIN, Role.CLERK)]
    more(make_terminal("420626106"), ring, 2, 1)
    # All pages first: while the browser runs, this thread may not ask the database. As files, quicker than a
    # server: each as the first who may open it sees it.
    pages: dict[str, Path] = {}
    for staff in offices:
        client = Client()
        client.force_login(staff)
        for path in (*PAGES.values(), *TABS):
            if path in pages:
                continue
            answer = client.get(path)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                pages[path] = tmp_path / f"{len(pages)}.html"
                pages[path].write_bytes(_STATIC.sub(_as_file, answer.content))
    assert len(pages) > 45
    tables, pushed = 0, {}
    with running(chromium) as browser:
        page = browser.new_context(viewport=PHONE).new_page()
        for path, file in pages.items():
            page.goto(file.as_uri())
            tables += page.locator("[data-stacked]").count()
            if found := page.evaluate(SIDEWAYS) + page.evaluate(UNSAID):
                pushed[path] = found
    assert pushed == {}
    assert tables > 30


def _as_file(found: re.Match[bytes]) -> bytes:
    return Path(str(finders.find(found[1].decode()))).as_uri().encode()
