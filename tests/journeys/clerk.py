"""A clerk at the county console, over HTTP with the forms the pages give."""

from __future__ import annotations

import re

import requests

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_VERSION = re.compile(r'name="version" value="(\d+)"')
_CASE = re.compile(r"/cases/([0-9a-f-]{36})/")


class Clerk:
    def __init__(self, url: str, user: str, password: str) -> None:
        """Logs in and, as the console wants it of a new account, changes the password."""
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False
        page = self._post("/login/", {"username": user, "password": password}, page="/login/")
        if "/password/" in page.url:
            new = "jingxi-lamei-2026-demo"
            self._post("/password/", {"old": password, "new": new, "again": new}, page="/password/")

    def find(self, words: str) -> str:
        """The id of the case that the search for a number finds. Raises AssertionError when there is none."""
        page = self._get(f"/cases/?tab=open&q={words}")
        found = _CASE.search(page.text)
        if found is None:
            page = self._get("/cases/")
            found = _CASE.search(page.text)
        assert found is not None, "the case is not on the list"
        return found.group(1)

    def act(self, case_id: str, act: str, note: str = "") -> str:
        """Press a button of the case page; the page that follows."""
        address = f"/cases/{case_id}/"
        page = self._get(address)
        version = _VERSION.search(page.text)
        assert version is not None, "the case page shows no buttons"
        answer = self._post(
            f"{address}act/", {"act": act, "version": version.group(1), "note": note}, page=address
        )
        return answer.text

    def page(self, address: str) -> str:
        return self._get(address).text

    def _get(self, address: str) -> requests.Response:
        page = self._session.get(f"{self._url}{address}", timeout=20)
        page.raise_for_status()
        return page

    def _post(self, address: str, fields: dict[str, str], page: str) -> requests.Response:
        token = _TOKEN.search(self._get(page).text)
        assert token is not None, f"{page} has no form"
        answer = self._session.post(
            f"{self._url}{address}",
            data=fields | {"csrfmiddlewaretoken": token.group(1)},
            headers={"Referer": f"{self._url}{page}"},
            timeout=20,
        )
        answer.raise_for_status()
        return answer
