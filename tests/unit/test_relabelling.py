"""Papers that a file or a library beside them now describes otherwise."""

from __future__ import annotations

from pathlib import Path

from scoqa import Collection
from scoqa.types import Freshness, Problem

BIB = "@article{tides, title = {%s}, author = {%s}, year = 1999, doi = {10.1000/tides}}\n"


def test_an_edited_sidecar_makes_its_paper_changed(papers: Path, paper: Path):
    with Collection.open(papers) as collection:
        collection.add()
        sidecar = papers / paper.with_suffix(".meta.toml").name
        sidecar.write_text(sidecar.read_text().replace("2007-12-04", "2008-01"))
        report = collection.add()

        assert report.changed == ("dehaas2008",)


def test_an_edited_library_makes_the_papers_changed_that_it_describes_anew(papers: Path):
    library = papers / "library.bib"
    library.write_text(BIB % ("Tides", "Moon, Ann"))
    with Collection.open(papers) as collection:
        collection.add()
        assert collection.freshness().is_current

        library.write_text(BIB % ("Tides", "Moon, Anna"))

        assert collection.freshness() == Freshness(described=("tides.txt",))
        report = collection.add()
        assert (report.changed, report.unchanged) == (("tides",), 1)
        assert collection.document("tides").meta.authors == ("Moon, Anna",)
        assert collection.freshness().is_current
        assert collection.add().changed == ()


def test_broken_entries_of_a_library_are_told_when_papers_are_read_and_by_status(papers: Path):
    library = papers / "library.bib"
    library.write_text(
        BIB % ("Tides", "Moon, Ann") + "@article{lost, title = {No end, author = {Moon, Ann}\n"
    )
    told = Problem("library.bib", "1 broken entry passed over, on line 2", skipped=False)
    with Collection.open(papers) as collection:
        first, again = collection.add(), collection.add()

        assert told in first.problems
        assert again.problems == ()
        assert told in collection.status().problems
        assert collection.document("tides").meta.authors == ("Moon, Ann",)


def test_a_library_that_comes_or_goes_is_noticed(papers: Path):
    library = papers / "library.ris"
    with Collection.open(papers) as collection:
        collection.add()

        library.write_text(
            "TY  - JOUR\nTI  - Tides\nAU  - Moon, Ann\nPY  - 1999\nID  - tides1999\nL1  - tides.txt\nER  - \n"
        )
        come = collection.refresh()
        library.unlink()
        gone = collection.refresh()

        assert (come.changed, gone.changed) == (("tides1999",), ("tides",))
        assert collection.freshness().is_current


def test_what_a_sidecar_says_is_not_changed_by_a_library(papers: Path):
    (papers / "tides.meta.toml").write_text('title = "On tides"\nauthors = ["Moon, Ann"]\nissued = 1999\n')
    library = papers / "library.bib"
    library.write_text(BIB % ("Something else", "Sun, Bob"))
    with Collection.open(papers) as collection:
        collection.add()

        library.write_text(BIB % ("Another thing", "Star, Cid"))

        assert collection.freshness().is_current
        assert collection.add().changed == ()


def test_a_library_that_names_none_of_the_papers_changes_none(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()

        (papers / "library.bib").write_text("@book{other, title = {A book that nobody here has ever seen}}\n")

        assert collection.freshness().is_current
        assert collection.add().changed == ()
