"""Which sentence of a passage is quoted, and with which neighbour."""

import re
from typing import NamedTuple

import pytest

from scoqa.analysis.sought import DATE, Sought
from scoqa.answering.joined import Joined
from scoqa.answering.sentences import best_of, disjoint, quoted, scores_of, snippet
from scoqa.ranking.sentence import Occurrence
from scoqa.ranking.weights import idf
from scoqa.types import Hit, Passage, Span


def _stretch(text: str, start: int = 0) -> Joined:
    """Of a text that begins at a place of its document; a sentence ends at a full stop or question mark."""
    spans = tuple(
        Span(start + m.start(), start + m.end()) for m in re.finditer(r"[^.?؟\s][^.?؟]*[.?؟][\"”)]*", text)
    )
    whole = Span(start, start + len(text))
    return Joined(Hit(Passage("d", whole, spans), text, 1.0, 1), whole, text, spans)


LONG = "and more of it than is said on any other page of the whole book or in any of the others"


def _found(text: str, *words: str) -> list[Occurrence]:
    found = enumerate(re.finditer(r"\w+", text))
    return [(i, m.span(), words.index(m[0])) for i, m in found if m[0] in words]


class _Phrase(NamedTuple):
    words: str

    def stands_in(self, text: str) -> bool:
        return self.words in text


@pytest.mark.parametrize("start", [0, 70])
def test_scores_by_hand(start: int) -> None:
    text = "a b. a (b) c. d. e."

    scores = scores_of(_stretch(text, start), _found(text, "a", "b", "c"), [1.0, 2.0, 4.0])

    a, b, c = (
        idf(2, 4),
        2 * idf(2, 4),
        4 * idf(1, 4),
    )  # of the stretch's four sentences two hold a and b, one c
    assert scores == pytest.approx([a + b, a + 1.4 * b + c, 0.4 * (a + b + c), 0.0])


def test_a_title_that_introduces_what_is_asked_about_counts_whole_and_another_by_half() -> None:
    text = "On the Outer Continental Shelf (OCS) off New York, a call for nominations of areas and sites\nThe OCS."
    end = text.index("\n")
    stretch = _stretch(text)._replace(sentences=(Span(0, end), Span(end + 1, len(text))))
    bare = stretch._replace(text=text.replace("(OCS)", "-OCS-"))

    [title, _] = scores_of(stretch, _found(text, "OCS"), [1.0], defined=frozenset([0]))
    [other, _] = scores_of(bare, _found(bare.text, "OCS"), [1.0], defined=frozenset([0]))

    assert title == pytest.approx(1.4 * idf(2, 2))
    assert other == pytest.approx(0.5 * idf(2, 2))


def test_a_sentence_without_the_date_asked_for_counts_by_half() -> None:
    text = "The club met. The club met in 2007."
    found = _found(text, "club", "met")

    scores = scores_of(_stretch(text), found, [1.0, 2.0], kind=Sought(DATE, "when did the club meet"))

    # club and met stand in both sentences: 1 + 2, and each carries all its words
    assert scores == pytest.approx([3 * idf(2, 2) / 2, 3 * idf(2, 2)])


def test_what_stands_before_the_first_sentence_counts_for_none() -> None:
    stretch = _stretch("a. b.")
    late = stretch._replace(sentences=stretch.sentences[1:])

    assert scores_of(late, _found("a. b.", "a"), [1.0]) == [0.0]


def test_a_sentence_that_says_what_is_asked_counts_as_one_that_introduces_it() -> None:
    text = "A club is a group. The club is big."
    found = _found(text, "club")

    plain = scores_of(_stretch(text), found, [1.0])
    asked = scores_of(_stretch(text), found, [1.0], defined=frozenset([0]))

    assert plain == pytest.approx([idf(2, 2)] * 2)
    assert asked == pytest.approx([1.4 * idf(2, 2), idf(2, 2)])


