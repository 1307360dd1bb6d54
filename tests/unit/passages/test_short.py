"""Short texts, one passage each, are cut and counted as all others are."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from scoqa.analysis.counting import count_terms
from scoqa.analysis.lexicon import Lexicon
from scoqa.passages import cut_all, number_documents, number_short, short_ones
from scoqa.settings import Settings
from scoqa.types import Document, Meta, Section, Span

WORD = st.sampled_from(
    [
        "IT",
        "is",
        "US",
        "The",
        "naïve",
        "in-",
        "U.S.",
        "end.",
        "!",
        "。",
        "过去",
        "\0",
        "\n\n",
        "\u3000",
        "\x85",
    ]
)
TEXT = st.lists(st.tuples(WORD, st.sampled_from(["", " ", "  "])), max_size=12).map(
    lambda words: "".join(map("".join, words))
)
DOCUMENT = st.builds(
    lambda title, language, text: Document("key", Meta(title, language=language), text),
    st.sampled_from(["", "IT", "The end. US"]),
    st.sampled_from(["", "en", "de"]),
    TEXT,
)
SETTINGS = Settings(passage_words=8)


@given(st.lists(DOCUMENT, max_size=5))
@example([Document("key", Meta(), "IT is the end.  It is IT."), Document("key", Meta("US"), " ")])
def test_short_texts_are_cut_and_counted_as_all_others(documents: list[Document]):
    places, bounds = short_ones(documents, SETTINGS)
    short = [documents[place] for place in places.tolist()]
    cut = cut_all(short, settings=SETTINGS)

    assert [[tuple(span) for span in spans] for spans in bounds.spans()] == [
        [tuple(span) for passage in own for span in passage.sentences] for own in cut
    ]
    found = count_terms([number_short(short, bounds, Lexicon())])
    told = count_terms([number_documents(list(zip(short, cut, strict=True)), Lexicon())])
    assert [
        list(map(list, column)) if name == "forms" else list(column) for name, column in _columns(found)
    ] == [list(map(list, column)) if name == "forms" else list(column) for name, column in _columns(told)]


def test_what_has_more_words_sections_or_sentences_that_touch_is_left_out():
    long = Document("long", Meta(), "one two three four five six seven eight nine")
    touching = Document("touching", Meta(), "过去。现在。")
    sectioned = Document("sectioned", Meta(), "One two.", sections=(Section(1, "One", Span(0, 3)),))
    short = Document("short", Meta(), "one two three four five six seven eight")

    places, bounds = short_ones([long, touching, sectioned, short], SETTINGS)

    assert places.tolist() == [3]
    assert bounds.spans() == [[Span(0, 39)]]


def _columns(counts):
    return [(name, getattr(counts, name)) for name in counts.__slots__]
