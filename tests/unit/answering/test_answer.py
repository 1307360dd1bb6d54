"""Ranked hits to answers."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from scoqa import Collection
from scoqa.answering import answer
from scoqa.citing import cite
from scoqa.ranking.sentence import Occurrence
from scoqa.settings import Settings
from scoqa.types import Answer, Confidence, Document, Hit, Meta, Passage, QueryTerm, Span, Status

PAPER = Document(
    "p",
    Meta(title="Paper"),
    "Alpha beta here. Nothing to see. It adds gamma. Alpha once more. Beta and gamma at last. The end.",
)
SENTENCES = [Span(m.start(), m.end()) for m in re.finditer(r"[^.\s][^.]*\.", PAPER.text)]
QUESTION = ("alpha", "beta", "gamma")


def _terms(words: Sequence[str] = QUESTION, df: int = 1) -> list[QueryTerm]:
    return [QueryTerm(word, word, Span(0, len(word)), df=df) for word in words]


def _find_in(words: Sequence[str], text: str) -> list[Occurrence]:
    found = enumerate(re.finditer(r"\w+", text))
    return [
        (i, Span(m.start(), m.end()), words.index(m[0].casefold()))
        for i, m in found
        if m[0].casefold() in words
    ]


def _hit(first: int, last: int, score: float, document: Document = PAPER) -> Hit:
    span = Span(SENTENCES[first].start, SENTENCES[last].stop)
    passage = Passage(document.key, span, tuple(SENTENCES[first : last + 1]))
    return Hit(passage, document.text[span.start : span.stop], score, 1)


def _answer(
    hits: Sequence[Hit],
    words: Sequence[str] = QUESTION,
    k: int = 5,
    df: int = 1,
    least: Confidence = Confidence.NONE,
) -> Answer:
    return answer(
        "Alpha,  beta \n gamma?",
        _terms(words, df),
        hits,
        k=k,
        n_passages=10,
        total_length=300,
        find=lambda text, _language: _find_in(words, text),
        cite=lambda key, span: cite(PAPER._replace(key=key), span),
        nearest=lambda word: [(word + "s", 2)],
        settings=Settings(),
        min_confidence=least,
    )


def test_the_best_sentence_holds_most_of_the_question() -> None:
    got = _answer([_hit(0, 5, 3.0)])

    assert got.best is not None
    # two words of three, as "Alpha beta here."; but alpha stands in the sentence before it too,
    # which is quoted with it as it holds the third
    assert got.best.text == "Alpha once more. Beta and gamma at last."


def test_a_short_sentence_that_holds_the_whole_question_is_quoted_with_a_neighbour() -> None:
    got = _answer([_hit(0, 5, 3.0)], words=["beta", "gamma"])

    assert got.best is not None
    assert got.best.text == "Beta and gamma at last. The end."


def test_equal_sentences_fall_to_the_earlier_and_show_the_words_of_the_question() -> None:
    got = _answer([_hit(0, 1, 3.0)], words=["alpha", "beta"])

    assert got.status is Status.ANSWERED
    assert got.best is not None
    assert got.best.text == "Alpha beta here. Nothing to see."
    assert [got.best.text[a:b] for a, b in got.best.highlights] == ["Alpha", "beta"]
    assert got.best.citation.quote.text == got.best.text
    assert got.question == "Alpha, beta gamma?"


def test_overlapping_hits_become_one_passage() -> None:
    got = _answer([_hit(0, 2, 3.0), _hit(2, 4, 2.0)])

    [evidence] = got.evidence
    assert evidence.span == Span(SENTENCES[0].start, SENTENCES[4].stop)
    assert evidence.text == PAPER.text[evidence.span.start : evidence.span.stop]
    assert evidence.sentences == tuple(SENTENCES[:5])
    assert evidence.score == 3.0


def test_what_stands_between_two_passages_shown_is_not_lost_where_a_hit_reaches_both() -> None:
    # the third hit overlaps both; the second and third sentence are its own
    got = _answer([_hit(0, 1, 3.0), _hit(4, 5, 2.0), _hit(1, 4, 1.0)])
    back = _answer([_hit(4, 5, 3.0), _hit(0, 1, 2.0), _hit(1, 4, 1.0)])

    assert [evidence.sentences for evidence in got] == [tuple(SENTENCES[:4]), tuple(SENTENCES[4:])]
    assert [evidence.sentences for evidence in back] == [tuple(SENTENCES[2:]), tuple(SENTENCES[:2])]


def test_a_hit_at_the_rim_of_a_joined_passage_shows_only_what_is_new() -> None:
    got = _answer([_hit(0, 1, 3.0), _hit(1, 3, 2.0), _hit(3, 5, 1.0)])

    assert [evidence.sentences for evidence in got.evidence] == [tuple(SENTENCES[:4]), tuple(SENTENCES[4:])]


def test_one_document_fills_no_more_than_its_share_where_others_have_any() -> None:
    other = Document("q", Meta(), PAPER.text)
    hits = [*(_hit(i, i, 6.0 - i) for i in (0, 2, 3, 4)), *(_hit(i, i, 1.0, other) for i in (0, 2))]
    hits = [hit._replace(rank=rank) for rank, hit in enumerate(hits, start=1)]

    got = _answer(hits)

    assert [evidence.citation.key for evidence in got] == ["p", "p", "p", "q", "q"]
    assert Settings().per_document == 3


def test_where_others_have_none_one_document_fills_an_answer() -> None:
    other = Document("q", Meta(), PAPER.text)
    hits = [*(_hit(i, i, 6.0 - i) for i in (0, 2, 3, 4)), _hit(0, 0, 1.0, other)]
    hits = [hit._replace(rank=rank) for rank, hit in enumerate(hits, start=1)]

    got = _answer(hits)

    assert [(evidence.citation.key, evidence.score) for evidence in got] == [
        *(("p", 6.0), ("p", 4.0), ("p", 3.0), ("p", 2.0), ("q", 1.0)),
    ]
    assert [evidence.rank for evidence in got] == [1, 2, 3, 4, 5]


def test_a_sentence_that_begins_with_a_pronoun_is_quoted_with_the_one_before() -> None:
    got = _answer([_hit(1, 3, 1.0)], words=["gamma"])

    assert got.best is not None
    assert got.best.text == "Nothing to see. It adds gamma."
    assert got.evidence[0].snippet == Span(SENTENCES[1].start, SENTENCES[2].stop)


def _of_the_club(terms: Sequence[QueryTerm]) -> Answer:
    """Over a paper that introduces the EC."""
    text = "The Club met. The Energy Club (EC) is new. The EC grew."
    document = Document("q", Meta(), text)
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^.\s][^.]*\.", text)]
    words = [term.word for term in terms]
    return answer(
        "What does the EC want?",
        terms,
        [Hit(Passage("q", Span(0, len(text)), tuple(spans)), text, 1.0, 1)],
        k=1,
        n_passages=10,
        total_length=300,
        find=lambda text, _language: _find_in(words, text),
        cite=lambda _, span: cite(document, span),
        settings=Settings(),
    )


def test_a_word_introduced_in_brackets_is_quoted_where_it_is_introduced() -> None:
    got = _of_the_club(_terms(["ec"]))

    assert got.best is not None
    assert got.best.text == "The Energy Club (EC) is new. The EC grew."
    assert got.confidence is Confidence.STRONG


def test_an_introduction_is_not_all_that_is_asked_where_a_word_of_the_question_occurs_nowhere() -> None:
    ec = _terms(["ec"])[0]

    got = _of_the_club([ec, QueryTerm("want", "want", Span(17, 21), weight=0.4)])

    assert got.confidence not in (Confidence.STRONG, Confidence.NONE)


def test_words_that_occur_nowhere_come_with_their_nearest_spellings() -> None:
    got = _answer([], words=["lunar"], df=0)

    assert not got
    assert got.status is Status.NOT_FOUND
    assert got.confidence is Confidence.NONE
    assert got.best is None
    assert got.terms[0].nearest == (("lunars", 2),)


def test_a_third_of_the_question_is_no_answer_but_is_kept_as_evidence() -> None:
    got = _answer([_hit(2, 2, 1.0)], least=Confidence.WEAK)

    assert got.status is Status.NOT_FOUND
    assert got.confidence is Confidence.NONE
    assert got.best is None
    assert len(got.evidence) == 1


def test_what_a_passage_holds_whole_is_answered_in_any_amount_of_text() -> None:
    def level(words: Sequence[str], read_as: str = "") -> Confidence:
        terms = [term._replace(df=900, read_as=read_as) for term in _terms(words)]
        return answer(
            " ".join(words),
            terms,
            [_hit(1, 2, 1.0), _hit(4, 4, 1.0)],
            k=1,
            n_passages=20_000,
            total_length=2_000_000,
            find=lambda text, _language: _find_in(words, text),
            cite=lambda key, span: cite(PAPER, span),
            settings=Settings(),
        ).confidence

    assert level(["gamma"]) is not Confidence.NONE
    assert level(["gamma"], read_as="gamma") is Confidence.NONE  # it may be another word
    assert level(["gamma", "adds"]) is not Confidence.NONE
    assert level(["gamma", "delta"]) is Confidence.NONE


def test_found_words_are_told_from_missing_ones() -> None:
    got = _answer([_hit(2, 2, 1.0)])

    assert [term.found for term in got.terms] == [False, False, True]


def test_nothing_to_look_for_is_not_a_failure() -> None:
    assert _answer([], words=[]).status is Status.NO_QUESTION


def test_an_empty_collection_says_so() -> None:
    got = answer(
        "x",
        _terms(["x"]),
        [],
        k=5,
        n_passages=0,
        total_length=0,
        find=lambda *_: [],
        cite=lambda *_: 1 / 0,
        settings=Settings(),
    )

    assert got.status is Status.EMPTY


def test_a_second_passage_about_as_good_is_named() -> None:
    assert _answer([_hit(0, 0, 3.0), _hit(3, 3, 2.9)]).see_also == 2
    assert _answer([_hit(0, 0, 3.0), _hit(3, 3, 1.0)]).see_also == 0


_hits = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.floats(0.1, 9)).map(
        lambda t: _hit(min(t[:2]), max(t[:2]), t[2])
    ),
    max_size=8,
).map(lambda hits: sorted(hits, key=lambda hit: -hit.score))


@given(_hits, st.integers(1, 5))
def test_evidence_is_verbatim_disjoint_and_ranked(hits: list[Hit], k: int) -> None:
    got = _answer(hits, k=k)

    assert len(got) <= k
    assert [evidence.rank for evidence in got] == list(range(1, len(got) + 1))
    assert all(a.score >= b.score for a, b in zip(got.evidence, got.evidence[1:], strict=False))
    for i, evidence in enumerate(got):
        assert evidence.text == PAPER.text[evidence.span.start : evidence.span.stop]
        assert evidence.citation.quote.text == evidence.text
        assert all(evidence.span.contains(span) for span in (*evidence.highlights, evidence.snippet))
        assert all(
            a.stop <= b.start for a, b in zip(evidence.highlights, evidence.highlights[1:], strict=False)
        )
        assert not any(evidence.span.overlaps(other.span) for other in got.evidence[:i])


def test_what_is_left_of_a_passage_is_shown_only_where_it_matches() -> None:
    # the third hit shares its first sentence with what the second added to the first; "The end." is left
    got = _answer([_hit(2, 3, 3.0), _hit(3, 4, 2.0), _hit(4, 5, 1.0)])

    assert [evidence.text for evidence in got] == ["It adds gamma. Alpha once more. Beta and gamma at last."]


def _titled(
    title: str, words: Sequence[str], *, framing: Sequence[str] = (), section: tuple[str, ...] = ()
) -> Answer:
    document = Document("p", Meta(title=title, authors=("Eliot",)), "April is cruel. It breeds lilacs.")
    sentences = [Span(m.start(), m.end()) for m in re.finditer(r"[^.\s][^.]*\.", document.text)]
    passage = Passage("p", Span(0, len(document.text)), tuple(sentences), section=section)
    terms = [term._replace(weight=0.4 if term.word in framing else 1.0) for term in _terms(words)]
    return answer(
        " ".join(words),
        terms,
        [Hit(passage, document.text, 3.0, 1), Hit(passage._replace(document_key="q"), document.text, 3.0, 2)],
        k=5,
        n_passages=5000,
        total_length=150_000,
        find=lambda text, _language: _find_in(words, text),
        cite=lambda key, span: cite(document, span),
        settings=Settings(),
    )


def test_a_question_that_names_the_paper_finds_it() -> None:
    got = _titled("The Waste Land", ["wrote", "waste", "land"], framing=["wrote"])

    assert got.confidence is Confidence.FAIR
    assert got.best is not None
    assert got.best.text == "April is cruel. It breeds lilacs."
    assert [term.found for term in got.terms] == [False, True, True]


def test_a_word_or_two_of_a_long_title_name_no_paper() -> None:
    got = _titled("The Waste Land and other poems written at sea a century ago", ["waste", "land"])

    assert got.confidence is not Confidence.FAIR


def test_words_of_headings_are_found_in_what_stands_below_them() -> None:
    got = _titled("Poem", ["death", "lilacs"], section=("IV. Death by water",))

    assert [term.found for term in got.terms] == [True, True]


def test_authors_are_found_in_what_they_wrote() -> None:
    assert [term.found for term in _titled("Poem", ["eliot", "april"]).terms] == [True, True]


def test_a_line_of_figures_is_quoted_where_nothing_but_figures_is_asked_for() -> None:
    text = (
        "305 16 2.0 6.7B\n\n2 + 2 = 4\n\nThe sum of two numbers is written with a plus.\n\nThe sign is old."
    )
    with Collection() as papers:
        papers.add_text("sums", text)

        sums = papers.ask("2+2", min_confidence=Confidence.NONE).best
        year = papers.ask("what happened in 305", min_confidence=Confidence.NONE).best

    assert sums is not None
    assert sums.text == "2 + 2 = 4"
    assert year is not None
    assert year.text == "The sum of two numbers is written with a plus."


def test_a_question_of_the_paper_is_no_sure_answer() -> None:
    with Collection() as papers:
        papers.add_text(
            "asking", "Is the club of lunar gateways a military alliance? Nothing of that is known here."
        )
        papers.add_text(
            "saying", "The council of lunar gateways is a trading alliance. Nothing of that is known there."
        )

        asking = papers.ask("is the club of lunar gateways a military alliance")
        saying = papers.ask("is the council of lunar gateways a trading alliance")

    assert asking.confidence is Confidence.FAIR
    assert saying.confidence is Confidence.STRONG
