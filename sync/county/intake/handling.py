"""What the county can do with a kind of message; the table of kinds is sync.county.line.handlers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from msgspec import Struct

from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.keys import KeyRing

Handler = Callable[[ReceivedMessage, Struct], Sequence[Publication]]


class Content(Protocol):
    """A Struct class: what can be worked out of a body alone. The process that opens messages ahead loads it
    by its name, and no Django; whatever does not come from there is worked out where it is needed.
    """

    @classmethod
    def of(cls, body: Struct, ring: KeyRing, day: date) -> Any:
        """day: of the message's arrival, at the county."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A stored message, opened. content: what was worked out of it beside opening it."""

    message: ReceivedMessage
    body: Struct
    content: Struct | None = None


@dataclass(frozen=True)
class Filed:
    """What came of it. look: ids of messages to look at once more, when there is time. tell: ids of those
    whose terminals are told once what came with them is filed too.
    """

    publications: Sequence[Publication] = ()
    look: Collection[str] = ()
    tell: Collection[str] = ()


def _no_subject(_: Struct) -> str:
    return ""


def _nothing_wrong(_: Struct) -> None:
    return None


def _as_they_are(arrived: Sequence[Arrived]) -> Sequence[Arrived]:
    return arrived


@dataclass(frozen=True)
class Handling:
    """One kind of message.

    file: files messages of this kind in order, in the caller's transaction. A mistake of ours may leave it
    as any exception; a message that cannot be filed at all as RefusedError.
    prepare: what ``file`` gets, worked out before the transaction: slow and without writing.
    refuses: why a body that opens cannot be taken at all (raises RefusedError), from the body alone.
    subject: id of the case a body is about; messages about one case keep their order.
    content: what may be worked out of a body while others are being filed.
    tell: what terminals are told of messages that were just filed, in the caller's transaction.
    look: a second look at a filed message, in a transaction of its own.
    """

    file: Callable[[Any], Filed]
    prepare: Callable[[Sequence[Arrived]], Any] = _as_they_are
    refuses: Callable[[Struct], None] = _nothing_wrong
    subject: Callable[[Struct], str] = _no_subject
    content: type[Content] | None = None
    tell: Callable[[Sequence[ReceivedMessage]], Filed] | None = None
    look: Callable[[Arrived], Sequence[Publication]] | None = None


def one_by_one(
    handler: Handler,
    *,
    subject: Callable[[Struct], str] = _no_subject,
    refuses: Callable[[Struct], None] = _nothing_wrong,
) -> Handling:
    """For a kind that does not come by the thousand."""

    def file(arrived: Sequence[Arrived]) -> Filed:
        return Filed([p for one in arrived for p in handler(one.message, one.body)])

    return Handling(file=file, subject=subject, refuses=refuses)
