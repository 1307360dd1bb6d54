"""Sentences of many texts at once are those of each text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.analysis import sentences
from scoqa.analysis.ends import bounds_of

PIECES = st.sampled_from(
    [
        "The",
        "the",
        "Then",
        "A",
        "I",
        "b)",
        "(a)",
        "(The",
        "[12]",
        "[12].",
        "1.",
        "12.",
        "3.1.1.",
        "2007.",
        "3.5",
        "v1.2",
        "ii.",
        "iv.",
        "U.S.",
        "e.g.",
        "i.e.",
        "p.m.",
        "Ph.D.",
        "Dr.",
        "Fig.",
        "Figs.",
        "et",
        "al.",
        "vs.",
        "cf.",
        "no.",
        "No.",
        "Prof.",
        "Brigadier",
        "microbiol.",
        "investig.",
        "spp.",
        "kg.",
        "Bldg.",
        "TCP.",
        "end.",
        "word.",
        "words.",
        "something.",
        "something.12",
        "something.[3]",
        "something.[a. B]",
        "something.)",
        "something.”",
        "sure?",
        "sure!",
        "“sure?”",
        "said",
        "…",
        "...",
        "..",
        ".",
        "?",
        "!",
        ".c:func",
        "*name*",
        "=item",
        "iPhone",
        "mRNA",
        "wikiHow",
        "(credit:",
        "(1965)",
        "December",
        "MS.",
        "gfp_t",
        "rd_sta",
        "re-Use",
        "a-B",
        "p-bar.",
        "www.foo.",
        "foo_bar.",
        "don't.",
        "naïve.",
        "été.",
        "Übung",
        "Ærø",
        "终。",
        "新",
        "§",
        "12",
        "$5",
        "£5",
        "#1",
        "@a",
        "-s",
        "n",
        "=",
        "≤",
        "p53",
        "gene2",
        "os,",
        "(b–d)",
        "*,",
        "**:",
        "†",
        "6",
        "Wall.",
        "Vet.",
        "App.",
        "Rev.",
        "2d",
        "U.",
        "S.",
        "Ph.",
        "D.,",
        "NF-Y.",
        "amphotericin",
        "Fed.Appx.",
        "follows:",
        "→",
        "—",
        "–",
        "*",
        "(",
        "[",
        '"',
        "'",
        "`",
        ",",
        ":",
        ";",
        "/",
        "\\",
        "~",
        "\x00",
        "\x01",
        "\x85",
        "\xa0",
        "“",
        "”",
        "(",
        "“The",
        "''A",
        "है।",
        "[10]",
        "[9,",
        "สวัสดีครับ",
        "ท่าน " * 40,
    ]
)
GAP = st.sampled_from([" "] * 12 + ["", "  ", "\n", "\n\n", "\t", "\xa0", "\u3000", "."])
TEXT = st.lists(st.tuples(PIECES, GAP), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@given(st.lists(TEXT | TEXT.map(str.lower) | st.text("aA1. \n?!(”é。\0", max_size=25), max_size=5))
def test_sentences_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    assert bounds_of(texts, [""] * len(texts)).spans() == [sentences(text) for text in texts]


@given(st.lists(TEXT | st.text("a \u2003\u3000\xa0\x1f\0\x03é。", max_size=25), max_size=5))
def test_words_are_what_white_space_parts(texts: list[str]) -> None:
    found = bounds_of(texts, [""] * len(texts)).n_words

    assert found.tolist() == [len(text.split()) for text in texts]


@pytest.mark.parametrize("size", [1, 30])
def test_texts_are_looked_at_some_at_a_time(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoqa.analysis.pieces._TOGETHER", size)
    texts = ["The first ends. The second too.", "", "Dr. Lee came at 5 p.m. in May.", "Nobody saw it"]

    assert bounds_of(texts, [""] * len(texts)).spans() == [sentences(text) for text in texts]


def test_texts_of_other_languages_go_by_their_own_stops() -> None:
    texts = [
        "Er kam am 3. Tag. Sie auch.",
        "He came at 3. October was cold.",
        "Er kam z. B. nach Wien. Gut.",
    ]
    languages = ["de", "en", "de"]

    found = bounds_of(texts, languages).spans()

    assert found == [sentences(text, said) for text, said in zip(texts, languages, strict=True)]
    assert found[0] != sentences(texts[0])
