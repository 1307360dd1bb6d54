"""Terms: what the index holds, and a question's search words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from scoqa.analysis import STOP_WORDS, Finder, question_terms, term_of, term_of_token, terms, tokens
from scoqa.analysis.finder import NEAR
from scoqa.analysis.terms import terms_of_forms
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

    assert [(text[slice(*span)], wanted[at].term) for _, span, at in found] == [
        ("SCO", "sco"),
        ("Energy", "energi"),
        ("Clubs", "club"),
        ("energy", "energi"),
        ("club", "club"),
        ("organisation", "organiz"),
    ]
    places = [place for place, _, _ in found]
    assert [places[1] - places[0], places[2] - places[1], places[4] - places[3]] == [1, 1, 1]


def test_an_exact_finder_leaves_other_forms_out():
    found = Finder(question_terms("clubs"), exact=True)("One club, two Clubs, CLUBS")

    assert [tuple(span) for _, span, _ in found] == [(14, 19), (21, 26)]


def test_an_exact_finder_tells_a_word_in_capitals_from_a_function_word():
    text = "They told us of the US, a US-led club and pro-US."
    found = Finder(question_terms("the US"), exact=True)(text)

    assert [text[slice(*span)] for _, span, _ in found] == ["US", "US", "US"]


def apart(found: Sequence[tuple[int, tuple[int, int], int]]) -> list[int]:
    """How far an occurrence is from the one before, of the question's term before; of others 0."""
    return [
        min(place - before, NEAR + 1) if term == earlier + 1 else 0
        for (before, _, earlier), (place, _, term) in pairwise(found)
    ]


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
        "international",
        "co-operate",
        "cooperating",
        "x_y-use",
        "using",
        "flies",
        "dying",
        "die",
        "1,000",
        "1000",
        "“US”",
        "$us",
        "us?",
        "'",
        "-",
        "½",
        "--use",
        "use_",
        "use-2.5",
        "a.b.c-use",
        "NGOs_clubs",
        "US-us",
        "gas",
        "GaS",
        "\u2010",
        "club\u2019s",
        "?club?",
        "club-use\u2019",
        "club-use?",
        "club" + " on" * 3 + " use",
        "club " + "on" * 40 + " use",
        "club" + " o" * 40 + " use",
    ]
)
TEXT = st.lists(WORDS, max_size=25).flatmap(
    lambda words: st.sampled_from(["", " ", ", ", ".\n"]).map(lambda between: between.join(words))
)


def test_the_finder_gets_past_an_acronym_without_a_blank_behind_it():
    found = Finder(question_terms("energy"))("i.e.energy, r.a.e.101 energy")

    assert [tuple(span) for _, span, _ in found] == [(4, 10), (22, 28)]


@example(["U.S.energy"], "energy")
@example(["9.1.3.6.1 is 2:3"], "3")
@example(
    ["caf\u00e9 club-\nuse, of-\n energy club\u2010\nuse the-_\u00fcber-35"],
    "club use clubuse energy \u00fcber 35",
)
@example(["", "club-use?", "", "club-use\u2019n", "energy-", "club club"], "clubs use energy")
@given(st.lists(TEXT, max_size=4), st.lists(WORDS, min_size=1, max_size=5).map(" ".join))
def test_the_finder_finds_what_the_tokens_say(texts: list[str], question: str):
    wanted = question_terms(question)
    index = {term.term: i for i, term in enumerate(wanted)}
    find = Finder(wanted)

    find.look_at((text, "en") for text in texts)

    for text in texts:
        expected = []
        position = -1
        for token in tokens(text):
            position += not token.joined
            if term_of_token(token) in index:
                expected.append((position, token.span, index[term_of_token(token)]))
        found = find(text)
        assert [entry[1:] for entry in found] == [entry[1:] for entry in expected]
        assert apart(found) == apart(expected)


def test_the_finder_finds_words_by_how_their_terms_begin():
    random = Random(1980)
    endings = [
        "s",
        "es",
        "ed",
        "ing",
        "ly",
        "ies",
        "y",
        "ation",
        "isation",
        "ility",
        "bility",
        "ement",
        "ate",
        "i",
        "e",
    ]

    for _ in range(400):
        word = "".join(random.choices("abeiouylstzrxnwd", k=random.randint(2, 4))) + random.choice(endings)
        wanted = [QueryTerm(word, term_of(word), Span(0, 1))]

        assert [tuple(span) for _, span, _ in Finder(wanted)(f"the {word},")] == [(4, 4 + len(word))], word


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


def test_the_terms_of_many_forms_are_those_of_each():
    forms = ["organised", "colours", "localisation", "a" * 41, "a" * 40 + "s", "x86", "2007", "éclairs", ""]

    assert terms_of_forms(forms) == [term_of(form) for form in forms]
    assert terms_of_forms(forms[:3]) == ["organiz", "color", "local"]
    assert terms_of_forms(["maisons"], "fr") == [term_of("maisons", "fr")]
