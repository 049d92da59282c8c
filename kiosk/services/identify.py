"""Who is at the machine: typed or read from a card, checked by the numbers' own rules."""

from __future__ import annotations

from kiosk.services.clock import CountyClock
from sync.model.case import Applicant
from sync.model.persons import IdNumber, IdType, age_on, check_id_number, check_mobile, check_name
from sync.model.problem import Problem

RELATIONS = ("父母（公婆、岳父母）", "子女", "配偶或其他亲属")
"""What the applicant may be to the agent, as asked at the screen."""
ELDER_AGE = 60
"""老年人权益保障法 第二条: from 60 full years."""


class Identify:
    def __init__(self, clock: CountyClock) -> None:
        self._clock = clock

    def check(
        self, name: str, number: str, phone: str, *, with_phone: bool = True
    ) -> Applicant | tuple[Problem, ...]:
        """An applicant, or every problem at once with path ``name``, ``id_number`` or ``phone``.

        with_phone False: of somebody who is not here; the phone is left out.
        """
        good_name = check_name(name, "name")
        good_number = check_id_number(number, self._clock.today(), "id_number")
        good_phone = check_mobile(phone, "phone") if with_phone else ""
        if isinstance(good_name, str) and isinstance(good_number, IdNumber) and isinstance(good_phone, str):
            return Applicant(
                name=good_name,
                id_type=good_number.type,
                id_number=good_number.number,
                phone=good_phone,
                source="typed",
            )
        return tuple(p for p in (good_name, good_number, good_phone) if isinstance(p, Problem))

    def offers_elder(self, applicant: Applicant) -> bool:
        """True from the 60th birthday: the elder mode is offered, never switched on unasked."""
        if applicant.id_type is IdType.CREDIT_CODE:
            return False
        today = self._clock.today()
        found = check_id_number(applicant.id_number, today)
        return (
            isinstance(found, IdNumber)
            and found.birth is not None
            and age_on(found.birth, today) >= ELDER_AGE
        )
