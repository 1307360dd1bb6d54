"""Ligatures at the codes of control characters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdfs import LINE, column, make_pdf

from scoqa.reading.pdf import read_pdf
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_ligatures import hide, write_ligatures
from scoqa.reading.pdf_lines import Line


def written(*pages: str) -> list[str]:
    """What lines on a page each read after their ligatures are written out."""
    found = [
        PageLines(n, 595, 842, [Line(hide(text), 70, 500, 700, 10)], hidden=True)
        for n, text in enumerate(pages)
    ]
    write_ligatures(found)
    return [line.text for page in found for line in page.lines]


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (
            "the modi\x0ced e\x0bects of the \x0crst o\x0ecial \x0celds",
            "the modified effects of the first official fields",
        ),
        ("in\ruence of a \rat de\x0cnition", "influence of a flat definition"),
        ("signi\x1fcant ex\x1fltration o\x1eshore su\x1eers", "significant exfiltration offshore suffers"),
        ("Coordina\x10on, informa\x10on", "Coordination, information"),
        ("a de\x13nition at She\x0eeld, e\x0eciently", "a definition at Sheffield, efficiently"),
        ("\x0bij and \x0eij and \x0ck with e\x0bect", "ij and ij and k with effect"),  # signs of formulas
        ("tra\x1ec that a\x1dects", "traffic that affects"),
        ("di\x1bérences, dé\x1cnir, su\x1et", "différences, définir, suffit"),
        ("the di\x1berences of \x1daws", "the differences of flaws"),
        ("an\x07odd\x0cword", "an odd word"),
    ],
)
def test_the_document_s_words_tell_which_letters_a_code_stands_for(drawn: str, words: str):
    assert written(drawn) == [words]


def test_words_of_one_page_tell_those_of_another():
    assert written("the She\x1eeld school", "is e\x1ecient, o\x1ecial") == [
        "the Sheffield school",
        "is efficient, official",
    ]


def test_a_code_that_no_word_tells_is_a_blank():
    assert written("this\x0cthat") == ["this that"]


@pytest.mark.parametrize("text", ["plain words\r\nin two lines", "\x0b alone \x0c", "Ω\x02\r\nθ"])
def test_what_stands_in_no_word_stays(text: str):
    assert hide(text) == text


def test_positions_in_a_page_s_text_stay():
    text = "the modi\x0ced e\x0bects, in\ruence\r\n"

    assert len(hide(text)) == len(text)


@pytest.mark.parametrize("lines", [["the modi\x0ced e\x0bects are", "\x0crst of all o\x0ecial ones"]])
def test_words_of_a_pdf_are_whole(tmp_path: Path, lines: Sequence[str]):
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([column(70, 700, [*lines, *[LINE] * 8])]))

    assert "the modified effects are first of all official ones" in " ".join(read_pdf(path).text.split())
