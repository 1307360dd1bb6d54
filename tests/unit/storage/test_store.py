"""What is put is what is read, in memory and on disk."""

from __future__ import annotations

import hashlib
import tracemalloc
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import IndexFileError, UnknownReferenceError
from scoqa.passages import count_documents
from scoqa.storage import Store
from scoqa.types import (
    Meta,
    Page,
    Passage,
    Problem,
    Section,
    Source,
    Span,
    Zone,
    ZoneSpan,
)

from .stored import TEXT, paper, put


def n_texts(store: Store) -> int:
    with store._access.reading as (connection, _):
        return connection.execute("SELECT count(*) FROM texts").fetchone()[0]


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Store.open(None if request.param == "memory" else tmp_path / "x" / "index.sqlite", create=True)


def test_a_document_comes_back_as_it_was_put(store: Store) -> None:
    document = paper(
        pages=(Page(0, "i", Span(0, 20)), Page(1, "", Span(20, len(TEXT)), scanned=True)),
        sections=(Section(1, "The SCO Energy Club.", Span(0, len(TEXT))),),
        zones=(ZoneSpan(Zone.FOOTNOTE, Span(68, len(TEXT))),),
        paragraphs=(Span(0, 20), Span(22, 66), Span(68, len(TEXT))),
        problems=(Problem("haas2007", "page 2 is a picture", skipped=False),),
        sources=(Source("a/haas.pdf", 12, 34, "ab" * 32, "application/pdf"),),
    )

    [(_, passages)] = put(store, document)

    assert store.document("haas2007") == document
    ids = store.passage_ids("haas2007")
    assert [passage for passage, _ in store.passage_rows(ids)] == list(passages)
    assert [text for _, text in store.passage_rows(ids)] == [TEXT[slice(*p.span)] for p in passages]
    assert store.passage_spans("haas2007") == [passage.span for passage in passages]
    assert store.section_paths("haas2007") == [passage.section for passage in passages]
    assert store.pages("haas2007") == document.pages
    assert store.tie_order(ids) == [("haas2007", p.span.start) for p in passages]
    assert [row.document.title for row in store.candidates(ids)] == ["Energy"] * len(passages)
    assert [list(Zone)[number] for number in store.zones_plain()] == [p.zone for p in passages]
    assert store.key_of_text(hashlib.sha256(TEXT.encode()).hexdigest()) == "haas2007"
    assert store.sources() == {"a/haas.pdf": (document.sources[0], "haas2007")}
    assert store.source_paths() == {"a/haas.pdf"}
    [info] = store.documents()
    assert (info.scanned_pages, info.n_chars, info.meta) == ((1,), len(TEXT), document.meta)
    assert info.problems == document.problems
    assert store.n_scanned_pages == 1


def test_a_long_text_is_read_in_stretches(store: Store) -> None:
    text = "".join(f"Wört number {n} is here. " for n in range(600))

    [(_, passages)] = put(store, paper(text=text))

    assert store.document("haas2007").text == text
    assert [text for _, text in store.passage_rows(store.passage_ids("haas2007"))] == [
        text[slice(*p.span)] for p in passages
    ]


def test_words_are_found_with_and_without_numpy(store: Store) -> None:
    put(store, paper(), paper("b", "Energy, energy and more energy. No club."))

    ids, counts = store.postings("energi")
    plain_ids, plain_counts = store.postings_plain("energi")

    assert list(ids) == list(plain_ids)
    assert list(counts) == list(plain_counts)
    assert store.df("energi") == len(ids) > 1
    assert store.term_of("energy") == "energi"
    assert store.term_of("lunar") is None
    assert list(store.lengths()) == list(store.lengths_plain())
    assert sum(store.lengths_plain()) == store.total_length
    assert list(store.postings("lunar")[0]) == []
    assert dict(store.forms("ener")) == {"energy": 7}
    assert store.nearest("enrgy") == [("energy", 7)]


@pytest.mark.parametrize("slip", ["nergy", "wenergy", "neergy", "xnergy"])
def test_a_slip_in_the_first_letter_is_near_too(store: Store, slip: str) -> None:
    put(store, paper())

    assert [word for word, _ in store.nearest(slip)] == ["energy"]


def test_what_is_near_begins_or_ends_alike(store: Store) -> None:
    put(store, paper("a", "A charter, two charters, a chatter; carter, cater and smarter. A chart."))

    assert store.nearest("charrter", n=9) == [("charter", 1), ("carter", 1), ("charters", 1), ("chatter", 1)]
    assert store.nearest("zzarter") == []


