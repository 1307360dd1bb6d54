"""What an unknown key suggests."""

from __future__ import annotations

import pytest

from scoqa import Collection
from scoqa.errors import UnknownReferenceError


@pytest.fixture
def papers(tmp_path):
    (tmp_path / "report.txt").write_text("The moon raises the sea twice a day.", encoding="utf-8")
    with Collection.open(tmp_path) as papers:
        papers.add()
        papers.add_text("dehaas2007", "An energy club was established.")
        yield papers


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("dehass2007", "did you mean dehaas2007?"),  # a slip
        ("haas", "did you mean dehaas2007?"),  # a part
        ("report.txt", "did you mean report?"),  # a file of the paper
        ("aa", "'scoqa docs' lists them"),  # too short for a part
    ],
)
def test_an_unknown_key_names_similar_ones(papers, key, said):
    with pytest.raises(UnknownReferenceError) as caught:
        papers.document(key)

    assert str(caught.value) == f"no document {key!r} in this collection; {said}"


def test_of_a_key_longer_than_any_the_beginning_is_told(papers):
    with pytest.raises(UnknownReferenceError) as caught:
        papers.cite("x" * 100_000)

    assert str(caught.value) == f"no document '{'x' * 255}…' in this collection; 'scoqa docs' lists them"
    with pytest.raises(TypeError, match=r"ask_many takes many questions, not one: 'x{49}…'$"):
        papers.ask_many("x" * 100_000)
