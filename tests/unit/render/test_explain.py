"""Why a passage scores as it does, and what is known of words."""

from __future__ import annotations

from scoqa.render import Look, plain
from scoqa.render.explain import acronym_lines, part_lines, score_lines, telling_lines, term_lines
from scoqa.types import Acronym, QueryTerm, Span, TellingWord


def told(term: QueryTerm, **options: bool) -> str:
    [head, line] = plain(term_lines([term], 7, Look(), **options)).strip().splitlines()
    assert head == "looked for in 7 passages:"
    return " ".join(line.split())


def term(word: str, stem: str = "", **known: object) -> QueryTerm:
    return QueryTerm(word, stem or word.lower(), Span(0, len(word)), **known)  # type: ignore[arg-type]


def test_a_word_is_told_by_where_it_occurs():
    assert told(term("Energy", "energi", df=2, found=True)) == "Energy (as energi) in 2 passages"
    assert told(term("Club", df=1)) == "Club in 1 passage, not in [1]"
    assert told(term("Club", df=1), is_answered=False) == "Club in 1 passage"
    assert told(term("lunar")) == "lunar nowhere"
    assert (
        told(term("gateway", nearest=(("gateways", 2), ("gates", 1))))
        == "gateway nowhere; nearest: 'gateways' 2×, 'gates' 1×"
    )
    assert told(term("enrgy", df=3, read_as="energy")) == "enrgy nowhere; read as 'energy', in 3 passages"


def test_the_parts_of_a_score_stand_below_each_other_with_what_their_words_gave(answer):
    [evidence] = answer.evidence

    lines = plain(score_lines(evidence, Look())).split("\n")

    assert lines[:2] == ["", " [1] dehaas2007:¶2 · score 12.500, the sum of"]
    assert [line.split(maxsplit=2) for line in lines[2:4]] == [
        ["10.500", "bm25", "sco 4.00, energi 6.50"],
        ["2.000", "pairs", "words that stand together in the question and in the passage"],
    ]
    assert lines[4:] == ["", ""]


def test_parts_that_do_not_occur_are_not_explained(answer):
    [evidence] = answer.evidence

    assert [line.split()[0] for line in plain(part_lines([evidence], Look())).strip().splitlines()[1:]] == [
        "bm25",
        "pairs",
    ]
    assert part_lines([evidence._replace(parts=())], Look()) == []


def test_telling_words_are_told_by_how_often_they_stand_here():
    words = [TellingWord("Tides", "tide", 3, 1, 4.5), TellingWord("moon", "moon", 1, 12, 1.5)]

    assert [line.split(maxsplit=1) for line in plain(telling_lines(words, Look())).strip().splitlines()] == [
        ["Tides", "3× here, in 1 passage"],
        ["moon", "1× here, in 12 passages"],
    ]


def test_an_acronym_names_the_papers_that_introduce_it_a_few_of_many():
    def shown(*references: str) -> str:
        [line] = (
            plain(acronym_lines([Acronym("SCO", "Shanghai Organisation", references)], Look()))
            .strip()
            .splitlines()
        )
        return line.split(maxsplit=1)[1]

    assert shown("a:1-4", "a:7-9", "b:1-4", "c:1-4") == "Shanghai Organisation · a, b, c"
    assert shown("a:1-4", "b:1-4", "c:1-4", "d:1-4", "e:1-4") == "Shanghai Organisation · a, b, c and 2 more"
