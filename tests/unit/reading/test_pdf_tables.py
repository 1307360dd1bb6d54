"""Rows of tables in PDFs: each a paragraph of its own, its cells in order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdfs import LINE, Word, column, content_of, make_pdf

from scoqa.passages.cutting import cut
from scoqa.reading.content import Content
from scoqa.types import Document, Zone

TEXT = [*([LINE] * 5), f"{LINE[:40]}."]
COUNTRIES = [("Country", "Capital", "Member since"), ("Austria", "Vienna", "1995"), ("Bulgaria", "Sofia", "2007"),
             ("Czechia", "Prague", "2004")]  # fmt: skip


def rows_at(top: float, rows: Sequence[Sequence[str]], xs: Sequence[float], step: float = 14) -> list[Word]:
    return [
        (x, top - n * step, cell)
        for n, row in enumerate(rows)
        for x, cell in zip(xs, row, strict=False)
        if cell
    ]


def read(tmp_path: Path, *pages: Sequence[Word]) -> Content:
    return content_of(tmp_path, make_pdf(pages))


def tables_of(content: Content) -> list[str]:
    """The rows, each with the words that stand in it."""
    return [
        content.text[start:stop]
        for start, stop in content.paragraphs
        if any(zone.span.start <= start < zone.span.stop for zone in content.zones if zone.zone is Zone.TABLE)
    ]


def test_rows_of_words_below_a_caption_are_of_a_table(tmp_path: Path):
    words = [*column(70, 780, TEXT), (70, 690, "Table 1: Members."), *rows_at(670, COUNTRIES, (70, 160, 260))]

    content = read(tmp_path, [*words, *column(70, 590, TEXT)])

    assert tables_of(content) == [" ".join(row) for row in COUNTRIES]


def test_a_caption_may_stand_below(tmp_path: Path):
    rows = [row[:2] for row in COUNTRIES]
    words = [*column(70, 780, TEXT), *rows_at(690, rows, (70, 160)), (70, 630, "Table 1: Members.")]

    content = read(tmp_path, [*words, *column(70, 600, TEXT)])

    assert tables_of(content) == [" ".join(row) for row in rows]


def test_without_a_caption_two_columns_are_none_and_three_are_one(tmp_path: Path):
    pairs = [row[:2] for row in COUNTRIES]
    words = [*column(70, 780, TEXT), *rows_at(690, pairs, (70, 160)), *column(70, 600, TEXT)]
    more = [*words, *rows_at(500, COUNTRIES, (70, 160, 260)), *column(70, 420, TEXT)]

    content = read(tmp_path, column(70, 780, TEXT), more)

    assert tables_of(content) == [" ".join(row) for row in COUNTRIES]


def test_cells_of_several_lines_stay_whole_and_in_their_row(tmp_path: Path):
    words = [
        *column(70, 780, TEXT),
        (70, 690, "Table 1: Methods."),
        *rows_at(670, [("Method", "Data", "Remarks")], (70, 160, 290)),
        *[(70, 650, "Alpha"), (160, 650, "Letters of the last"), (160, 638, "century"), (290, 650, "Needs much memory"), (290, 638, "and time")],
        *[(70, 618, "Beta"), (160, 618, "News"), (290, 618, "Fast")],
        *column(70, 560, TEXT),
    ]  # fmt: skip

    content = read(tmp_path, words)

    assert tables_of(content) == [
        "Method Data Remarks",
        "Alpha Letters of the last century Needs much memory and time",
        "Beta News Fast",
    ]


def test_lines_drawn_across_the_cells_of_a_row_are_put_in_order(tmp_path: Path):
    rows = [
        ("Method", "Data", "Remarks", "Year"),
        ("Alpha", "Letters of the", "Needs much", "2001"),
        ("", "last century", "memory", ""),
        ("Beta", "News", "Fast", "2002"),
    ]
    tops = (670, 650, 638, 618)
    cells = [(x, y, cell) for y, row in zip(tops, rows, strict=True) for x, cell in zip((70, 140, 250, 350), row, strict=True) if cell]  # fmt: skip
    words = [*column(70, 780, TEXT), (70, 690, "Table 1: Methods."), *cells, *column(70, 560, TEXT)]

    content = read(tmp_path, words)

    assert tables_of(content)[1:] == [
        "Alpha Letters of the last century Needs much memory 2001",
        "Beta News Fast 2002",
    ]


def test_figures_drawn_behind_all_labels_stand_beside_theirs(tmp_path: Path):
    labels, figures = ("Interest paid", "Income taxes", "Dividends", "Other"), ("10", "2,045", "33", "4,100")
    words = [
        *column(70, 780, TEXT),
        (70, 690, "Table 1: Payments."),
        *[(70, 670 - 14 * n, label) for n, label in enumerate(labels)],
        *[(300, 670 - 14 * n, figure) for n, figure in enumerate(figures)],
        *column(70, 560, TEXT),
    ]

    content = read(tmp_path, words)

    assert tables_of(content) == [f"{label} {figure}" for label, figure in zip(labels, figures, strict=True)]


def test_figures_in_the_second_column_of_a_page_do_not_stand_beside_the_text_of_the_first(tmp_path: Path):
    left = column(50, 780, [LINE[:44]] * 20)
    right = [(320, 744 - 12 * n, f"{n},{n}45") for n in range(4)]
    words = [*left, *right, (320, 690, "Table 1: Members."), *column(320, 660, [LINE[:44]] * 12)]

    content = read(tmp_path, words)

    assert not any(LINE[:20] in row for row in tables_of(content))


def test_cells_drawn_behind_all_of_the_first_column_stand_beside_theirs(tmp_path: Path):
    names = ["Alpha of two", "Beta", "Gamma of three", "Delta", "Epsilon", "Zeta"]
    behind = [[(160, 650 - 14 * n, f"word {n}"), (260, 650 - 14 * n, "Fast")] for n in range(len(names))]
    words = [
        *column(70, 780, TEXT),
        (70, 670, "Table 1: Members."),
        *[(70, 650 - 14 * n, name) for n, name in enumerate(names)],
        *[cell for row in behind for cell in row],
        *column(70, 520, TEXT),
    ]

    content = read(tmp_path, words)

    assert tables_of(content) == [f"{name} word {n} Fast" for n, name in enumerate(names)]


def test_a_table_goes_on_at_the_next_pages_head(tmp_path: Path):
    rows = [row[:2] for row in COUNTRIES]
    first = [*column(70, 780, TEXT), (70, 690, "Table 1: Members."), *rows_at(670, rows, (70, 160))]
    second = [*rows_at(780, rows[1:], (70, 160)), *column(70, 690, TEXT)]

    content = read(tmp_path, first, second)

    assert tables_of(content) == [" ".join(row) for row in (*rows, *rows[1:])]


LISTED = {
    "definitions": rows_at(690, [("alpha", LINE), ("beta", LINE), ("gamma", LINE)], (70, 130)),
    "contents": rows_at(690, [("1", "Aims", "4"), ("2", "Means", "9"), ("3", "Ends", "12"), ("4", "Rest", "31")], (70, 100, 300)),
    "formulas": rows_at(690, [("a = b", "if c", "(1)"), ("d = e", "if f", "(2)"), ("g = h", "if i", "(3)")], (120, 200, 340)),
    "works": rows_at(690, [("[1]", "C. Weeks and J. Hu,", "Phys. Rev."), ("[2]", "J. Demsar and L. Fo,", "Phys. Lett."), ("[3]", "S. Sugai and K. Mu,", "Nature.")], (70, 100, 260)),
    "columns": rows_at(690, [(LINE[:38], LINE[:36], LINE[:38])] * 4, (50, 230, 410), 12),
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTED)
def test_what_stands_in_columns_and_has_no_caption_is_no_table(tmp_path: Path, kind: str):
    page = [*column(70, 780, TEXT), *LISTED[kind], *column(70, 590, TEXT)]

    content = read(tmp_path, column(70, 780, TEXT), page)

    assert tables_of(content) == []


def test_a_line_of_text_between_two_tables_is_of_neither(tmp_path: Path):
    rows = COUNTRIES[1:]
    between = "These are all members of the first of the two groups."
    words = [*rows_at(780, rows, (70, 160, 260)), (70, 738, between), *rows_at(724, rows, (70, 160, 260))]

    content = read(tmp_path, column(70, 780, TEXT), [*words, *column(70, 640, TEXT)])

    assert tables_of(content) == [" ".join(row) for row in (*rows, *rows)]


def test_a_row_is_a_sentence_and_the_text_goes_on_behind_the_table(tmp_path: Path):
    begun, rest = LINE, "goes on behind the table and ends there."
    table = [(70, 690, "Table 1: Members."), *rows_at(670, COUNTRIES, (70, 160, 260))]
    page = [*column(70, 780, [*([LINE] * 4), begun]), *table, *column(70, 590, [rest, *TEXT])]

    content = read(tmp_path, page)
    document = Document(
        "key", content.meta, content.text, content.pages, content.sections, zones=content.zones, paragraphs=content.paragraphs
    )  # fmt: skip
    found = {content.text[start:stop] for passage in cut(document) for start, stop in passage.sentences}

    assert "Austria Vienna 1995" in found
    assert any(f"{begun} {rest}" in sentence for sentence in found)
