"""Headings at the beginning of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfs import LINE

from scoqa.reading.content import Content
from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

LEFT, RIGHT = 70.0, 350.0


def paragraph(lead: str = "", *, font: str = "Serif-Bold", n: int = 5) -> list[Line]:
    words = f"{lead} here {LINE[len(lead) :]}" if lead else f"Here {LINE}"
    return [
        Line(words, LEFT, RIGHT, 0, 10, end=10, lead=len(lead), lead_font=font if lead else ""),
        *[Line(LINE, LEFT, RIGHT, 0, 10, end=10) for _ in range(n)],
        Line("and so it ends.", LEFT, LEFT + 90, 0, 10, end=10),
    ]


def heading(words: str, size: float = 14) -> list[Line]:
    return [Line(words, LEFT, LEFT + 6 * len(words), 0, size, bold=True, end=size, font="Serif-Bold")]


def content(*parts: Sequence[Line]) -> Content:
    page = PageLines(0, 420, 3000, [], font="Serif")
    y = 2900.0
    for part in [[Line("A study of harbours", LEFT, LEFT + 200, 0, 18, end=18)], *parts]:
        for line in part:
            line.y = y
            page.lines.append(line)
            y -= 12.0
        y -= 8.0
    return content_of_pages([page])


def found(*parts: Sequence[Line]) -> list[tuple[int, str]]:
    return [(each.level, each.heading) for each in content(*parts).sections[1:]]


def test_they_stand_below_the_heading_above_and_by_their_numbers():
    assert found(
        heading("1 Ships"),
        paragraph("Data."),
        paragraph("Who owned them:"),
        heading("2 Men"),
        paragraph("2.1. Sailors."),
        paragraph("Their pay."),
        paragraph("2.2. Owners."),
    ) == [
        *[(1, "1 Ships"), (2, "Data."), (2, "Who owned them:")],
        *[(1, "2 Men"), (2, "2.1. Sailors."), (3, "Their pay."), (2, "2.2. Owners.")],
    ]


def test_the_text_stays_as_it_is_and_the_paragraph_begins_behind():
    bare = content(heading("1 Ships"), paragraph(), paragraph())
    led = content(heading("1 Ships"), paragraph("Data."), paragraph("Their owners."))

    assert "Data. here these are" not in bare.text
    spans = [led.text[span.start : span.stop] for span in led.paragraphs]
    assert spans[2] == "Data."
    assert spans[3].startswith("here ")
    assert f"{spans[2]} {spans[3]}" in led.text
    assert f"Data. here {LINE[5:]}" in led.text
    assert [led.text[s.span.start : s.span.stop].rstrip() for s in led.sections[2:]] == [
        f"{spans[2]} {spans[3]}",
        f"{spans[4]} {spans[5]}",
    ]


@pytest.mark.parametrize(
    "parts",
    [
        [paragraph("Data.")],  # one only
        [paragraph("Theorem 1."), paragraph("Lemma 2."), paragraph("Proof of Lemma 2.")],
        [paragraph("Keywords:"), paragraph("Received:")],
        [paragraph("Figure 1."), paragraph("Table 2.")],
        [paragraph("Anna Stone:"), paragraph("Anna Stone:"), paragraph("Anna Stone:"), paragraph("Data.")],
        [paragraph("Name:", n=1), paragraph("Place:", n=1), paragraph("Owner of all:", n=1)],  # a list
        [paragraph("Data.", font="Serif-Bold"), paragraph("Ships.", font="Serif-Italic")],
    ],
)
def test_what_is_none(parts: list[list[Line]]):
    assert found(heading("1 Ships"), *parts, heading("2 Men"), paragraph()) == [(1, "1 Ships"), (1, "2 Men")]


def test_none_is_looked_for_in_abstracts_and_in_lists_of_works():
    assert found(
        heading("Abstract"),
        paragraph("Methods:"),
        paragraph("What was found:"),
        heading("1 Ships"),
        paragraph(),
        heading("References"),
        paragraph("Haas and Stone."),
        paragraph("Vries."),
    ) == [(1, "Abstract"), (1, "1 Ships"), (1, "References")]
