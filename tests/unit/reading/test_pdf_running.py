"""Running lines of a PDF: heads, feet, page numbers, stamps and numbers of lines are no text of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, lines_of, make_pdf

from scoqa.reading.content import Content
from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.types import Zone


def test_running_heads_beside_the_text_are_known_too(tmp_path: Path):
    pages = [
        [
            *column(70, 700, [f"{word} {place} {LINE} {word}" for place in "abcdefghij"]),
            *column(450, 695, ["Night", "Work"]),
        ]
        for word in ("One", "two", "three", "four", "five", "six")
    ]

    content = content_of(tmp_path, make_pdf(pages))

    running = [content.text[slice(*z.span)] for z in content.zones if z.zone is Zone.RUNNING]
    assert running == ["Night\n\nWork"] * 6
    assert f"One b {LINE} One One c {LINE}" in content.text


def test_a_stamp_that_runs_up_the_margin_of_each_page_is_no_part_of_the_text():
    stamp = "Downloaded by [University of Somewhere] at 01:24 03 October 2014"
    pages = [
        PageLines(
            index,
            595,
            842,
            [
                *lines_of([f"{word} {LINE} {word}"] * 30),
                Line(stamp, 3, 12, 600, 7),
                *([Line(str(94 + index), 300, 310, 30, 8)] if index else []),
            ],
        )
        for index, word in enumerate(("one", "two", "three", "four", "five"))
    ]

    content = content_of_pages(pages)

    assert [page.running[-1].text for page in pages] == [stamp] * 5
    assert sum(zone.zone is Zone.RUNNING for zone in content.zones) == 5
    assert [page.label for page in content.pages] == ["94", "95", "96", "97", "98"]


def test_what_an_archive_prints_on_the_first_pages_alone_is_running():
    stamp = "Electronic copy available at: http://ssrn.com/abstract=2036979"
    pages = [
        PageLines(
            index,
            595,
            842,
            [
                *lines_of([f"{word} {LINE} {word}"] * 30),
                *([Line(stamp, 200, 400, 30, 8)] if index < 2 else []),
            ],
        )
        for index, word in enumerate(("one", "two", "three", "four", "five"))
    ]

    content = content_of_pages(pages)

    assert [[line.text for line in page.running] for page in pages] == [[stamp], [stamp], [], [], []]
    assert sum(zone.zone is Zone.RUNNING for zone in content.zones) == 2


def test_a_line_of_rights_on_each_slide_is_running_over_a_note_too():
    rights = "©2023 ENGINES INC. ALL RIGHTS RESERVED"
    pages = [
        PageLines(
            index,
            842,
            595,
            [
                *lines_of([f"{word} {LINE} {word}"] * 6),
                Line(rights, 600, 800, 40, 8),
                Line(f"Note: {word} are rounded.", 70, 400, 20, 8),
            ],
        )
        for index, word in enumerate(("Revenue", "Costs", "Margins", "Outlook", "Risks", "Thanks"))
    ]

    content_of_pages(pages)

    assert [[line.text for line in page.running] for page in pages] == [[rights]] * 6


def test_numbers_of_lines_in_a_margin_are_no_words_of_the_text(tmp_path: Path):
    numbers = [(40 if n > 9 else 45.6, 712 - 12 * n, f"{n}") for n in range(1, 22)]
    page = [*column(70, 700, [f"{LINE} {n}" for n in range(20)]), *numbers]

    content = content_of(tmp_path, make_pdf([page]))

    (zone,) = content.zones
    assert zone.zone is Zone.RUNNING
    assert f"{LINE} 3 {LINE} 4" in content.text


def test_the_numbers_of_steps_are_no_page_numbers_and_the_steps_stay(tmp_path: Path):
    steps = [
        "5. Choose a name for it.",
        "6. Now press the key",
        "(7) Wait for the end",
        "8. Turn it off again",
    ]
    colours = ["red", "blue", "green", "white"]
    pages = [
        column(70, 700, [step, f"A {colour} lamp is lit in {colour}."])
        for step, colour in zip(steps, colours, strict=True)
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert [page.label for page in content.pages] == [""] * 4
    assert not content.zones


def test_a_number_behind_a_numbered_head_is_the_page_s(tmp_path: Path):
    heads = [
        f"{n // 2 + 1}. The Method of {word} {n + 11}" for n, word in enumerate(("Sums", "Least", "Most"))
    ]
    pages = [[(70, 800, head), *column(70, 700, [LINE.capitalize() + "."] * 3)] for head in heads]

    content = content_of(tmp_path, make_pdf(pages))

    assert [page.label for page in content.pages] == ["11", "12", "13"]


def test_the_numbers_of_a_list_s_items_stay(tmp_path: Path):
    numbers = [(45.6, 712 - 36 * n, f"{n}") for n in range(1, 10)]
    pages = [
        [
            *column(70, 676, [f"{word} {place} {LINE} {word}" for place in "abcdefghijklmnopqrstuvwxyz"]),
            *numbers,
        ]
        for word in ("One", "two", "three")
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert content.zones == ()


def test_what_is_too_small_to_be_read_is_no_part_of_the_text(tmp_path: Path):
    page = [*column(70, 700, [LINE] * 4), (70, 640, "_63ee09fe-c0c9-11ec", 1), *column(70, 630, [LINE] * 4)]

    content = content_of(tmp_path, make_pdf([page]))

    assert [zone.zone for zone in content.zones] == [Zone.RUNNING]
    assert not any("_63ee" in content.text[slice(*span)] for span in content.paragraphs)


def _text(word: str, n: int) -> list[str]:
    """Lines of text that go on from one to the next, none of them the same."""
    ends = [f"{chr(97 + at % 26)}{chr(97 + at // 26)} {word}" for at in range(n)]
    return [f"{end} {LINE} {end}" for end in ends]


def _is_text(content: Content, words: Sequence[str], n: int) -> bool:
    """Whether no number stands between the lines of :func:`_text` and all of them are there."""
    return all(" ".join(_text(word, n)) in content.text.replace("\n\n", " ") for word in words)


def test_numbers_that_begin_the_text_s_own_lines_are_no_words_of_it(tmp_path: Path):
    words = ["one", "two", "three"]
    first = [
        [f"{n * 20 + at + 1}  {line}" for at, line in enumerate(_text(word, 20))]
        for n, word in enumerate(words)
    ]

    content = content_of(tmp_path, make_pdf([column(70, 700, lines) for lines in first]))

    assert _is_text(content, words, 20)
    assert {zone.zone for zone in content.zones} == {Zone.RUNNING}


def test_numbers_that_end_the_text_s_own_lines_are_no_words_of_it(tmp_path: Path):
    words = ["one", "two"]
    pages = [
        [
            word
            for at, line in enumerate(_text(name, 20))
            for word in ((70, 700 - 12 * at, line), (500, 700 - 12 * at, f"{at + 1}"))
        ]
        for name in words
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert _is_text(content, words, 20)


def test_a_number_beside_every_fifth_line_is_no_word_of_the_text(tmp_path: Path):
    words = ["one", "two"]
    numbers = [(40 if n > 5 else 45.6, 712 - 12 * n, f"{n}") for n in range(5, 31, 5)]

    content = content_of(
        tmp_path, make_pdf([[*column(70, 700, _text(word, 30)), *numbers] for word in words])
    )

    assert _is_text(content, words, 30)
    assert len(content.zones) == 2


def test_numbers_beside_each_of_two_columns_are_no_words_of_the_text(tmp_path: Path):
    sides = [("one", "two"), ("three", "four")]
    pages = [
        [
            *column(60, 700, [line[:40] for line in _text(left, 30)]),
            *[(40, 700 - 12 * n, f"{n + 11}", 6) for n in range(30)],
            *column(330, 700, [line[:40] for line in _text(right, 30)]),
            *[(310, 700 - 12 * n, f"{n + 41}", 6) for n in range(30)],
        ]
        for left, right in sides
    ]

    content = content_of(tmp_path, make_pdf(pages))

    for word in itertools.chain(*sides):
        assert " ".join(line[:40].strip() for line in _text(word, 30)) in content.text.replace("\n\n", " ")
    assert len(content.zones) == 2


def test_numbers_of_the_last_few_lines_are_known_by_those_of_other_pages(tmp_path: Path):
    pages = [
        [*column(70, 700, _text("one", 20)), *[(40, 700 - 12 * n, f"{n + 11}") for n in range(20)]],
        [*column(70, 700, _text("two", 3)), *[(40, 700 - 12 * n, f"{n + 31}") for n in range(3)]],
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert _is_text(content, ["one"], 20)
    assert _is_text(content, ["two"], 3)
    assert len(content.zones) == 2


def test_items_entries_and_rows_keep_their_numbers(tmp_path: Path):
    items = [f"{n}  {chr(64 + n)}ll the {LINE}." for n in range(1, 21)]
    rows = [f"{n}  oak {n * 7} {n * 13}.5 {n * 31} {n * 3}.25 {n * 41} ash {n * 17}" for n in range(1, 21)]
    verses = [line for n in range(1, 11) for line in (f"{n}  and {LINE}", f"then {LINE}")]
    pages = [column(70, 700, lines) for lines in (items, rows, verses)]

    content = content_of(tmp_path, make_pdf(pages))

    assert all(line.replace("  ", " ") in " ".join(content.text.split()) for line in [*items, *rows, *verses])
    assert content.zones == ()


def test_large_words_over_the_text_of_several_pages_are_no_part_of_it(tmp_path: Path):
    words = ["one", "two", "three", "four", "five"]
    pages = [[*column(70, 700, _text(word, 20)), (150, 580, "DRAFT", 60)] for word in words]

    content = content_of(tmp_path, make_pdf(pages))

    assert _is_text(content, words, 20)
    assert [content.text[slice(*zone.span)] for zone in content.zones] == ["DRAFT"] * 5


def test_words_of_a_watermark_in_two_pages_are_enough_where_there_are_no_more(tmp_path: Path):
    pages = [[(150, 580, "SAMPLE COPY", 40), *column(70, 700, _text(word, 20))] for word in ("one", "two")]

    content = content_of(tmp_path, make_pdf(pages))

    assert _is_text(content, ["one", "two"], 20)


def test_a_heading_at_the_same_place_of_several_pages_stays(tmp_path: Path):
    words = ["one", "two", "three", "four", "five"]
    pages = [
        [
            *column(70, 780, _text(word, 10)),
            (70, 640, "Discussion", 18),
            *column(70, 600, _text(f"{word}a", 20)),
        ]
        for word in words
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert content.text.count("Discussion") == 5
    assert content.zones == ()


@pytest.mark.parametrize(
    ("label", "numbers"),
    [("TABLE {}", ["I", "II", "III", "IV", "V"]), ("Table {}. Lamps of the houses of {}", "12345")],
)
def test_the_label_of_a_table_above_each_page_is_no_running_head(label: str, numbers: Sequence[str]):
    pages = [
        PageLines(
            index,
            595,
            842,
            [
                Line("JOURNAL OF LAMPS", 70, 190, 830, 8),
                Line(label.format(number, word), 200, 390, 810, 10),
                *lines_of([f"{word} {LINE} {word}"] * 30),
            ],
        )
        for index, (word, number) in enumerate(
            zip(("one", "two", "three", "four", "five"), numbers, strict=True)
        )
    ]

    content = content_of_pages(pages)

    assert [[line.text for line in page.running] for page in pages] == [["JOURNAL OF LAMPS"]] * 5
    assert all(label.format(number, "").strip() in content.text for number in numbers)
