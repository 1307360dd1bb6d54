"""Titles of PDFs that set them no larger than their text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfs import LINE

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.types import Meta

TEXT = [f"Abstract. {LINE}", *[LINE] * 12]
THESIS = ["A THESIS", "SUBMITTED IN PARTIAL FULFILLMENT", "UNIVERSITY OF ENGINES", "May 1843"]


def meta_of(
    lines: Sequence[str], text: Sequence[str] = TEXT, *, bold: int = 0, centred: bool = False
) -> Meta:
    """What is known of a PDF of one size with these lines over its text, the first of them bold."""
    placed = [
        Line(words, *((595 / 2 - 3 * len(words), 595 / 2 + 3 * len(words)) if centred else (70, 70 + 5 * len(words))), 780 - 14 * n, 10, end=10)
        for n, words in enumerate(lines)
    ]  # fmt: skip
    for line in placed[:bold]:
        line.bold = True
    under = [Line(words, 70, 70 + 5 * len(words), 560 - 12 * n, 10, end=10) for n, words in enumerate(text)]
    rest = [Line(LINE, 70, 360, 700 - 12 * n, 10, end=10) for n in range(12)]
    return content_of_pages([PageLines(0, 595, 842, [*placed, *under]), PageLines(1, 595, 842, rest)]).meta


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["A STUDY OF MANY THINGS", "ADA LOVELACE AND MARK TWAIN"], "A STUDY OF MANY THINGS"),
        (
            ["Submitted to Econometrica", "A STUDY OF", "MANY THINGS", "ADA LOVELACE"],
            "A STUDY OF MANY THINGS",
        ),
        (["A study of many things", "Ada Lovelace"], ""),
        (["A STUDY OF MANY THINGS", "of wheels and others", "Ada Lovelace"], ""),
        (["DISTRICT COURT OF PARIS", "Ada Lovelace"], ""),
        (["A STUDY OF MANY THINGS", "THE OTHERS"], ""),
    ],
)
def test_names_under_it_and_an_abstract_tell_a_title(lines: Sequence[str], title: str):
    assert meta_of(lines).title == title


def test_a_title_that_names_tell_is_bold_in_capitals_or_centred():
    lines = ["A Study of Many Things in Engines", "Ada Lovelace, Mark Twain"]

    assert meta_of(lines).title == ""
    assert meta_of(lines, bold=1).title == lines[0]
    assert meta_of(lines, centred=True).title == lines[0]
    assert meta_of(lines, bold=2).authors == ("Lovelace, Ada", "Twain, Mark")  # in the title's font


@pytest.mark.parametrize(
    ("lines", "title", "authors"),
    [
        (["A STUDY OF MANY", "THINGS", *THESIS], "A STUDY OF MANY THINGS", ()),
        (["A STUDY OF MANY THINGS", "BY", "ADA LOVELACE", *THESIS], "A STUDY OF MANY THINGS", ("Lovelace, Ada",)),
        (["UNIVERSITY OF LOOMS", "A STUDY OF MANY THINGS", *THESIS], "A STUDY OF MANY THINGS", ()),
        (["A STUDY OF MANY THINGS", "Ada Lovelace, B.S., M.S.", "Prepared for the Degree of", *THESIS[2:]], "A STUDY OF MANY THINGS", ("Lovelace, Ada",)),
        (["A STUDY OF MANY THINGS", "MARK TWAIN", *THESIS[2:]], "", ()),  # perhaps the title's end
        (["UNIVERSITY OF LOOMS", "SANTA CRUZ", "A STUDY OF MANY", "THINGS", *THESIS], "", ()),  # a town only where it is not bold
    ],
)  # fmt: skip
def test_a_thesis_has_its_title_over_what_it_says_of_itself(
    lines: Sequence[str], title: str, authors: Sequence[str]
):
    meta = meta_of(lines, [])

    assert (meta.title, meta.authors) == (title, tuple(authors))


def test_names_and_their_school_tell_a_title_without_an_abstract():
    lines = ["A Study of Many", "Things", "Ada Lovelace", "University of London"]

    meta = meta_of(lines, ["Author Note", "Ada Lovelace 0000-0003-4608-752X"], bold=2)

    assert (meta.title, meta.authors) == ("A Study of Many Things", ("Lovelace, Ada",))
    assert meta_of([*lines[:3], "Engines and looms"], [], bold=2).title == ""


@pytest.mark.parametrize(
    ("lines", "title", "authors"),
    [
        (["Mark Twain", "ELEIÇÃO DE MUITAS COISAS", "COM CERTIFICADO DE UM ENGENHO", "Londres", "2018"], "ELEIÇÃO DE MUITAS COISAS COM CERTIFICADO DE UM ENGENHO", ("Twain, Mark",)),
        (["Mark Twain", "ELEIÇÃO DE MUITAS COISAS", "Londres"], "", ()),  # without a year it may be the title's
        (["ELEIÇÃO DE MUITAS COISAS", "MARK TWAIN", "Londres", "2018"], "", ()),  # perhaps the title's end
        (["Mark Twain", "ELEIÇÃO DE MUITAS COISAS", "Mark Twain", "COM CERTIFICADO DE UM ENGENHO", "2018"], "", ()),
        (["Mark Twain", "ELEIÇÃO DE MUITAS COISAS", "COM CERTIFICADO", "Londres", "2018"], "", ()),  # perhaps a person
        (["Mark Twain", "Eleição de muitas coisas juntas", "Londres", "2018"], "", ()),
    ],
)  # fmt: skip
def test_what_a_school_s_cover_says_beside_all_that_is_known_is_the_title(
    lines: Sequence[str], title: str, authors: Sequence[str]
):
    meta = meta_of(["UNIVERSIDADE DE LONDRES", "DEPARTAMENTO DE TEARES", *lines], [])

    assert (meta.title, meta.authors) == (title, tuple(authors))


def test_a_lone_word_abstract_tells_where_the_text_begins():
    def title(*lines: tuple[str, float]) -> str:
        placed = [Line(words, 70, 70 + 5 * len(words), y, 10, end=10) for words, y in lines]
        text = [Line(LINE, 70, 340, 560 - 12 * n, 10, end=10) for n in range(12)]
        return content_of_pages([PageLines(0, 595, 842, [*placed, *text])]).meta.title

    named = [("A STUDY OF MANY THINGS", 780.0), ("ADA LOVELACE", 740.0)]
    assert title(*named, ("Abstract", 600.0)) == "A STUDY OF MANY THINGS"
    assert title(*named) == ""


def test_the_school_s_town_is_no_part_of_a_title():
    lines = ["UNIVERSITY OF LOOMS", "SANTA CRUZ", "A STUDY OF MANY THINGS", *THESIS]
    placed = [Line(words, 70, 70 + 5 * len(words), 780 - 14 * n, 10, end=10) for n, words in enumerate(lines)]
    placed[2].bold = True
    rest = [Line(LINE, 70, 360, 700 - 12 * n, 10, end=10) for n in range(12)]

    meta = content_of_pages([PageLines(0, 595, 842, placed), PageLines(1, 595, 842, rest)]).meta

    assert meta.title == "A STUDY OF MANY THINGS"


@pytest.mark.parametrize(
    ("lines", "title", "authors"),
    [
        (["A STUDY OF MANY THINGS", "BY", "ADA LOVELACE"], "A STUDY OF MANY THINGS", ("Lovelace, Ada",)),
        (["Tesis de maestría", "Estudio de muchas cosas", "por", "Ada Lovelace"], "", ("Lovelace, Ada",)),  # in one font with its kind
        (["A STUDY OF MANY THINGS", "BY", "THE NATIONAL COUNCIL"], "", ()),
    ],
)  # fmt: skip
def test_by_and_a_person_tell_what_stands_over_them(lines: Sequence[str], title: str, authors: Sequence[str]):
    meta = meta_of(lines, [])

    assert (meta.title, meta.authors) == (title, tuple(authors))


PROSE = f"{LINE} as all of them"


@pytest.mark.parametrize(
    ("lines", "bold", "centred", "title"),
    [
        (["The Evolution of Many Things"], 1, False, "The Evolution of Many Things"),
        (["February 5, 2025", "THE COMPANY OF LOOMS REPORTS", "EARNINGS OF MANY THINGS"], 0, True, "THE COMPANY OF LOOMS REPORTS EARNINGS OF MANY THINGS"),
        (["The evolution of many things"], 1, False, ""),
        (["The Evolution of Many Things"], 0, True, ""),
        (["THE EVOLUTION OF MANY THINGS"], 0, False, ""),
        (["FOR IMMEDIATE RELEASE"], 1, False, ""),
        (["2. Evolution of Many Things"], 1, False, ""),
        (["University of Many Things"], 1, False, ""),
        (["Evolution of Many Things:"], 1, False, ""),
    ],
)  # fmt: skip
def test_what_stands_over_the_text_at_once_is_its_title(
    lines: Sequence[str], bold: int, centred: bool, title: str
):
    placed = [
        Line(words, *((595 / 2 - 3 * len(words), 595 / 2 + 3 * len(words)) if centred else (70, 70 + 5 * len(words))), 600 - 14 * n, 10, end=10, bold=bold > n)
        for n, words in enumerate(lines)
    ]  # fmt: skip
    text = [Line(PROSE, 70, 400, 550 - 12 * n, 10, end=10) for n in range(12)]

    assert content_of_pages([PageLines(0, 595, 842, [*placed, *text])]).meta.title == title


def test_a_title_over_the_text_has_one_left_and_is_near():
    def title(left: float, y: float) -> str:
        lines = [Line("Fairness of Many Things", 200, 380, 640, 10, end=10, bold=True)]
        lines += [Line("Context of Engines", left, left + 90, 620, 10, end=10, bold=True)]
        text = [Line(PROSE, 70, 400, y - 12 * n, 10, end=10) for n in range(12)]
        return content_of_pages([PageLines(0, 595, 842, [*lines, *text])]).meta.title

    assert title(200, 590) == "Fairness of Many Things Context of Engines"
    assert title(70, 590) == ""
    assert title(200, 500) == ""


def test_a_label_ends_a_title():
    lines = ["A Study of Many Things in Looms", "Author", "Ron “goose” Hale", "Whitepaper"]

    assert meta_of(lines, [PROSE] * 12, bold=4).title == ""
