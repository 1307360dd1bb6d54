"""Who, when and where of a citation."""

from __future__ import annotations

import pytest

from scoqa.citing import cite
from scoqa.render.place import byline
from scoqa.types import Document, Meta, Source, Span

TEXT = "Rain falls."


@pytest.mark.parametrize(
    ("meta", "parts"),
    [
        (Meta(), ["2023/notes/rain.txt", "¶1"]),
        (Meta(title="Rain"), ["2023/notes/rain.txt", "¶1"]),
        (Meta(title="Rain", issued="2023"), ["2023", "¶1"]),
    ],
)
def test_a_paper_of_which_nothing_else_is_known_is_told_by_its_path(meta: Meta, parts: list[str]):
    source = Source("2023/notes/rain.txt", 1, 1, "0" * 64, "text/plain")
    document = Document("rain", meta, TEXT, sources=(source,))

    assert byline(cite(document, Span(0, len(TEXT)))) == parts


def test_a_text_without_a_file_is_told_by_its_place_alone():
    assert byline(cite(Document("rain", Meta(), TEXT), Span(0, len(TEXT)))) == ["¶1"]
