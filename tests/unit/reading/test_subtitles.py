"""Subtitles as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa.reading import read
from scoqa.reading.subtitles import spoken

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>The council met</i>
in {\\an8}Tashkent.

2
00:00:03,600 --> 00:00:05,000
It was 1999.
1999

3
00:00:09,000 --> 00:00:11,000
Nobody came.
"""


def test_what_is_said_is_in_paragraphs_between_pauses():
    assert spoken(SRT) == "The council met in Tashkent. It was 1999. 1999\n\nNobody came."


def test_webvtt_is_read_without_its_notes_settings_and_repetitions():
    text = (
        "WEBVTT - A talk\n\nNOTE not said\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann>Good day.\n\n"
        "00:02.000 --> 00:03.000\nGood day.\n\n01:00:02.000 --> 01:00:03.000\nGood bye.\n"
    )

    assert spoken(text) == "Good day.\n\nGood bye."


def test_numbers_without_a_blank_line_before_them_are_left_out():
    text = "1\n00:00:01,0 --> 00:00:02,0\nOne.\n2\n00:00:02,0 --> 00:00:03,0\nTwo."

    assert spoken(text) == "One. Two."


@pytest.mark.parametrize("text", ["An arrow --> there", "1\n\nWEBVTT is a format", ""])
def test_other_texts_are_no_subtitles(text: str):
    assert spoken(text) is None


def test_a_file_of_subtitles_is_a_document(tmp_path: Path):
    path = tmp_path / "talk.srt"
    path.write_text("\ufeff" + SRT, encoding="utf-8")

    assert read(path).text.startswith("The council met in Tashkent. It was 1999.")
