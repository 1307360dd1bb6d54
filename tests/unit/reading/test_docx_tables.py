"""The tables of a Word file: rows of figures, boxes and the layout of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from docxs import content_of, p, styled, t, table

from scoqa.types import Span, Zone


def test_a_table_of_one_cell_is_a_box_and_another_one_rows(tmp_path: Path):
    def table(*rows: tuple[str, ...]) -> str:
        return f"<w:tbl>{''.join('<w:tr>' + ''.join(f'<w:tc>{p(t(cell))}</w:tc>' for cell in row) + '</w:tr>' for row in rows)}</w:tbl>"

    content = content_of(tmp_path, table(("A box.",)) + table(("a", "b"), ("", ""), ("c", "d")))

    assert content.text == "A box.\n\na | b\nc | d"
    assert [(each.zone, each.span) for each in content.zones] == [(Zone.TABLE, Span(8, 19))]


def test_a_row_that_holds_a_table_or_headed_text_is_laid_out_and_nothing_is_said_twice(tmp_path: Path):
    def table(*rows: tuple[str, ...], properties: str = "") -> str:
        cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{properties}{row}</w:tr>' for row in cells)}</w:tbl>"

    inner = table((p(t("a")), p(t("b"))))
    headed = styled("Tides", "Heading2") + p(t("They rise."))
    deleted = table((p(t("gone")), p(t("gone"))), properties="<w:trPr><w:del/></w:trPr>")
    body = table((p(t("Step")), p(t("What"))), (p(t("Before.")), inner + p(t("After."))), (headed, p("")))

    content = content_of(tmp_path, body + deleted)

    assert content.text.split("\n\n") == ["Step | What", "Before.", "a | b", "After.", "Tides", "They rise."]
    assert [section.heading for section in content.sections] == ["Tides"]
    assert [content.text[each.span.start : each.span.stop] for each in content.zones] == [
        "Step | What",
        "a | b",
    ]


def test_a_text_box_in_a_cell_stands_once_behind_the_table(tmp_path: Path):
    boxed = f"<w:txbxContent>{p(t('In the box.'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent>"
    row = f"<w:tr><w:tc>{p(t('a') + both)}</w:tc><w:tc>{p(t('b'))}</w:tc></w:tr>"

    assert content_of(tmp_path, f"<w:tbl>{row}</w:tbl>").text == "a | b\n\nIn the box."


@pytest.mark.parametrize(
    ("rows", "blocks"),
    [
        ([(p(t("a")) + p(t("b")), p(t("c")))], ["a b | c"]),
        ([(p(""), p(t("c")), p(""))], ["| c |"]),
        ([(styled("Head", "Heading2") + p(t("Text.")), p(t("c")))], ["Head", "Text.", "c"]),
        ([(styled("Head", "Heading2") + p(" "), p(t("c")))], ["Head | c"]),
        ([(p(t("Text.")) + styled("Head", "Heading2"), p(t("c")))], ["Text. Head | c"]),
        ([(styled("Head", "Heading2") + p(t("Text.")), p(t("c")), p(t("d")))], ["Head Text. | c | d"]),
        ([(table((p(t("x")), p(t("y")))), p(t("c")), p(t("d")))], ["x | y", "c", "d"]),
        ([(table((p(t("x")), p(t("y")))), p(t("c")), p(t("d")), p(t("e")))], ["x y | c | d | e"]),
        ([(p(t("a")),), (p(t("b")), p(t("c")))], ["a\nb | c"]),
    ],
)
def test_rows_are_lines_unless_they_lay_out_a_page(
    tmp_path: Path, rows: list[tuple[str, ...]], blocks: list[str]
):
    assert content_of(tmp_path, table(*rows)).text.split("\n\n") == blocks
