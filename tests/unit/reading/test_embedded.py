"""Titles and authors that a file states: which are believed, and how they are read."""

from __future__ import annotations

import pytest

from scoqa.reading.embedded import sane_author, sane_title


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - draft3.doc", "draft3.docx", "10811.exe", "Book1", "Model", "untitled", "issue-987-test", "my_paper",
        "Adobe Photoshop PDF", "R Graphics Output", "glps_renderer figure", "HHS2022B", "1234.5678v2", "", " ", "C:\\papers\\draft", "Document1", "printmgr file", "EX-10.1", "ATLAS document", "Animalsâ•Ž Use of Cues", "ABC_A_123456 255..266",
        "Terms 4124-8263-9438 2 (1)", "ECON 4950_Fall2017_TM", "Annual Report - Copy", "<4D6963726F>", "NAME", "arXiv:math/9404236v1 [math.HO] 1 Apr 1994",
    ],
)  # fmt: skip
def test_names_of_files_and_programs_are_no_titles(title: str):
    assert sane_title(title) == ""


@pytest.mark.parametrize(
    "title",
    [
        "The Crazy Ones",
        "Duck",
        "SCO",
        "On draft3.doc and its kin",
        "Is snake_case read faster?",
        "Engines (of 3)",
        "論文の題",
    ],
)
def test_titles_are_believed(title: str):
    assert sane_title(title) == title


@pytest.mark.parametrize("title", ["Cost&#x2013;benefit", "Costâ€“benefit"])
def test_titles_are_read_as_they_were_written(title: str):
    assert sane_title(title) == "Cost–benefit"


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("[inria-00555588, v1] A study of types", "A study of types"),
        (
            "Sparse partitions - Foundations of Computer Science, 1990. Proceedings., 31st Symposium on",
            "Sparse partitions",
        ),
        (
            "Scalable Video - Circuits and Systems for Video Technology, IEEE Transactions on",
            "Scalable Video",
        ),
        ("Engines - Report - Google Docs", "Engines - Report"),
        ("War and Peace - A Reading of it", "War and Peace - A Reading of it"),
    ],
)
def test_what_archives_and_libraries_put_around_a_title_is_no_part_of_it(title: str, bare: str):
    assert sane_title(title) == bare


def test_authors_are_read_as_they_were_written():
    assert sane_author("Christina PrÃ¶mer") == "Christina Prömer"
    assert sane_author("Andrius PaÅ¡ukonis") == "Andrius Pašukonis"
    assert sane_author("MÃ¼ller Ãœnal") == "Müller Ünal"
    assert sane_author("Åsa Öberg") == "Åsa Öberg"


@pytest.mark.parametrize(
    "author",
    [
        "user",
        "JOHNSCA",
        "SAPBATCH",
        "IEUser",
        "jdoe",
        "wi children",
        "SE:W:CAR:MP",
        "a@b.org",
        "微软用户",
        "X",
        "Firstname3 Lastname3",
        "Author Name",
    ],
)
def test_log_ins_are_no_authors(author: str):
    assert sane_author(author) == ""


def test_authors_are_believed():
    for author in ("Marcel de Haas", "Haas, Marcel", "European Commission", "김창호"):
        assert sane_author(author) == author
    assert sane_author("Reuters", alone=True) == "Reuters"
