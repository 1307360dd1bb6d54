"""Plain text to paragraphs, headings, contents and captions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.errors import UnreadableFileError
from scoqa.reading.plain import read_plain
from scoqa.types import Zone


def test_blank_lines_part_paragraphs_and_hard_wrapped_lines_stay():
    content = read_plain(b"First line\nsecond line.\n \t\nNext one.\n\n\n")

    assert [content.text[slice(*p)] for p in content.paragraphs] == ["First line\nsecond line.", "Next one."]


def test_numbered_and_named_lines_are_headings():
    content = read_plain(
        b"Some opening words here.\n\n1 Introduction\n\nWords.\n\n1.2 Aims\n\nWords.\n\n"
        b"References\n\n[1] A. Author. A book.\n"
    )

    assert [(s.level, s.heading) for s in content.sections] == [
        (1, "1 Introduction"),
        (2, "1.2 Aims"),
        (1, "References"),
    ]
    (zone,) = content.zones
    assert zone.zone is Zone.REFERENCES
    assert content.text[slice(*zone.span)] == "References\n\n[1] A. Author. A book."


def test_underlined_lines_and_lines_behind_hashes_are_headings():
    content = read_plain(
        b"========\nOn tides\n========\n\nWords.\n\nAims\n====\n\nWords.\n\nMethods\n-------\nMore words\nthan one line.\n\n"
        b"## Results\nWords.\n\nA row of words\n---\n\n# a comment\n# in a program\n"
    )

    assert [(s.level, s.heading) for s in content.sections] == [
        (1, "On tides"),
        (1, "Aims"),
        (2, "Methods"),
        (2, "Results"),
    ]
    assert "More words\nthan one line." in [content.text[slice(*p)] for p in content.paragraphs]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Earlier work", True),
        ("What do tides do?", True),
        ("Yours truly,", False),
        ("earlier work", False),
        ("ann@example.org", False),
        ("4 March 2021", False),
        ("It rose.", False),
        ("Figure 2", False),
        ("Table 3: Heights of tides", False),
        ("PEF = A x B", False),
        ("Woman: So have you seen it?", False),
        ("[GRAPHIC] [OMITTED] TR08.001", False),
    ],
)
def test_a_short_line_between_paragraphs_is_a_heading(line: str, is_heading: bool):
    long = "Tides have been measured for a long time at all harbours of the sea. " * 4

    content = read_plain(f"{long}\n\n{line}\n\n{long}".encode())

    assert [s.heading for s in content.sections] == ([line] if is_heading else [])


def test_a_short_line_in_a_poem_or_a_dialogue_is_no_heading():
    assert read_plain(b"The sea rose.\n\nHigh Tide\n\nAnd fell.\n\nLow Tide\n\nAgain.").sections == ()


LONG = (
    "The moon raises the sea twice a day, and the sea falls as often, at every harbour that we know of. " * 3
)


def test_names_of_those_who_speak_are_no_headings():
    names = ["JOHN SMITH", "ANN LEE", "JOHN SMITH", "ANN LEE"] * 2 + ["EVE POE"]
    said = "\n\n".join(f"{name}\n\n{LONG}" for name in names)

    content = read_plain(
        f"Introduction\n\n{LONG}\n\n{said}\n\nREVIEW OF THE TIDES OF SPRING\n\n{LONG}".encode()
    )

    assert [s.heading for s in content.sections] == ["Introduction", "REVIEW OF THE TIDES OF SPRING"]


def test_headings_that_stand_in_the_abstract_and_in_the_text_are_headings():
    said = "\n\n".join(f"{name}\n\n{LONG}" for name in ["Setting", "Findings", "Setting", "Findings"])

    content = read_plain(f"{LONG}\n\n{said}".encode())

    assert [s.heading for s in content.sections] == ["Setting", "Findings", "Setting", "Findings"]


def test_a_list_of_names_in_capitals_has_no_headings():
    content = read_plain("\n\n".join(f"PRESS OF HARBOUR {name}" for name in "ABCDEFG").encode())

    assert content.sections == ()


@pytest.mark.parametrize(
    "words",
    ["=====", "5 U.S.C. 804(2).", "all rules that follow from the act", "Table 3.1--Heights of tides"],
)
def test_what_stands_between_lines_of_signs_may_be_no_heading(words: str):
    line = "-" * len(words)

    assert read_plain(f"{LONG}\n{line}\n{words}\n{line}\n\n{LONG}".encode()).sections == ()
    assert read_plain(f"{LONG}\n\n{words}\n{line}\n{LONG}".encode()).sections == ()


def test_dot_leaders_are_contents_and_figure_lines_are_captions():
    content = read_plain(
        b"Words come first.\n\nIntroduction ........ 3\nMethods ........ 12\n\nFigure 3: A map of it.\n\nFigure it out."
    )

    assert [z.zone for z in content.zones] == [Zone.CONTENTS, Zone.CAPTION]


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Enrolment 1.7 2.6 (3.6) 4.7% 5.3 13.1*", Zone.TABLE),
        ("0 10 20 30 40 50 60 Time", Zone.TABLE),
        ("٠ ١٠ ٢٠ ٣٠ ٤٠ ٥٠ ٦٠ زمن", Zone.TABLE),
        ("“Größe” 1,7 2,6 3,6 4,7 5,3 13,1", Zone.TABLE),
        ("In 2019 and 2020 there were 12, 14 and 15 of them in 3 of 8 towns.", Zone.BODY),
        ("a = 1 2 3 4 5 6", Zone.BODY),
        ("1 2 3", Zone.BODY),
    ],
)
def test_rows_of_figures_are_a_table(words: str, zone: Zone):
    content = read_plain(f"The words of the text come first.\n\n{words}\n\nAnd more of them.".encode())

    assert [z.zone for z in content.zones] == ([] if zone is Zone.BODY else [zone])


def test_works_in_a_row_are_references_without_a_heading():
    works = [
        f"[{n}] A. B. Lovelace and C. Babbage, Engines {n}, J. Engines {n} (1843), 1-9." for n in range(1, 7)
    ]
    works[3] = "4. Lovelace AB, Babbage C. Engines. J Engines 1843;3:1-9."
    text = "\n\n".join(["The words of the text come first.", *works, "And the words after it."])

    content = read_plain(text.encode())

    (zone,) = content.zones
    assert zone.zone is Zone.REFERENCES
    assert content.text[slice(*zone.span)] == "\n\n".join(works)


@pytest.mark.parametrize("said", ["The Court held in {} that", "Smith held in {} that", "In {} Lovelace and"])
def test_numbered_paragraphs_with_years_are_no_references(said: str):
    text = "\n\n".join(f"{n}. {said.format(1990 + n)} the words of it go on." for n in range(1, 9))

    assert read_plain(text.encode()).zones == ()


def test_only_white_space_is_no_document():
    with pytest.raises(UnreadableFileError, match="white space"):
        read_plain(b" \n ")


@given(st.text(max_size=300))
def test_every_word_is_in_some_paragraph_or_running_zone(text: str):
    data = text.encode("utf-8", "ignore")
    try:
        content = read_plain(data)
    except UnreadableFileError:
        return

    covered = [*content.paragraphs, *(z.span for z in content.zones if z.zone is Zone.RUNNING)]
    outside = list(content.text)
    for start, stop in covered:
        outside[start:stop] = " " * (stop - start)
    assert not "".join(outside).strip()


def test_a_rule_of_a_grammar_in_capitals_is_no_heading():
    text = "Rules are these.\n\nLWS = [CRLF] 1*( SP | HT )\n\nOTHER RULES\n\nThey follow here.\n"

    assert [s.heading for s in read_plain(text.encode()).sections] == ["OTHER RULES"]
