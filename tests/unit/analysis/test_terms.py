"""Terms: what the index holds, and a question's search words."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from scoqa.analysis import STOP_WORDS, Finder, question_terms, term_of, term_of_token, terms, tokens
from scoqa.types import QueryTerm, Span


def test_british_and_american_spelling_are_one_term():
    assert terms("organisation organisations colour securitisation") == terms(
        "organization organizations color securitization"
    )


def test_stop_words_hold_no_word_of_its_own_meaning():
    assert not STOP_WORDS & {
        "well",
        "hell",
        "shell",
        "shed",
        "ill",
        "un",
        "fire",
        "system",
        "interest",
        "full",
    }


def test_the_finder_gives_places_positions_and_terms():
    text = "The SCO Energy Clubs; an energy-club of the organisation."
    wanted = question_terms("organization sco energy club")

    found = Finder(wanted)(text)

    assert [(text[span.start : span.stop], wanted[at].term, position) for position, span, at in found] == [
        ("SCO", "sco", 1),
        ("Energy", "energi", 2),
        ("Clubs", "club", 3),
        ("energy", "energi", 5),
        ("club", "club", 6),
        ("organisation", "organiz", 9),
    ]


def test_an_exact_finder_leaves_other_forms_out():
    found = Finder(question_terms("clubs"), exact=True)("One club, two Clubs, CLUBS")

    assert [tuple(span) for _, span, _ in found] == [(14, 19), (21, 26)]


WORDS = st.sampled_from(
    [
        "US",
        "us",
        "IT",
        "scooter",
        "SCO",
        "sco",
        "Brien",
        "O'Brien",
        "n",
        "rock'n",
        "5",
        "3.5",
        "energy-club",
        "NGOs",
        "non-NGOs",
        "clubs",
        "_x",
        "U.S.",
        "naïve",
        "na",
        "上海合",
        "THE",
        "\n",
        "e\u0301",
        "inter-\nnational",
        "'",
        "-",
        "½",
    ]
)
TEXT = st.lists(WORDS, max_size=25).flatmap(
    lambda words: st.sampled_from(["", " ", ", "]).map(lambda between: between.join(words))
)


def test_the_finder_gets_past_an_acronym_without_a_blank_behind_it():
    found = Finder(question_terms("energy"))("i.e.energy, r.a.e.101 energy")

    assert [(position, tuple(span)) for position, span, _ in found] == [(1, (4, 10)), (4, (22, 28))]


@example("U.S.energy", "energy")
@given(TEXT, st.lists(WORDS, min_size=1, max_size=5).map(" ".join))
def test_the_finder_finds_what_the_tokens_say(text: str, question: str):
    wanted = question_terms(question)
    index = {term.term: i for i, term in enumerate(wanted)}
    expected = []
    position = -1
    for token in tokens(text):
        position += not token.joined
        if term_of_token(token) in index:
            expected.append((position, token.span, index[term_of_token(token)]))

    assert Finder(wanted)(text) == expected


def test_words_that_do_not_begin_like_their_terms_are_found():
    from breame.data.spelling_constants import BRITISH_ENGLISH_SPELLINGS

    words = [*BRITISH_ENGLISH_SPELLINGS, "dying", "tying", "lying", "uing", "skies", "oed", "gently"]

    for word in words:
        wanted = [QueryTerm(word, term_of(word), Span(0, 1))]
        found = [span for _, span, _ in Finder(wanted)(f"Of {word}s or {word}, {word.upper()}")]
        assert found[-2:] == [
            (8 + len(word), 8 + 2 * len(word)),
            (10 + 2 * len(word), 10 + 3 * len(word)),
        ], word
