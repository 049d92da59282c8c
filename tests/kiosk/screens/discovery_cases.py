"""The pages of the discovery journey, with their samples."""

from __future__ import annotations

from tests.kiosk.screens import samples
from tests.kiosk.screens.cases import PageCase, elder_only, standard_only

CASES = (
    PageCase("idle", "discovery/IdlePage.qml", samples.idle, shown_in=standard_only, chinese_only=True),
    PageCase(
        "idle-broken",
        "discovery/IdlePage.qml",
        samples.idle_broken,
        shown_in=standard_only,
        state=True,
        chinese_only=True,
    ),
    PageCase(
        "idle-no-poster",
        "discovery/IdlePage.qml",
        samples.idle_bare,
        shown_in=standard_only,
        chinese_only=True,
    ),
    PageCase("home", "discovery/HomePage.qml", samples.home, shown_in=standard_only),
    PageCase("home-long-names", "discovery/HomePage.qml", samples.home_long_names, shown_in=standard_only),
    PageCase(
        "home-empty", "discovery/HomePage.qml", samples.home_empty, shown_in=standard_only, line="sending"
    ),
    PageCase("home-elder", "discovery/ElderHomePage.qml", samples.home, shown_in=elder_only),
    PageCase("domains", "discovery/DomainListPage.qml", samples.home),
    PageCase("matters", "discovery/MatterListPage.qml", samples.matters),
    PageCase("bundles", "discovery/MatterListPage.qml", samples.bundles),
    PageCase("search", "discovery/SearchPage.qml", samples.search_start),
    PageCase("search-found", "discovery/SearchPage.qml", samples.search_found),
    PageCase("guide", "discovery/GuidePage.qml", samples.guide),
    # 1024x768 in elder mode: for those 30 seconds the strip leaves less than a paragraph of room.
    PageCase(
        "guide-idle-strip",
        "discovery/GuidePage.qml",
        samples.guide,
        remaining=24,
        not_in=("compact-elder",),
    ),
    PageCase("guide-longest", "discovery/GuidePage.qml", samples.guide_longest, line="online"),
    PageCase("help", "discovery/HelpPage.qml", samples.help_),
    PageCase("help-called", "discovery/HelpPage.qml", samples.help_called, line="online"),
    PageCase("help-answered", "discovery/HelpPage.qml", samples.help_answered, line="online"),
    PageCase("help-bare", "discovery/HelpPage.qml", samples.help_bare),
    PageCase("notice", "discovery/NoticePage.qml", samples.notice),
    PageCase("error", "discovery/ErrorPage.qml", samples.error),
)
