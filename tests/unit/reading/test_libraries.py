"""Reference libraries beside papers: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scoqa.reading import libraries, read
from scoqa.reading.libraries import Libraries
from scoqa.reading.libraries_csl import read_csl
from scoqa.reading.libraries_formats import read_bibtex, read_ris

BIB = r"""
@techreport{haas2007, author = {de Haas, Marcel and Frans-Paul van der Putten and {World Health Organization}},
  title = {The {SCO}: T{\"o}wards an alliance?}, institution = {Clingendael}, year = 2007, month = dec, day = 4,
  doi = {https://doi.org/10.1234/x}, file = {:papers/a paper.txt:TXT}}
@book{broken, title = {no end
@article{other, author = "Ann Lee", title = "Another Paper of Some Length Here", journal = {Journal of X}, date = {2001-05}}
"""


def test_bibtex_entries_are_read_and_broken_ones_counted():
    entries, failed = read_bibtex(BIB)

    assert failed == [5]
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


def test_entries_without_a_key_or_with_anothers_or_a_field_twice_are_read():
    entries, failed = read_bibtex(
        "@book{, title={First}}\n@book{, title={Second}}\n"
        "@article{\n  title = {Third}}\n@article{fourth\n  title = {Fourth}}\n"
        "@misc{a, title={Fifth}, file={a.pdf}, file={b.pdf}}\n@misc{A, title={Sixth}, % a comment\n year={2001}}\n"
    )

    assert failed == []
    assert [entry.meta.title for entry in entries] == ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"]
    assert [entry.key for entry in entries] == ["", "", "", "fourth", "a", ""]  # a key names one paper
    assert entries[4].files == ("a.pdf", "b.pdf")


def test_strings_are_put_in_and_a_part_has_what_its_collection_says():
    entries, _ = read_bibtex(
        '@string{jx = "Journal of X"}\n'
        '@article{a, title={On\n  Tides}, journal = jx # ", Series " # {B}, year=1999}\n'
        "@inproceedings{b, title={A Talk}, author={Lee, Ann}, crossref={C}}\n"
        "@proceedings{c, title={Proceedings of X}, editor={Poe, Eve}, year={2003}, doi={10.1234/c}}\n"
    )

    article, talk, _ = entries
    assert (article.meta.title, article.meta.publisher) == ("On Tides", "Journal of X, Series B")
    assert (talk.meta.title, talk.meta.authors) == ("A Talk", ("Lee, Ann",))
    assert (talk.meta.publisher, talk.meta.issued, talk.meta.doi) == ("Proceedings of X", "2003", "")


def test_subtitles_mathematics_and_addresses_of_names_are_read():
    entries, _ = read_bibtex(
        "@book{a, title={Partial $k$-trees -- {A} Survey}, subtitle={Part~2}}\n"
        "@book{b, title={Tides: A Survey}, subtitle={A survey}}\n"
        r"@article{c, title={C}, url={https://doi.org/10.1234/c}, author={M{\"u}ller, J{\'o}zef and {\'E}mile Zola}}"
    )

    assert [entry.meta.title for entry in entries] == [
        *("Partial k-trees – A Survey: Part 2", "Tides: A Survey", "C"),
    ]
    assert entries[2].meta.doi == "10.1234/c"
    assert entries[2].meta.authors == ("Müller, Józef", "Zola, Émile")


@pytest.mark.parametrize(
    ("field", "files"),
    [
        (r":C$\backslash$:/Users/joe/Smith{\_}2010.pdf:pdf", ("C/:/Users/joe/Smith_2010.pdf",)),  # Mendeley
        ("Full Text:files/1/A - T.pdf:application/pdf;Page:files/2/b.html:text/html", ("files/1/A - T.pdf", "files/2/b.html")),
        (r"A.pdf:C\:\\Users\\x\\A.pdf:application/pdf", (r"C:\\Users\\x\\A.pdf",)),
        (r":a b.pdf:PDF:https\://x.org/a.pdf", ("a b.pdf",)),  # JabRef with the address it is from
        (r":Pi-Kalk{\"{u}}l\;1.pdf:PDF", ("Pi-Kalkül;1.pdf",)),
        ("C:/x/b.pdf", ("C:/x/b.pdf",)),
        ("", ()),
    ],
)  # fmt: skip
def test_the_files_of_an_entry_are_read_as_each_program_lists_them(field: str, files: tuple[str, ...]):
    (entry,), _ = read_bibtex("@misc{a, title={T}, file={%s}}" % field)  # noqa: UP031 braces

    assert entry.files == files


def test_a_title_of_ris_goes_on_in_the_next_line():
    (entry,), _ = read_ris(
        "TY  - JOUR\nTI  - A title that\n  goes on\nAB  - x\nL1  - files/3/a.pdf\nER  - \n"
    )

    assert (entry.meta.title, entry.files) == ("A title that goes on", ("files/3/a.pdf",))


def test_files_of_one_name_are_told_by_their_folders(tmp_path: Path):
    (tmp_path / "l.bib").write_text(
        "@book{a, title={Aaa}, file={:files/1/Full Text.pdf:PDF}}\n@book{b, title={Bbb}, file={:files/2/Full Text.pdf:PDF}}\n"
        "@book{c, title={Ccc}, file={:files/3/Snapshot.html:HTML}}\n@book{d, title={Ddd}, file={:old/lee.pdf:PDF}}\n"
    )
    libraries = Libraries([tmp_path])

    def title_of(name: str) -> str:
        return libraries.meta_of(tmp_path / name, "", "", str)[0].title

    assert title_of("files/1/Full Text.pdf") == "Aaa"
    assert title_of("files/2/full text.pdf") == "Bbb"
    assert title_of("files/9/Full Text.pdf") == ""  # some other paper
    assert title_of("files/9/Snapshot.html") == ""
    assert title_of("new/lee.pdf") == "Ddd"  # moved


def test_a_file_that_two_entries_name_is_described_by_neither_and_a_line_says_so(tmp_path: Path):
    papers = "@book{a, title={Aaa}, file={x.txt}}\n@book{b, title={Bbb}, doi={10.1234/b}, file={x.txt}}\n"
    (tmp_path / "l.bib").write_text(
        papers + "@book{e, title={Eee}, file={y.txt}}\n@book{f, title={Eee}, file={y.txt}}\n"
    )
    (tmp_path / "x.txt").write_text("Some words.")
    libraries = Libraries([tmp_path])

    document = read(tmp_path / "x.txt")

    assert document.meta.publisher == document.meta.citation_key == ""
    assert [problem.what for problem in document.problems] == [
        "l.bib: named by 2 entries (a, b); not used",
    ]
    assert libraries.meta_of(tmp_path / "x.txt", "", "10.1234/b", str)[0].title == "Bbb"
    assert libraries.meta_of(tmp_path / "x.txt", "", "10.1234/b", str)[1] == ""
    assert libraries.meta_of(tmp_path / "y.txt", "", "", str)[0].citation_key == "e"  # the same work twice


def test_names_of_files_are_compared_as_they_are_seen(tmp_path: Path):
    (tmp_path / "l.bib").write_text("@book{a, title={Aaa}, file={M\u00fcller.pdf}}", encoding="utf-8")

    assert Libraries([tmp_path]).meta_of(tmp_path / "Mu\u0308ller.pdf", "", "", str)[0].title == "Aaa"


def test_ris_entries_are_read():
    entries, failed = read_ris(
        "TY  - RPRT\nAU  - de Haas, Marcel\nTI  - The SCO\nPY  - 2007\nDA  - 2007/12/04/\nPB  - Clingendael\nER  - \nTY  - JOUR\n"
    )

    assert failed == [8]
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
    assert read_csl(text) == ([], [])


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


def test_of_several_broken_entries_the_first_is_named(tmp_path: Path):
    (tmp_path / "l.ris").write_text("TY  - RPRT\nTI  - One\nER  - \n\n" + "TY  - RPRT\nTI  - Two\n" * 2)

    (problem,) = Libraries([tmp_path]).problems(tmp_path)

    assert problem.what == "2 broken entries passed over, the first on line 5"


def test_broken_entries_are_one_problem_line(tmp_path: Path):
    (tmp_path / "l.bib").write_text(BIB, encoding="utf-8")

    (problem,) = Libraries([tmp_path]).problems(tmp_path)

    assert problem.what == "1 broken entry passed over, on line 5"
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


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2007, 12, 4]]}, "2007-12-04"),
        ({"date-parts": [["2007", "12"]]}, "2007-12"),
        ({"date-parts": [[2007, 12, 1], [2007, 12, 4]]}, "2007-12-01"),
        ({"date-parts": [2007, 12]}, "2007-12"),
        ({"date-parts": [[2007, None, 4]]}, "2007"),
        ({"date-parts": [[2007, 21]], "season": 1}, "2007"),
        ({"date-parts": [[None]]}, ""),
        ({"date-parts": [[-50, 3]]}, ""),
        ({"raw": "December 2007"}, "2007-12"),
        ({"literal": "n.d."}, ""),
        ([{"year": 2007, "month": 12}], "2007-12"),
        ("2007-12", "2007-12"),
        (2007, "2007"),
    ],
)
def test_csl_json_has_dates_in_many_forms(issued: object, date: str):
    (entry,), _ = read_csl(json.dumps([{"type": "report", "title": "A", "issued": issued}]))

    assert entry.meta.issued == date


def test_csl_json_of_programs_and_of_crossref_is_read():
    zotero = {
        "id": "http://zotero.org/users/1/items/AB",
        "citation-key": "king2001",
        "type": "book",
        "title": 'The <i>E. coli</i> of <span class="nocase">iPhones</span> &amp; others',
        "editor": [
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
            {"family": '"de Haas"', "given": "Marcel"},
            {"literal": "United Nations"},
        ],
        "language": "English",
    }
    crossref = {
        "message": {
            "type": "journal-article",
            "title": ["A Study"],
            "container-title": ["Journal of Engines"],
            "author": [{"name": "The Team"}, {"family": "Lee", "given": "Ann"}],
            "URL": "https://doi.org/10.1234/a.1",
        }
    }

    (book,), _ = read_csl(json.dumps({"references": [zotero]}))
    (article,), _ = read_csl(json.dumps(crossref))

    assert book.meta.title == "The E. coli of iPhones & others"
    assert book.meta.authors == ("King, Martin Luther, Jr.", "de Haas, Marcel", "United Nations")
    assert (book.key, book.meta.language) == ("king2001", "en")
    assert (article.meta.title, article.meta.publisher) == ("A Study", "Journal of Engines")
    assert article.meta.authors == ("The Team", "Lee, Ann")
    assert (article.meta.kind, article.meta.doi) == ("article-journal", "10.1234/a.1")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Haas,Marcel de", "de Haas, Marcel"),
        ("Haas M", "Haas, M"),
        ("de Haas MK", "de Haas, MK"),
        ("Ann LEE", "LEE, Ann"),
        ("Ann Lee", "Lee, Ann"),
        ("United Nations", "United Nations"),
    ],
)
def test_names_of_ris_are_in_order_also_without_blanks_and_with_initials_behind(written: str, name: str):
    (entry,), _ = read_ris(f"TY  - JOUR\nTI  - A\nAU  - {written}\nER  - \n")

    assert entry.meta.authors == (name,)


def test_less_usual_tags_of_ris_are_read():
    (entry,), _ = read_ris(
        "TY  - EJOUR\nTI  - The <i>E. coli</i>\nA2  - Lee, Ann\nJ2  - J. Eng.\nPY  - 2007///\nM3  - doi: 10.1234/a.1\nLA  - English\nER  -\n"
    )

    meta = entry.meta
    assert (meta.title, meta.authors, meta.publisher) == ("The E. coli", ("Lee, Ann",), "J. Eng.")
    assert (meta.kind, meta.issued, meta.doi, meta.language) == (
        "article-journal",
        "2007",
        "10.1234/a.1",
        "en",
    )


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Report 7\n\nThe Shanghai Cooperation\nOrganisation Today\n\nAnn Lee\n\nWords.", True),
        ("The Shanghai Cooperation Organisation Today1\n\nWords.", True),
        ("The Shanghai Cooperation Organisation Today: A Reader\n\nWords.", True),
        ("We look at the Shanghai Cooperation Organisation today, and at others.", False),
        ("A Reading of the Shanghai Cooperation Organisation Today\n\nWords.", False),
        ("The Shanghai Cooperation Organisation Today and Tomorrow\n\nWords.", False),
        ("", False),
    ],
)
def test_a_title_names_a_paper_where_it_stands_in_lines_of_its_own(tmp_path: Path, text: str, is_named: bool):
    (tmp_path / "works.bib").write_text(
        "@book{haas2007, title = {The Shanghai Cooperation Organisation Today}, author = {Marcel de Haas}}"
    )
    paper = tmp_path / "paper.txt"

    meta, problem = Libraries([tmp_path]).meta_of(paper, "", "", lambda: text)

    assert (meta.citation_key, problem) == ("haas2007" if is_named else "", "")


def test_macros_nested_without_end_are_taken_off_a_title(tmp_path: Path):
    deep = "\\a{" * 20_000 + "Energy" + "}" * 20_000
    (tmp_path / "a.bib").write_text(f"@article{{key, title={{{deep}}}}}")

    meta, _ = Libraries([tmp_path]).meta_of(tmp_path / "key.pdf", "", "", str)

    assert meta.title == "Energy"


def test_a_large_library_is_read_in_another_process_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "a.bib").write_text(
        "@article{key, title={The Energy Club}, author={Haas, Marcel and Club, Ada}, year=2007, file={a.pdf}}\n@broken{"
    )
    small = Libraries([tmp_path]).libraries
    libraries._library.cache_clear()
    monkeypatch.setattr(libraries, "_OWN_MB", 0)

    assert Libraries([tmp_path]).libraries == small
    assert small[0].entries[0].meta.authors == ("Haas, Marcel", "Club, Ada")
    libraries._library.cache_clear()


def test_a_library_that_cannot_be_read_is_a_problem(tmp_path: Path):
    with (tmp_path / "a.bib").open("wb") as file:
        file.truncate((32 << 20) + 1)

    (problem,) = Libraries([tmp_path]).problems(tmp_path)

    assert (problem.where, problem.what) == ("a.bib", "larger than 32 MiB; not used")
