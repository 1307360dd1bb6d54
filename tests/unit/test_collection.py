"""The façade on real files: what is read, kept, replaced, named and forgotten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scoqa import Collection, ScoqaError
from scoqa.errors import IndexFileError, UnknownReferenceError
from scoqa.types import Meta

QUESTION = "what is the SCO Energy Club"
QUOTE = (
    "In July 2007 the 'SCO Energy Club' was established, with which the organisation may aim for a common energy "
    "approach, above all in strengthening energy security."
)


def test_a_second_add_reads_nothing_again(papers: Path):
    with Collection.open(papers) as collection:
        first = collection.add()
        second = collection.add()

    assert first.added == ("dehaas2007", "tides")
    assert (second.added, second.changed, second.unchanged) == ((), (), 2)


def test_a_changed_file_replaces_its_text(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()
        (papers / "tides.txt").write_text("Tides\n\nThe sun raises smaller tides of its own.\n")
        report = collection.add()

        assert report.changed == ("tides",)
        assert not collection.ask("does the moon raise oceans twice")
        assert collection.ask("which tides does the sun raise")


def test_refresh_drops_what_is_gone_and_reads_what_is_new(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()
        (papers / "tides.txt").unlink()
        (papers / "winds.txt").write_text("Winds\n\nTrade winds blow from the east.\n")
        report = collection.refresh()

    assert (report.added, report.removed) == (("winds",), ("tides",))


def test_a_large_file_is_read_first_and_progress_names_what_is_waited_for(tmp_path: Path):
    for name, n in (("a.txt", 10), ("b.txt", 10_000), ("c.txt", 20)):
        (tmp_path / name).write_text("The moon raises the tides. " * n)
    told: list[tuple[int, int, str]] = []

    with Collection.open(tmp_path) as collection:
        collection.add(progress=lambda *each: told.append(each))

    assert told == [(0, 3, "b.txt"), (1, 3, "a.txt"), (2, 3, "c.txt"), (3, 3, "writing the index")]


def test_a_file_named_twice_is_read_once(papers: Path):
    with Collection.open(papers) as collection:
        report = collection.add(papers, papers / "tides.txt", papers / "tides.txt")
        (papers / "tides.txt").write_text("Tides\n\nThe sun raises smaller tides of its own.\n")
        again = collection.refresh()

        assert report.added == ("dehaas2007", "tides")
        assert (again.changed, again.unchanged) == (("tides",), 1)
        assert [len(info.sources) for info in collection.documents()] == [1, 1]


def test_remove_by_key_by_file_and_by_folder(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()
        assert collection.remove("dehaas2007") == ("dehaas2007",)
        assert collection.remove(papers / "tides.txt") == ("tides",)
        collection.add()
        assert collection.remove(papers) == ("dehaas2007", "tides")
        assert len(collection) == 0


def test_removing_an_unknown_reference_removes_nothing(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()
        with pytest.raises(UnknownReferenceError, match="lunar2001"):
            collection.remove("dehaas2007", "lunar2001")
        assert len(collection) == 2


def test_the_same_text_under_two_names_is_one_document_with_two_places(papers: Path):
    shutil.copy(papers / "tides.txt", papers / "copy of tides.txt")
    with Collection.open(papers) as collection:
        collection.add()
        info = next(info for info in collection.documents() if "tides" in info.key)

        assert [source.path for source in info.sources] == ["copy of tides.txt", "tides.txt"]
        assert len(collection) == 2


def test_an_index_moves_with_its_folder(papers: Path, tmp_path: Path):
    with Collection.open(papers) as collection:
        collection.add()
    moved = papers.rename(tmp_path / "elsewhere")

    with Collection.open(moved) as collection:
        answer = collection.ask(QUESTION)
        report = collection.add()

    assert answer.best is not None
    assert answer.best.citation.link.startswith((moved / "sco-security-alliance-2007.txt").as_uri())
    assert report.added == ()


def test_a_collection_is_gone_through_by_its_keys():
    collection = Collection()
    collection.add_texts({"key": key, "text": "Rain falls."} for key in ("wind", "rain"))

    assert list(collection) == collection.keys() == ["rain", "wind"]
    assert [key in collection for key in collection] == [True, True]


def test_a_collection_in_memory_takes_texts():
    collection = Collection()
    collection.add_text(
        "moon1969", "Armstrong walked on the moon in 1969.", title="Moon", authors=["Doe, Jane"]
    )

    answer = collection.ask("who walked on the moon")

    assert answer.best is not None
    assert answer.best.text == "Armstrong walked on the moon in 1969."
    assert answer.best.citation.key == "moon1969"


def test_a_file_never_takes_the_key_of_a_text_given_by_hand(papers: Path):
    with Collection.open(papers) as collection:
        collection.add_text("tides", "A text about tides that was no file.")
        report = collection.add()
        beside = collection.keys()
        collection.remove("tides")

        assert report.added == ("dehaas2007", "tidesb")
        assert beside == ["dehaas2007", "tides", "tidesb"]
        assert collection.keys() == ["dehaas2007", "tides"]  # as if the text had never been there


def test_what_is_not_known_of_a_text_may_be_none_and_a_year_a_number():
    papers = Collection()
    papers.add_texts([{"key": 7, "text": "Owls hunt.", "title": None, "authors": None, "issued": 2020}])

    assert papers.documents()[0].key == "7"
    assert papers.documents()[0].meta == Meta(issued="2020")


def test_the_size_of_an_index_is_that_of_all_its_files(papers: Path):
    with Collection.open(papers) as reader, Collection.open(papers) as writer:
        reader.add()
        with reader._store.reading():  # what is written meanwhile stays beside the file
            len(reader)
            (papers / "winds.txt").write_text("Trade winds blow from the east.\n" * 50)
            writer.add()
            files = [papers / ".scoqa" / f"index.sqlite{end}" for end in ("", "-wal")]

            assert files[1].stat().st_size > 0
            assert writer.status().index_bytes == sum(file.stat().st_size for file in files)


def test_an_unknown_field_of_a_text_is_named():
    with pytest.raises(ValueError, match="colour"):
        Collection().add_texts([{"key": "a", "text": "b", "colour": "red"}])


def test_a_collection_says_which_it_is(papers: Path):
    with Collection.open(papers) as collection:
        assert repr(collection) == f"<Collection 'papers' in {papers / '.scoqa' / 'index.sqlite'}>"
    assert repr(collection).startswith("<Collection 'papers'")
    assert repr(Collection()) == "<Collection 'memory' in memory>"


def test_a_key_is_in_a_collection_or_not():
    with Collection() as birds:
        birds.add_text("owl", "Owls hunt at night.")

        assert "owl" in birds
        assert "ow" not in birds
        assert 3 not in birds
        assert birds.ask("when do owls hunt", only=(key for key in ["owl"])).best is not None


def test_what_is_no_folder_of_papers_is_refused_in_one_line(tmp_path: Path):
    file = tmp_path / "notes.txt"
    file.write_text("x")
    for wrong in (file, tmp_path / "nowhere"):
        with pytest.raises(IndexFileError) as caught:
            Collection.open(wrong)
        assert "\n" not in str(caught.value)
        assert isinstance(caught.value, ScoqaError)


def test_the_shipped_paper_answers_from_any_folder(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    with Collection.find() as collection:
        collection.add()
        answer = collection.ask(QUESTION)

    assert collection.origin == "shipped"
    assert answer.best is not None
    assert answer.best.text == QUOTE


def test_a_damaged_cache_of_the_shipped_paper_is_made_anew(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with Collection.shipped() as collection:
        collection.add()
        place = Path(collection.place)
    data = bytearray(place.read_bytes())
    data[4096 : 4096 * 4] = bytes(4096 * 3)
    place.write_bytes(data)

    with Collection.shipped() as collection:
        collection.add()
        assert collection.place == str(place)
        assert collection.ask(QUESTION)


def test_documents_are_found_by_their_files_too(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()

        assert [info.key for info in collection.documents("SECURITY-alliance")] == ["dehaas2007"]
        assert [info.key for info in collection.documents("haas shanghai ALLIANCE")] == ["dehaas2007"]
        assert collection.documents("haas tides") == []


def test_a_word_in_capitals_is_found_with_the_s_of_what_it_owns():
    with Collection() as papers:
        papers.add_text("a", "The US's economy and the WHO’s list grew.")
        papers.add_text("b", "It told us who pays.")

        found = [papers.ask(question, min_confidence="any") for question in ("the US", "the WHO's", "U.S.")]

    assert [[each.citation.key for each in answer] for answer in found] == [["a"]] * 3
    text = found[0].evidence[0].text
    assert [text[span.start : span.stop] for span in found[0].evidence[0].highlights] == ["US's"]