def test_the_language_of_a_word_is_no_ending(store: Store) -> None:
    put(store, paper("a", "Los gatos comen.", meta=Meta(language="es")))

    assert store.nearest("gtos") == [("gatos", 1)]
    assert store.nearest("gtoes") == []  # two slips, and they end otherwise


def test_a_removed_document_leaves_nothing(store: Store) -> None:
    put(store, paper(), paper("b", "Energy, energy and more energy. No club."))

    with store.writing() as batch:
        batch.remove(["haas2007"])

    assert store.keys() == ["b"]
    assert dict(store.forms()) == {"energy": 4, "club": 1}
    assert store.df("met") == 0
    assert {passage.document_key for passage, _ in store.passage_rows(store.postings("energi")[0])} == {"b"}
    assert sum(store.lengths_plain()) == store.total_length
    with pytest.raises(UnknownReferenceError):
        store.document("haas2007")


def test_a_document_of_the_same_key_is_replaced(store: Store) -> None:
    put(store, paper())
    put(store, paper(text="Lunar gateways."))

    assert store.document("haas2007").text == "Lunar gateways."
    assert store.df("club") == 0
    assert store.n_documents == 1


def test_of_many_documents_those_whose_keys_exist_are_replaced(store: Store) -> None:
    put(store, *(paper(f"p{n}", "A club.") for n in range(0, 1200, 2)))
    put(store, *(paper(f"p{n}", "A gateway.") for n in range(300, 1500, 3)))

    known = {*range(0, 1200, 2), *range(300, 1500, 3)}
    assert store.n_documents == len(known)
    assert store.df("gateway") == 400
    assert store.df("club") == len(known) - 400


def test_documents_change_keys_all_at_once(store: Store) -> None:
    put(store, paper("a"), paper("b", "Lunar gateways."))

    with store.writing() as batch:
        batch.rename({"a": "b", "b": "a"})

    assert store.document("a").text == "Lunar gateways."
    with pytest.raises(ValueError, match="exists already"), store.writing() as batch:
        batch.rename({"a": "b"})


def test_short_and_long_passages_of_several_segments_are_measured_together(store: Store) -> None:
    for key, n in (("short", 3), ("long", 300), ("longest", 70_000), ("last", 5)):
        document = paper(key, "energy " * n)
        whole = Span(0, len(document.text))
        passages = [Passage(key, whole, (whole,))]
        with store.writing() as batch:
            batch.put([(document, passages)], count_documents([(document, passages)]))

    assert list(store.lengths_plain()) == store.lengths().tolist() == [4, 301, 70_001, 6]  # and the title
    with store.writing() as batch:
        batch.remove(["longest"])
    assert list(store.lengths_plain()) == [4, 301, 0, 6]


def test_a_failed_batch_changes_nothing(store: Store) -> None:
    put(store, paper())
    before = store.state

    def fail() -> None:
        with store.writing() as batch:
            batch.remove(["haas2007"])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert store.state == before
    assert store.has("haas2007")


def test_an_empty_document_is_kept(store: Store) -> None:
    put(store, paper("empty", ""), paper())

    assert store.document("empty").text == ""
    assert len(store.passage_ids("empty")) == 0
    assert store.n_documents == 2
    with store.writing() as batch:
        batch.remove(["empty"])
    assert store.keys() == ["haas2007"]


def test_small_texts_and_problems_are_kept(store: Store) -> None:
    problem = Problem("x.pdf", "encrypted; needs a password")
    with store.writing() as batch:
        batch.put_meta("roots", '["a"]')
        batch.set_problems([problem])

    assert store.meta("roots") == '["a"]'
    assert store.meta("none") == ""
    assert store.problems() == [problem]


def test_an_index_on_disk_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with Store.open(path, create=True) as store:
        put(store, paper())
        document = store.document("haas2007")

    with Store.open(path) as again:
        assert again.document("haas2007") == document
    with Store.open(path, read_only=True) as again:
        assert again.df("club") > 0
        with pytest.raises(IndexFileError, match="only be read"), again.writing():
            pass


def test_a_missing_index_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="there is no index here"):
        Store.open(tmp_path / "none.sqlite")


def test_a_word_of_several_terms_has_the_postings_of_all(store: Store) -> None:
    english = paper("a", "The nations met. A national club.")
    french = paper("b", "Le club national.", meta=Meta(language="fr"))

    put(store, english, french)

    assert store.languages == ("en", "fr")
    one, other = store.postings("nation"), store.postings("national")
    ids, counts = store.postings("nation|national")
    assert ids.tolist() == sorted({*one[0].tolist(), *other[0].tolist()})
    assert counts.sum() == one[1].sum() + other[1].sum() == 3
    assert (list(ids), list(counts)) == tuple(map(list, store.postings_plain("nation|national")))
    assert store.df("nation|national") == len(ids)
    assert ("national", 2) in store.forms("nat")


