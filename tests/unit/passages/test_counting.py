"""Counting: what the index counts is what analysis says word by word, and scikit-learn counts it so."""

from __future__ import annotations

from collections import Counter, defaultdict
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.analysis import counting, form_of_token, term_of_token, terms, tokens
from scoqa.analysis import lexicon as lexicons
from scoqa.analysis.counting import count_terms
from scoqa.analysis.lexicon import Lexicon
from scoqa.errors import UnreadableFileError
from scoqa.passages import count_documents, cut, number_documents
from scoqa.types import Document, Meta, Section, Span

WORD = st.sampled_from(
    [
        "US",
        "us",
        "WHO",
        "the",
        "THE",
        "SCO",
        "SCOs",
        "US-MPs",
        "energy-club",
        "naïve",
        "1,000",
        "U.S.",
        "organisation",
        "上海合",
        "Ends.",
        "\n\n",
        "infor-\nmation",
        "a.b",
        "x.y.",
        "e.g.,",
        "3.5",
        "2,then",
        "don't",
        "“club”",
        "a-very-long-word-with-more-than-thirty-two-bytes",
        "snake_case",
        "-_US_it-",
        "ภาษาไทย",
        "한국어",
        "file.name.ext",
        "1.2.3.",
        "Straße",
        "l’énergie",
        "dell'arte",
        "résumé",
        "NOT/IT",
        "\0",
        ",",
        ".",
    ]
)
TEXT = (
    st.lists(WORD, max_size=30).map(" ".join)
    | st.lists(WORD, max_size=8).map("".join)
    | st.text(max_size=40)
    | st.text("ab.,-'_US \n\u2019é1", max_size=30)
    | st.text("上海カな한々鿿ab9IT.'-。，・（\u3000\uff07\u3099Ａ", max_size=30)
)


@given(
    st.lists(
        st.tuples(st.lists(TEXT, max_size=6), st.sampled_from(["en", "fr"]), st.booleans()),
        min_size=1,
        max_size=4,
    )
)
def test_numbered_words_are_the_terms_of_the_text(batches: list[tuple[list[str], str, bool]]):
    lexicon = Lexicon()

    for texts, language, forgetting in batches:
        lexicon = lexicon.without_rare() if forgetting else lexicon
        ends, numbers = lexicon.numbers(texts, language)
        terms_of = lexicon.terms_of(numbers)
        entries = [(lexicon.forms[n], lexicon.terms[term]) for n, term in zip(numbers, terms_of, strict=True)]
        for i, text in enumerate(texts):
            expected = [
                (form_of_token(token, language), term)
                for token in tokens(text, language)
                if (term := term_of_token(token, language))
            ]
            assert entries[ends[i] : ends[i + 1]] == expected


def test_text_without_spaces_is_met_by_its_pairs_not_by_its_runs():
    lexicon = Lexicon()

    lexicon.numbers(["上海合作组织成立于2001年，合作组织成立", "，上海合作组织"])

    pairs = ["上海", "海合", "合作", "作组", "组织", "织成", "成立", "立于", "2001", "年"]
    assert lexicon.n_pieces == len(pairs)
    assert sorted(lexicon.forms.at(np.arange(len(lexicon.forms)))) == sorted(pairs)


@pytest.mark.parametrize(("words", "n"), [("en cl", 0), ("of the board of Vienna", 2), ("organisation", 1)])
def test_a_lexicon_with_a_bound_refuses_what_goes_past_it(
    words: str, n: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lexicons, "_ABOUT", 1)
    lexicon = Lexicon(most=1 + (n == 0))
    if not n:
        lexicon.numbers([words])
        return

    with pytest.raises(UnreadableFileError, match=f"more than {n - 1} different words"):
        lexicon.numbers([words])


def test_a_lexicon_without_rare_words_knows_those_that_two_calls_met():
    lexicon = Lexicon()
    for text in ("club energy US", "clubs energy the-US", "Energy"):
        lexicon.numbers([text])

    kept = lexicon.without_rare()

    assert [(kept.forms[n], kept.terms[n]) for n in range(len(kept.forms))] == [("energy", "energi")]


@given(st.lists(TEXT, min_size=1, max_size=5), TEXT)
def test_counts_are_the_terms_of_title_and_sentences(texts: list[str], title: str):
    pairs = [
        (document, cut(document))
        for i, text in enumerate(texts)
        for document in [Document(f"d{i}", Meta(title=" ".join(title.split())), text)]
    ]

    counts = count_documents(pairs)

    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for i, term in enumerate(counts.vocabulary):
        own = slice(counts.indptr[i], counts.indptr[i + 1])
        assert counts.indptr[i] < counts.indptr[i + 1]
        assert list(counts.passages[own]) == sorted(set(counts.passages[own]))
        for passage, n in zip(counts.passages[own], counts.counts[own], strict=True):
            found[passage][term] = n
    row = 0
    for document, passages in pairs:
        for passage in passages:
            expected = Counter(terms(document.meta.title))
            for sentence in passage.sentences:
                expected.update(terms(document.text[sentence.start : sentence.stop]))
            assert found[row] == expected
            assert counts.lengths[row] == sum(expected.values())
            row += 1
    assert list(counts.vocabulary) == sorted(counts.vocabulary)


@given(st.lists(TEXT, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_documents_numbered_apart_are_counted_as_those_numbered_together(texts: list[str], random: Random):
    pairs = [
        (document, cut(document))
        for i, text in enumerate(texts)
        for document in [Document(f"d{i}", Meta(title=f"Paper {i}", language=("en", "fr")[i % 2]), text)]
    ]
    at = random.randint(0, len(pairs))
    order = random.sample(range(len(pairs)), random.randint(0, len(pairs)))

    groups = [number_documents(pairs[:at], Lexicon()), number_documents(pairs[at:], Lexicon())]
    counts, expected = count_terms(groups, order), count_documents([pairs[place] for place in order])

    assert list(counts.vocabulary) == list(expected.vocabulary)
    assert [list(column) for column in counts.forms] == [list(column) for column in expected.forms]
    for name in ("indptr", "passages", "counts", "lengths"):
        assert getattr(counts, name).tolist() == getattr(expected, name).tolist(), name


def test_the_words_of_headings_count_for_the_passages_under_them_and_forms_once():
    text = "Energy\n\nA club."
    section = Section(1, "Energy", Span(0, len(text)))
    document = Document("d", Meta(), text, sections=(section,), paragraphs=(Span(0, 6), Span(8, 15)))

    counts = count_documents([(document, cut(document))])

    assert dict(zip(counts.vocabulary, counts.counts.tolist(), strict=True)) == {"club": 1, "energi": 1}
    assert list(zip(*counts.forms, strict=True)) == [("club", "club", 1), ("energy", "energi", 1)]
    assert [token.form for token in tokens("Energy")] == ["energy"]


def test_what_is_counted_in_stretches_is_what_is_counted_at_once(monkeypatch: pytest.MonkeyPatch):
    text = "The club met. Boards meet in Vienna. The energy club of Vienna met the board. " * 40
    pairs = [(document, cut(document)) for document in [Document("a", Meta("A club"), text)]]
    words = number_documents(pairs, Lexicon())
    whole = count_terms([words])
    monkeypatch.setattr(counting, "_AT_ONCE", 7)

    stretches = count_terms([words])

    assert list(stretches.vocabulary) == list(whole.vocabulary)
    for name in ("indptr", "passages", "counts", "lengths"):
        assert getattr(stretches, name).tolist() == getattr(whole, name).tolist()