@pytest.mark.parametrize(
    ("end", "share"),
    [
        ("", 0.5),
        (" 86.8", 0.5),
        (".", 1),
        ("?\u201d", 1),
        (".[12]", 1),
        (".[m]", 1),
        (". 3,4", 1),
        (" v. 3 or so", 0.5),
    ],
)
def test_what_is_no_whole_sentence_counts_by_half_where_it_is_asked_what_something_is(
    end: str, share: float
) -> None:
    text = f"More of a club, of which it is said at length that it met often and again long ago{end}"
    stretch = _stretch("x.")._replace(text=text, span=Span(0, len(text)), sentences=(Span(0, len(text)),))
    found = _found(text, "club")

    assert scores_of(stretch, found, [1.0], defined=frozenset([0])) == pytest.approx([share * idf(1, 1)])
    assert scores_of(stretch, found, [1.0]) == pytest.approx([idf(1, 1)])


def test_a_sentence_that_holds_the_phrase_comes_before_those_that_do_not() -> None:
    text = "a b. b so a. c."
    found = _found(text, "a", "b")
    plain = scores_of(_stretch(text, 9), found, [1.0, 3.0])

    scores = scores_of(_stretch(text, 9), found, [1.0, 3.0], [_Phrase("so a"), _Phrase("c")])  # type: ignore[list-item]

    assert scores == pytest.approx([plain[0], plain[1] + max(plain), plain[2] + max(plain)])


@pytest.mark.parametrize("figures", ["14.", "2 + 2 = 4.", "6.7B 4096 32 3.0e−4 4M."])
def test_figures_without_a_word_are_quoted_only_where_figures_are_asked_for(figures: str) -> None:
    text = f"One came. {figures} Two came in 1939 {LONG}."
    spans = tuple(
        Span(m.start(), m.end()) for m in re.finditer(rf"One came\.|{re.escape(figures)}|Two .*", text)
    )
    stretch = _stretch("x.")._replace(text=text, span=Span(0, len(text)), sentences=spans)
    found = _found(text, re.findall(r"\d+", figures)[0])

    asked = scores_of(stretch, found, [1.0], is_worded=False)
    worded = scores_of(stretch, found, [1.0])

    assert best_of(asked) == 1
    assert stretch.cut(quoted(stretch, worded, 1.0)) == f"Two came in 1939 {LONG}."
    assert best_of(worded) == 2
    assert (
        stretch.cut(snippet(stretch, [0.0, *worded[1:]])) == text[10:]
    )  # beside a quote there may be a date


def test_equal_sentences_fall_to_the_earlier_and_none_is_none() -> None:
    assert best_of([1.0, 2.0, 2.0]) == 1
    assert best_of([]) == -1


def test_a_stretch_without_sentences_is_shown_whole() -> None:
    stretch = _stretch("no end")

    assert snippet(stretch, []) == stretch.span


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        ([2.0, 3.0, 1.0], "One. Two."),
        ([1.0, 3.0, 2.0], "Two. Three."),
        ([1.0, 3.0, 1.0], "One. Two."),
        ([3.0, 2.0, 1.0], "One. Two."),
        ([1.0, 2.0, 3.0], "Two. Three."),
    ],
)
def test_the_better_neighbour_is_shown_with_the_best_sentence(scores: list[float], shown: str) -> None:
    stretch = _stretch("One. Two. Three.")

    assert stretch.cut(snippet(stretch, scores)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One. However, two. Three.", "One. However, two."),
        ("One. “They” two. Three.", "One. “They” two."),
        ("However, one. Two.", "However, one."),
        ("One. Two. Three.", "Two. Three."),
    ],
)
def test_a_sentence_that_goes_on_is_shown_with_the_one_before_it(text: str, shown: str) -> None:
    stretch = _stretch(text)
    best = len(stretch.sentences) - 2

    scores = [3.0 if i == best else float(i > best) for i in range(len(stretch.sentences))]

    assert stretch.cut(snippet(stretch, scores)) == shown


