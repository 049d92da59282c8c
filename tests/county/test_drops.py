"""用手机传 at the county: let in by a token it does not keep, carried sealed, gone when the drop ends."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import Mock

import msgspec
import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sync.county.drops import services
from sync.county.drops.models import Drop
from sync.county.feed.models import Entry
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.keys import KeyRing
from sync.county.questions.services import Answering
from sync.model.division import township_name
from sync.model.drop import MOST_FILE, MOST_FILES, DropEnd, DropPiece, DropState, piece_key
from sync.model.ids import uuid7
from sync.model.question import Ask, Outcome, Question
from sync.protocol.drop import DropError, DropKey, can_seal, token_hash
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.protocol.line import Record, Topic, feed_info
from sync.protocol.seal import open_sealed
from tests.county.makers import SEAL_PRIVATE, feed_of, make_terminal, push
from tests.county.test_questions import opened
from tests.helpers.phone import sealed_by_phone

pytestmark = pytest.mark.django_db
ONCE = "0123456789abcdef" * 2


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal("420626107")


@pytest.fixture(autouse=True)
def phones(settings: Settings) -> None:
    county = msgspec.structs.replace(django_settings.CONFIG.county, public_url="https://zwfw.example/p")
    settings.CONFIG = msgspec.structs.replace(django_settings.CONFIG, county=county)


class Phone:
    """What the page's script does, written by the specification."""

    def __init__(self, key: DropKey, **server: str) -> None:
        self.client, self.key = Client(REMOTE_ADDR="192.0.2.7", **server), key

    def seal(self, data: bytes, once: str = ONCE, token: str = "") -> bytes:
        return sealed_by_phone(data, self.key.public, token or self.key.token, once)

    def look(self, token: str | None = None) -> tuple[int, str]:
        answer = self.client.post("/p/up/look/", headers={"Drop-Token": token or self.key.token})
        return answer.status_code, answer.json()["words"]

    def send(self, data: bytes, once: str = ONCE) -> tuple[int, str]:
        return self.send_sealed(self.seal(data, once), once)

    def send_sealed(self, body: bytes, once: str) -> tuple[int, str]:
        headers = {"Drop-Token": self.key.token, "Drop-Once": once}
        kind = "application/octet-stream"
        answer = self.client.post("/p/up/file/", body, content_type=kind, headers=headers)
        return answer.status_code, answer.json()["words"]


def packed(terminal: Terminal, ring: KeyRing, kind: Kind, body: Question | DropEnd) -> Envelope:
    county = ring.county_keys()[0]
    return seal_message(
        id=body.id,
        kind=kind,
        terminal=terminal.pk,
        visit="v",
        made_at=timezone.now(),
        body=body,
        county_key=county.public,
        county_key_id=county.id,
    )


def ask(terminal: Terminal, ring: KeyRing, key: DropKey) -> tuple[str, Outcome]:
    id = uuid7(0)
    body = Question(id=id, ask=Ask.DROP, id_number="", number=key.hash)
    answers = push(terminal, packed(terminal, ring, Kind.QUESTION, body))
    (answer,) = Answering(lambda: None).with_replies(terminal, [Kind.QUESTION], answers)
    return id, opened(terminal, answer).outcome


@pytest.fixture
def drop(terminal: Terminal, ring: KeyRing) -> tuple[str, DropKey]:
    key = DropKey()
    id, outcome = ask(terminal, ring, key)
    assert outcome is Outcome.FOUND
    return id, key


def end(terminal: Terminal, ring: KeyRing, drop: str) -> str:
    id = uuid7(0)
    body = DropEnd(id=id, drop=drop)
    (answer,) = push(terminal, packed(terminal, ring, Kind.DROP_END, body))
    return answer.verdict.value


def told(terminal: Terminal) -> dict[str, Record]:
    return {r.key: r for r in feed_of(terminal).records if r.topic == Topic.DROP and r.body is not None}


def state(terminal: Terminal, id: str) -> DropState:
    return msgspec.json.decode(plain(terminal, told(terminal)[id]), type=DropState)


def plain(terminal: Terminal, record: Record) -> bytes:
    info = feed_info(terminal.pk, record.topic, record.key, record.rev)
    return open_sealed(record.body or b"", SEAL_PRIVATE, info)


def whole(terminal: Terminal, id: str, number: int) -> tuple[bytes, str]:
    (file,) = (f for f in state(terminal, id).files if f.number == number)
    records = told(terminal)
    parts = (records[piece_key(id, number, n)] for n in range(file.pieces))
    return b"".join(
        msgspec.json.decode(plain(terminal, part), type=DropPiece).data for part in parts
    ), file.once


