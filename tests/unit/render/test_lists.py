"""Documents, reports and states as lines."""

from __future__ import annotations

import pytest

from scoqa.answering.model import RIGHT
from scoqa.render import Look, plain
from scoqa.render.lists import (
    bytes_text,
    doctor_lines,
    document_lines,
    freshness_words,
    problem_lines,
    report_lines,
    status_lines,
    table_lines,
)
from scoqa.render.look import UNBROKEN
from scoqa.types import (
    AddReport,
    CollectionStatus,
    DoctorReport,
    DocumentInfo,
    Freshness,
    Meta,
    Problem,
    RepairReport,
    Rules,
    Source,
    TableSize,
)


def test_a_list_of_documents_names_what_is_known():
    info = DocumentInfo(
        "dehaas2007",
        Meta(title="The SCO", authors=("de Haas, Marcel",), issued="2007-12"),
        n_pages=12,
        n_passages=1,
        n_chars=9,
        scanned_pages=(3,),
        sources=(
            Source("a.pdf", 9, 0, "", "application/pdf"),
            Source("old/a.pdf", 9, 0, "", "application/pdf"),
        ),
        problems=(Problem("a.pdf", "page 4 is a picture", skipped=False),),
    )

    assert plain(document_lines([info], Look())) == (
        "dehaas2007 · a.pdf, old/a.pdf\n"
        "  The SCO\n"
        "  de Haas · December 2007 · 12 pages · 1 passage · 1 page without readable text\n"
        "  ! page 4 is a picture\n"
    )


def test_a_document_without_a_title_is_listed_with_its_file():
    info = DocumentInfo("x", Meta(), 0, 1, 9, sources=(Source("x/Paper (1).txt", 9, 0, "", "text/plain"),))

    assert plain(document_lines([info], Look())) == "x · x/Paper (1).txt\n  1 passage\n"


def test_the_state_of_a_collection_says_what_it_could_not_see():
    state = CollectionStatus(
        "/p/.scoqa/index.sqlite",
        "/p",
        2,
        1200,
        3,
        4,
        14_000_000,
        problems=(Problem("b.pdf", "encrypted"),),
        scanned_pages=61,
    )

    text = plain(status_lines(state, Look()))

    assert "  index         /p/.scoqa/index.sqlite (14 MB)\n" in text
    assert "2 documents, 1,200 passages, 3 terms" in text
    assert "not searched  1 file that could not be read, 61 pages without readable text" in text
    assert "\n  ! b.pdf: encrypted\n" in text


def test_files_of_nothing_but_pages_without_text_are_counted_with_their_pages():
    problems = (
        Problem("a.pdf", "a scan", n_pages=30),
        Problem("b.pdf", "a scan", n_pages=1),
        Problem("c", "torn"),
    )
    state = CollectionStatus("i", "p", 1, 1, 1, 1, 1, problems=problems, scanned_pages=2)

    scans = plain(status_lines(state._replace(problems=problems[:1], scanned_pages=0), Look()))
    text = plain(status_lines(state, Look()))

    assert "not searched  1 file of 30 pages without readable text\n" in scans
    assert "not searched  2 files of 31 pages without readable text, 1 file that could not be read, " in text
    assert "2 pages of other papers without readable text" in " ".join(text.split())


def test_many_files_of_one_fate_take_one_line():
    gone, new = ([f"{letter}{number}.txt" for number in range(22)] for letter in "gn")
    freshness = Freshness(changed=("a.txt",), missing=tuple(gone), new=tuple(new))
    state = CollectionStatus("i", "p", 1, 1, 1, 1, 1, freshness=freshness)

    assert plain(status_lines(state, Look())).splitlines()[-3:] == [
        "  ! a.txt: changed since it was read",
        "  ! 22 files gone since they were read: g0.txt, g1.txt, g10.txt and 19 more",
        "  ! 22 files new, not read yet: n0.txt, n1.txt, n10.txt and 19 more",
    ]


def test_an_add_stopped_before_anything_was_read_says_so():
    assert (
        plain(report_lines(AddReport(interrupted=True), Look())) == "interrupted before anything was read\n"
    )


def test_an_add_stopped_after_files_that_gave_nothing_does_not_say_that_something_is_kept():
    report = AddReport(problems=(Problem("c", "empty"),), interrupted=True)

    assert plain(report_lines(report, Look())) == (
        "1 file could not be read; interrupted before anything was kept\n"
    )


