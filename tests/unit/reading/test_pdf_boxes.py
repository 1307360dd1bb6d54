"""What a publisher prints beside a PDF's first words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfs import notes_of

from scoqa.reading.content import Content
from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

FIRST = [
    f"{letter}amps of the people in the house of {letter}ill were seen {letter}y all"
    for letter in "bcdfghjklm"
]
SECOND = [
    f"{letter}oats that came over to the land of {letter}ont were {letter}un by few"
    for letter in "bcdfghjklm"
]
LAST = "and the last sentence that is of this first page"


def column(x: float, top: float, words: Sequence[str], size: float = 10) -> list[Line]:
    return [
        Line(text, x, x + 0.45 * size * len(text), top - 1.2 * size * n, size) for n, text in enumerate(words)
    ]


def content_of(*lines: Line) -> Content:
    second = column(70, 700, ["goes on over here. " + SECOND[0], *SECOND[1:]])
    return content_of_pages([PageLines(0, 595, 842, list(lines)), PageLines(1, 595, 842, second)])


@pytest.mark.parametrize(
    "box",
    [
        ["Edited by:", "Anna Berg, University of Nowhere"],
        ["*Correspondence:", "Bea Dahl, Institute of Lamps,", "bea@example.org"],
        ["Received: 3 May 2014; Accepted: 7 June 2014"],
        ["Citation: Berg A, Dahl B (2014) Lamps that", "shine. Lamps 3: 14."],
        ["Funding: The authors had no money for", "this work at all."],
        ["Copyright: 2014 Berg. This is an open-access article", "distributed under a licence."],
        ["OPEN ACCESS"],
    ],
)
def test_a_box_beside_the_text_parts_no_sentence_and_is_a_note(box: list[str]):
    text = column(220, 700, [*FIRST, LAST])
    side = column(30, 500, box, 7)

    content = content_of(*text, *side)

    assert f"{LAST} goes on over here." in content.text
    assert [note.split() for note in notes_of(content)] == [" ".join(box).split()]


@pytest.mark.parametrize(
    "box",
    [
        "Received 3 May 2014; Accepted 7 June 2014",
        "Academic Editor: Anna Berg",
        "Correspondence should be addressed to Bea Dahl; bea@example.org",
        "Copyright © 2014 Anna Berg. This is an open access article.",
    ],
)
def test_a_box_in_the_font_of_the_text_ends_above_what_stands_apart(box: str):
    text = column(70, 640, [FIRST[0].capitalize(), *FIRST[1:], LAST])

    content = content_of(*column(70, 700, [box]), *text)

    assert notes_of(content) == [box]
    assert f"{FIRST[0].capitalize()} {FIRST[1]}" in content.text


@pytest.mark.parametrize(
    "prose",
    [
        "Received 3 May 2014 by the clerk, the letter was lost",
        "Received wisdom; accepted by all of them in those years",
        "Copyright © is a sign that few of them had ever seen",
        "Corresponding authors of those days wrote by hand only",
        "Edited by many hands, the book went through six printings",
        "Funding: the word alone made all of them turn away",
        "Citation: it is what a paper is made of in the end",
        "This article is about lamps and about those who lit them",
    ],
)
def test_prose_that_says_such_words_stays(prose: str):
    text = [*FIRST[:5], prose, *FIRST[5:], LAST]

    content = content_of(*column(70, 700, text))

    assert not content.zones
    assert f"{FIRST[4]} {prose} {FIRST[5]}" in content.text


def test_a_sentence_in_lines_set_wide_stays_whole():
    text = ["Correspondence should be addressed to Bea Dahl,", "Institute of Lamps.", *FIRST]
    wide = [Line(line, 70, 520, 780 - 24 * n, 10) for n, line in enumerate(text)]

    content = content_of(*wide)

    assert not content.zones
    assert "Bea Dahl, Institute of Lamps." in content.text
