"""What is marked on a screen is what the answer says is, whatever of a passage is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.render import Fragment, Look, answer_lines, evidence_lines, plain
from scoqa.render.marked import highlighted
from scoqa.types import Answer, BestSentence, Citation, Confidence, Evidence, Meta, Quote, Span, Status

_WORDS = st.lists(
    st.sampled_from(["SCO", "club", "the", "of", "energy", "\n\n", "上海合作", "a" * 40]),
    min_size=1,
    max_size=80,
)


def evidence_of(text: str, *, at: int = 0, snippet: tuple[int, int] | None = None) -> Evidence:
    """A passage that begins at a place of its paper, each word of three capitals highlighted."""
    span = Span(at, at + len(text))
    low, high = snippet or (0, len(text))
    sentences = tuple(Span(at + m.start(), at + m.end()) for m in re.finditer(r"\S[^.]*\.?", text))
    return Evidence(
        rank=1,
        score=1.0,
        text=text,
        span=span,
        sentences=sentences,
        snippet=Span(at + low, at + high),
        highlights=tuple(Span(at + m.start(), at + m.end()) for m in re.finditer("[A-Z]{3}", text)),
        citation=Citation("k", Meta(title="T"), Quote(text, span)),
    )


def marked(lines: list[list[Fragment]]) -> list[str]:
    return [one.text for line in lines for one in line if "match" in one.style.split()]


@given(_WORDS, st.integers(0, 50), st.sampled_from([40, 60, 100]), st.data())
def test_the_words_marked_are_those_highlighted(words: list[str], at: int, width: int, data: st.DataObject):
    text = " ".join(words)
    cut = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True)))
    evidence = evidence_of(text, at=at, snippet=(cut[0], cut[1]))
    look = Look(width=width)

    whole = marked(evidence_lines(evidence, look, layout="full"))
    short = marked(evidence_lines(evidence, look))

    assert whole == ["SCO"] * words.count("SCO")
    assert "".join(short) in "SCO" * words.count(
        "SCO"
    )  # one that the snippet cuts is marked as far as it goes


def test_the_words_marked_in_the_best_sentence_are_those_highlighted():
    long = f"{'of the energy club ' * 60}SCO {'and the club ' * 60}"
    evidence = evidence_of(long, at=70)
    at = long.index("SCO")
    best = BestSentence(long, (Span(at, at + 3),), evidence.citation, 1)
    answer = Answer("sco", Status.ANSWERED, Confidence.FAIR, best, (evidence,))

    lines = answer_lines(answer, Look())

    assert marked(lines) == ["SCO", "SCO"]  # in the quote and in the snippet


TEXT = "One stands here. Two stands here. Three stands here. Four stands here. Five stands here."


@pytest.mark.parametrize(
    ("context", "shown"),
    [
        (1, "Two stands here. Three stands here. Four stands here."),
        (2, TEXT),
        (9, TEXT),
    ],
)
@pytest.mark.parametrize("at", [0, 30])
def test_so_many_sentences_as_asked_for_stand_around_a_snippet(context: int, shown: str, at: int):
    start = TEXT.index("Three")
    evidence = evidence_of(TEXT, at=at, snippet=(start, start + len("Three stands here.")))

    words = plain(evidence_lines(evidence, Look(), context=context)).split("\n", 2)[2]

    assert " ".join(words.split()) == shown


def test_a_snippet_at_either_end_of_its_passage_has_its_context_on_the_other():
    first = evidence_of(TEXT, at=5, snippet=(0, len("One stands here.")))
    last = evidence_of(TEXT, at=5, snippet=(TEXT.index("Five"), len(TEXT)))

    shown = [
        " ".join(plain(evidence_lines(each, Look(), context=1)).split("\n", 2)[2].split())
        for each in (first, last)
    ]

    assert shown == ["One stands here. Two stands here.", "Four stands here. Five stands here."]


def test_paragraphs_of_a_whole_passage_are_parted_and_marked_in_their_places():
    evidence = evidence_of("The SCO met.\n\n\n\nThe club and the NTO met.\n\n \n\nAll of the UNO.")

    lines = evidence_lines(evidence, Look(), layout="full")[2:]

    assert plain(lines) == "     The SCO met.\n\n     The club and the NTO met.\n\n     All of the UNO.\n"
    assert marked(lines) == ["SCO", "NTO", "UNO"]


def test_highlights_may_touch_each_other_and_the_ends_of_the_text():
    assert highlighted("abcd", [Span(0, 2), Span(2, 4)], style="dim") == [
        Fragment("dim match", "ab"),
        Fragment("dim match", "cd"),
    ]
    assert highlighted("abcd", [Span(1, 1), Span(4, 6)]) == [Fragment("", "abcd")]


def test_passages_of_a_compact_list_stand_without_empty_lines_between_them():
    first = evidence_of("The SCO met.")
    answer = Answer("sco", Status.ANSWERED, Confidence.FAIR, None, (first, first._replace(rank=2)))

    compact = plain(answer_lines(answer, Look(), layout="compact"))

    assert [line.split() for line in compact.split("\n")] == [
        [],
        ["confidence", "fair"],
        [],
        ["[1]", "T"],
        ["¶1", "k:¶1"],
        ["[2]", "T"],
        ["¶1", "k:¶1"],
        [],
        [],
    ]
    assert plain(answer_lines(answer, Look(height=3), layout="compact")) == compact


def test_what_is_not_found_is_said_in_bold_and_a_question_that_is_none_is_not():
    def first(status: Status) -> str:
        return answer_lines(Answer("the of", status), Look())[1][1].style

    assert (first(Status.NOT_FOUND), first(Status.NO_QUESTION)) == ("bold", "")
