"""Opening forms: the engine is imported here, when the first form is opened, and not before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiosk.services.clock import CountyClock
from kiosk.services.errors import ServiceError
from sync.model.case import Applicant
from sync.model.forms.record import FormRecord
from sync.model.persons import IdNumber, check_id_number

if TYPE_CHECKING:
    from sync.model.calendar import WorkCalendar
    from sync.model.forms import Filling, Form

_MOST = 8


class FormRoom:
    """Keeps the last few compiled forms; they hold no answers."""

    def __init__(self, clock: CountyClock) -> None:
        self._clock = clock
        self._forms: dict[tuple[str, str], Form] = {}

    def open(
        self,
        record: FormRecord,
        draft_id: str,
        applicant: Applicant,
        calendar: WorkCalendar,
        answers: Mapping[str, Any] | None = None,
    ) -> Filling:
        """A filling of a form; answers: a draft's state to go on with. Raises ServiceError."""
        from sync.model.forms import Context, Filling

        context = Context(
            now=self._clock.now(),
            seed=UUID(draft_id).int & (1 << 63) - 1,
            sources=known_facts(applicant, self._clock),
            calendar=calendar,
        )
        return Filling(self._form(record), context, answers)

    def blank(self, record: FormRecord, calendar: WorkCalendar) -> Filling:
        """A filling of nobody's, to see what a form asks. Raises ServiceError."""
        from sync.model.forms import Context, Filling

        return Filling(self._form(record), Context(now=self._clock.now(), seed=1, calendar=calendar))

    def _form(self, record: FormRecord) -> Form:
        from sync.model.forms import load

        key = (record.id, record.version)
        if key not in self._forms:
            form = load(record)
            if isinstance(form, list):
                raise ServiceError(
                    "filing.form", "这件事的申请表打不开，今天请到窗口办，一样能办。我们会尽快修好。"
                )
            while len(self._forms) >= _MOST:
                del self._forms[next(iter(self._forms))]
            self._forms[key] = form
        return self._forms[key]


def known_facts(applicant: Applicant, clock: CountyClock) -> dict[str, str]:
    """What is known of the citizen already, by prefill source, so that nobody is asked twice.

    ``id_card.*`` is what the certificate says, ``person.*`` what follows from it (sex as GB/T 2261.1 code,
    birth date ISO), ``earlier.*`` what was given before in this visit. Unknown facts are absent.
    """
    facts = {
        "id_card.name": applicant.name,
        "id_card.number": applicant.id_number,
        "id_card.address": applicant.address,
        "person.name": applicant.name,
        "person.id_number": applicant.id_number,
        "person.address": applicant.address,
        "person.phone": applicant.phone,
        "earlier.phone": applicant.phone,
    }
    number = check_id_number(applicant.id_number, clock.today())
    if isinstance(number, IdNumber) and number.birth is not None and number.sex is not None:
        facts["person.birth_date"] = number.birth.isoformat()
        facts["person.sex"] = number.sex.value
    return {name: value for name, value in facts.items() if value}
