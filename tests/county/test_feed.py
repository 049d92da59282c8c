"""The feed: order, scopes, cursors, sealing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sync.county import bulk
from sync.county.feed import services as feed
from sync.county.feed.models import Entry, Head
from sync.county.feed.rules import Viewer, make_cursor, start_of, township_scope
from sync.county.feed.services import Publication, publish, read
from sync.county.feed.waiting import changed_after
from sync.protocol.line import feed_info
from sync.protocol.seal import SealError, new_private_key, open_sealed, public_of

XIEMA, CHENGGUAN = Viewer("420626106-01", "420626106"), Viewer("420626100-01", "420626100")


def poster(key: str, body: bytes | None = b"{}", **where: Any) -> Publication:
    return Publication(topic="poster", key=key, body=body, **where)


def keys(page: feed.FeedPage) -> list[str]:
    return [record.key for record in page.records]


@given(st.text(max_size=60))
def test_any_text_is_a_cursor(text: str) -> None:
    start = start_of(text, "e1", 7)
    assert start.snapshot == (start.after == 0 and not re.fullmatch(r"e1:0+(:[0-9]*)?", text))


@pytest.mark.parametrize(
    "cursor", ["", "e1", "e1:", "e1:-1", "e1:8", "e1:x", "e0:3", "e1:٣", "e1:" + "9" * 30]
)
def test_a_cursor_of_elsewhere_or_the_future_starts_over(cursor: str) -> None:
    assert start_of(cursor, "e1", 7).snapshot


def test_a_good_cursor_reads_on() -> None:
    assert start_of(make_cursor("e1", 7), "e1", 7) == start_of("e1:7", "e1", 9)


@pytest.mark.django_db
class TestFeed:
    def test_each_sees_its_own(self) -> None:
        publish([poster("all"), poster("xiema", scope=township_scope("420626106"))])
        publish([poster("one", terminal="420626100-01")])
        assert keys(read(XIEMA, "", 10)) == ["all", "xiema"]
        assert keys(read(CHENGGUAN, "", 10)) == ["all", "one"]

    def test_the_cursor_moves_past_what_others_see(self) -> None:
        publish([poster("one", terminal="420626100-01")])
        page = read(XIEMA, "", 10)
        assert page.records == ()
        assert read(XIEMA, page.cursor, 10).cursor == page.cursor
        assert not read(XIEMA, page.cursor, 10).snapshot

    def test_the_same_body_again_is_no_change(self) -> None:
        assert publish([poster("a", b"1")]) == 1
        cursor = read(XIEMA, "", 10).cursor
        assert publish([poster("a", b"1")]) == 0
        assert publish([poster("never-there", None)]) == 0
        assert read(XIEMA, cursor, 10).records == ()

    def test_a_changed_record_costs_its_own_bytes_and_no_others(self) -> None:
        publish([poster(f"p{n}", bytes([n % 256]) * 3000) for n in range(300)])
        first = read(XIEMA, "", 500)
        assert (len(first.records), first.more) == (300, False)  # a whole fill is a page or two
        publish([poster("p7", b"new words" * 300)])
        page = read(XIEMA, first.cursor, 500)
        assert keys(page) == ["p7"]
        body = page.records[0].body or b""
        assert len(msgspec.json.encode(page.records)) < len(body) * 1.4 + 200  # base64 and a few names

    def test_the_last_of_a_batch_counts(self) -> None:
        publish([poster("a", b"1"), poster("b"), poster("a", b"2")])
        assert {r.key: r.body for r in read(XIEMA, "", 10).records} == {"a": b"2", "b": b"{}"}
        assert Head.objects.get().seq == 2

    def test_numbers_rise_without_a_gap(self) -> None:
        for n in range(5):
            publish([poster(f"k{n % 2}", str(n).encode()), poster(f"x{n}")])
        assert Head.objects.get().seq == 10
        assert sorted(Entry.objects.values_list("seq", flat=True)) == [2, 4, 6, 7, 8, 9, 10]

    def test_a_sealed_record_opens_for_its_terminal_and_its_revision_alone(self) -> None:
        private = new_private_key()
        for body in (b"first", b"second"):
            publish([poster("a", body, terminal="420626106-01", seal_to=public_of(private))])
        (record,) = read(XIEMA, "", 10).records
        assert (record.sealed, record.rev) == (True, 2)
        info = feed_info("420626106-01", "poster", "a", 2)
        assert open_sealed(record.body or b"", private, info) == b"second"
        with pytest.raises(SealError):
            open_sealed(record.body or b"", private, feed_info("420626106-02", "poster", "a", 2))

    def test_big_records_make_small_pages(self) -> None:
        publish([poster(f"k{n}", bytes(900_000)) for n in range(5)])
        page = read(XIEMA, "", 100)
        assert page.more
        assert 1 <= len(page.records) < 5
        rest = read(XIEMA, page.cursor, 100)
        assert not rest.snapshot
        assert keys(page) + keys(rest) == [f"k{n}" for n in range(5)] or rest.more

    def test_a_new_epoch_starts_everybody_over(self) -> None:
        publish([poster("a")])
        cursor = read(XIEMA, "", 10).cursor
        feed.renew_epoch()
        page = read(XIEMA, cursor, 10)
        assert (page.snapshot, keys(page)) == (True, ["a"])

    def test_a_database_set_back_is_noticed_by_its_cursors(self) -> None:
        publish([poster(f"k{n}") for n in range(3)])
        cursor = read(XIEMA, "", 10).cursor
        Entry.objects.filter(seq=3).delete()
        Head.objects.update(seq=2)
        assert read(XIEMA, cursor, 10).snapshot

    def test_old_deletions_are_forgotten_and_whoever_missed_them_starts_over(self) -> None:
        publish([poster("stays"), poster("goes")])
        long_ago = read(XIEMA, "", 10).cursor
        publish([poster("goes", None)])
        knows = read(XIEMA, long_ago, 10)
        assert [(r.key, r.body) for r in knows.records] == [("goes", None)]
        assert feed.sweep(timezone.now() - feed.DELETIONS_KEPT) == 0
        assert feed.sweep(timezone.now() + timedelta(seconds=1)) == 1
        assert not read(XIEMA, knows.cursor, 10).snapshot
        page = read(XIEMA, long_ago, 10)
        assert (page.snapshot, keys(page)) == (True, ["stays"])
        publish([poster("goes", b"1")])
        assert keys(read(XIEMA, knows.cursor, 10)) == ["goes"]

    def test_a_snapshot_over_what_was_swept_comes_to_its_end(self) -> None:
        publish([poster(f"k{n}") for n in range(5)])
        publish([poster("gone")])
        publish([poster("gone", None)])
        feed.sweep(timezone.now() + timedelta(seconds=1))
        seen, cursor, snapshots = [], "", 0
        while True:
            page = read(XIEMA, cursor, 2)
            snapshots += page.snapshot
            seen += keys(page)
            cursor = page.cursor
            if not page.more:
                break
        assert (seen, snapshots) == ([f"k{n}" for n in range(5)], 1)

    def test_a_record_moves_between_townships_without_a_trace(self) -> None:
        def mirrors() -> list[dict[str, bytes]]:
            """What each terminal holds after reading from where it stood."""
            for number, viewer in enumerate((XIEMA, CHENGGUAN)):
                page = read(viewer, cursors[number], 10)
                cursors[number] = page.cursor
                for record in page.records:
                    held[number].pop(record.key, None)
                    if record.body is not None:
                        held[number][record.key] = record.body
            return held

        held: list[dict[str, bytes]] = [{}, {}]
        cursors = ["", ""]
        xiema, chengguan = township_scope("420626106"), township_scope("420626100")
        for body, scopes, wanted in (
            (b"1", [xiema], [{"a": b"1"}, {}]),
            (b"1", [xiema, chengguan], [{"a": b"1"}, {"a": b"1"}]),
            (b"1", [chengguan], [{}, {"a": b"1"}]),
            (b"1", [""], [{"a": b"1"}, {"a": b"1"}]),
            (b"2", [xiema], [{"a": b"2"}, {}]),
            (b"2", [], [{}, {}]),
        ):
            publish(feed.move("poster", "a", body, scopes))
            assert mirrors() == wanted


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", [0, 3000])
def test_a_page_and_a_look_for_changes_use_an_index(cursor: int) -> None:
    """Of thousands of records, a terminal's question touches its own: the tables may grow."""
    from django.db import connection

    rows = [(n, "case", f"c{n}", f"d:{n % 300}", 1, b"x", True, timezone.now()) for n in range(1, 4001)]
    names = ("seq", "topic", "key", "scope", "rev", "body", "sealed", "changed_at")
    bulk.insert(Entry, names, rows)
    with connection.cursor() as db:
        db.execute("ANALYZE")
    scopes = Viewer("7", "420626106").scopes
    page = Entry.objects.filter(seq__gt=cursor, scope__in=scopes).order_by("seq")[:201].explain()
    # SQLite gives the constraint (scope, seq) a name of its own.
    assert any(name in page for name in ("feed_entry_order", "feed_entry_seq", "(scope=? AND seq>?)")), page
    changed = changed_after(3990).explain()
    assert "feed_entry_seq" in changed, changed
    assert "Seq Scan" not in page + changed
