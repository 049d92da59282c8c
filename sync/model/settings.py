"""config.toml as frozen, typed settings, for all three processes.

One file, one schema: a key that no process knows stops the start of each of them, with the line
and what was expected. Reading the file is the caller's; here is only the meaning of its text.
"""

from __future__ import annotations

import re
import tomllib
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from sync.model.hours import HOURS_PATTERN

Seconds = Annotated[float, Meta(gt=0, le=86_400)]
# A wait further ahead than this is taken for a clock that was set back (sync.terminal.mailbox.rules).
Backoff = Annotated[float, Meta(gt=0, le=3600)]
Count = Annotated[int, Meta(ge=1)]
Whole = Annotated[int, Meta(ge=0)]
Port = Annotated[int, Meta(ge=1, le=65_535)]
# Where a device is plugged in; "": there is none. See kiosk.devices.serial_port.
Serial = Annotated[str, Meta(pattern=r"^$|^serial:/[^?]+(\?baud=\d+)?$")]
# A queue of the print service, see kiosk.devices.printer.
Queue = Annotated[str, Meta(pattern=r"^$|^cups:[A-Za-z0-9_-]+(@/.+)?$")]
# The county's pages for phones: every code that is printed leads below this.
_PAGES = "^$|^https?://[^ ?#]+/p/?$"
Pages = Annotated[str, Meta(pattern=_PAGES)]


class Paths(Struct, frozen=True, forbid_unknown_fields=True):
    """state: folder for databases and print-outs; a relative path starts at the folder of config.toml.
    sticks: where USB sticks are mounted, for the keeper's report; "" for no reports on sticks.
    """

    state: str = "var"
    sticks: str = ""


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """The agent. Times in seconds; batch_bytes counts sealed bytes.

    rate_limit: bytes a second upward, 0 for no limit. photos_hours: ``20:00-06:30``, when photographs may
    go up; "" for always. keep_done_days, keep_done_mb: how long, and how much of, what the county has taken
    is kept, so that a county put back from a backup gets what it lacks. warn_*: keepers are told after so
    many days without contact or so many cases waiting; alarm_*: leaders are; stop_*: no new filings are
    taken (0: never).
    """

    county_url: str = "http://127.0.0.1:8620"
    ca_file: str = ""
    connect_timeout: Seconds = 5
    read_timeout: Seconds = 40
    long_poll: Seconds = 25
    outbox_poll: Seconds = 0.2
    batch_count: Annotated[int, Meta(ge=1, le=2000)] = 500
    batch_bytes: Count = 2_000_000
    backoff_first: Backoff = 1
    backoff_most: Backoff = 300
    rate_limit: Whole = 0
    photos_hours: Annotated[str, Meta(pattern=HOURS_PATTERN)] = ""
    keep_done_days: Whole = 30
    keep_done_mb: Whole = 500
    report_every: Seconds = 900
    warn_days: Whole = 1
    warn_cases: Whole = 50
    alarm_days: Whole = 3
    alarm_cases: Whole = 200
    stop_days: Whole = 0
    stop_cases: Whole = 0


class Display(Struct, frozen=True, forbid_unknown_fields=True):
    """width, height: the window when not full screen, in pixels. scale: for a smaller developer screen.
    dim_from, dim_to: the hours in which the idle screen is dim; off_from, off_to: in which it is black; the
    same hour twice: never."""

    fullscreen: bool = False
    width: Count = 1080
    height: Count = 1920
    scale: Annotated[float, Meta(ge=0.25, le=2)] = 1.0
    reduce_motion: bool = False
    reader_side: str = "right"
    dim_from: Annotated[int, Meta(ge=0, le=23)] = 0
    dim_to: Annotated[int, Meta(ge=0, le=23)] = 0
    off_from: Annotated[int, Meta(ge=0, le=23)] = 0
    off_to: Annotated[int, Meta(ge=0, le=23)] = 0


class Visit(Struct, frozen=True, forbid_unknown_fields=True):
    """Idle limits in seconds (standard, elder); warn: length of the countdown before the visit ends;
    answer_wait: how long a citizen is kept waiting for the county's answer to a question."""

    idle: Seconds = 180
    elder_idle: Seconds = 300
    warn: Seconds = 30
    draft_days: Count = 15
    answer_wait: Seconds = 3


