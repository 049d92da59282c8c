"""config.toml: what it may say, and how a mistake in it is told."""

from __future__ import annotations

import msgspec
import pytest

from sync.model.settings import Line, Settings, SettingsError, read_settings


def told(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings(text)
    return str(caught.value)


def test_an_empty_file_is_the_defaults() -> None:
    assert read_settings("") == Settings()


def test_what_is_written_counts_and_the_rest_stays() -> None:
    settings = read_settings('[line]\ncounty_url = "https://示例.invalid"\nlong_poll = 3\n')
    assert settings.line == Line(county_url="https://示例.invalid", long_poll=3)
    assert settings.visit == Settings().visit


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[line]\n\ncolour = 1\n", ("第 3 行", "line.colour", "county_url")),
        ("[paths]\nstate = 'x'\n[colours]\na = 1\n", ("第 3 行", "colours", "line")),
        ("# 说明\n[line]\nbatch_count = 'many'\n", ("第 3 行", "line.batch_count", "int", "str")),
        ("[line]\nbatch_count = 0\n", ("第 2 行", "line.batch_count", ">= 1")),
        ("[line]\nbackoff_most = 100000\n", ("第 2 行", "line.backoff_most")),
        ("[county]\nport = 70000\n", ("第 2 行", "county.port")),
        ("[display]\nfullscreen = 1\n", ("第 2 行", "display.fullscreen", "bool")),
        ("[county]\npublic_url = 'https://zwfw.example'\n", ("第 2 行", "county.public_url", "以 /p 结尾")),
        ("line = 5\n", ("第 1 行", "line")),
        ("[display]\nscale = 9\n[line]\nlong_poll = 5\n", ("第 2 行", "display.scale")),
        ("[line]\nread_timeout = 9\n[display]\nwidth = 'wide'\n", ("第 4 行", "display.width")),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_expected(text: str, parts: tuple[str, ...]) -> None:
    sentence = told(text)
    assert sentence.startswith("config.toml")
    for part in parts:
        assert part in sentence, sentence


@pytest.mark.parametrize("text", ["[line", "a = ", "[line]\n[line]\n", "\x00"])
def test_text_that_is_no_toml(text: str) -> None:
    assert told(text).startswith("config.toml 读不懂")


def test_settings_do_not_change_afterwards() -> None:
    with pytest.raises(AttributeError):
        Settings().line.long_poll = 1  # type: ignore[misc]


def test_every_section_is_a_section_and_every_default_fits_its_own_rules() -> None:
    plain = msgspec.to_builtins(Settings())
    assert msgspec.convert(plain, Settings) == Settings()
