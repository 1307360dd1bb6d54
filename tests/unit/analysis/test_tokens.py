"""Tokens: normal forms and where they stand in the source text."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoqa.analysis import tokens
from scoqa.analysis.tokens import TOKEN

TEXTS = st.text(st.sampled_from("aébß ﬁ-'’.,\n\u00ad\ufffeUS19中文きİ_éＡ½"), max_size=60) | st.text(
    max_size=60
)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The SCO's members", ["the", "sco", "members"]),
        ("naïve café", ["naive", "cafe"]),
        ("eﬃcient ﬁsh", ["efficient", "fish"]),
        ("co\u00adoperation and inter\ufffenational", ["cooperation", "and", "international"]),
        ("U.S. troops, U.S.A., e.g. these", ["us", "troops", "usa", "eg", "these"]),
        ("1,000 of 3.5 and 2007", ["1000", "of", "3.5", "and", "2007"]),
        ("well-known", ["well", "known", "wellknown"]),
        (
            "NGOs, MPs and PhDs in the SCO’s non-NGOs",
            ["ngo", "mp", "and", "phd", "in", "the", "sco", "non", "ngo", "nonngo"],
        ),
        ("Gas AXIS USs As", ["gas", "axis", "uss", "as"]),
        ("inter-\nnational", ["inter", "national", "international"]),
        ("O’Brien doesn't", ["obrien", "doesnt"]),
        ("Straße ＡＢＣ", ["strasse", "abc"]),
        ("the end.The next", ["the", "end", "the", "next"]),
        ("上海合作", ["上海", "海合", "合作"]),
        ("พลังงาน 2007", ["พลั", "ลัง", "งง", "งา", "าน", "2007"]),
        ("ລາວ ខ្មែរ မြန်မာ", ["ລາ", "າວ", "ខ្មែ", "មែរ", "မြန်", "န်မာ"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_normal_forms(text: str, forms: list[str]):
    assert [token.form for token in tokens(text)] == forms


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("The WHO met in the US.", ["WHO", "US"]),
        ("who told us", []),
        ("US UN IT WHO", ["US", "IT", "WHO"]),
        ("WHAT IS THE SCO", []),
        ("THE WHO AND THE US\nand so on", []),
        ("The US's and the WHO’s list, a US-led one, IT's and it's", ["US's", "WHO’s", "US", "IT's"]),
        ("WHAT IS THE US'S LIST", []),
    ],
)
def test_function_words_in_capitals_are_meant_unless_the_whole_line_is_a_heading(
    text: str, capitals: list[str]
):
    assert [text[token.span.start : token.span.stop] for token in tokens(text) if token.capitals] == capitals


@given(TEXTS)
def test_spans_lie_in_the_text_and_follow_each_other(text: str):
    found = [token for token in tokens(text) if not token.joined]

    assert all(0 <= token.span.start < token.span.stop <= len(text) for token in found)
    assert all(a.span.start < b.span.start for a, b in itertools.pairwise(found))
    assert all(token.form for token in tokens(text))


@example("0가")
@example("한국어가")
@example("がぎぐ か")
@given(TEXTS)
def test_composed_and_decomposed_letters_give_the_same_forms(text: str):
    composed = [token.form for token in tokens(unicodedata.normalize("NFC", text))]

    assert [token.form for token in tokens(unicodedata.normalize("NFD", text))] == composed


def test_vowel_signs_belong_to_their_words():
    assert [token.form for token in tokens("हिन्दी में लिखा, עִבְרִית كَتَبَ")] == [
        "हिन्दी",
        "में",
        "लिखा",
        "עִבְרִית",
        "كَتَبَ",
    ]


def test_hangul_is_read_by_pairs_as_ideographs_are():
    assert [token.form for token in tokens("회원국들은")] == ["회원", "원국", "국들", "들은"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a'b a''b 'a' a'", ["a'b", "a", "b", "a", "a"]),
        ("x-ray x--ray -x-", ["x-ray", "x", "ray", "x"]),
        ("in-\ntake In-\nTake in- take in-", ["in-\ntake", "In", "Take", "in", "take", "in"]),
        ("e\u0301te\u0301's e\u0301-\u0301e \u0301e", ["e\u0301te\u0301's", "e\u0301-\u0301e", "e"]),
        ("o\u02bcneil\u02bc \u02bco o\u02bc-a", ["o\u02bcneil\u02bc", "\u02bco", "o\u02bc-a"]),
        ("co\u00ad-op soft\u00ad a\ufffe", ["co\u00ad-op", "soft\u00ad", "a\ufffe"]),
        ("a_b __ 3rd 1,5x 1.2.3", ["a_b", "__", "3rd", "1", "5x", "1.2.3"]),
        ("abc\u4e2d abc.d U.S.A a.b.cd", ["abc\u4e2d", "abc", "d", "U.S.A", "a.b.", "cd"]),
    ],
)
def test_a_word_goes_on_over_marks_and_over_one_apostrophe_or_hyphen(text: str, words: list[str]):
    assert TOKEN.findall(text) == words


def test_letters_without_blanks_are_read_by_pairs_whatever_stands_among_them():
    forms = [token.form for token in tokens("データをprintk関数へ")]

    assert forms == ["デー", "ータ", "タを", "printk", "関数", "数へ"]


def test_a_letter_under_a_million_marks_is_a_word_at_once():
    (word,) = tokens("a" + "\u0301\u0323" * 500_000)

    assert word.form == "a"
