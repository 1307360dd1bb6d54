"""The text of a PDF: words, lines, columns, pages, running heads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, make_pdf, page_texts

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.types import Zone


def test_a_sentence_over_two_pages_stays_whole_and_belongs_to_its_first_page(tmp_path: Path):
    first = [(70, 800, "A Running Head 1"), *column(70, 700, [LINE, "and the words go on"])]
    first[-1] = (70, 688, "and the words of the last line go on and on to the")
    pages = [
        first,
        [(70, 800, "A Running Head 2"), *column(70, 700, ["next page. " + LINE, LINE])],
        [(70, 800, "A Running Head 3"), *column(70, 700, [LINE.capitalize() + ".", LINE])],
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert "go on and on to the next page." in content.text
    at = content.text.index("next page")
    assert content.pages[1].span.start == at
    running = [content.text[slice(*z.span)] for z in content.zones if z.zone is Zone.RUNNING]
    assert running[0] == "A Running Head 1"
    assert [page.label for page in content.pages] == ["1", "2", "3"]
    assert all(page.inferred for page in content.pages)
    assert "".join(page_texts(content)) == content.text


def test_words_parted_at_a_line_end_are_joined(tmp_path: Path):
    lines = [LINE + " co-", "operation is a word, a well-known one, and so is a well-", "known word."]

    content = content_of(tmp_path, make_pdf([column(70, 700, lines)]))

    assert "cooperation is a word" in content.text
    assert content.text.endswith("a well-known word.")


def test_a_word_parted_with_the_hyphen_of_unicode_is_joined(tmp_path: Path):
    lines = ["models of associa~", "tive memory and of well~", "known networks, which are asso~", "ciative"]

    content = content_of(tmp_path, make_pdf([column(60, 700, lines)], reads={"~": "\u2010"}))

    words = "models of associative memory and of well-known networks, which are associative"
    assert " ".join(content.text.split()) == words


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("the momenta ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ are those of the", {"~": "\U0001d45d"}),
        ("a ~ modi^ed speci^ed classi^ed noti^ed uni^ed veri^ed", {"~": "\U0001d45d", "^": "\x0c"}),
    ],
)
def test_letters_of_two_units_of_utf_16_move_no_places(tmp_path: Path, words: str, reads: dict[str, str]):
    page = [(60, 700, words), *column(60, 688, ["next lines, which end before the heading."])]
    page += [(60, 640, "Results of it", 16.0), *column(60, 610, [LINE, LINE, LINE])]

    content = content_of(tmp_path, make_pdf([page], reads=reads))

    assert [heading.heading for heading in content.sections] == ["Results of it"]
    assert "heading.\n\nResults of it\n\n" in content.text


def test_two_columns_drawn_in_turn_are_read_one_after_the_other(tmp_path: Path):
    words = []
    for n in range(12):
        words += [
            (60, 700 - 12 * n, f"left {n} words of it go on here"),
            (320, 700 - 12 * n, f"right {n} words of it go on"),
        ]

    text = " ".join(content_of(tmp_path, make_pdf([words])).text.split())

    assert text.index("left 11") < text.index("right 0")
    assert "left 0 words of it go on here left 1 words" in text


def test_lines_that_run_over_a_gutter_here_and_there_are_parted(tmp_path: Path):
    left = [f"the left column has its line {n:02} of twenty ones" for n in range(20)]
    right = [f"the right column has its line {n:02} of twenty so" for n in range(20)]
    heights = [700.0 - 12 * n for n in range(20)]
    across = [word for n, y in enumerate(heights) for word in ((60.0, y, left[n]), (285.0, y, right[n]))][:26]
    apart = [(60.0, y, words) for y, words in zip(heights[13:], left[13:], strict=True)]
    apart += [(285.0, y - 6, words) for y, words in zip(heights[13:], right[13:], strict=True)]

    content = content_of(
        tmp_path, make_pdf([[*across, *apart, *column(60, 300, ["A note of the page"] * 8)]])
    )

    words = content.text.split()
    assert [word for word in words if word in ("left", "right")] == ["left"] * 20 + ["right"] * 20


def test_a_file_names_its_own_page_labels(tmp_path: Path):
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 1 >>] >>"

    content = content_of(tmp_path, make_pdf([column(70, 700, [LINE])] * 4, catalog=labels))

    assert [(page.label, page.inferred) for page in content.pages] == [
        ("i", False),
        ("ii", False),
        ("1", False),
        ("2", False),
    ]


def test_blank_pages_count(tmp_path: Path):
    content = content_of(tmp_path, make_pdf([column(70, 700, [LINE]), [], column(70, 700, [LINE.upper()])]))

    assert len(content.pages) == 3
    assert page_texts(content)[1] == ""
    assert page_texts(content)[2].startswith("THESE")


@pytest.mark.parametrize(
    ("turn", "place"),
    [("0 1 -1 0", lambda x, y: (595 - y, x)), ("0 -1 1 0", lambda x, y: (y, 842 - x))],
    ids=["up", "down"],
)
def test_words_that_run_up_or_down_the_page_are_read_as_they_run(
    tmp_path: Path, turn: str, place: Callable[[float, float], tuple[float, float]]
):
    words = [
        (70, 540, "A Study of Many Things", 20),
        (70, 500, "1 Introduction", 13),
        *column(70, 475, [LINE + " co-", "operation.", "Another of them is here, and it is long enough."]),
        (70, 400, "2 Methods", 13),
        *column(70, 375, [LINE, LINE]),
    ]
    page = [(*place(x, y), text, *size) for x, y, text, *size in words]

    content = content_of(tmp_path, make_pdf([page], turn=turn))

    assert [section.heading for section in content.sections][1:] == ["1 Introduction", "2 Methods"]
    assert f"{LINE} cooperation." in " ".join(content.text.split())


def test_a_line_of_control_characters_only_is_no_line(tmp_path: Path):
    content = content_of(tmp_path, make_pdf([[(70, 700, "Some words."), (70, 600, "\x01\x02\x03")]]))

    assert content.text == "Some words."


def test_a_paragraph_goes_on_over_a_page_without_text(tmp_path: Path):
    pages = [
        [(70, 800, "Head 1"), *column(70, 700, [f"{word} {LINE}" for word in ("one", "two", "and")])],
        [(70, 800, "Head 2")],
        [(70, 800, "Head 3"), *column(70, 660, [f"{word} {LINE}" for word in ("six", "ten", "few")])],
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert "of body six these" in content.text


def test_a_page_of_wide_leading_among_others_has_paragraphs_too():
    tight = [Line(f"{n} {LINE} and more of it", 70, 500, 780 - 12 * n, 10, end=10) for n in range(60)]
    wide = [Line(f"{LINE} and more of it", 70, 500, 780 - 22 * n, 10, end=10) for n in range(12)]
    wide.append(Line("the end of it.", 70, 200, 780 - 22 * 12, 10, end=10))
    wide.append(Line("Another paragraph of one line.", 70, 300, 780 - 22 * 14, 10, end=10))

    content = content_of_pages([PageLines(0, 595, 842, tight), PageLines(1, 595, 842, wide)])

    last = [content.text[slice(*span)] for span in content.paragraphs[-2:]]
    assert (last[0].endswith(f"{LINE} and more of it the end of it."), last[1]) == (
        True,
        "Another paragraph of one line.",
    )


@pytest.mark.parametrize(
    ("letter", "rest", "words"),
    [
        ("I", "N this paper we", "IN this paper we"),
        ("A", "fter one full line", "After one full line"),
        ("A", "full line of words", "A full line of words"),
    ],
)
def test_a_dropped_initial_begins_its_word(tmp_path: Path, letter: str, rest: str, words: str):
    page = [
        *column(70, 700, [LINE] * 4),
        (70, 578, letter, 30),
        (95, 592, rest),
        *column(95, 580, [LINE]),
        *column(70, 568, [LINE] * 4),
    ]

    assert f"\n{words}\n" in content_of(tmp_path, make_pdf([page])).text


def test_a_paragraph_that_begins_in_small_capitals_goes_on(tmp_path: Path):
    page = [
        (70, 712, "SUMMARY:", 8),
        (118, 712, "These are the words of one line and"),
        *column(70, 700, [LINE] * 3),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert len(content.paragraphs) == 1


def test_an_exponent_parts_no_line(tmp_path: Path):
    page = [
        *column(70, 700, [LINE, LINE]),
        (70, 676, "the face of S"),
        (126.3, 680.5, "2", 6),
        (137, 676, "can be made the face of T"),
        (252.9, 680.5, "2", 6),
        (260, 676, "as well"),
        *column(70, 664, [LINE]),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert "the face of S² can be made the face of T² as well these are" in content.text
    assert len(content.paragraphs) == 1
