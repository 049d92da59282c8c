"""Verbs about terminals."""

from __future__ import annotations

import functools
import re
import ssl
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone
from msgspec import Struct

from sync.county import bulk
from sync.county.feed.services import Publication, publish
from sync.county.fleet.models import EnrolmentCode, Revocation, SpentAssertion, Terminal
from sync.county.fleet.rules import (
    CODE_LIFE,
    TOKEN_SECONDS,
    AssertionRefusedError,
    check_assertion,
    claimed_terminal,
    code_digest,
    make_terminal_id,
    new_code,
    next_device,
)
from sync.county.keys import KeyRing, add_seal_key
from sync.county.people.models import Staff
from sync.model.division import TOWNSHIPS, township_name
from sync.model.persons import mask_name
from sync.model.receipt import PHONE
from sync.model.terminal import DutyHelper, TerminalProfile
from sync.model.ticket import Ticket, make_ticket
from sync.protocol.line import CountyKey, EnrolRequest, Topic

# With the next question 25 s after that, still well within what counts as online (rules.ONLINE_WITHIN).
SEEN_EVERY = 40
_TOKEN_SALT = "doorstep.line.token"  # noqa: S105 - a salt's name
_LINE_NEEDS = {
    "id",
    "township",
    "device",
    "seal_public",
    "epoch",
    "last_seen",
    "last_epoch",
    "last_seq",
}
# In the model's order, which is the one ``from_db`` takes them in.
_LINE_COLUMNS = tuple(f.attname for f in Terminal._meta.concrete_fields if f.attname in _LINE_NEEDS)
_HOLDER = '"id" = %s AND "epoch" = %s AND "revoked_at" IS NULL'


class FleetError(Exception):
    """str(): a Chinese sentence for the person at the console or the machine."""


class Holder(Struct, frozen=True):
    """To whom a token was given: which terminal (``pk``), in which of its lives. Whether it still counts is
    for the database to say."""

    pk: str
    epoch: int


class IssuedCode(Struct, frozen=True):
    code: str
    terminal: str
    expires_at: datetime


def issue_code(township: str, device: int | None, made_by: str) -> IssuedCode:
    """A one-time code for a place. A place that has a terminal gets a new machine with it.

    Raises FleetError for an unknown township or a device number out of range.
    """
    if township not in {t.code for t in TOWNSHIPS}:
        names = "、".join(f"{t.code} {t.name}" for t in TOWNSHIPS)
        raise FleetError(f"没有代码是 {township} 的乡镇。可以用的有：{names}。")
    with transaction.atomic():
        if device is None:
            taken = set(Terminal.objects.filter(township=township).values_list("device", flat=True))
            open_codes = EnrolmentCode.objects.filter(
                township=township, used_at=None, expires_at__gt=timezone.now()
            )
            device = next_device(taken | set(open_codes.values_list("device", flat=True)))
        if device is None or not 1 <= device <= 99:
            raise FleetError("设备号应在 1 到 99 之间。")
        code, expires = new_code(), timezone.now() + CODE_LIFE
        EnrolmentCode.objects.create(
            digest=code_digest(code), township=township, device=device, expires_at=expires, made_by=made_by
        )
    return IssuedCode(code, make_terminal_id(township, device), expires)


def authority() -> str | None:
    """The county's own certificate authority (PEM), None when the settings name none."""
    config = settings.CONFIG
    folder = config.file.parent if config.file else Path()
    return (folder / config.county.ca_file).read_text("ascii") if config.county.ca_file else None


def ticket_of(issued: IssuedCode) -> str:
    """The line that enrols a terminal, for its QR code; "" while no setting says where the line is."""
    url, certificate = settings.CONFIG.county.line_url.rstrip("/"), authority()
    if not url:
        return ""
    ca = sha256(ssl.PEM_cert_to_DER_cert(certificate.strip())).hexdigest() if certificate else ""
    return make_ticket(Ticket(url, issued.code, ca if url.startswith("https://") else ""))


def enrol(request: EnrolRequest) -> Terminal:
    """Bring a terminal in with its one-time code. Raises FleetError."""
    if len(request.sign_public) != 32 or len(request.seal_public) != 32:
        raise FleetError("登记信息不完整：公钥应各是 32 个字节。请升级终端软件后再试。")
    now = timezone.now()
    with transaction.atomic():
        code = (
            EnrolmentCode.objects.select_for_update()
            .filter(digest=code_digest(request.code), used_at=None, expires_at__gt=now)
            .first()
        )
        if code is None:
            raise FleetError("这个登记码不对、已经用过或者过期了。请向县里要一个新的登记码。")
        code.used_at = now
        code.save(update_fields=["used_at"])
        terminal = _place(code)
        terminal.sign_public, terminal.seal_public = request.sign_public, request.seal_public
        terminal.software, terminal.machine = request.software[:60], request.machine[:120]
        terminal.enrolled_at, terminal.last_seen, terminal.revoked_at = now, now, None
        terminal.save()
        publish_profile(terminal)
    return terminal


