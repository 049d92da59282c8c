"""What is wrong with something a person gave us, as a value.

Rules return problems instead of raising: a page shows them beside the field, the county lists
them beside the row. Only a mistake of ours is an exception.
"""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True):
    """One thing that is wrong.

    path: where, in the words of what was checked (``/data/phone``, ``applicant.id_number``).
    rule: a stable English name of the rule, for tests and reports (``id_number.check_digit``).
    message: one Chinese sentence for the person who can mend it: what happened and what to do.
    """

    path: str
    rule: str
    message: str