class Paper(Struct, frozen=True, forbid_unknown_fields=True):
    """fonts: TrueType fonts that can be embedded, tried in order for each character.

    keep: do not delete the print-outs when a visit ends; for developers and demonstrations only.
    """

    fonts: tuple[str, ...] = (
        "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf",
        "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
    )
    folder: str = "paper"
    keep: bool = False


class County(Struct, frozen=True, forbid_unknown_fields=True):
    """The county server. database: ``sqlite:///path`` (relative to paths.state) or ``postgresql://…``.

    public_url: where phones reach this server's public pages (``/p/``), e.g. ``https://zwfw.example/p``;
    terminals put it into the QR codes of receipts and of complaints. proxies: how many reverse proxies stand
    in front, whose X-Forwarded-For says who asks; 0: the connection itself does.
    line_url: the address at which terminals reach this server, printed on enrolment tickets. ca_file: the
    county's own certificate authority (PEM; relative to config.toml), its fingerprint goes onto the ticket.
    exchange_url: the gateway to the data centre (e-licences, shared data), "" for none; exchange_timeout: how
    long it may take. complaint_days, voice_days, snag_days: working days to answer a complaint; an opinion or
    message; a township that cannot handle a matter handed down to it.
    certificate_days: how long a certificate holds where the department says nothing of it; 0: without end.
    undo_seconds: how long a terminal is not yet told what was done with a case, so that it can be taken back;
    0: told at once. idle_minutes, session_hours: how long a log-in to the console lasts unused, and at all.
    """

    host: str = "127.0.0.1"
    port: Port = 8620
    database: str = "sqlite:///county/county.db"
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    https_only: bool = False
    long_poll_most: Seconds = 25
    public_url: Pages = ""
    proxies: Annotated[int, Meta(ge=0, le=9)] = 0
    line_url: str = ""
    ca_file: str = ""
    exchange_url: str = ""
    exchange_timeout: Seconds = 10
    complaint_days: Count = 5
    voice_days: Count = 15
    certificate_days: Annotated[int, Meta(ge=0, le=3650)] = 0
    snag_days: Count = 5
    undo_seconds: Annotated[int, Meta(ge=0, le=300)] = 30
    idle_minutes: Annotated[int, Meta(ge=1, le=480)] = 30
    session_hours: Annotated[int, Meta(ge=1, le=24)] = 10


class Speech(Struct, frozen=True, forbid_unknown_fields=True):
    """Reading aloud. engine: by a program, or by one of Qt's engines. program takes the text on its standard
    input; in arguments ``{voice}``, ``{speed}`` (words a minute) and ``{volume}`` (0 to 200) are filled in.
    qt_engine: which of QtTextToSpeech's; it takes a voice of the name given, or else one of the language.
    volume: share of the loudest. Between the hours night_from and night_to nothing is read unasked, and what
    is asked for is read softly."""

    engine: Literal["program", "qt"] = "program"
    qt_engine: str = "speechd"
    program: str = "espeak-ng"
    arguments: tuple[str, ...] = ("-v", "{voice}", "-s", "{speed}", "-a", "{volume}", "--stdin")
    voice: str = "cmn"
    english_voice: str = "en-gb"
    volume: Annotated[float, Meta(gt=0, le=1)] = 0.6
    night_from: Annotated[int, Meta(ge=0, le=23)] = 22
    night_to: Annotated[int, Meta(ge=0, le=23)] = 7


