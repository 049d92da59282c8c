"""Carrying by hand: what waits goes onto a stick, what the county answers comes back on it.

For places without a line for weeks. Stick and line may be used in any order: a message that went both ways is
stored once, and a page of the feed is only applied when the line has not moved the cursor on meanwhile.
Nothing counts as sent because it was copied; it is done when the county's answer is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
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
from sync.terminal.mailbox.port import CountySaid, CourierMailbox, Enrolment

RESEND_STEP = 1000
MOST_IN_FILE = 2000
MOST_BYTES_IN_FILE = 12_000_000


class CourierError(Exception):
    """Nothing can be carried. str() is a Chinese sentence."""


class Exported(Struct, frozen=True):
    messages: int
    files: tuple[Path, ...]


class Imported(Struct, frozen=True):
    """done, parked, later: answers by what they meant. records: applied.

    outdated: pages the line was faster with. problems: a sentence for each file that could not be used.
    """

    done: int = 0
    parked: int = 0
    later: int = 0
    records: int = 0
    outdated: int = 0
    problems: tuple[str, ...] = ()


def export(mailbox: CourierMailbox, folder: Path, now: datetime) -> Exported:
    """Put what the county has not answered, and where the feed stands, onto the stick.

    At least one bundle is written: the county needs it to know what to send. Raises CourierError, OSError,
    MailboxError.
    """
    enrolment = _enrolled(mailbox)
    sign, reply_to, cursor = mailbox.sign_private(), public_of(mailbox.courier_private()), mailbox.cursor()
    number, count = mailbox.next_stick(), 0

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
            count += len(messages)
            payload = UpBundle(cursor=cursor, reply_to=reply_to, messages=tuple(messages))
            yield pack(header, payload, sign=sign, seal_to=enrolment.county_keys[0].public)

    files = write_bundles(folder, Direction.UP, enrolment.terminal, parts())
    return Exported(count, tuple(files))


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
    records = outdated = 0
    problems: list[str] = []
    for path in files:
        try:
            bundle = _open(mailbox, enrolment, read_bundle(path))
        except BundleError as error:
            problems.append(f"{path.name}：{error}")
            continue
        said = CountySaid(epoch=bundle.county_epoch, time=bundle.county_time, by_hand=True)
        mailbox.settle(bundle.answers, now, said)
        while mailbox.resend(bundle.county_epoch, RESEND_STEP):
            pass  # a county that came back from a backup gets on the next stick what it lacks
        answers.extend(bundle.answers)
        if bundle.asked != mailbox.cursor():
            outdated += 1
            continue
        mailbox.apply(
            bundle.records, bundle.cursor, snapshot_begin=bundle.snapshot, snapshot_end=not bundle.more
        )
        records += len(bundle.records)
    return Imported(
        done=_count(answers, Verdict.ACCEPTED, Verdict.ALREADY),
        parked=_count(answers, Verdict.REFUSED),
        later=_count(answers, Verdict.LATER),
        records=records,
        outdated=outdated,
        problems=tuple(problems),
    )


def _open(mailbox: CourierMailbox, enrolment: Enrolment, data: bytes) -> DownBundle:
    header = read_header(data)
    if header.terminal != enrolment.terminal or header.direction is not Direction.DOWN:
        raise BundleError("这个数据包不是给这台终端的。")
    if header.epoch != enrolment.epoch:
        raise BundleError("这个数据包是给这台终端重新登记以前的，不能再用。")
    return unpack(data, DownBundle, signed_by=enrolment.county_sign, private=mailbox.courier_private())


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
