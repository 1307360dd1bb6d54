"""Page numbers behind a prefix or before a suffix, and the numbers of other things that look like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, make_pdf

from scoqa.reading.labels import infer_labels
from scoqa.reading.labels_prefixed import parted, prefixed_ends
from scoqa.types import Zone

WORDS = ("Sums", "least", "Most", "others", "Night", "work")


@pytest.mark.parametrize(
    "labels",
    [
        ["A-1", "A-2", "A-3", "A-4"],
        ["S12", "S13", "S14", "S15"],
        ["e1001", "e1002", "e1003", "e1004"],
        ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"],
        ["B.3", "B.4", "B.5"],
        ["II-5", "II-6", "II-7", "III-1", "III-2", "III-3"],
        ["1250S", "1251S", "1252S"],
        ["1049.e1", "1049.e2", "1049.e3"],
        ["Index-1", "Index-2", "Index-3"],
    ],
    ids=lambda labels: labels[0],
)
def test_numbers_behind_a_prefix_are_the_pages_and_no_part_of_the_text(tmp_path: Path, labels: list[str]):
    pages = [
        [*column(70, 700, [f"{word} {LINE} {word}"] * 3), (280, 40, label)]
        for word, label in zip(WORDS, labels, strict=False)
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert [(page.label, page.inferred) for page in content.pages] == [(label, True) for label in labels]
    running = [content.text[slice(*zone.span)] for zone in content.zones if zone.zone is Zone.RUNNING]
    assert running == labels


def test_what_is_no_number_with_a_prefix_is_none():
    texts = ("12", "xiv", "p12", "P.3", "A-01", "2010-123456", "A-", "1-2-3", "10.1", "Fig.2", "3rd", "S1a")

    assert [text for text in texts if parted(text)] == ["10.1"]


def test_numbers_of_other_things_are_no_page_numbers():
    heads = ["Fig. 2-1", "Figure S1", "S1 Table", "S1 Fig. Rates", "Section 2-1", "2.1 Methods", "Methods 2.1", "ISO 9001-2",
             "Exhibit A-1", "Report No. A-12", "Report No.: A-12", "Log of boring B-1", "Version 1-2", "B.3 Proof"]  # fmt: skip

    assert [head for head in heads if prefixed_ends(head)] == []


def test_numbers_that_stay_are_no_page_numbers():
    constant = [["TR-12", "9001-2", "B-52"]] * 6

    assert infer_labels(constant) == [""] * 6
    assert infer_labels([["A-1"], ["A-5"], ["B-2"], ["A-9"], ["C-1"]]) == [""] * 5
    assert infer_labels([["A-1"], [], [], [], ["A-5"], [], [], [], ["A-9"]]) == [""] * 9
    assert infer_labels([["S1"], [], ["S3"]]) == [""] * 3  # on two pages of three


def test_a_dash_of_chapter_and_page_is_kept_as_printed():
    assert infer_labels([["1–1"], ["1–2"], ["1–3"]]) == ["1–1", "1–2", "1–3"]


def test_short_chapters_count_that_begin_anew_between_others():
    pages = [["1-1"], ["1-2"], ["1-3"], ["2-1"], [], ["3-1"], ["3-2"], [], ["4-1"], ["4-2"], ["4-3"], ["7-2"]]

    assert infer_labels(pages) == [
        "1-1", "1-2", "1-3", "2-1", "2-2", "3-1", "3-2", "3-3", "4-1", "4-2", "4-3", "",
    ]  # fmt: skip


def test_a_chapter_before_or_one_counted_down_is_no_next_one():
    pages = [["3-1"], ["3-2"], ["3-3"], ["2-1"], ["2-2"], ["4-1"], ["4-2"], ["4-3"]]

    assert infer_labels(pages)[3:5] == ["", ""]


def test_a_supplement_s_pages_are_not_those_of_the_paper_before_it():
    pages = [["1"], ["2"], ["3"], [], ["S1"], [], ["S3"], ["S4"], [], []]

    assert infer_labels(pages) == ["1", "2", "3", "4", "S1", "S2", "S3", "S4", "S5", ""]


def test_bare_numbers_of_the_pages_are_surer_than_those_with_a_prefix():
    pages = [["7", "A-1"], ["8", "A-2"], ["9", "A-3"], ["10", "A-4"]]

    assert infer_labels(pages) == ["7", "8", "9", "10"]
