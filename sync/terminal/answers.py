"""Whether a push was answered: every message exactly once, and in one sense."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer


@dataclass(frozen=True)
class Matched:
    """settled: one answer for each message that has one. missing: ids without, or with contradicting
    ones. strange: how many answers were about messages that were not in the batch."""

    settled: tuple[Answer, ...]
    missing: tuple[str, ...]
    strange: int


def match(batch: Iterable[Envelope], answers: Iterable[Answer]) -> Matched:
    """Compare what was sent with what was answered.

    A contradiction counts as no answer: the message is sent again, and the county's permanent row
    decides.
    """
    batch, answers = list(batch), list(answers)
    if [message.id for message in batch] == [answer.id for answer in answers]:
        # As it nearly always is; ids in a batch differ.
        return Matched(tuple(answers), (), 0)
    sent = {message.id for message in batch}
    found: dict[str, set[Answer]] = {}
    strange = 0
    for answer in answers:
        if answer.id in sent:
            found.setdefault(answer.id, set()).add(answer)
        else:
            strange += 1
    settled: dict[str, Answer] = {}
    for id, said in found.items():
        if len({answer.verdict for answer in said}) == 1:
            settled[id] = min(said, key=lambda answer: (answer.rule, answer.message))
    return Matched(tuple(settled.values()), tuple(sorted(sent - settled.keys())), strange)