@pytest.mark.parametrize("meta", [Meta(language="fr"), Meta("Le club", ("Jean Petit",), language="fr")])
def test_a_passage_is_read_by_the_language_of_its_document_beside_others(store: Store, meta: Meta) -> None:
    put(store, paper("a", "A national club."), paper("b", "Le club national.", meta=meta))

    assert [language for *_, language in store.candidates([0, 1])] == ["en", "fr"]


def test_a_collection_left_with_english_only_has_the_terms_of_english(store: Store) -> None:
    put(store, paper("a", "A national club."), paper("b", "Le club national.", meta=Meta(language="fr")))

    with store.writing() as batch:
        batch.remove(["b"])

    assert store.languages == ("en",)
    assert store.term_of("national") == "nation"
    assert store.meta("languages") == ""


@pytest.mark.parametrize(
    "text",
    [
        "The moon\0 raises tides.\0 Twice.",
        "x" * 200_000 + " end",
        "\n\n" * 5_000 + "end",
        "\U0010ffff é \ue000 end",
    ],
    ids=["zero bytes", "a long word", "empty lines", "rare characters"],
)
def test_an_odd_text_is_kept_examined_and_repaired_as_it_is(tmp_path: Path, text: str) -> None:
    with Collection.open(tmp_path) as papers:
        papers.add_text("k" * 200, text, title=text[:50])
        papers.add_text("other", "An end of its own.")
        before = papers.ask("end"), papers.document("k" * 200)

        assert papers.doctor().damage == ()
        assert papers.repair().lost == ()
        assert (papers.ask("end"), papers.document("k" * 200)) == before
        papers.remove("k" * 200)
        assert papers.doctor().damage == ()


@pytest.mark.parametrize("field", ["key", "text", "title"])
def test_half_a_character_is_the_callers_mistake(field: str) -> None:
    fields = {"key": "moon", "text": "The moon.", "title": "Moon"}
    fields[field] += "\udce9"

    with Collection() as papers, pytest.raises(ValueError, match=f"the {field} of text .* half a character"):
        papers.add_texts([fields])


def test_what_cannot_be_in_an_index_is_not_found_there() -> None:
    with Collection() as papers:
        papers.add_text("moon", "The moon raises tides.")

        assert papers.words("\udce9") == []
        for look in (papers.show, papers.remove, papers.document):
            with pytest.raises(UnknownReferenceError):
                look("\udce9")


@pytest.mark.parametrize("key", ["", "a b", "a:b", "a\0b", "a\x7f"])
def test_a_key_that_nobody_could_type_is_refused(key: str) -> None:
    with Collection() as papers, pytest.raises(ValueError, match="a document key is one word"):
        papers.add_text(key, "The moon.")


@pytest.mark.parametrize("language", ["", "de", "{odd"])
def test_what_is_known_of_a_text_comes_back(store: Store, language: str) -> None:
    document = paper(meta=Meta(language=language))

    put(store, document)

    assert store.document("haas2007").meta == Meta(language=language)


@pytest.mark.parametrize(
    ("text", "n_rows"),
    [
        ("Tides rise.", 0),
        ("The moon is near. \u6f6e\u6c50 rise \U0001f30a. " * 60, 0),
        ("x" * 2000, 0),
        ("x" * 2001, 2),
        ("", 0),
    ],
)
def test_a_short_text_stands_in_its_documents_own_row(store: Store, text: str, n_rows: int) -> None:
    first, *others = (paper(key, text) for key in ("a", "b", "c"))
    long = paper("long", TEXT * 100)

    put(store, long, first)
    made = put(store, *others)

    assert n_texts(store) == 3 * n_rows + 5
    for document, passages in made:
        ids = store.passage_ids(document.key)
        assert store.document(document.key) == document
        assert store.passage_rows(ids) == [
            (passage, text[passage.span.start : passage.span.stop]) for passage in passages
        ]
    with store.writing() as batch:
        batch.remove(["a"])
    assert n_texts(store) == 2 * n_rows + 5
    assert store.document("long") == long
    assert store.document("c") == others[1]


def test_a_list_of_documents_holds_no_texts(store: Store) -> None:
    n_documents, text = 300, "Tides rise. " * 160
    put(store, *(paper(f"paper{number}", text) for number in range(n_documents)))
    tracemalloc.start()

    infos = store.documents()

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(infos) == n_documents
    assert peak < n_documents * len(text)
