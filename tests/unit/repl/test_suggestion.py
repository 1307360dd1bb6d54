"""The grey suggestion."""

from __future__ import annotations

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory

from scoqa import Collection
from scoqa.repl.suggestion import Headings, SessionSuggest


def _suggested(papers: Collection, text: str, typed: tuple[str, ...] = ()) -> str:
    headings = Headings()
    headings.read(papers)
    buffer = Buffer(history=InMemoryHistory(typed))
    buffer.history.load_history_strings()
    for line in typed:
        buffer.history.append_string(line)
    found = SessionSuggest(headings).get_suggestion(buffer, Document(text))
    return found.text if found else ""


def test_headings_and_titles_are_suggested_case_aside(papers: Collection):
    assert _suggested(papers, "how ti") == "des are measured"
    assert _suggested(papers, "Tides") == " and the Moon"
    assert _suggested(papers, "zebra") == ""


def test_the_history_comes_first(papers: Collection):
    assert _suggested(papers, "how ti", ("how tired is the moon",)) == "red is the moon"


def test_nothing_is_suggested_for_two_letters_or_a_command(papers: Collection):
    assert _suggested(papers, "ho") == ""
    assert _suggested(papers, "/how") == ""


def test_a_closed_collection_suggests_nothing(papers: Collection):
    papers.close()

    assert _suggested(papers, "how ti") == ""
