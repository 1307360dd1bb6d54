"""The characters that bytes of RTF files are, by the code page of the file and the sets of its fonts."""

from __future__ import annotations

import pytest

from scoqa.reading.rtf import read_rtf

FONTS = r"{\fonttbl{\f0\fcharset1 Arial;}{\f1\fnil Other;}{\f2\fcharset161{\*\panose 02}Third;}}"


@pytest.mark.parametrize(
    ("head", "words", "text"),
    [
        (
            r"\ansi\ansicpg932{\fonttbl{\f0\fcharset128 A;}}\f0",
            r"\'83e\'83X\'83g \'82\'a0 a\'81[",
            "テスト あ aー",
        ),
        (r"\ansi\ansicpg936", r"\'d6\'d0 \'95a", "中 昦"),
        (r"\ansi\ansicpg1252", r"\'e9t\'e9 d'\'e9t\'e9", "été d'été"),
        (r"\mac", r"caf\'8e", "café"),
        (r"\pca", r"caf\'82", "café"),
        (r"\mac\ansicpg10029", r"\'db", "Ř"),
        (r"\ansi{\fonttbl{\f0\fcharset78 Osaka;}}\f0", r"\'82\'a0", "あ"),
        (r"\ansi\ansicpg99999", r"caf\'e9", "café"),
        (r"\ansi\ansicpg0", "words", "words"),
    ],
)
def test_bytes_are_characters_of_the_files_code_page(head: str, words: str, text: str):
    assert read_rtf(rf"{{\rtf1{head} {words}}}".encode()).text == text


def test_a_font_without_a_set_of_its_own_has_that_of_the_file():
    source = rf"{{\rtf1\ansi\ansicpg1251{FONTS}\f0 \'cf\'f0 \f1 \'cf\'f0 \f2 \'cf\'f0}}"

    assert read_rtf(source.encode()).text == "Пр Пр Οπ"


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8"])
def test_bytes_without_an_escape_are_read_too(encoding: str):
    source = r"{\rtf1\ansi\ansicpg1251 Привет {\b мир}}"

    assert read_rtf(source.encode(encoding)).text == "Привет мир"


@pytest.mark.parametrize("odd", [r"\uc ", r"\u99999999999 ", r"\u-70000 ", r"\u1234567 "])
def test_numbers_that_are_no_character_do_not_keep_the_words_around_them(odd: str):
    text = read_rtf(rf"{{\rtf1\ansi before {odd} and after}}".encode()).text

    assert text.startswith("before ")
    assert text.endswith("and after")
