"""Lines that belong to a table of contents, by their words."""

from __future__ import annotations

import pytest

from scoqa.reading.zones import has_leader


@pytest.mark.parametrize(
    "line",
    [
        "1.1 Introduction ........................ 7",
        "Results . . . . . . . . . 128",
        "Preface ....... xiv",
        "Annex tables ……… A-12",
        "4.2 Sampling ..... 4–17",
    ],
)
def test_dots_before_a_page_number_lead_to_it(line: str):
    assert has_leader(line)


@pytest.mark.parametrize(
    "line",
    [
        "NC. . . . . . 1,649 179 32.9 1.29 1.72 4.70",
        "Book stores & news dealers ............. 45121",
        "Retail trade, total . . . . . . . 1,113.1",
        "Wait . . . and then there were 3",
        "1.1 Introduction 7",
    ],
)
def test_rows_of_tables_and_sentences_have_other_figures_behind_their_dots(line: str):
    assert not has_leader(line)
