"""A clerk at the county console, over HTTP with the forms the pages give."""

from __future__ import annotations

import re

import requests

from sync.model.division import TOWNSHIPS

#: What every account's password is changed to.
CHANGED = "jingxi-lamei-2026-demo"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_VERSION = re.compile(r'name="version" value="(\d+)"')
_CASE = re.compile(r"/cases/([0-9a-f-]{36})/")
_VOICE = re.compile(r"/voices/([0-9a-f-]{36})/")


class Clerk:
    def __init__(self, url: str, user: str, password: str) -> None:
        """Logs in and, as the console wants it of a new account, changes the password."""
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False
        page = self._post("/login/", {"username": user, "password": password}, page="/login/")
        if "/password/" in page.url:
            typed = {"old": password, "new": CHANGED, "again": CHANGED}
            self._post("/password/", typed, page="/password/")

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

    def send(self, address: str, fields: dict[str, str], page: str = "") -> str:
        """What a form of that page's own sends; the page that follows. page: where the form stands."""
        page = page or address.removesuffix("act/")
        return self._post(address, fields, page=page).text

    def page(self, address: str) -> str:
        return self._get(address).text

    def reveal(self, case_id: str, reason: str) -> None:
        """查看完整信息, with why."""
        address = f"/cases/{case_id}/"
        self._post(f"{address}reveal/", {"reason": reason}, page=address)

    def bytes(self, address: str) -> bytes:
        """b"" for what is not there (yet)."""
        answer = self._session.get(f"{self._url}{address}", timeout=60)
        return answer.content if answer.ok else b""

    def _get(self, address: str) -> requests.Response:
        page = self._session.get(f"{self._url}{address}", timeout=60)
        page.raise_for_status()
        return page

    def _post(self, address: str, fields: dict[str, str], page: str) -> requests.Response:
        token = _TOKEN.search(self._get(page).text)
        assert token is not None, f"{page} has no form"
        answer = self._session.post(
            f"{self._url}{address}",
            data=fields | {"csrfmiddlewaretoken": token.group(1)},
            headers={"Referer": f"{self._url}{page}"},
            timeout=60,
        )
        answer.raise_for_status()
        return answer

    def new_account(self, username: str, name: str, role: str, township: str = "") -> str:
        """Made by an administrator, in the centre of a township or at the county; the password shown once."""
        shown = self.page("/staff/")
        units = re.findall(r'<option value="(\d+)"[^>]*>([^<]+)</option>', shown)
        wanted = next((t.name for t in TOWNSHIPS if t.code == township), "")
        unit = next((key for key, unit in units if wanted and unit.startswith(wanted)), units[0][0])
        fields = {"username": username, "name": name, "unit": unit, "role": role}
        made = self._post("/staff/add/", fields, page="/staff/").text
        found = re.search(r"密码 <strong class=\"mono\">([^<]+)<", made)
        assert found is not None, "no account was made"
        return found.group(1)

    def switch_off(self, username: str) -> None:
        """An account of somebody, by an administrator."""
        listed = rf"\b{username}\b.*?action=\"(/staff/\d+/)\""
        row = re.search(listed, self.page("/staff/"), re.DOTALL)
        assert row is not None, f"{username} is not on the list"
        self._post(row.group(1), {"todo": "off"}, page="/staff/")

    def set_pin(self, pin: str) -> None:
        """One's own, for the terminals."""
        typed = {"password": CHANGED, "pin": pin, "again": pin}
        assert "设好了" in self._post("/pin/", typed, page="/pin/").text

    def set_card(self, id_number: str) -> None:
        """One's own ID card, for the terminals."""
        typed = {"password": CHANGED, "card": id_number, "todo": "card"}
        assert "登记好了" in self._post("/pin/", typed, page="/pin/").text

    def only_voice(self) -> str:
        """The id of the one voice that waits for somebody to be named."""
        found = set(_VOICE.findall(self._get("/voices/?tab=received").text))
        assert len(found) == 1, found
        return str(found.pop())

    def do(self, voice_id: str, act: str, note: str = "", measure: str = "", to: str = "") -> None:
        """Press a button of a voice's page. to: the masked name of who is responsible from now on."""
        address = f"/voices/{voice_id}/"
        page = self._get(address).text
        version = _VERSION.search(page)
        assert version is not None, "the page shows no buttons"
        person = re.search(rf'<option value="(\d+)">{re.escape(to)} ', page) if to else None
        fields = {"act": act, "version": version.group(1), "note": note, "measure": measure}
        if person is not None:
            fields["receiver"] = person.group(1)
        self._post(f"{address}act/", fields, page=address)
