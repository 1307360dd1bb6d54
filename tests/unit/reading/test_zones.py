"""Lines that belong to a table of contents, by their words."""

from __future__ import annotations

import pytest

from scoqa.reading.zones import has_leader, zone_of_block, zone_of_heading
from scoqa.types import Zone


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


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("7. References", Zone.REFERENCES),
        ("Appendix B Notes:", Zone.FOOTNOTE),
        ("B I B L I O G R A P H Y", Zone.REFERENCES),
        ("Список литературы", Zone.REFERENCES),
        ("5 Referências bibliográficas", Zone.REFERENCES),
        ("Piśmiennictwo", Zone.REFERENCES),
        ("Аннотация", Zone.ABSTRACT),
        ("Streszczenie", Zone.ABSTRACT),
        ("Содержание", Zone.CONTENTS),
        ("Fußnoten", Zone.FOOTNOTE),
        ("Referenced works", Zone.BODY),
        ("IV", Zone.BODY),
        ("", Zone.BODY),
    ],
)
def test_sections_are_known_by_their_names_in_many_languages(heading: str, zone: Zone):
    assert zone_of_heading(heading) is zone


def test_a_word_as_long_as_a_file_is_no_row_of_figures_and_takes_no_time_without_end():
    assert zone_of_block("data:image/png;base64," + "A1" * 1_000_000) is Zone.BODY
