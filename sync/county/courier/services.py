"""Taking bundles in and giving answers out. The same door as the line: intake decides, the feed tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.courier import files
from sync.county.courier.models import Carried
from sync.county.feed import services as feed
from sync.county.feed.rules import Viewer
from sync.county.fleet.models import Terminal
from sync.county.intake import services as intake
from sync.county.intake.apps import county_ring
from sync.county.intake.handling import Handling
from sync.county.intake.models import Way
from sync.county.intake.rules import MOST_IN_BATCH
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
from sync.protocol.line import Answer, Verdict
from sync.stick import bundle_files, read_bundle, write_bundles

_PAGE = 500


class TakenIn(Struct, frozen=True):
    """One file of a stick. terminal: "" when it could not be read; problem: a sentence, or "".

    files: photographs that are at the county now; files_left: listed and not here: not on the stick, damaged,
    or refused.
    """

    file: str
    terminal: str = ""
    new: int = 0
    known: int = 0
    refused: int = 0
    problem: str = ""
    files: int = 0
    files_left: int = 0


class GivenOut(Struct, frozen=True):
    terminal: str
    answers: int
    records: int


def take_in(folder: Path, handlers: Mapping[str, Handling]) -> list[TakenIn]:
    """Store what the bundles on a stick bring, each file for itself. Raises OSError.

    Taking the same stick in twice changes nothing.
    """
    outcomes = []
    for path in bundle_files(folder, Direction.UP):
        try:
            outcomes.append(_take_one(folder, path, handlers))
        except BundleError as error:
            outcomes.append(TakenIn(path.name, problem=str(error)))
    return outcomes


def give_out(folder: Path) -> list[GivenOut]:
    """Put answers and news onto the stick, for every terminal that ever brought one. Raises OSError."""
    given = []
    rows = Carried.objects.select_related("terminal").filter(terminal__revoked_at=None)
    for row in rows.order_by("terminal_id"):
        outcome = GivenOut(row.terminal_id, len(row.answers), 0)
        pages = list(_pages(row))
        write_bundles(folder, Direction.DOWN, row.terminal_id, _packed(row, pages))
        given.append(msgspec.structs.replace(outcome, records=sum(len(page.records) for page in pages)))
    return given


def _take_one(folder: Path, path: Path, handlers: Mapping[str, Handling]) -> TakenIn:
    data = read_bundle(path)
    header = read_header(data)
    if header.direction is not Direction.UP:
        raise BundleError("这个数据包是县里发给终端的，放错了文件夹。")
    terminal = Terminal.objects.filter(pk=header.terminal[:16]).first()
    if terminal is None:
        raise BundleError("县里没有登记过这台终端，没有收。")
    if terminal.revoked_at is not None:
        raise BundleError("这台终端已经停用，没有收。要找回里面的办件，请先在终端页恢复它。")
    private = county_ring().seal_private(header.key)
    if private is None:
        raise BundleError("这个数据包不是用本县的公钥加密的，打不开。")
    bundle = unpack(data, UpBundle, signed_by=bytes(terminal.sign_public), private=private)
    answers: list[Answer] = []
    for first in range(0, len(bundle.messages), MOST_IN_BATCH):
        part = bundle.messages[first : first + MOST_IN_BATCH]
        answers.extend(intake.receive(terminal, part, handlers, way=Way.STICK).answers)
    taken = files.take_in(terminal, folder, bundle.files)
    _remember(terminal, header, bundle, answers, taken)
    return TakenIn(
        path.name,
        terminal.id,
        new=sum(a.verdict is Verdict.ACCEPTED for a in answers),
        known=sum(a.verdict is Verdict.ALREADY for a in answers),
        refused=sum(a.verdict is Verdict.REFUSED for a in answers),
        files=taken.whole,
        files_left=len(bundle.files) - taken.whole,
    )


def _remember(
    terminal: Terminal, header: Header, bundle: UpBundle, answers: Sequence[Answer], taken: files.Taken
) -> None:
    """Keep the answers of one time together (it may lie in several files), and the newest cursor.

    An older stick than the one known brings messages, but its cursor is out of date.
    """
    with transaction.atomic():
        row = Carried.objects.select_for_update().filter(pk=terminal.pk).first()
        same_machine = row is not None and bytes(row.reply_to) == bundle.reply_to
        older = row is not None and same_machine and header.number < row.number
        together = row is not None and same_machine and header.number <= row.number
        kept = _answers(row) if row is not None and together else []
        merged = {answer.id: answer for answer in [*kept, *answers]}
        known_files = row.files if row is not None and together else {}
        row = row or Carried(terminal=terminal)
        if not older:
            row.number, row.cursor, row.reply_to = header.number, bundle.cursor[:80], bundle.reply_to
        row.taken_at = timezone.now()
        row.answers = msgspec.to_builtins(list(merged.values()))
        row.files = known_files | taken.refused
        row.save()


def _answers(row: Carried) -> list[Answer]:
    return msgspec.convert(row.answers, type=list[Answer])


def _pages(row: Carried) -> Iterator[DownBundle]:
    """The feed from the terminal's cursor on, page by page; the answers go with the first."""
    viewer = Viewer(row.terminal_id, row.terminal.township)
    asked, answers, known = row.cursor, tuple(_answers(row)), files.answers(row.terminal, row.files)
    while True:
        page = feed.read(viewer, asked, _PAGE)
        yield DownBundle(
            county_time=timezone.localtime().isoformat(timespec="milliseconds"),
            county_epoch=page.epoch,
            answers=answers,
            asked=asked,
            cursor=page.cursor,
            records=page.records,
            snapshot=page.snapshot,
            more=page.more,
            files=known,
        )
        if not page.more:
            return
        asked, answers, known = page.cursor, (), ()


def _packed(row: Carried, pages: Sequence[DownBundle]) -> Iterator[bytes]:
    sign = county_ring().sign_private()
    for page in pages:
        header = Header(
            direction=Direction.DOWN,
            terminal=row.terminal_id,
            epoch=row.terminal.epoch,
            key="",
            made_at=page.county_time,
            number=row.number,
        )
        yield pack(header, page, sign=sign, seal_to=bytes(row.reply_to))
