"""Text in addresses, as the standard library writes it."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.address import file_address, percent_encoded


@given(st.binary())
@pytest.mark.parametrize("keep", ["", "/"])
def test_bytes_are_written_as_the_standard_library_does(keep, text):
    assert percent_encoded(text, keep.encode()) == quote(text, safe=keep)


def test_what_an_address_cannot_hold_is_written_by_its_bytes():
    assert percent_encoded("a b/ü?".encode(), b"/") == "a%20b/%C3%BC%3F"


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20))
def test_a_file_has_the_address_that_pathlib_gives_it(name):
    path = PurePath(__file__).parent / name

    assert file_address(path) == path.as_uri()