class Devices(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the kiosk's devices are plugged in, "" for what this machine does not have.

    id_reader: a SAM-V card reader. id_photo: the vendor's decoder for the card's picture. a4_printer: a queue
    of the print service, ``cups:NAME``, or ``cups:NAME@SOCKET`` where cupsd listens elsewhere.
    a4_state: where ``packaging/cups`` writes how the idle printer is.
    receipt_printer: ESC/POS on 80 mm paper. scanner: of codes, on a serial line, or ``keys:`` and the sign
    that one which types puts in front of each code. doorplate: what the codes of doorplates begin with, ""
    while the county has none. power: the file that upsmon's NOTIFYCMD writes, or a folder of
    ``/sys/class/power_supply``. camera: ``uvc:/dev/v4l/by-id/…``, or ``mjpeg:`` and the Unix socket on which
    its maker's program shows what it sees. light: the folder of a light sensor below
    ``/sys/bus/iio/devices``. backlight: of the panel, below ``/sys/class/backlight``; "": it stays on.
    """

    id_reader: Serial = ""
    id_photo: str = ""
    a4_printer: Queue = ""
    a4_state: Annotated[str, Meta(pattern=r"^$|^/")] = ""
    receipt_printer: Annotated[str, Meta(pattern=r"^$|^(serial|file):/[^?]+(\?baud=\d+)?$")] = ""
    scanner: Annotated[str, Meta(pattern=r"^$|^keys:[!-~]$|^serial:/[^?]+(\?baud=\d+)?$")] = ""
    doorplate: str = ""
    power: Annotated[str, Meta(pattern=r"^$|^/")] = ""
    camera: Annotated[str, Meta(pattern=r"^$|^(uvc|mjpeg):/")] = ""
    light: Annotated[str, Meta(pattern=r"^$|^/")] = ""
    backlight: Annotated[str, Meta(pattern=r"^$|^/")] = ""


class Sound(Struct, frozen=True, forbid_unknown_fields=True):
    """Short sounds. program plays a WAV file from its standard input. Volume, night: of :class:`Speech`."""

    on: bool = True
    program: str = "aplay"
    arguments: tuple[str, ...] = ("-q", "-t", "wav", "-")


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    paths: Paths = Paths()
    line: Line = Line()
    display: Display = Display()
    speech: Speech = Speech()
    sound: Sound = Sound()
    visit: Visit = Visit()
    paper: Paper = Paper()
    devices: Devices = Devices()
    county: County = County()


class SettingsError(Exception):
    """config.toml cannot be used. str() is a Chinese sentence with the line and what was expected."""


def read_settings(text: str, name: str = "config.toml") -> Settings:
    """Settings from the text of config.toml. Raises SettingsError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name} 读不懂：{error}") from error
    try:
        return msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(_sentence(str(error), text, name)) from error


def _sentence(message: str, text: str, name: str) -> str:
    where = re.search(r"`\$\.?([\w.]*)", message)
    path = where.group(1).split(".") if where and where.group(1) else []
    unknown = re.search(r"unknown field `(\w+)`", message)
    if unknown:
        path = [*path, unknown.group(1)]
        known = _known_keys(path[:-1])
        return (
            f"{name} 第 {_line_of(text, path)} 行：不认识 {'.'.join(path)}，可以写的有：{'、'.join(known)}。"
        )
    expected = message.split(" - at ")[0]
    return f"{name} 第 {_line_of(text, path)} 行：{'.'.join(path)} 的值不对（{_translate(expected)}）。"


def _translate(expected: str) -> str:
    plain = re.fullmatch(r"Expected `(.+?)`, got `(.+?)`", expected)
    if plain:
        return f"应是 {plain.group(1)}，写的是 {plain.group(2)}"
    limit = re.fullmatch(r"Expected `(.+?)` (>=|<=|>|<) (.+)", expected)
    if limit:
        return f"应是 {limit.group(2)} {limit.group(3)} 的 {limit.group(1)}"
    if _PAGES in expected:
        return "应以 http:// 或 https:// 开头、以 /p 结尾"
    return expected


def _known_keys(path: list[str]) -> tuple[str, ...]:
    if not path:
        return tuple(f.name for f in msgspec.structs.fields(Settings))
    section = next((f.type for f in msgspec.structs.fields(Settings) if f.name == path[0]), None)
    return tuple(f.name for f in msgspec.structs.fields(section)) if section else ()


def _line_of(text: str, path: list[str]) -> int:
    """The line where a key stands (1-based); the section's line when the key is not found."""
    section, here, section_line = path[0] if path else "", "", 1
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[([\w.]+)\]", line)
        if head:
            here = head.group(1)
            if here == section:
                section_line = number
                if len(path) == 1:
                    return number
        else:
            place, key = (section, path[1]) if len(path) > 1 else ("", section)
            if here == place and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
    return section_line