def test_a_report_is_one_line():
    report = AddReport(added=("a", "b"), unchanged=3, problems=(Problem("c", "empty"),), interrupted=True)

    assert plain(report_lines(report, Look())) == (
        "2 documents added, 3 files unchanged, 1 file could not be read; interrupted, what was read is kept\n"
    )
    assert "nothing to read" in plain(report_lines(AddReport(), Look()))


def test_problems_beyond_a_screen_are_counted():
    lines = plain(problem_lines([Problem(f"f{n}", "empty") for n in range(30)], Look())).splitlines()

    assert len(lines) == 21
    assert "10 more" in lines[-1]


def test_a_file_name_cannot_reach_the_terminal():
    assert plain(problem_lines([Problem("a\x1b[2J\n.pdf", "empty")], Look())) == "! a[2J .pdf: empty\n"


def test_a_table_wraps_its_second_column():
    text = plain(table_lines([("/a", "one two three four"), ("/longer", "x")], Look(width=20)))

    assert text == "  /a       one two\n           three\n           four\n  /longer  x\n"


def test_sizes_are_read_at_a_glance():
    assert [bytes_text(n) for n in (0, 999, 1500, 14_000_000, 2_500_000_000)] == [
        "0 bytes",
        "999 bytes",
        "1.5 KB",
        "14 MB",
        "2.5 GB",
    ]


def test_a_doctor_says_whether_the_index_is_sound_and_how_big_what_is():
    report = DoctorReport(
        "/p/.scoqa/index.sqlite",
        freshness=Freshness(new=("c.pdf",), missing=("a.pdf", "b.pdf")),
        tables=(TableSize("texts", 3, 9_000), TableSize("meta", 0, 0), TableSize("postings", 1, 20_000)),
        index_bytes=70_000,
        free_bytes=4096,
    )

    text = plain(doctor_lines(report, Look()))

    assert "  sound    yes, every row and every posting\n" in text
    assert "  current  no: 2 gone, 1 new files since read (scoqa refresh)\n" in text
    assert "  tables   postings 20 KB, texts 9.0 KB\n" in text
    assert "  free     4.1 KB (scoqa doctor --compact)\n" in text
    assert "! a.pdf: gone since it was read\n" in text


@pytest.mark.parametrize(
    ("rules", "sound", "words"),
    [
        (Rules.CURRENT, "yes, every row and every posting", ""),
        (
            Rules.OLDER,
            "yes, every row",
            "made by older rules; the next add or refresh makes the words anew (scoqa refresh)",
        ),
        (
            Rules.NEWER,
            "yes, every row",
            "made by rules of a newer scoqa; update scoqa to add or remove papers",
        ),
    ],
)
def test_a_doctor_and_a_status_say_by_which_rules_words_were_made(rules: Rules, sound: str, words: str):
    look = Look(width=UNBROKEN)
    doctor = plain(doctor_lines(DoctorReport("/p/index.sqlite", rules=rules), look)).splitlines()
    status = plain(
        status_lines(CollectionStatus("/p/index.sqlite", "/p", 1, 1, 1, 1, 1, rules=rules), look)
    ).splitlines()

    assert f"  sound    {sound}" in doctor
    said = [
        [line.partition("words")[2].strip() for line in each if line.startswith("  words ")]
        for each in (doctor, status)
    ]
    assert said == [[words], [words]] if words else said == [[], []]


def test_a_doctor_says_in_few_lines_what_is_damaged_how_much_and_what_to_do():
    cut = "cannot be read to its end: database disk image is malformed"
    damage = (
        *(
            Problem("sqlite", f"Tree 5 page {n}: btreeInitPage() returns error code 11", skipped=False)
            for n in range(17)
        ),
        *(Problem("documents", f"row {n} does not match its checksum", skipped=False) for n in (1, 20, 1300)),
        *(Problem(table, cut, skipped=False) for table in ("documents", "texts", "postings", "forms")),
        Problem("forms", "'moon' is counted 2 times and occurs 1 times", skipped=False),
        Problem("forms", "'noon' is counted 0 times and occurs 1 times", skipped=False),
        Problem("state", "3 sources are stated, 2 are there", skipped=False),
    )
    report = DoctorReport(
        "/p/i.sqlite", damage, tables=(TableSize("texts", 1, 9),), n_whole=583, n_documents=1620
    )

    assert plain(doctor_lines(report, Look(width=UNBROKEN))) == (
        "  index  /p/i.sqlite\n"
        "  sound  no\n"
        "  whole  at least 583 documents of 1,620: 'scoqa doctor --repair' makes the index anew of these; "
        "'scoqa refresh' then reads the papers of others again\n"
        "  ! file: 17 faults of its pages and lists\n"
        "  ! documents: row 1 does not match its checksum, and 2 more like it\n"
        f"  ! documents, texts, postings and 1 more: {cut}\n"
        "  ! forms: 'moon' is counted 2 times and occurs 1 times, and 1 more like it\n"
        "  ! state: 3 sources are stated, 2 are there\n"
        "    27 lines in all (scoqa doctor --json names them)\n"
    )


