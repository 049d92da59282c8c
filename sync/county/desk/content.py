"""What filing needs to know of a case, worked out from its content alone; without Django, because it is done
beside the worker, in the process that opens messages, where much waits.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from sync.county.desk import rules
from sync.county.desk.rules import Stated
from sync.county.desk.spelling import keys_of
from sync.county.keys import KeyRing
from sync.model.case import Case
from sync.model.persons import normalise


class Content(Struct, frozen=True, array_like=True):
    """person, name, spellings: keyed hashes of the applicant's number, name, and ways to write it in letters.
    stated: what is odd about the people and the receipt number.
    """

    person: str
    name: str
    spellings: tuple[str, ...]
    stated: Stated

    @classmethod
    def of(cls, body: Struct, ring: KeyRing, day: date) -> Content:
        """day: of its arrival, at the county."""
        assert isinstance(body, Case)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
        who = body.applicant
        return cls(
            person=ring.lookup_hash("id_number", normalise(who.id_number)),
            name=ring.lookup_hash("name", who.name.strip()),
            spellings=tuple(keys_of(ring, who.name)),
            stated=rules.check_stated(body, day),
        )
