"""Which collection a command means, and what becomes of its files."""

from __future__ import annotations

import json
import os

import pytest

GOOD = "The lunar gateway board is chaired by Ada Okafor. It meets in Vienna every spring.\n"


@pytest.fixture
def bad_folder(work):
    """One good file beside everything that can be wrong with one."""
    (work / "good.txt").write_text(GOOD, encoding="utf-8")
    (work / "truncated.pdf").write_bytes(
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty"
    )
    (work / "empty.txt").write_bytes(b"")
    (work / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (work / "secret.txt").write_text("nobody may read this", encoding="utf-8")
    (work / "secret.txt").chmod(0)
    (work / "broken-link.txt").symlink_to(work / "gone.txt")
    (work / os.fsdecode(b"latin-\xe9.txt")).write_text(
        "A name that is not UTF-8 holds a text about Jupiter probes all the same.\n", encoding="utf-8"
    )
    return work


@pytest.mark.usefixtures("bad_folder")
def test_a_bad_file_costs_one_line_and_never_the_others(scoqa, as_user):
    done = scoqa("-d", ".", "who chairs the lunar gateway board", prefix=as_user)

    lines = done.stderr.splitlines()
    assert done.returncode == 0
    assert "Ada Okafor" in done.stdout
    for name in ("truncated.pdf", "empty.txt", "binary.txt", "secret.txt", "broken-link.txt", "latin-"):
        assert sum(name in line for line in lines) == 1, (name, lines)
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_paper_says_so_beside_the_answer(scoqa, work):
    (work / "program.exe").write_bytes(b"MZ")

    done = scoqa("-d", ".", "who", "chairs", "the", "board")

    assert done.returncode == 3
    assert "nothing to read: no file of a kind scoqa knows" in done.stderr


@pytest.mark.usefixtures("bad_folder")
def test_strict_exits_3_where_a_file_could_not_be_read(scoqa, as_user):
    done = scoqa("-d", ".", "add", "--strict", prefix=as_user)

    assert done.returncode == 3
    assert "1 document added" in done.stdout
    assert scoqa("-d", ".", "add", "good.txt", "--strict", prefix=as_user).returncode == 0


def test_a_folder_that_cannot_be_written_is_indexed_in_the_users_data(scoqa, work, as_user, home):
    papers = work / "papers"
    papers.mkdir()
    (papers / "good.txt").write_text(GOOD, encoding="utf-8")
    papers.chmod(0o555)

    done = scoqa("-d", "papers", "who chairs the lunar gateway board", prefix=as_user)
    again = scoqa("-d", "papers", "status", "--json", prefix=as_user)

    papers.chmod(0o755)
    assert done.returncode == 0
    assert list(papers.iterdir()) == [papers / "good.txt"]
    assert json.loads(again.stdout)["place"].startswith(home["XDG_DATA_HOME"])


def test_where_nothing_can_be_written_it_answers_from_memory(scoqa, work, as_user, tmp_path):
    (work / "good.txt").write_text(GOOD, encoding="utf-8")
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    nowhere.chmod(0o555)
    work.chmod(0o555)
    homes = {f"XDG_{name}_HOME": str(nowhere / "x") for name in ("CACHE", "DATA", "CONFIG")}

    own = scoqa("-d", ".", "who chairs the lunar gateway board", prefix=as_user, environment=homes)
    shipped = scoqa("what is the SCO Energy Club", prefix=as_user, environment=homes)

    work.chmod(0o755)
    assert (own.returncode, shipped.returncode) == (0, 0)
    assert "Ada Okafor" in own.stdout
    assert "Energy Club' was established" in shipped.stdout


def test_an_index_of_a_newer_format_is_refused_with_exit_3(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    scoqa("-d", ".", "add")
    import sqlite3

    connection = sqlite3.connect(work / ".scoqa" / "index.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()

    done = scoqa("-d", ".", "who chairs the board")

    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "newer" in done.stderr


def test_a_mistyped_path_adds_nothing_and_makes_no_collection(scoqa):
    done = scoqa("add", "reprot.pdf")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "scoqa: reprot.pdf: no such file or folder; nothing was added\n"
    assert scoqa("what is the SCO Energy Club").returncode == 0


def test_an_emptied_collection_of_ones_own_does_not_hide_the_paper_that_ships(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    added = scoqa("add", "a.txt")
    asked = scoqa("who chairs the lunar gateway board")
    scoqa("remove", "a.txt")

    assert "into your own collection, asked wherever there is no other: " in added.stderr
    assert "Ada Okafor" in asked.stdout
    assert scoqa("what is the SCO Energy Club").returncode == 0


def test_what_is_removed_comes_back_with_a_refresh_unless_it_is_left_out(scoqa, work):
    for name in ("a.txt", "b.txt"):
        (work / name).write_text(GOOD + name, encoding="utf-8")
    scoqa("-d", ".", "add")

    removed = scoqa("remove", "a.txt")
    back = scoqa("refresh")
    (work / ".scoqaignore").write_text("a.*\n", encoding="utf-8")
    removed_again = scoqa("remove", "a.txt")
    left_out = scoqa("refresh")

    assert "1 file still in" in removed.stderr
    assert "a refresh reads it again unless a .scoqaignore there names it" in removed.stderr
    assert back.stdout == "1 document added, 1 file unchanged\n"
    assert removed_again.stderr == ""
    assert left_out.stdout == "1 file unchanged\n"


def test_a_removal_says_which_files_it_forgot_that_could_not_be_read(scoqa, work):
    other = work.parent / "other"
    other.mkdir()
    for name in ("a.txt", "b.txt"):
        (other / name).write_text("", encoding="utf-8")
    (other / "c.txt").write_text(GOOD, encoding="utf-8")
    scoqa("-d", ".", "add", other)

    removed = scoqa("remove", other / "a.txt")
    rest = scoqa("remove", other)

    assert removed.stdout == "1 file that could not be read forgotten\n"
    assert rest.stdout == "1 document forgotten: c\n1 file that could not be read forgotten\n"
    assert rest.stderr == ""
    assert "not searched" not in scoqa("status").stdout


def test_the_collection_meant_is_the_flag_then_the_variable_then_the_nearest(scoqa, work):
    for name, chair in (("here", "Ada Okafor"), ("named", "Bo Lindqvist"), ("flagged", "Chen Wei")):
        folder = work / name
        folder.mkdir()
        (folder / "a.txt").write_text(GOOD.replace("Ada Okafor", chair), encoding="utf-8")
    (work / "here" / "below").mkdir()
    scoqa("-d", "here", "add")
    below = work / "here" / "below"
    question = "who chairs the lunar gateway board"
    variable = {"SCOQA_DIR": str(work / "named")}

    nearest = scoqa(question, cwd=below)
    named = scoqa(question, cwd=below, environment=variable)
    flagged = scoqa("-d", str(work / "flagged"), question, cwd=below, environment=variable)

    assert "Ada Okafor" in nearest.stdout
    assert "Bo Lindqvist" in named.stdout
    assert "Chen Wei" in flagged.stdout


def test_a_folder_that_may_not_be_looked_into_is_named_itself(scoqa, work, as_user):
    closed = work / "closed"
    closed.mkdir()
    closed.chmod(0)

    done = scoqa("-d", "closed", "who chairs the board", prefix=as_user)

    closed.chmod(0o755)
    assert done.returncode == 3
    assert done.stderr == "scoqa: closed: no permission to look into it; name another folder of papers\n"


def test_what_lies_in_a_closed_folder_is_not_said_to_be_missing(scoqa, work, as_user):
    (work / "closed" / "papers").mkdir(parents=True)
    (work / "closed").chmod(0)

    asked = scoqa("-d", "closed/papers", "who chairs the board", prefix=as_user)
    added = scoqa("add", "closed/papers/a.txt", prefix=as_user)

    (work / "closed").chmod(0o755)
    assert (asked.returncode, added.returncode) == (3, 2)
    assert asked.stderr == (
        "scoqa: closed/papers: no permission to look at it; name another folder of papers\n"
    )
    assert added.stderr == "scoqa: closed/papers/a.txt: no permission to look at it; nothing was added\n"


def test_where_nothing_could_be_added_no_collection_is_said_to_hold_it(scoqa, work):
    (work / "empty.txt").write_bytes(b"")

    done = scoqa("add", "empty.txt")

    assert done.stderr == f"! {work / 'empty.txt'}: empty (0 bytes)\n"


@pytest.mark.usefixtures("work")
def test_a_working_folder_that_is_gone_is_told(scoqa):
    leave = ("sh", "-c", 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"')

    done = scoqa("-d", ".", "status", prefix=leave)

    assert done.returncode == 2
    assert done.stderr == "scoqa: the working folder is gone; change to another\n"


def test_what_a_message_says_to_type_is_of_the_folder_that_was_named(scoqa, work):
    papers = work / "papers"
    papers.mkdir()
    (papers / "good.txt").write_text(GOOD, encoding="utf-8")
    (papers / "empty.txt").touch()
    scoqa("-d", "papers", "add")
    (papers / "good.txt").write_text(GOOD + GOOD, encoding="utf-8")

    unknown = scoqa("-d", "papers", "cite", "nix")
    not_found = scoqa("-d", "papers", "what are zorbles")
    stale = scoqa("-d", "papers", "status")

    assert "'scoqa -d papers docs' lists them" in unknown.stderr
    assert "(scoqa -d papers status)" in not_found.stderr
    assert "(scoqa -d papers refresh)" in stale.stdout


def test_an_export_that_describes_the_papers_says_so(scoqa, work):
    papers = work / "papers"
    papers.mkdir()
    (papers / "good.txt").write_text(GOOD, encoding="utf-8")
    scoqa("-d", "papers", "add")

    beside = [scoqa("-d", "papers", "export", name) for name in ("refs.bib", "papers/refs.ris")]
    apart = [scoqa("-d", "papers", "export", name) for name in ("../refs.bib", "refs.csv")]

    assert all("lies beside the papers" in done.stderr for done in beside)
    assert not any("lies beside" in done.stderr for done in apart)
