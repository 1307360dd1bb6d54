"""Which words of a question were found, told in words."""

from __future__ import annotations

from dataclasses import replace

from scoqa.render.words import confidence_words, found_words, no_answer, whole_words
from scoqa.types import Answer, Confidence, QueryTerm, Span, Status


def pairs(run: str, start: int = 0, *, df: int = 1, found: bool = True) -> list[QueryTerm]:
    """The terms of a run without blanks, each two characters."""
    return [
        QueryTerm(run[n : n + 2], run[n : n + 2], Span(start + n, start + n + 2), df=df, found=found)
        for n in range(len(run) - 1)
    ]


def test_pairs_of_a_run_without_blanks_are_told_as_what_was_typed():
    terms = [QueryTerm("AI", "ai", Span(0, 2), df=3), *pairs("エージェント", 2)]

    assert found_words(terms) == "1 of 2 words found: エージェント · only in other passages: ai"


def test_a_run_is_found_only_where_all_its_pairs_are():
    terms = [*pairs("大規模", 0), *pairs("模言語", 2, found=False)]

    assert found_words(terms) == "its one word found in part: 大規模言語"
    assert found_words(terms[2:]) == "its one word not found · only in other passages: 模言語"


def test_a_run_of_which_a_part_occurs_nowhere_is_found_in_part():
    terms = [*pairs("形態素", 0), *pairs("素解析", 2, df=0, found=False)]

    assert found_words(terms) == "its one word found in part: 形態素解析"


def test_a_run_occurs_no_oftener_than_its_rarest_pair():
    [run] = whole_words([*pairs("大規模", 0, df=5), *pairs("模言語", 2, df=2)])

    assert (run.word, run.df) == ("大規模言語", 2)
    assert whole_words([*pairs("大規", df=0), *pairs("規模", 1, df=7)])[0].df == 0


def test_two_runs_and_short_words_stay_apart():
    terms = [*pairs("東京", 0), *pairs("大阪", 3), QueryTerm("он", "он", Span(6, 8), df=1, found=True)]

    assert found_words(terms) == "all 3 words found: 東京 大阪 он"


def test_a_run_that_occurs_nowhere_is_one_word_of_a_missing_answer():
    answer = Answer("傳染病通報", Status.NOT_FOUND, terms=tuple(pairs("傳染病通報", df=0)))

    assert no_answer(answer) == ["Not found in this collection.", "'傳染病通報' occurs in no document."]


def test_words_that_only_frame_a_question_are_not_told_of():
    terms = [
        QueryTerm("papers", "paper", Span(0, 6), df=3, weight=0.4),
        QueryTerm("malaria", "malaria", Span(7, 14), df=1, found=True),
    ]

    assert found_words(terms) == "its one word found: malaria"
    assert found_words(terms[:1]) == "its one word not found · only in other passages: papers"


def hyphenated(*, parts: bool, whole: bool) -> list[QueryTerm]:
    return [
        QueryTerm("non", "non", Span(0, 3), df=1, found=parts),
        QueryTerm("non-profit", "nonprofit", Span(0, 10), df=1, found=whole),
        QueryTerm("profit", "profit", Span(4, 10), df=1, found=parts),
    ]


def test_a_hyphenated_word_is_told_of_once():
    assert found_words(hyphenated(parts=True, whole=True)) == "its one word found: non-profit"
    assert found_words(hyphenated(parts=False, whole=True)) == "its one word found: non-profit"
    assert found_words(hyphenated(parts=True, whole=False)) == "both words found: non profit"
    assert "only in other passages: non-profit" in found_words(hyphenated(parts=False, whole=False))


def test_a_missing_answer_names_what_an_unknown_word_may_have_meant():
    terms = (
        QueryTerm(
            "minecraf", "minecraft", Span(0, 8), df=3, nearest=(("minecraft", 8),), read_as="minecraft"
        ),
    )

    assert no_answer(Answer("minecraf", Status.NOT_FOUND, terms=terms))[1] == (
        "'minecraf' occurs in no document (nearest: 'minecraft' 8×)."
    )


