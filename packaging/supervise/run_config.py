"""The settings of one `make run`: config.toml, with what this machine made necessary.

A port that was taken, or a screen too small, changes a setting for this run alone. All processes read the
same file, so the result is written as a file of its own and config.toml stays as it is.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from sync.model.settings import Settings


def adapted(settings: Settings, *, state: Path, port: int, scale: float) -> Settings:
    """The same settings, with an absolute state folder, this county port and this window scale."""
    replace = msgspec.structs.replace
    return replace(
        settings,
        paths=replace(settings.paths, state=str(state)),
        county=replace(settings.county, port=port),
        line=replace(settings.line, county_url=f"http://{settings.county.host}:{port}"),
        display=replace(settings.display, scale=scale, fullscreen=False),
    )


def with_devices(settings: Settings, folder: Path, *, printing: bool = False) -> Settings:
    """The same settings; devices that they do not name are the simulated ones plugged in there. printing: a
    print service is among them."""
    plugs = {"id_reader": "id-reader", "scanner": "scanner", "receipt_printer": "receipt-printer"}
    named = settings.devices
    given = {key: f"serial:{folder / link}" for key, link in plugs.items() if not getattr(named, key)}
    if not named.camera:
        given["camera"] = f"mjpeg:{folder / 'camera.sock'}"
    if not named.light:
        given["light"] = str(folder / "light")
    if not named.power:
        given["power"] = str(folder / "power")
    if printing and not named.a4_printer:
        given["a4_printer"] = f"cups:A4@{folder / 'print' / 'cups.sock'}"
    if not named.backlight:
        given["backlight"] = str(folder / "backlight")
    return msgspec.structs.replace(settings, devices=msgspec.structs.replace(named, **given))


def to_toml(settings: Settings) -> str:
    """Every setting, in the sections that sync.model.settings names."""
    lines = ["# Written by `make run` at each start; change config.toml instead."]
    for section in msgspec.structs.fields(settings):
        lines += ["", f"[{section.encode_name}]"]
        values = getattr(settings, section.name)
        for item in msgspec.structs.fields(values):
            lines.append(f"{item.encode_name} = {_value(getattr(values, item.name))}")
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        # A JSON string is a TOML basic string, but for DEL, which no path here contains.
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    raise TypeError(f"no TOML form for {type(value).__name__}")