@pytest.mark.parametrize(
    ("n_whole", "n_documents", "said"),
    [
        (3, 3, "3 documents, which is all: 'scoqa doctor --repair' makes the index anew of them"),
        (
            1,
            -1,
            "at least 1 document of a number that is not known: 'scoqa doctor --repair' makes the index anew of "
            "these; 'scoqa refresh' then reads the papers of others again",
        ),
        (
            0,
            9,
            "no document was found: 'scoqa doctor --repair' looks closer, and keeps the file as it is beside the new one",
        ),
        (
            -1,
            -1,
            "no document was found: 'scoqa doctor --repair' looks closer, and keeps the file as it is beside the new one",
        ),
    ],
)
def test_a_doctor_says_how_many_documents_are_whole(n_whole: int, n_documents: int, said: str):
    damage = (Problem("forms", "row 1 does not match its checksum", skipped=False),)
    report = DoctorReport("/p/i.sqlite", damage, n_whole=n_whole, n_documents=n_documents)

    lines = plain(doctor_lines(report, Look(width=UNBROKEN))).splitlines()

    assert lines[2:] == [f"  whole  {said}", "  ! forms: row 1 does not match its checksum"]


def test_an_add_says_of_how_many_documents_words_were_made_anew():
    assert plain(report_lines(AddReport(remade=2, unchanged=1), Look())) == (
        "words of 2 documents made anew, 1 file unchanged\n"
    )


def test_a_repair_names_what_is_lost_and_what_to_do():
    repaired = RepairReport(2, (Problem("haas", "text of it is missing"),), "/p/index.sqlite-damaged")

    text = plain(doctor_lines(DoctorReport("/p/index.sqlite"), Look(), repaired=repaired))

    assert text.startswith(
        "repaired: 2 documents kept, 1 lost ('scoqa refresh' reads their papers again)\n"
        "  ! haas: text of it is missing\n"
    )
    assert "  as found  /p/index.sqlite-damaged\n" in text


def test_only_papers_count_among_what_a_repair_lost():
    rows = tuple(Problem("documents", f"row {n} is gone", skipped=False) for n in range(30))

    text = plain(doctor_lines(DoctorReport("/p/index.sqlite"), Look(), repaired=RepairReport(0, rows)))

    assert text.startswith(
        "repaired: 0 documents kept, what is lost is named here ('scoqa refresh' reads papers again)\n"
    )
    assert "more (scoqa doctor --json names all)\n" in text


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Freshness(), "current"),
        (Freshness(changed=("a",)), "1 changed file"),
        (Freshness(changed=("a", "b"), missing=("c",), new=("d",)), "2 changed, 1 gone, 1 new files"),
        (Freshness(described=("a", "b")), "2 described otherwise"),
        (Freshness(changed=("a",), described=("b",)), "1 changed file, 1 described otherwise"),
    ],
)
def test_a_freshness_in_a_few_words(found: Freshness, words: str):
    assert freshness_words(found) == words


@pytest.mark.parametrize(
    ("place", "is_told"),
    [("/p/.scoqa/index.sqlite", True), ("/data/p/index.sqlite", True), ("/p/index.sqlite", False)],
)
def test_the_folder_of_papers_is_told_where_it_is_not_that_of_the_index(place: str, is_told: bool):
    text = plain(status_lines(CollectionStatus(place, "/p", 1, 1, 1, 1, 1), Look()))

    assert ("  papers " in text) is is_told


def test_a_status_says_what_confidence_means_and_how_often_it_was_right():
    text = plain(status_lines(CollectionStatus("/p/i", "/p", 1, 1, 1, 1, 1), Look()))

    assert "how surely the words of your question are found together here, no more than that\n" in text
    shares = [
        f"{word} {RIGHT[key]:.0%}"
        for word, key in zip(("strong", "fair", "weak", "not found"), RIGHT, strict=True)
    ]
    assert f"first passage right on judged papers: {', '.join(shares)}" in " ".join(text.split())
