"""Carrying by hand: what waits goes onto a stick, what the county answers comes back on it.

For places without a line for weeks. Stick and line may be used in any order: a message that went both ways is
stored once, and a page of the feed is only applied when the line has not moved the cursor on meanwhile.
Nothing counts as sent because it was copied; it is done when the county's answer is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from sync.protocol.bundle import (
    BundleError,
    Direction,
    DownBundle,
    Header,
    UpBundle,
    pack,
    read_header,
    unpack,
)
from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, Verdict
from sync.protocol.seal import public_of
from sync.stick import bundle_files, read_bundle, write_bundles
from sync.terminal import courier_files
from sync.terminal.mailbox.port import CountySaid, CourierMailbox, Enrolment
from sync.terminal.mailbox.rules import county_unix

RESEND_STEP = 1000
MOST_IN_FILE = 2000
MOST_BYTES_IN_FILE = 12_000_000


class CourierError(Exception):
    """Nothing can be carried. str() is a Chinese sentence."""


class Exported(Struct, frozen=True):
    """files: the bundles. photographs: on the stick beside them. no_room: did not fit and stay here."""

    messages: int
    files: tuple[Path, ...]
    photographs: int = 0
    no_room: int = 0


class Imported(Struct, frozen=True):
    """done, parked, later: answers by what they meant. records: applied.

    outdated: pages the line was faster with. problems: a sentence for each file that could not be used.
    photographs: that the county has by now; photographs_parked: that it will not take.
    """

    done: int = 0
    parked: int = 0
    later: int = 0
    records: int = 0
    outdated: int = 0
    problems: tuple[str, ...] = ()
    photographs: int = 0
    photographs_parked: int = 0


def export(mailbox: CourierMailbox, folder: Path, now: datetime) -> Exported:
    """Put what the county has not answered, and where the feed stands, onto the stick; photographs after.

    At least one bundle is written: the county needs it to know what to send. Raises CourierError, OSError,
    MailboxError.
    """
    enrolment = _enrolled(mailbox)
    sign, reply_to, cursor = mailbox.sign_private(), public_of(mailbox.courier_private()), mailbox.cursor()
    number, count = mailbox.next_stick(), 0
    photographs = mailbox.blobs.unsent()

    def parts() -> Iterator[bytes]:
        nonlocal count
        header = Header(
            direction=Direction.UP,
            terminal=enrolment.terminal,
            epoch=enrolment.epoch,
            key="",
            made_at=now.isoformat(timespec="milliseconds"),
            number=number,
        )
        for messages in _batches(mailbox):
            payload = UpBundle(
                cursor=cursor,
                reply_to=reply_to,
                messages=tuple(messages),
                files=() if count else courier_files.listed(photographs),
            )
            count += len(messages)
            yield pack(header, payload, sign=sign, seal_to=enrolment.county_keys[0].public)

    files = write_bundles(folder, Direction.UP, enrolment.terminal, parts())
    copied = courier_files.copy(mailbox.blobs, folder, enrolment.terminal, photographs)
    return Exported(count, tuple(files), copied.written, copied.no_room)


def import_(mailbox: CourierMailbox, folder: Path, now: datetime) -> Imported:
    """Read what the county put onto the stick for this terminal.

    Raises CourierError when there is nothing for it, OSError, MailboxError.
    """
    enrolment = _enrolled(mailbox)
    if not enrolment.county_sign:
        raise CourierError("这台终端登记时县里还没有签名用的公钥，请重新登记一次，再用U盘传递。")
    files = bundle_files(folder, Direction.DOWN, enrolment.terminal)
    if not files:
        raise CourierError(f"U盘上没有县里给这台终端（{enrolment.terminal}）的数据包。")
    answers: list[Answer] = []
    records = outdated = photographs = photographs_parked = 0
    problems: list[str] = []
    for path in files:
        try:
            known, bundle = _open(mailbox, enrolment, read_bundle(path))
        except BundleError as error:
            problems.append(f"{path.name}：{error}")
            continue
        mailbox.count_sticks(known)
        said = CountySaid(epoch=bundle.county_epoch, time=bundle.county_time, by_hand=True)
        mailbox.settle(bundle.answers, now, said)
        while mailbox.resend(bundle.county_epoch, RESEND_STEP):
            pass  # a county that came back from a backup gets on the next stick what it lacks
        # After that: what it says of files is how they stand in its present life.
        there = datetime.fromtimestamp(county_unix(said, now), UTC)
        whole, refused = courier_files.settle(mailbox.blobs, bundle.files, there)
        photographs, photographs_parked = photographs + whole, photographs_parked + refused
        answers.extend(bundle.answers)
        if bundle.asked != mailbox.cursor():
            outdated += 1
            continue
        mailbox.apply(
            bundle.records, bundle.cursor, snapshot_begin=bundle.snapshot, snapshot_end=not bundle.more
        )
        records += len(bundle.records)
        # The next export carries what it lets go; a report on it waits for the line.
        mailbox.obey(now)
    return Imported(
        done=_count(answers, Verdict.ACCEPTED, Verdict.ALREADY),
        parked=_count(answers, Verdict.REFUSED),
        later=_count(answers, Verdict.LATER),
        records=records,
        outdated=outdated,
        problems=tuple(problems),
        photographs=photographs,
        photographs_parked=photographs_parked,
    )


def _open(mailbox: CourierMailbox, enrolment: Enrolment, data: bytes) -> tuple[int, DownBundle]:
    """With the number of the newest stick that the county has seen. Raises BundleError."""
    header = read_header(data)
    if header.terminal != enrolment.terminal or header.direction is not Direction.DOWN:
        raise BundleError("这个数据包不是给这台终端的。")
    if header.epoch != enrolment.epoch:
        raise BundleError("这个数据包是给这台终端重新登记以前的，不能再用。")
    private = mailbox.courier_private()
    return header.number, unpack(data, DownBundle, signed_by=enrolment.county_sign, private=private)


def _batches(mailbox: CourierMailbox) -> Iterator[Sequence[Envelope]]:
    """All that waits, in files of a size that can be read in one piece; an empty one when nothing waits."""
    messages = mailbox.unsent(0, MOST_IN_FILE, MOST_BYTES_IN_FILE)
    yield messages
    while messages:
        messages = mailbox.unsent(messages[-1].seq, MOST_IN_FILE, MOST_BYTES_IN_FILE)
        if messages:
            yield messages


def _enrolled(mailbox: CourierMailbox) -> Enrolment:
    enrolment = mailbox.enrolment()
    if enrolment is None:
        raise CourierError("这台终端还没有登记，请先用登记码登记，再用U盘传递。")
    return enrolment


def _count(answers: Sequence[Answer], *verdicts: Verdict) -> int:
    return sum(answer.verdict in verdicts for answer in answers)
