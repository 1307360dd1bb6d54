"""Words that a passage introduces by brackets, and sentences that define or name."""

import pytest
from occurrences import find

from scoqa.ranking.introducing import defining, is_introduced
from scoqa.types import Span


@pytest.mark.parametrize(
    ("text", "word", "introduced"),
    [
        ("the Shanghai Organisation (SCO) is", "SCO", True),
        ("SCO (Shanghai Cooperation Organisation) is", "SCO", True),
        ("SVM (support vector machine)", "SVM", True),
        ("SCO (see below, or Smith 2007)", "SCO", False),
        ("SCO (2001)", "SCO", False),
        ("the SCO is", "SCO", False),
        ("states (several of them)", "states", False),
        ("the Shanghai Organisation (SCO, 2001) is", "SCO", True),
        ("variable names (PAL) count", "PAL", False),  # no word begins with its first letter
        ("natural language removed (PAL\u2212comment)", "PAL", False),
        ("a trial protocol. (DOC)", "DOC", False),
        ("\n(DOC)", "DOC", False),
        ("the quantitative test (qRT-PCR) was", "qRT", True),
        ("James Jones (Darth Vader) spoke", "Darth", True),
        ("some of them (Darth said so much) spoke", "Darth", False),
        ("WSC (Winograd Schema Challenge, 2012) is", "Winograd", True),
        ("events were nausea (Trulicity, 1.7%; placebo, 2%)", "Trulicity", False),
        ("fewer in one arm (placebo: <5%)", "placebo", False),
        ("the second of them (Darth, later Vader) spoke", "Darth", True),
    ],
)
def test_a_word_is_introduced_in_brackets_or_before_them(text: str, word: str, introduced: bool) -> None:
    at = text.index(word)

    assert is_introduced(text, Span(at, at + len(word))) is introduced


@pytest.mark.parametrize(
    ("sentence", "defines"),
    [
        ("An energy club is a club.", True),
        ("The energy club (EC), was the first.", True),
        ("The energy club is also a band.", False),
        ("The energy club was founded in 2007.", False),
        ("Energy club: the energy club is a club.", False),
        ("Of course, an energy club is a club.", False),
        ("The energy of a club is a gift.", True),
        ("The energy club met.", False),
        ("An energy is a club.", False),
        ("Energy club [Adams, 2006] is a name.", True),
        ("We introduce the energy club here.", True),
        ("This group, which we call an energy club here.", True),
        ("They call on an energy club.", False),
        ("We call energy of some club.", False),
        ("We call club energy.", False),
        ("The club met. We present a new energy club.", True),
    ],
)
def test_a_sentence_defines_what_it_begins_with(sentence: str, defines: bool) -> None:
    assert bool(defining(find(sentence), sentence, [0], frozenset([0, 1]))) is defines


@pytest.mark.parametrize(
    "predicate",
    [
        *(
            "is a club",
            "are the clubs",
            "was one of them",
            "were those",
            "is any club",
            "was an idea",
            "are any",
        ),
        *("means all", "mean all", "refers to it", "refer to it", "stands for it", "stand for it"),
        *("denotes it", "denote it", "(EC, of old), is a club", "” is a club", "[2] is the club"),
    ],
)
def test_a_sentence_defines_by_what_it_goes_on_with(predicate: str) -> None:
    sentence = f"Energy club {predicate}."

    assert defining(find(sentence), sentence, [0], frozenset([0, 1])) == [0]


@pytest.mark.parametrize(
    "lead",
    [
        *(
            "We introduce",
            "We present the",
            "We propose a",
            "They called this",
            "It is dubbed the",
            "A group named",
        ),
        *(
            "It is termed an",
            "introducing our",
            "presents its new",
            "We name it the",
            "Proposed by us is the",
        ),
    ],
)
def test_a_sentence_may_give_a_name(lead: str) -> None:
    sentence = f"{lead} “energy club” here."
    gives = not lead.endswith(("its new", "is the"))

    assert defining(find(sentence), sentence, [0], frozenset([0, 1])) == [0] * gives


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (["The energy club met.", "An energy club is a club."], [1]),
        (["An energy club is a club.", "The energy club met.", "‘Energy club’ means it."], [0, 2]),
        (["Members met.", "They use energy.", "Club is a word."], []),  # one name is not in two sentences
        (["Of energy.", "Energy club is a club."], [1]),
        (["Club energy club is a club."], []),  # its first word is another's
        (["A china energy club is a club."], []),
    ],
)
def test_the_sentences_that_define_are_named(sentences: list[str], found: list[int]) -> None:
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]

    assert defining(find(text), text, starts, frozenset([0, 1])) == found


@pytest.mark.parametrize(
    ("text", "word", "introduced"),
    [
        ("the data: (DOC) is", "DOC", False),
        ("3 dimensional films (3D) are", "3D", False),
        ("SCO (Shanghai Cooperation Organisation of six states) is", "Shanghai", True),
        ("SCO (shanghai cooperation organisation of six states) is", "shanghai", True),
        ("Club (Shanghai Cooperation Organisation of six states) is", "Shanghai", False),
        ("S (Shanghai Cooperation Organisation of six states) is", "Shanghai", False),
        ("NATO (Shanghai is not in it at all) is", "Shanghai", False),
        ("Shanghai a b c d e (SCO) is", "SCO", True),  # up to twice as many words as it has letters
        ("Shanghai a b c d e f (SCO) is", "SCO", False),
        ("the “Shanghai Organisation” (SCO) is", "SCO", True),
        ("Shanghai said so.\n(SCO) is", "SCO", False),
        ("Shanghai Organisation\nof many (SCO) is", "SCO", False),
        ("SCO (SChOol) is", "SCO", False),
        ("SCO (a Shanghai Cooperation Organisation) is", "SCO", False),
        ("SCO (Shanghai Council) is", "SCO", True),
        ("SCO (Shanghai Organisation) is", "SCO", False),
        ("SCO (Shanghai) Cooperation Organisation) is", "SCO", False),
        ("Sco (Shanghai Cooperation Organisation) is", "Sco", False),
        ("SCO, (Shanghai Cooperation Organisation) is", "SCO", False),
        ("SCO Shanghai Cooperation Organisation) is", "SCO", False),
        ("the club (Darth) met", "Darth", True),
        ("the club (Darth; Vader) met", "Darth", True),
        ("the club (Darth: a film) met", "Darth", True),
        ("fewer in one arm (placebo,5%)", "placebo", False),
        ("the club (Darth of the-Vader) met", "Darth", False),
        ("the club (Darth of Vader) met", "Darth", True),
    ],
)
def test_more_words_in_and_before_brackets(text: str, word: str, introduced: bool) -> None:
    at = text.index(word)

    assert is_introduced(text, Span(at, at + len(word))) is introduced
