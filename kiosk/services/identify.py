"""Who is at the machine: today by typing, checked by the numbers' own rules."""

from __future__ import annotations

from kiosk.services.clock import CountyClock
from sync.model.case import Applicant
from sync.model.problem import Problem


class Identify:
    def __init__(self, clock: CountyClock) -> None:
        self._clock = clock

    def check(self, name: str, number: str, phone: str) -> Applicant | tuple[Problem, ...]:
        """An applicant, or every problem at once with path ``name``, ``id_number`` or ``phone``."""
        raise NotImplementedError

    def offers_elder(self, applicant: Applicant) -> bool:
        """True from the 60th birthday: the elder mode is offered, never switched on unasked."""
        raise NotImplementedError