def test_from_the_phone_to_the_terminal_and_gone(
    terminal: Terminal, ring: KeyRing, drop: tuple[str, DropKey]
) -> None:
    id, key = drop
    phone = Phone(key)
    assert phone.look() == (200, township_name(terminal.township))
    assert state(terminal, id).joined
    large, small = bytes(range(256)) * 5000, b"%PDF-1.7 small"
    assert phone.send(large)[0] == 200
    assert phone.send(small, once="f" * 32)[0] == 200
    assert phone.send(small, once="f" * 32)[0] == 200, "sent again when the answer was lost"
    assert [f.number for f in state(terminal, id).files] == [1, 2]
    for number, data in ((1, large), (2, small)):
        carried, once = whole(terminal, id, number)
        assert key.open(carried, once) == data
    # Nobody but the terminal opens it, and nothing of it lies here in plain, nor does the token.
    with pytest.raises(DropError):
        DropKey().open(*whole(terminal, id, 1))
    lying = b"".join(bytes(e.body) for e in Entry.objects.filter(topic=Topic.DROP) if e.body)
    assert large[:64] not in lying
    assert small not in lying
    assert not Drop.objects.filter(token_hash=key.token).exists()
    assert all(key.token.encode() not in bytes(m.body) for m in ReceivedMessage.objects.all())

    assert end(terminal, ring, id) == "accepted"
    assert told(terminal) == {}
    assert not Entry.objects.filter(topic=Topic.DROP, body__isnull=False).exists()
    status, words = phone.look()
    assert (status, "已经用完" in words) == (410, True)
    assert phone.send(b"late", once="e" * 32)[0] == 410


def test_its_time_runs_out_by_itself(terminal: Terminal, drop: tuple[str, DropKey]) -> None:
    phone = Phone(drop[1])
    assert phone.send(b"x" * 100)[0] == 200
    Drop.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert phone.look()[0] == 410
    assert services.end_old(timezone.now()) == 1
    assert told(terminal) == {}
    assert services.end_old(timezone.now() + timedelta(days=2)) == 0
    assert not Drop.objects.exists()
    assert phone.look()[0] == 404


@pytest.mark.usefixtures("within_the_hour")
def test_guessing_is_counted_and_a_strange_phone_learns_nothing(drop: tuple[str, DropKey]) -> None:
    phone = Phone(drop[1])
    for _ in range(60):
        assert phone.look("A" * 22) == (404, "这个码不对，请用手机重新扫一扫机器屏幕上的码。")
    assert phone.look()[0] == 429


@pytest.mark.parametrize("size", [MOST_FILE + 1, 30 * 1024 * 1024])
def test_what_is_too_large_is_refused_in_words(
    terminal: Terminal, drop: tuple[str, DropKey], size: int
) -> None:
    status, words = Phone(drop[1]).send(bytes(size))
    assert (status, "最大 10 兆" in words) == (413, True)
    assert told(terminal) == {}


def test_what_is_no_file_or_one_too_many_is_refused(terminal: Terminal, drop: tuple[str, DropKey]) -> None:
    id, key = drop
    phone = Phone(key)
    assert phone.send_sealed(b"", ONCE)[0] == 400
    assert phone.send_sealed(b"x" * 200, "../../etc")[0] == 400
    for number in range(MOST_FILES):
        assert phone.send(b"p", once=f"{number:032x}")[0] == 200
    assert phone.send(b"p", once="a" * 32)[0] == 400
    assert len(state(terminal, id).files) == MOST_FILES


def test_a_file_that_breaks_off_is_asked_for_again(terminal: Terminal, drop: tuple[str, DropKey]) -> None:
    broken = Mock(read=Mock(side_effect=OSError("the line is gone")))
    answer = Client().post(
        "/p/up/file/",
        content_type="application/octet-stream",
        headers={"Drop-Token": drop[1].token, "Drop-Once": ONCE},
        **{"wsgi.input": broken, "CONTENT_LENGTH": "500"},
    )
    assert (answer.status_code, answer.json()["words"]) == (400, "没有传完整，请再传一次。")
    assert told(terminal) == {}


def test_forged_posts_from_other_sites_are_refused(drop: tuple[str, DropKey]) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/p/up/look/", headers={"Drop-Token": drop[1].token}).status_code == 403


def test_another_terminal_cannot_end_it(ring: KeyRing, drop: tuple[str, DropKey]) -> None:
    assert end(make_terminal("420626106"), ring, drop[0]) == "accepted"
    assert Phone(drop[1]).look()[0] == 200
    assert end(make_terminal("420626105"), ring, "nothing") == "refused"


@pytest.mark.parametrize(
    ("url", "can"),
    [
        ("", False),
        ("http://10.0.0.7/p", False),
        ("https://a.example/p", True),
        ("http://127.0.0.1:1/p", True),
    ],
)
def test_where_no_phone_can_seal_none_is_let_in(
    terminal: Terminal, ring: KeyRing, settings: Settings, url: str, can: bool
) -> None:
    county = msgspec.structs.replace(django_settings.CONFIG.county, public_url=url)
    settings.CONFIG = msgspec.structs.replace(django_settings.CONFIG, county=county)
    assert can_seal(url) is can
    assert ask(terminal, ring, DropKey())[1] is (Outcome.FOUND if can else Outcome.NOT_CONNECTED)


def test_a_hash_that_is_none_or_known_opens_nothing(
    terminal: Terminal, ring: KeyRing, drop: tuple[str, DropKey]
) -> None:
    assert ask(terminal, ring, drop[1])[1] is Outcome.FAILED
    assert token_hash(drop[1].token) == drop[1].hash
    assert not services.open_drop(terminal, uuid7(0), "not a hash")
