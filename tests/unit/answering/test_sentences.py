"""Which sentence of a passage is quoted, and with which neighbour."""

import re

import pytest

from scoqa.answering.joined import Joined
from scoqa.answering.sentences import best_of, disjoint, scores_of, snippet
from scoqa.types import Hit, Passage, Span


def _stretch(text: str) -> Joined:
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.\s][^.]*\.", text))
    whole = Span(0, len(text))
    return Joined(Hit(Passage("d", whole, spans), text, 1.0, 1), whole, text, spans)


def test_the_sentence_that_introduces_a_word_comes_before_an_earlier_one_that_uses_it() -> None:
    text = "The EC grew. The Energy Club (EC) is new. All saw."
    found = [(i, Span(m.start(), m.end()), 0) for i, m in enumerate(re.finditer("EC", text))]

    assert best_of(scores_of(_stretch(text), found, [1.0])) == 1


@pytest.mark.parametrize(
    ("between", "shown"),
    [(" ", "Alpha. Beta."), ("\n", "Alpha.\nBeta."), ("\n\n", "Alpha."), ("\n \n", "Alpha.")],
)
def test_a_neighbour_is_of_the_same_paragraph_which_may_go_on_in_the_next_line(
    between: str, shown: str
) -> None:
    stretch = _stretch(f"Alpha.{between}Beta.")

    assert stretch.cut(snippet(stretch, [2.0, 1.0])) == shown


def test_a_sentence_and_its_neighbour_are_shown_together_up_to_90_words() -> None:
    fits, too_long = (_stretch("Alpha. " + "word " * n + "end.") for n in (88, 89))

    assert snippet(fits, [2.0, 1.0]) == fits.span
    assert too_long.cut(snippet(too_long, [2.0, 1.0])) == "Alpha."


def test_marks_that_only_touch_stay_two_and_overlapping_ones_become_one() -> None:
    assert disjoint([Span(3, 5), Span(0, 3)]) == (Span(0, 3), Span(3, 5))
    assert disjoint([Span(0, 4), Span(3, 5), Span(6, 6)]) == (Span(0, 5),)
