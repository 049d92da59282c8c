"""Answers of the play: to the forms of a few matters that many come for, as a terminal gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct

from sync.county.catalogue.forms import filled
from sync.county.catalogue.models import MatterForm, PublishedForm
from sync.county.catalogue.publishing import publish_forms
from sync.model.calendar import WorkCalendar
from sync.model.case import Applicant, CaseFile
from sync.model.matter import Matter
from sync.model.persons import check_digit

FILES = {
    "SA-011": "sa-old-age.xlsx",
    "HR-064": "hr-social-card.xlsx",
    "HR-070": "hr-social-card.xlsx",
    "MI-004": "mi-resident-join.xlsx",
}
"""By matter: one case in five. To fill any form of the catalogue takes a robot, and time."""
_BANKS = ("rcb", "rcb", "psbc", "abc")


class FilledIn(Struct, frozen=True):
    """form_id, version: "" where the matter has no form in the play. files: photographs that are answers."""

    form_id: str = ""
    version: str = ""
    answers: dict[str, Any] = {}
    files: Sequence[CaseFile] = ()


def publish(folder: Path) -> None:
    """folder: of the starting catalogue's forms."""
    publish_forms([(code, folder / name) for code, name in FILES.items()], "演示")


class Forms:
    def __init__(self, chance: Random, calendar: WorkCalendar) -> None:
        self._chance, self._calendar = chance, calendar
        versions = dict(PublishedForm.objects.values_list("form_id", "version"))
        of = MatterForm.objects.filter(code__in=FILES).values_list("code", "form_id")
        self._forms = {code: (form_id, versions[form_id]) for code, form_id in of}

    def fill(
        self, matter: Matter, who: Applicant, at: datetime, face: Callable[[], Sequence[CaseFile]]
    ) -> FilledIn:
        """at: when; the machine's clock may say otherwise. face: takes a photograph of them."""
        if matter.code not in self._forms:
            return FilledIn()
        form_id, version = self._forms[matter.code]
        given = {"applicant/name": who.name, "applicant/id_number": who.id_number}
        given |= {"applicant/phone": who.phone, "commitment/promise": "OK"}
        files: Sequence[CaseFile] = ()
        if form_id == "sa-old-age":
            given |= self._old_age()
        elif form_id == "mi-resident-join":
            given |= self._insurance()
        else:
            given |= self._card(who, at.date())
            if self._chance.random() < 0.7:
                files = face()
                given |= {"card/photo": files[0].id}
        answers = {f"/data/{path}": value for path, value in given.items()}
        filling = filled(form_id, version, answers, at, self._calendar)
        assert filling is not None, form_id  # noqa: S101 - it was published before the play began
        return FilledIn(form_id, version, filling.answers(), files)

    def _old_age(self) -> dict[str, Any]:
        chance = self._chance
        body = f"999999{chance.randint(1934, 1946)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
        number = f"{body}{chance.randrange(1000):03d}"
        return {
            "elder/who": "relative",
            "elder/elder_name": chance.choice("张王李赵陈刘") + chance.choice("示样演") + "例",
            "elder/elder_id": number + check_digit(number),
            "elder/elder_relation": chance.choice(("child", "child", "spouse", "inlaw")),
            "elder/local": "yes",
            "elder/live": chance.choice(("home", "home", "home", "nursing", "hospital")),
            "elder/retired_allow": "no",
            "account/paid_to": "card",
            **self._home(),
        }

    def _insurance(self) -> dict[str, Any]:
        return {
            "insure/for_self": "yes",
            "insure/insured_elsewhere": "no",
            "insure/aided": [self._chance.choice(("none", "none", "none", "low", "disabled"))],
            "insure/insure_year": self._chance.choice(("this", "next")),
            "others/with_family": "no",
            **self._home(),
        }

    def _card(self, who: Applicant, today: date) -> dict[str, Any]:
        chance = self._chance
        reason = chance.choice(("first", "broken", "third", "third", "expire", "lost"))
        given: dict[str, Any] = {
            "card/for_self": "yes",
            "card/card_reason": reason,
            "card/card_bank": chance.choice(_BANKS),
            "handover/delivery": chance.choice(("mail", "phone")),
        }
        if reason == "lost":
            given |= {"card/lost_day": today.isoformat(), "card/lost_reported": "yes"}
        if given["handover/delivery"] == "mail":
            given |= {"handover/mail_name": who.name, "handover/mail_phone": who.phone}
            given |= {"handover/mail_address": who.address}
        return given

    def _home(self) -> dict[str, Any]:
        town = f"4206261{self._chance.randrange(2):02d}"
        return {
            "home/home_town": town,
            "home/home_village": f"{town}901",
            "home/home_address": f"{self._chance.randrange(1, 9)} 组 {self._chance.randrange(1, 60)} 号",
        }
