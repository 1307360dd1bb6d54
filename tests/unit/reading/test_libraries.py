"""Reference libraries beside papers: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scoqa.reading import read
from scoqa.reading.libraries import Libraries
from scoqa.reading.libraries_formats import read_bibtex, read_csl, read_ris

BIB = r"""
@techreport{haas2007, author = {de Haas, Marcel and Frans-Paul van der Putten and {World Health Organization}},
  title = {The {SCO}: T{\"o}wards an alliance?}, institution = {Clingendael}, year = 2007, month = dec, day = 4,
  doi = {https://doi.org/10.1234/x}, file = {:papers/a paper.txt:TXT}}
@book{broken, title = {no end
@article{other, author = "Ann Lee", title = "Another Paper of Some Length Here", journal = {Journal of X}, date = {2001-05}}
"""


def test_bibtex_entries_are_read_and_broken_ones_counted():
    entries, n_failed = read_bibtex(BIB)

    assert n_failed == 1
    haas, other = entries
    assert haas.meta.title == "The SCO: Töwards an alliance?"
    assert haas.meta.authors == ("de Haas, Marcel", "van der Putten, Frans-Paul", "World Health Organization")
    assert (haas.meta.issued, haas.meta.publisher, haas.meta.kind) == ("2007-12-04", "Clingendael", "report")
    assert (haas.meta.doi, haas.files) == ("10.1234/x", ("papers/a paper.txt",))
    assert (other.meta.issued, other.meta.publisher) == ("2001-05", "Journal of X")


def test_what_stands_in_a_book_or_in_proceedings_is_published_in_them():
    entries, _ = read_bibtex(
        "@inproceedings{a, title={A}, booktitle={Proceedings of X}, publisher={ACM}}\n"
        "@incollection{b, title={B}, booktitle={The Book}, publisher={Press}}\n"
        "@inproceedings{c, title={C}, publisher={ACM}}\n"
        "@book{d, title={D}, booktitle={D}, publisher={Press}}\n"
        "@misc{e, title={E}, howpublished={A Press of Our Own}}\n"
        "@misc{f, title={F}, howpublished={\\url{https://example.org}}}\n"
    )
    talk, _ = read_ris("TY  - CPAPER\nTI  - A\nT2  - Proceedings of X\nPB  - ACM\nER  - \n")
    chapter, _ = read_csl(
        json.dumps(
            [
                {
                    "id": "b",
                    "type": "chapter",
                    "title": "B",
                    "container-title": "The Book",
                    "publisher": "Press",
                }
            ]
        )
    )

    assert [entry.meta.publisher for entry in entries] == [
        *("Proceedings of X", "The Book", "ACM", "Press", "A Press of Our Own", ""),
    ]
    assert [entry.meta.publisher for entry in (*talk, *chapter)] == ["Proceedings of X", "The Book"]


def test_ris_entries_are_read():
    entries, n_failed = read_ris(
        "TY  - RPRT\nAU  - de Haas, Marcel\nTI  - The SCO\nPY  - 2007\nDA  - 2007/12/04/\nPB  - Clingendael\nER  - \nTY  - JOUR\n"
    )

    assert n_failed == 1
    (entry,) = entries
    assert entry.meta.authors == ("de Haas, Marcel",)
    assert (entry.meta.issued, entry.meta.publisher, entry.meta.kind) == (
        "2007-12-04",
        "Clingendael",
        "report",
    )


def test_csl_json_entries_keep_particles_and_precision():
    items = [
        {
            "id": "a",
            "type": "report",
            "title": "The SCO",
            "author": [
                {"family": "Haas", "given": "Marcel", "non-dropping-particle": "de"},
                {"literal": "WHO"},
            ],
            "issued": {"date-parts": [[2007, 12]]},
        }
    ]

    (entry,), _ = read_csl(json.dumps(items))

    assert entry.meta.authors == ("de Haas, Marcel", "WHO")
    assert entry.meta.issued == "2007-12"


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"a": 1}', "null", "[" * 5000])
def test_other_json_has_no_entries(text: str):
    assert read_csl(text) == ([], 0)


def test_a_library_beside_the_folder_names_papers_by_file_key_and_title(tmp_path: Path):
    papers = tmp_path / "papers"
    papers.mkdir()
    (tmp_path / "library.bib").write_text(BIB, encoding="utf-8")
    (papers / "a paper.txt").write_text("Some words.")
    (papers / "haas2007.txt").write_text("Some words.")
    (papers / "b.txt").write_text("Another paper of some\nlength here\n\nAnn Lee\n\nSome words of it.")
    (papers / "c.txt").write_text("Nobody knows this.")

    found = {
        name: read(papers / name, root=papers).meta
        for name in ("a paper.txt", "haas2007.txt", "b.txt", "c.txt")
    }

    assert found["a paper.txt"].publisher == found["haas2007.txt"].publisher == "Clingendael"
    assert found["b.txt"].authors == ("Lee, Ann",)
    assert dict(found["b.txt"].origin)["authors"] == "BibTeX file"
    assert found["c.txt"].authors == ()


def test_a_metadata_file_overrides_the_library(tmp_path: Path):
    (tmp_path / "l.bib").write_text("@book{a, title={From the library}, publisher={P}}")
    (tmp_path / "a.meta.toml").write_text('title = "From the metadata file"')
    (tmp_path / "a.txt").write_text("Some words.")

    meta = read(tmp_path / "a.txt").meta

    assert (meta.title, meta.publisher) == ("From the metadata file", "P")


def test_broken_entries_are_one_problem_line(tmp_path: Path):
    (tmp_path / "l.bib").write_text(BIB, encoding="utf-8")

    (problem,) = Libraries([tmp_path]).problems()

    assert problem.what == "1 broken entry passed over"
    assert not problem.skipped


def test_entries_say_under_which_key_they_are_cited():
    (bibtex,), _ = read_bibtex("@misc{DBLP:conf/x/Lee01, title = {Another Paper}}")
    (ris,), _ = read_ris("TY  - RPRT\nID  - lee2001\nTI  - Another Paper\nER  - \n")
    (csl,), _ = read_csl(
        '[{"id": 7, "citation-key": "leeAnother2001", "type": "book", "title": "Another Paper"}]'
    )

    assert [entry.meta.citation_key for entry in (bibtex, ris, csl)] == [
        "DBLP:conf/x/Lee01",
        "lee2001",
        "leeAnother2001",
    ]


def test_a_title_that_is_its_key_is_none():
    (entry,), _ = read_bibtex("@misc{scan-12, title = {{scan-12}}}")

    assert (entry.meta.title, entry.meta.citation_key) == ("", "scan-12")