def _place(code: EnrolmentCode) -> Terminal:
    id = make_terminal_id(code.township, code.device)
    terminal = Terminal.objects.select_for_update().filter(pk=id).first()
    if terminal is not None:
        terminal.epoch += 1
        return terminal
    return Terminal(
        id=id,
        township=code.township,
        device=code.device,
        centre_name=f"{township_name(code.township)}党群服务中心",
    )


def phone_counter(township: str) -> Terminal:
    """The place in whose name the pages for phones take in what is said there. Nobody logs in as it."""
    now = timezone.now()
    counter, _ = Terminal.places.get_or_create(
        id=make_terminal_id(township, PHONE),
        defaults={
            "township": township,
            "device": PHONE,
            "sign_public": b"",
            "seal_public": b"",
            "enrolled_at": now,
            "revoked_at": now,
            "centre_name": f"{township_name(township)}党群服务中心",
        },
    )
    return counter


def profile_of(terminal: Terminal) -> TerminalProfile:
    helper = DutyHelper(terminal.helper_name, terminal.helper_phone) if terminal.helper_name else None
    return TerminalProfile(
        terminal=terminal.id,
        township=terminal.township,
        township_name=township_name(terminal.township),
        centre_name=terminal.centre_name,
        device=terminal.device,
        helper=helper,
        hours=terminal.hours,
        window=terminal.window,
        complaint_phone=terminal.complaint_phone,
        frequent=tuple(terminal.frequent),
        public_url=settings.CONFIG.county.public_url,
        complaint_days=settings.CONFIG.county.complaint_days,
        voice_days=settings.CONFIG.county.voice_days,
    )


def publish_profile(terminal: Terminal) -> None:
    body = msgspec.json.encode(profile_of(terminal))
    publish([Publication(topic=Topic.TERMINAL, key=terminal.id, body=body, terminal=terminal.id)])


def publish_profiles() -> None:
    """Every terminal's profile anew: settings of the county are part of it. Those that are the same stay."""
    for terminal in Terminal.objects.filter(revoked_at=None):
        publish_profile(terminal)


def publish_keys() -> None:
    """The county's public keys as a record; changes nothing when they are the same."""
    keys = KeyRing(settings.KEYS_FOLDER).county_keys()
    publish([Publication(topic=Topic.KEYS, key="county", body=msgspec.json.encode(keys))])


def rotate_keys() -> CountyKey:
    """A new key for terminals to seal to, published; what is under way under an older one is taken."""
    key = add_seal_key(settings.KEYS_FOLDER)
    publish_keys()
    return key


def grant_token(assertion: str) -> str:
    """An access token for a genuine assertion. Raises AssertionRefusedError or ClockSkewError."""
    id = claimed_terminal(assertion)
    terminal = Terminal.objects.filter(pk=id, revoked_at=None).first()
    if terminal is None:
        raise AssertionRefusedError("no such terminal, or revoked")
    checked = check_assertion(assertion, bytes(terminal.sign_public), timezone.now())
    until = datetime.fromtimestamp(checked.until, UTC)
    try:
        with transaction.atomic():
            SpentAssertion.objects.filter(until__lt=timezone.now()).delete()
            SpentAssertion.objects.create(terminal=terminal, jti=checked.jti, until=until)
    except IntegrityError as error:
        raise AssertionRefusedError("assertion used before") from error
    return access_token(terminal)


def access_token(terminal: Terminal) -> str:
    """Signed, dated, and of this machine's life: it stops counting when another takes the place."""
    return signing.dumps([terminal.id, terminal.epoch], salt=_TOKEN_SALT)


def terminal_of_token(token: str) -> Terminal | None:
    """Who holds a token; None when it is not ours, too old, or of a machine since replaced or revoked.

    The row is asked for each time, so that revoking counts at once; columns that the line does not need are
    left in the database until somebody asks for them.
    """
    holder = holder_of(token)
    found = bulk.select(Terminal, _LINE_COLUMNS, _HOLDER, (holder.pk, holder.epoch)) if holder else []
    return Terminal.from_db("default", _LINE_COLUMNS, found[0]) if found else None