@pytest.mark.parametrize(
    ("text", "share", "shown"),
    [
        (f"One. Two {LONG}. Three.", 0.9, f"Two {LONG}."),  # it holds nearly all of the question
        (f"One. Two {LONG}. Three.", 0.89, f"Two {LONG}. Three."),
        (f"One. It two {LONG}. Three.", 1.0, f"One. It two {LONG}."),  # a pronoun leans on what it stands for
        (f"One. However, two {LONG}. Three.", 1.0, f"However, two {LONG}."),
        (f"One.\n\nIt two {LONG}. Three.", 1.0, f"It two {LONG}."),  # of another paragraph
        (f"One {'word ' * 90}. It two {LONG}. Three.", 1.0, f"It two {LONG}."),  # too long together
        ("One. Two. Three.", 1.0, "Two. Three."),  # it may be a heading
        (f"One. {'二' * 26}. Three.", 1.0, f"{'二' * 26}. Three."),  # with its stop as 79
        (f"One. {'二' * 27}. Three.", 1.0, f"{'二' * 27}."),
    ],
)
def test_a_sentence_is_quoted_alone_where_it_stands_for_itself(text: str, share: float, shown: str) -> None:
    stretch = _stretch(text, 5)

    assert stretch.cut(quoted(stretch, [0.0, 3.0, 2.0], share)) == shown


def test_the_first_sentence_that_begins_with_a_pronoun_is_quoted_as_it_is() -> None:
    stretch = _stretch("It one. Two.")

    assert stretch.cut(quoted(stretch, [3.0, 2.0], 1.0)) == "It one."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("s. How so? f. t.", "How so? f."),
        ("s. How so?\n\nf. t.", "How so?\n\nf."),  # of a list of questions and answers
        ("s. “How so?” When? (Why?) f. t.", "“How so?” When? (Why?) f."),
        ("s. هل؟ f. t.", "هل؟ f."),
        (f"s. How so? f. {'t ' * 90}.", "How so? f."),
    ],
)
def test_a_question_is_quoted_with_what_follows_it(text: str, shown: str) -> None:
    stretch = _stretch(text, 5)
    scores = [0.5, 1.0, 0.0, 0.0, 0.0][: len(stretch.sentences)]

    assert stretch.cut(quoted(stretch, scores, 1.0)) == shown
    assert stretch.cut(snippet(stretch, scores)) == shown


@pytest.mark.parametrize("end", [f"How so {LONG}?", f"Parts are {LONG}:"])
@pytest.mark.parametrize("after", ["", f" {'t ' * 90}."])
def test_what_nothing_short_follows_is_quoted_as_other_sentences_are(end: str, after: str) -> None:
    text = f"One. {end}{after}"
    spans = (Span(0, 4), Span(5, 5 + len(end)), *([Span(6 + len(end), len(text))] if after else []))
    stretch = _stretch("x.")._replace(text=text, span=Span(0, len(text)), sentences=spans)
    scores = [0.5, 1.0, 0.0][: len(spans)]

    assert stretch.cut(quoted(stretch, scores, 1.0)) == end
    assert stretch.cut(quoted(stretch, scores, 0.8)) == f"One. {end}"
    assert stretch.cut(snippet(stretch, scores)) == f"One. {end}"


@pytest.mark.parametrize("end", ["How so?", "Parts are:"])
def test_a_neighbour_that_leaves_something_open_is_quoted_with_what_follows(end: str) -> None:
    text = f"One. {end} So it is. Two."
    stops = [4, 5 + len(end), 15 + len(end), len(text)]
    spans = tuple(
        Span(start, stop) for start, stop in zip([0, *(one + 1 for one in stops)], stops, strict=False)
    )
    stretch = _stretch("x.")._replace(text=text, span=Span(0, len(text)), sentences=spans)

    assert stretch.cut(quoted(stretch, [1.0, 0.5, 0.0, 0.0], 0.8)) == f"One. {end} So it is."


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