def test_a_confidence_asked_for_and_a_filter_are_no_lack_of_words(answer: Answer):
    terms = tuple(term._replace(df=3) for term in answer.terms)
    below = replace(answer, status=Status.NOT_FOUND, confidence=Confidence.WEAK, best=None)
    outside = Answer("SCO Energy", Status.NOT_FOUND, terms=terms[:2])

    assert no_answer(below) == [
        "Not found at the confidence asked for.",
        "The best passage counts as weak; min-confidence weak lets it through.",
    ]
    one = replace(below, confidence=Confidence.NONE, terms=(QueryTerm("tides", "tide", Span(0, 5), df=2),))
    assert no_answer(one)[1] == "'tides' occurs, but alone it answers nothing."
    two = replace(one, terms=(*one.terms, QueryTerm("moon", "moon", Span(6, 10), df=2)))
    assert no_answer(two)[1] == "'tides' and 'moon': no passage holds enough of these words together."
    assert no_answer(outside)[1] == "'SCO' and 'Energy' occur, but not in what was searched."


def test_of_a_word_without_end_the_beginning_is_told():
    endless = QueryTerm("a" * 1000, "a" * 1000, Span(0, 1000))

    assert no_answer(Answer("a" * 1000, Status.NOT_FOUND, terms=(endless,)))[1] == (
        f"'{'a' * 59}…' occurs in no document."
    )
    assert found_words([endless]) == f"its one word not found · nowhere: {'a' * 59}…"


def test_a_word_read_as_another_is_told_so_and_guessed_at_no_more():
    nearest = (("government", 4), ("governments", 1))
    slip = QueryTerm("Govermint", "govermint", Span(0, 9), nearest=nearest, read_as="government")

    assert "(nearest:" not in found_words([slip])
    assert found_words([slip._replace(read_as="")]).endswith(
        "nowhere: govermint (nearest: 'government' 4×, 'governments' 1×)"
    )


def test_a_question_too_long_to_repeat_is_cut_at_60_characters():
    def said(question: str) -> str:
        return no_answer(Answer(question, Status.NO_QUESTION))[0]

    assert said("?" * 60) == f"Nothing to look for in '{'?' * 60}'."
    assert said("?" * 61) == f"Nothing to look for in '{'?' * 59}…'."


def test_a_confidence_is_told_with_its_words_its_rival_and_what_it_means(answer: Answer):
    told = confidence_words(replace(answer, confidence=Confidence.FAIR, see_also=2))

    assert told.startswith("Confidence fair · ")
    assert found_words(answer.terms) in told
    assert told.endswith(
        " · see also [2], about as good. It says how surely the words of your question are found together here, no more than that."
    )


def word(text: str, start: int = 0, **known: object) -> QueryTerm:
    return QueryTerm(text, text.lower(), Span(start, start + len(text)), **known)  # type: ignore[arg-type]


def missing(*terms: QueryTerm) -> list[str]:
    return no_answer(Answer("x", Status.NOT_FOUND, terms=terms))[1:]


def test_words_that_occur_nowhere_are_told_a_dozen_of_many_with_what_is_nearest():
    many = [word(f"w{n}", 4 * n) for n in range(13)]
    near = word("owls", nearest=(("owl", 3), ("bowls", 2), ("howls", 1)))

    assert missing(*many[:12]) == [
        ", ".join(f"'w{n}'" for n in range(11)).join(["", " and 'w11' occur in no document."])
    ]
    assert missing(*many) == [", ".join(f"'w{n}'" for n in range(12)) + " and 1 more occur in no document."]
    assert missing(near) == ["'owls' occurs in no document (nearest: 'owl' 3×, 'bowls' 2×)."]


def test_a_word_that_occurs_alone_answers_nothing():
    nowhere, here, there = word("owls"), word("tides", 5, df=2), word("moon", 11, df=1)
    evidence = Answer("x", Status.NOT_FOUND, terms=(nowhere, here))

    assert missing(nowhere, here) == [
        "'owls' occurs in no document.",
        "'tides' occurs, but not in what was searched.",
    ]
    assert missing(here, there) == ["'tides' and 'moon' occur, but not in what was searched."]
    assert evidence.evidence == ()


def test_long_words_are_cut():
    for n, shown in ((60, "x" * 60), (61, "x" * 59 + "…")):
        assert found_words([word("x" * n, df=1, found=True)]) == f"its one word found: {shown}"