def holder_of(token: str) -> Holder | None:
    """Without asking the database whether that still counts; None when it is not ours or too old."""
    try:
        id, epoch, made_at = _claims(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return None if time.time() - made_at > TOKEN_SECONDS else Holder(id, epoch)


def counts(holder: Holder) -> bool:
    """Whether the token still does: not of a machine replaced or revoked since."""
    return bool(bulk.select(Terminal, ("epoch",), _HOLDER, (holder.pk, holder.epoch)))


@functools.lru_cache(maxsize=4096)
def _claims(token: str) -> tuple[str, int, int]:
    """Terminal, its life, and when the token was given (Unix seconds). What is genuine once stays genuine."""
    id, epoch = signing.loads(token, salt=_TOKEN_SALT)
    return id, epoch, signing.b62_decode(token.rsplit(":", 2)[1])


def seen(terminal: Terminal) -> None:
    """Heard of it just now. Written now and then: a terminal asks every 25 s, and each write is a commit."""
    now = timezone.now()
    if terminal.last_seen is None or (now - terminal.last_seen).total_seconds() > SEEN_EVERY:
        Terminal.objects.filter(pk=terminal.pk).update(last_seen=now)


def revoke(id: str, staff: Staff, reason: str) -> None:
    """A stolen or retired machine: its tokens and assertions stop counting at once; who did it, and why, is
    kept. Raises FleetError."""
    why = " ".join(reason.split())
    if not 2 <= len(why) <= 200:
        raise FleetError("请写明为什么停用，例如送修、丢失、换新机，2 到 200 个字。")
    now = timezone.now()
    with transaction.atomic():
        terminal = Terminal.objects.select_for_update().filter(pk=id).first()
        if terminal is None or terminal.revoked_at is not None:
            raise FleetError("这台终端已经停用了。")
        terminal.revoked_at = now
        terminal.save(update_fields=["revoked_at"])
        Revocation.objects.create(terminal=terminal, epoch=terminal.epoch, at=now, staff=staff, reason=why)


_TEXTS = {
    "centre_name": ("中心名称", 80),
    "helper_name": ("值班帮办员", 50),
    "helper_phone": ("帮办员电话", 30),
    "hours": ("服务时间", 80),
    "window": ("窗口", 80),
    "complaint_phone": ("投诉电话", 30),
}


def described(terminal: Terminal) -> str:
    """A short mark of what a terminal says of its place, to notice that somebody changed it meanwhile."""
    told = [getattr(terminal, field) for field in (*_TEXTS, "frequent")]
    return sha256(msgspec.json.encode(told)).hexdigest()[:16]


def describe(terminal: Terminal, fields: dict[str, str], seen: str | None = None) -> list[str]:
    """Change what a terminal says of its place, and publish it. Returns sentences when something is wrong.

    The helper's name travels masked; frequent: up to four matter codes. seen: what :func:`described` said
    when the page was shown; when that is another by now, nothing is changed: FleetError tells what differs.
    """
    problems = []
    for field, (label, most) in _TEXTS.items():
        text = " ".join(fields.get(field, "").split())
        if len(text) > most:
            problems.append(f"{label}最多 {most} 个字，现在是 {len(text)} 个字。")
        setattr(terminal, field, text[:most])
    if not terminal.centre_name:
        problems.append("请填中心名称，它显示在终端顶上。")
    codes = [c for c in re.split(r"[、，,\s]+", fields.get("frequent", "").upper()) if c]
    if len(codes) > 4:
        problems.append(f"常办事项最多 4 个，现在是 {len(codes)} 个。")
    terminal.frequent = codes[:4]
    if problems:
        return problems
    if terminal.helper_name and "*" not in terminal.helper_name:
        terminal.helper_name = mask_name(terminal.helper_name)
    with transaction.atomic():
        now = Terminal.objects.select_for_update().get(pk=terminal.pk)
        if seen is not None and seen != described(now) != described(terminal):
            raise FleetError(_overtaken(now, terminal))
        terminal.save(update_fields=[*_TEXTS, "frequent"])
        publish_profile(terminal)
    return []


def _overtaken(now: Terminal, typed: Terminal) -> str:
    labels = {field: label for field, (label, _) in _TEXTS.items()} | {"frequent": "常办事项"}
    differs = [field for field in labels if getattr(now, field) != getattr(typed, field)]
    told = [getattr(now, field) for field in differs]
    shown = ["、".join(text) if isinstance(text, list) else text for text in told]
    others = "；".join(f"{labels[field]}是“{text}”" for field, text in zip(differs, shown, strict=True))
    return f"刚才别人改过这台终端的信息，这次没有保存。现在{others}。核对下面您填的，再保存一次就按您的。"
