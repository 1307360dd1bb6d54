"""A file that cannot be read costs one line, and stays among those not searched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pdfs import make_pdf

from scoqa import Collection
from scoqa.errors import UnknownReferenceError

QUESTION = "what is the SCO Energy Club"


def test_a_folder_removed_takes_the_files_along_that_could_not_be_read(papers: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "empty.txt").write_text("")
    (papers / "empty.txt").write_text("")
    with Collection.open(papers) as collection:
        collection.add(papers, other)

        assert collection.remove(other) == ()
        assert [problem.where for problem in collection.status().problems] == ["empty.txt"]
        assert collection.remove(papers / "empty.txt") == ()
        assert collection.status().problems == ()
        with pytest.raises(UnknownReferenceError):
            collection.remove(other)


def test_a_bad_file_costs_one_line_and_the_good_one_answers(papers: Path):
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (papers / "empty.txt").write_bytes(b"")
    (papers / "picture.txt").write_bytes(bytes(range(256)) * 8)
    (papers / "link.txt").symlink_to(papers / "nowhere.txt")
    with Collection.open(papers) as collection:
        report = collection.add()
        answer = collection.ask(QUESTION)

    assert answer
    assert [problem.where for problem in report.problems] == [
        "broken.pdf",
        "empty.txt",
        "link.txt",
        "picture.txt",
    ]
    assert all("\n" not in str(problem) and problem.what for problem in report.problems)


def test_a_file_of_scanned_pages_is_kept_with_their_number(papers: Path):
    (papers / "scan.pdf").write_bytes(make_pdf([[], [], []], image=1))
    with Collection.open(papers) as collection:
        report = collection.add()
    with Collection.open(papers) as collection:
        status = collection.status()
        answer = collection.ask("who chaired the lunar gateway")

    assert [(problem.where, problem.n_pages) for problem in report.problems] == [("scan.pdf", 1)]
    assert status.problems == report.problems
    assert "1 file of 1 page without readable text: scan.pdf" in answer.notes[-1]


def test_a_name_that_is_not_utf8_costs_one_printable_line(papers: Path):
    odd = papers / os.fsdecode(b"caf\xe9.txt")
    odd.write_text("Coffee\n\nCoffee grows between the tropics.\n")
    with Collection.open(papers) as collection:
        report = collection.add()

        assert collection.ask(QUESTION)
        assert ["caf" in problem.where for problem in report.problems] == [True]
        assert str(report.problems[0]).encode()  # a lone surrogate would raise here


@pytest.mark.parametrize(
    "name", [b"caf\xe9.txt", b"caf\xe9/coffee.pages", b"two\nlines.pages", b"back\\slash.pages"]
)
def test_a_file_whose_name_is_shown_otherwise_stays_among_those_not_searched(papers: Path, name: bytes):
    odd = papers / os.fsdecode(name)
    odd.parent.mkdir(exist_ok=True)
    odd.write_text("Coffee\n\nCoffee grows between the tropics.\n")
    with Collection.open(papers) as collection:
        report = collection.add()
        (papers / "rain.txt").write_text("Rain falls.\n")

        collection.add(papers / "rain.txt")

        assert len(report.problems) == 1
        assert collection.status().problems == report.problems
        odd.unlink()
        collection.add()
        assert collection.status().problems == ()


def test_a_broken_link_stays_among_those_not_searched_when_something_else_is_added(papers: Path):
    (papers / "link.txt").symlink_to(papers / "nowhere.txt")
    with Collection.open(papers) as collection:
        report = collection.add()
        collection.add(papers / "tides.txt")

        assert collection.status().problems == report.problems


def test_an_index_is_whole_without_its_log_after_an_add_that_met_a_file_it_could_not_read(papers: Path):
    (papers / "empty.txt").write_text("")
    with Collection.open(papers) as collection:
        collection.add()

        assert [problem.what for problem in collection.status().problems] == ["empty (0 bytes)"]
        assert not (papers / ".scoqa" / "index.sqlite-wal").stat().st_size


def test_a_collection_in_memory_remembers_what_could_not_be_read(tmp_path: Path):
    (tmp_path / "empty.txt").write_text("")
    papers = Collection()
    papers.add_text("owl", "Owls hunt at night.")

    report = papers.add(tmp_path)

    assert [problem.what for problem in report.problems] == ["empty (0 bytes)"]
    assert papers.status().problems == report.problems


def test_a_path_that_is_not_there_is_told_and_not_kept(papers: Path):
    with Collection.open(papers) as collection:
        report = collection.add(papers / "tides.txt", papers / "tidse.txt")

        assert [problem.what for problem in report.problems] == ["no such file or folder"]
        assert collection.status().problems == ()


def test_works_listed_are_named_where_the_papers_hold_a_few_of_their_words(tmp_path: Path):
    works = "\n".join(
        f"[{n}] F. Pedregosa{n}, G. Varoquaux, A. Gramfort. Scikit-learn: learning in Python. JMLR, 201{n}."
        for n in range(1, 7)
    )
    body = "Vitamin A is kept in a cool place, group G is not. The tides turn twice a day and ships wait for them."
    (tmp_path / "tides.md").write_text(f"# Tides\n\n{body}\n\n## References\n\n{works}\n")
    with Collection.open(tmp_path) as collection:
        collection.add()
        answer = collection.ask("G. Varoquaux, A. Gramfort")
        other = collection.ask("group of whales")

    line = "Words of the question stand in lists of references; add zone:references to it to look there."
    assert not answer
    assert line in answer.notes
    assert not other
    assert line not in other.notes
