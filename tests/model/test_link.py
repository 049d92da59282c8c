"""The link of a case: unguessable, nobody's data in it, readable back, and refused when it is not one."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.case import Case
from sync.model.ids import uuid7
from sync.model.link import case_address, case_token, new_secret, read_token, say_address
from sync.model.signing import document_of
from tests.helpers.county_cases import filed_case

CASE = uuid7(1_795_000_000_000, b"0123456789")
BASE = "https://zwfw.example/p"


def test_a_token_leads_back_to_its_case() -> None:
    secret = new_secret()
    token = case_token(CASE, secret)
    assert read_token(token) == (CASE, secret)
    assert len(token) == 43
    assert case_address(BASE, CASE, secret) == f"{BASE}/c/{token}/"
    assert case_address(BASE + "/", CASE, secret) == f"{BASE}/c/{token}/"


def test_two_cases_share_nothing_that_could_be_guessed() -> None:
    assert len({new_secret() for _ in range(100)}) == 100


def test_without_public_pages_or_a_link_there_is_no_address() -> None:
    assert case_address("", CASE, new_secret()) == ""
    assert case_address(BASE, CASE, b"") == ""
    assert say_address("") == ""
    assert say_address(BASE, "420626106-01") == f"{BASE}/say/?at=420626106-01"
    with pytest.raises(ValueError, match="16 bytes"):
        case_token(CASE, b"short")


@given(st.text(max_size=60))
def test_what_is_no_token_is_none(text: str) -> None:
    found = read_token(text)
    assert found is None or case_token(*found) == text


def test_a_token_has_one_spelling() -> None:
    """The last character carries two bits only: other spellings of it are not taken for the same token."""
    token = case_token(CASE, new_secret())
    other = token[:-1] + chr(ord(token[-1]) + 1)
    assert read_token(other) is None
    assert read_token(token + "=") is None


def test_the_link_is_given_after_signing_and_older_cases_have_none() -> None:
    case = filed_case()
    assert document_of(msgspec.structs.replace(case, link=new_secret())) == document_of(case)
    content = msgspec.to_builtins(case)
    del content["link"]
    assert msgspec.convert(content, Case).link == b""
