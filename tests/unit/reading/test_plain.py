from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.errors import UnreadableFileError
from scoqa.reading.media import is_binary
from scoqa.reading.plain import decode, read_plain
from scoqa.types import Zone


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_decoded_whatever_its_form(encoding: str):
    text = "Grüße aus Öland — naïve café.\n" * 3

    assert decode(text.encode(encoding)) == (text, "")


def test_what_is_not_unicode_is_read_as_windows_1252_and_said_so():
    assert decode("“café” – 5 €".encode("cp1252")) == ("“café” – 5 €", "not UTF-8; read as Windows-1252")


OLD = {
    "cp1251": "Луна вызывает приливы в океане два раза в день. Второе предложение здесь.\n",
    "koi8_r": "Луна вызывает приливы в океане два раза в день. Второе предложение здесь.\n",
    "shift_jis": "月は海の潮を一日に二回起こします。二番目の文です。\n",
    "gb18030": "月亮每天两次引起海洋的潮汐。第二句话在这里。\n",
    "euc_kr": "달은 하루에 두 번 바다의 조수를 일으킵니다. 두 번째 문장이 여기 있습니다.\n",
    "cp1253": "Η σελήνη προκαλεί τις παλίρροιες των ωκεανών δύο φορές την ημέρα.\n",
}


@pytest.mark.parametrize("encoding", OLD)
@pytest.mark.parametrize("times", [1, 1000])
def test_old_encodings_of_other_scripts_are_told_by_their_letters(encoding: str, times: int):
    text, problem = decode((OLD[encoding] * times).encode(encoding))

    assert text == OLD[encoding] * times
    assert problem == f"not UTF-8; read as {encoding.replace('_', '-')}"


def test_a_stray_nul_is_a_blank_and_makes_no_binary_file_of_a_text():
    data = b"Words with a \0 NUL in the middle of text. More words follow here.\n"

    assert decode(data)[0].count("\0") == 0
    assert "NUL in the middle" in decode(data)[0]
    assert not is_binary(data)
    assert is_binary(bytes(range(256)))


def test_line_ends_become_one_newline():
    assert decode(b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


def test_blank_lines_part_paragraphs_and_hard_wrapped_lines_stay():
    content = read_plain(b"First line\nsecond line.\n \t\nNext one.\n\n\n")

    assert [content.text[slice(*p)] for p in content.paragraphs] == ["First line\nsecond line.", "Next one."]


def test_numbered_and_named_lines_are_headings():
    content = read_plain(
        b"Some opening words here.\n\n1 Introduction\n\nWords.\n\n1.2 Aims\n\nWords.\n\n"
        b"References\n\n[1] A. Author. A book.\n"
    )

    assert [(s.level, s.heading) for s in content.sections] == [
        (1, "1 Introduction"),
        (2, "1.2 Aims"),
        (1, "References"),
    ]
    (zone,) = content.zones
    assert zone.zone is Zone.REFERENCES
    assert content.text[slice(*zone.span)] == "References\n\n[1] A. Author. A book."


def test_dot_leaders_are_contents_and_figure_lines_are_captions():
    content = read_plain(
        b"Words come first.\n\nIntroduction ........ 3\nMethods ........ 12\n\nFigure 3: A map of it.\n\nFigure it out."
    )

    assert [z.zone for z in content.zones] == [Zone.CONTENTS, Zone.CAPTION]


def test_only_white_space_is_no_document():
    with pytest.raises(UnreadableFileError, match="white space"):
        read_plain(b" \n ")


@given(st.text(max_size=300))
def test_every_word_is_in_some_paragraph_or_running_zone(text: str):
    data = text.encode("utf-8", "ignore")
    try:
        content = read_plain(data)
    except UnreadableFileError:
        return

    covered = [*content.paragraphs, *(z.span for z in content.zones if z.zone is Zone.RUNNING)]
    outside = list(content.text)
    for start, stop in covered:
        outside[start:stop] = " " * (stop - start)
    assert not "".join(outside).strip()
