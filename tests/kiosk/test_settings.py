"""config.toml is complete, equals the defaults, and is read with sentences where it is wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from kiosk.settings import load_settings
from sync.model.settings import Settings, SettingsError

CONFIG = Path(__file__).parents[2] / "config.toml"


def test_the_file_equals_the_defaults() -> None:
    assert load_settings(CONFIG).settings == Settings()


def test_every_setting_is_in_the_file_with_a_comment_in_both_languages() -> None:
    text = CONFIG.read_text(encoding="utf-8")
    data = tomllib.loads(text)
    assert data == msgspec.json.decode(msgspec.json.encode(Settings()))
    lines = text.splitlines()
    for section, values in data.items():
        for key in values:
            at = next(
                n
                for n, line in enumerate(lines)
                if re.match(rf"{key} = ", line) and _section(lines, n) == section
            )
            above = []
            for line in reversed(lines[:at]):
                if not line.startswith("#"):
                    if above or not re.match(r"\w+ = ", line):
                        break
                    continue  # two settings may share the comment above them (host and port)
                above.append(line)
            words = "".join(above)
            assert re.search("[一-鿿]", words), f"{section}.{key}: no Chinese comment"
            assert re.search("[A-Za-z]{4}", words), f"{section}.{key}: no English comment"


def _section(lines: list[str], at: int) -> str:
    return next(line.strip("[]") for line in reversed(lines[:at]) if re.match(r"\[\w+\]", line))


def test_relative_paths_start_at_the_file(tmp_path: Path) -> None:
    config = tmp_path / "etc" / "config.toml"
    config.parent.mkdir()
    config.write_text(
        '[paths]\nstate = "data"\n[paper]\nfonts = ["fonts/a.ttf", "/b.ttf"]\n', encoding="utf-8"
    )
    found = load_settings(config)
    assert found.state == tmp_path / "etc" / "data"
    assert found.store_folder == tmp_path / "etc" / "data" / "kiosk"
    assert found.line_db == tmp_path / "etc" / "data" / "line" / "line.db"
    assert found.paper_folder == tmp_path / "etc" / "data" / "paper"
    assert found.fonts == (tmp_path / "etc" / "fonts" / "a.ttf", Path("/b.ttf"))
    config.write_text('[paths]\nstate = "/srv/doorstep"\n', encoding="utf-8")
    assert load_settings(config).state == Path("/srv/doorstep")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_bytes(b"\xef\xbb\xbf[visit]\nidle = 60\n")
    assert load_settings(config).settings.visit.idle == 60


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[visit]\nidel = 60\n", "第 2 行"),
        (b"[visit]\nidle = 'x'\n", "第 2 行"),
        (b"[visit\n", "读不懂"),
        ("[visit]\n# 中文\n".encode("gb18030"), "UTF-8"),
    ],
)
def test_a_wrong_file_is_explained(tmp_path: Path, content: bytes, words: str) -> None:
    config = tmp_path / "config.toml"
    config.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(config)
    assert words in str(caught.value)


def test_a_missing_file_and_a_folder_are_explained(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="找不到设置文件"):
        load_settings(tmp_path / "none.toml")
    with pytest.raises(SettingsError, match="打不开设置文件"):
        load_settings(tmp_path)
