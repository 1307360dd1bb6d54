"""Open cases are decided as NLTK's tokenizer decides them."""

from scoqa.analysis.full_stops import english_abbreviations, punkt_ends, stock_punkt


def test_an_open_case_is_decided_as_nltk_s_tokenizer_decides_it():
    tokenizer = stock_punkt()
    firsts = [
        "corp.",
        "inc.",
        "J.",
        "etc.",
        "no.",
        "U.S.",
        "gen.",
        "2.",
        "approx.",
        "vs.",
        "e.g.",
        "words.",
        "...",
    ]
    seconds = ["The", "the", "However", "Smith", "2004", "In", "Sales", "It", "p.", ",", "Mr.", "and", "A"]
    tokenizer._params.abbrev_types |= english_abbreviations()

    decided = {(a, b): punkt_ends(a, b) for a in firsts for b in seconds}

    assert decided == {(a, b): len(list(tokenizer.sentences_from_tokens([a, b]))) == 2 for a, b in decided}
    assert set(decided.values()) == {True, False}
