"""Compounds that occur nowhere, taken apart into words that do."""

from scoqa import Collection
from scoqa.answering.compounds import parted
from scoqa.types import QueryTerm, Span


class _Words:
    """Terms that occur, each in three passages."""

    def __init__(self, *terms: str, languages: tuple[str, ...] = ("de",)) -> None:
        self.languages = languages
        self._terms = terms

    def df(self, term: str) -> int:
        return 3 if term in self._terms else 0


def _term(word: str, df: int = 0, start: int = 0) -> QueryTerm:
    return QueryTerm(word, word.lower(), Span(start, start + len(word)), df)


def _parts(*terms: QueryTerm, words: _Words) -> list[tuple[str, str, tuple[int, int]]]:
    return [(term.word, term.term, tuple(term.span)) for term in parted(terms, words)]


def test_a_compound_that_occurs_nowhere_stands_for_its_two_words() -> None:
    words = _Words("regier", "kabinett", "eul")

    assert _parts(_term("Regierungskabinett", start=4), words=words) == [
        ("Regierungs", "regier", (4, 14)),
        ("kabinett", "kabinett", (14, 22)),
    ]


def test_a_compound_that_occurs_is_left_whole() -> None:
    term = _term("Regierungskabinett", df=2)

    assert list(parted([term], _Words("regier", "kabinett"))) == [term]


def test_a_word_is_not_parted_where_one_part_occurs_nowhere_or_is_too_short() -> None:
    words = _Words("kabinett", "brei", "der", "wald", "uhr")

    for word in ("Eulenkabinett", "Breider", "Walduhr"):
        assert _parts(_term(word), words=words) == [(word, word.lower(), (0, len(word)))]


def test_a_part_that_the_question_has_anyway_is_not_said_twice() -> None:
    words = _Words("wald", "amazonas")

    found = _parts(_term("Wald", df=3), _term("Amazonaswald", start=5), words=words)

    assert [term for _, term, _ in found] == ["wald", "amazonas"]


def test_words_of_a_collection_in_another_language_are_left_whole() -> None:
    assert [
        term.word for term in parted([_term("Steinhaus")], _Words("stein", "haus", languages=("en",)))
    ] == ["Steinhaus"]


def test_a_question_finds_what_its_compound_is_said_with_unless_exact() -> None:
    with Collection() as papers:
        papers.add_text(
            "burg", "Die Burg steht auf einem Berg, und das Kabinett der Regierung tagt in ihr nur im Sommer."
        )
        papers.add_text(
            "eule", "Die Eule ist ein Vogel, der in der Nacht jagt und am Tag in einer Scheune schläft."
        )

        found = papers.ask("Wo tagt das Regierungskabinett?", min_confidence="any")
        exact = papers.ask("Wo tagt das Regierungskabinett?", min_confidence="any", exact=True)

    assert [(term.word, term.found) for term in found.terms] == [
        ("tagt", True),
        ("Regierungs", True),
        ("kabinett", True),
    ]
    assert [term.word for term in exact.terms] == ["tagt", "Regierungskabinett"]
