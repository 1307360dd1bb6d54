"""Text that is safe to show, wrapped to a width."""

from __future__ import annotations

import re
import sys

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from scoqa.render import Fragment, Look, clean, plain, width, wrap
from scoqa.render.fragments import _NARROW, _UNSAFE, _USUAL, _WHITE, TOGETHER, line_width, with_right


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("\x9b31m", "31m"),
        ("abc\u202edef\u2066", "abcdef"),
        ("soft\xadhyphen zero\u200bwidth\ufeff", "softhyphen zerowidth"),
        ("a\tb\r\nc\u2028d\x85e", "a b  c d e"),
        ("name \udcff.pdf", "name \ufffd.pdf"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner that Persian needs
        ("hidden\U000e0041\U000e0042", "hidden"),
    ],
)
def test_what_a_terminal_would_obey_is_gone(text: str, shown: str):
    assert clean(text) == shown


@given(st.text())
def test_clean_text_holds_no_control_character_and_stays_clean(text: str):
    shown = clean(text)

    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert clean(shown) == shown
    shown.encode("utf-8")


def test_what_is_told_without_a_pattern_is_what_the_pattern_says():
    ascii_text = "".join(map(chr, range(0x80)))
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))

    assert clean(ascii_text) == _UNSAFE.sub("", re.sub(_WHITE, " ", ascii_text))
    assert _UNSAFE.sub("", re.sub(_WHITE, " ", printable)) == printable


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "koi8-r"]))
def test_clean_text_can_be_written_in_the_streams_encoding(text: str, encoding: str):
    shown = clean(text, encoding)

    assert shown.encode(encoding).decode(encoding) == shown


def test_a_poor_encoding_gets_a_plain_spelling():
    assert clean("“Fußnote” … café – ¶2 · 3×", "ascii") == '"Fussnote" ... cafe - par.2 - 3x'
    assert clean("café “x”", "latin-1") == 'café "x"'


def test_a_character_taken_for_one_cell_is_one_cell():
    narrow = [chr(code) for code in range(0x20, 0x3000) if _NARROW.fullmatch(chr(code))]

    assert [character for character in narrow if wcwidth.wcwidth(character) != 1] == []
    assert _NARROW.fullmatch("".join(_USUAL))


def test_wide_characters_count_two_cells():
    assert width("abc") == 3
    assert width("上海合作") == 8
    assert width("e\u0301") == 1


def test_no_line_ends_within_words_that_belong_together():
    lines = wrap(
        [Fragment("", "Wave · 1999, "), Fragment(TOGETHER, "p. 14"), Fragment("", " here")], Look(width=15)
    )

    assert plain(lines) == "Wave · 1999,\np. 14 here\n"


def test_a_long_word_is_not_cut_within_the_number_of_a_character():
    lines = wrap([Fragment("", "潮汐測")], Look(width=15, encoding="ascii"))

    assert plain(lines) == "\\u6f6e\\u6c50\n\\u6e2c\n"


def test_signs_that_are_joined_to_one_stay_together():
    family, worker = "\U0001f469\u200d\U0001f467", "\U0001f469\U0001f3fd\u200d\U0001f52c"

    lines = wrap([Fragment("", f"{family}{worker}潮{family}")], Look(width=4))

    assert plain(lines) == f"{family}{worker}\n潮{family}\n"


def test_text_is_wrapped_with_a_hanging_indent():
    lines = wrap([Fragment("", "one two\n three four five")], Look(width=12), first="- ", rest="    ")

    assert plain(lines) == "- one two\n    three\n    four\n    five\n"


def test_a_word_keeps_its_styles_when_it_is_made_of_several_fragments():
    lines = wrap([Fragment("", "the "), Fragment("match", "SCO"), Fragment("", "'s club")], Look(width=10))

    assert lines == [
        [Fragment("", "the "), Fragment("match", "SCO"), Fragment("", "'s")],
        [Fragment("", "club")],
    ]


def test_a_word_wider_than_a_line_is_cut():
    assert plain(wrap([Fragment("", "x" * 25)], Look(width=10))) == f"{'x' * 10}\n{'x' * 10}\n{'x' * 5}\n"


def test_chinese_is_broken_between_characters_but_not_before_a_full_stop():
    assert plain(wrap([Fragment("", "上海合作组织成立。")], Look(width=8))) == "上海合作\n组织成\n立。\n"


@given(
    st.lists(st.tuples(st.sampled_from(["", "match", "dim"]), st.text(max_size=40)), max_size=8),
    st.integers(20, 100),
)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(parts: list[tuple[str, str]], columns: int):
    fragments = [Fragment(style, text) for style, text in parts]

    lines = wrap(fragments, Look(width=columns), first="  ", rest="   ")

    assert all(line_width(line) <= columns for line in lines)
    shown = "".join(fragment.text for line in lines for fragment in line)
    assert "".join(shown.split()) == "".join(clean("".join(text for _, text in parts)).split())


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("1234", ["1234  page"]),  # two cells are left between them
        ("12345", ["12345", "      page"]),  # one is not enough
        ("1234567890", ["1234567890", "      page"]),
    ],
)
def test_what_stands_on_the_right_takes_a_line_of_its_own_without_two_cells_between(line, shown):
    lines = with_right([[Fragment("", line)]], [Fragment("", "page")], Look(width=10))

    assert ["".join(fragment.text for fragment in line) for line in lines] == shown
