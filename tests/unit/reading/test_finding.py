"""Which files of a folder are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from archives import pack
from pdfs import make_pdf

from scoqa import Collection
from scoqa.reading import find, shown
from scoqa.render.formats import formatted
from scoqa.render.pins import pins_text
from scoqa.types import Pin, Problem


def names(found: list[Path | Problem], top: Path) -> list[str]:
    return [
        item.relative_to(top).as_posix() if isinstance(item, Path) else f"! {item.what}" for item in found
    ]


def test_a_folder_is_walked_in_order_without_hidden_and_foreign_files(tmp_path: Path):
    for name in ("b.txt", "a/z.pdf", "a/.hidden.txt", ".git/c.txt", "program.py", "b.meta.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert names(list(find([tmp_path])), tmp_path) == ["a/z.pdf", "b.txt"]


def test_what_scoqa_wrote_is_no_paper_unless_named(tmp_path: Path):
    with Collection() as papers:
        papers.add_text("owl", "Owls hunt at night.")
        answer = papers.ask("when do owls hunt")
        pins = [(Pin("owl:0-4", "Owls"), papers.cite("owl:0-4"))]
    for name in ("md", "html"):
        (tmp_path / f"answer.{name}").write_text(formatted([answer], name))
    (tmp_path / "pins.md").write_text(pins_text(pins, "md"))
    (tmp_path / "owls.md").write_text("Owls hunt at night.\n")

    assert names(list(find([tmp_path])), tmp_path) == ["owls.md"]
    assert list(find([tmp_path / "answer.md"])) == [tmp_path / "answer.md"]


def test_a_file_named_explicitly_is_tried_whatever_its_suffix(tmp_path: Path):
    path = tmp_path / "notes.log"
    path.write_text("x")

    assert list(find([path])) == [path]


PROSE = (
    "Owls hunt at night, and they sleep by day in old barns. When the moon is bright they see the mice from a "
    "long way off. They fly without a sound! Nobody in the village has ever heard one come.\n\nIn winter it is "
    "another matter. The mice stay under the snow, and the owls have to hear what they cannot see.\n"
) * 3


@pytest.mark.parametrize(
    "name",
    [
        "notes",
        "README",
        "chapter1.asc",
        "INTERVIEW.TXT.bak",
        "Owls of St. Kilda",
        "notes~",
        "owls.2019",
        "paper.tex~",
    ],
)
def test_prose_whose_name_says_nothing_is_found(tmp_path: Path, name: str):
    (tmp_path / name).write_text(PROSE)

    assert names(list(find([tmp_path])), tmp_path) == [name]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8"])
def test_prose_in_other_languages_and_encodings_is_found(tmp_path: Path, encoding: str):
    text = (
        "Die Eulen jagen in der Nacht und schlafen am Tag in alten Scheunen. Wenn der Mond hell ist, sehen sie die "
        "Mäuse von weit her. Sie fliegen, ohne daß man es hört! Im Winter ist das für alle schwerer als im Sommer.\n"
    )
    (tmp_path / "eulen").write_text(text * 3, encoding=encoding)

    assert names(list(find([tmp_path])), tmp_path) == ["eulen"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("paper.tex", PROSE),  # its PDF is read
        ("run.log", PROSE),
        ("LICENSE", PROSE),
        ("CHANGES", PROSE),
        ("README.Debian", PROSE),
        ("terms", "Permission is hereby granted, free of charge. " + PROSE),
        ("configure", "#!/bin/sh\n# " + PROSE),
        ("locale", "comment_char %\n" + PROSE[:400] + "day <U0064><U0065>; sep = 2; {x}\n" * 60),
        ("codes.tab", PROSE[:600] + "\n".join(f"AD\t{n}\tAndorra" for n in range(200))),
        ("commented", "\n".join("// " + line for line in PROSE.split(". "))),
        ("mail", "Return-Path: <a@b.org>\nSubject: Owls\n\n" + PROSE),
        ("words", "owl mouse barn " * 100),
        ("short", "Owls hunt at night. They sleep. They fly."),
    ],
)
def test_what_is_no_prose_by_name_or_words_is_passed_over(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text)

    assert list(find([tmp_path])) == []
    assert list(find([tmp_path / name])) == [tmp_path / name]


def test_a_copy_beside_its_file_is_passed_over(tmp_path: Path):
    for name in ("owls.txt", "owls.txt~", "owls.txt.bak", "owls.old"):
        (tmp_path / name).write_text(PROSE)

    assert names(list(find([tmp_path])), tmp_path) == ["owls.old", "owls.txt"]


def test_links_are_followed_once_and_loops_end(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "paper.txt").write_text("x")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again.txt").symlink_to(tmp_path / "sub" / "paper.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")

    assert names(list(find([tmp_path])), tmp_path) == ["! a link that leads to itself", "sub/paper.txt"]


def test_a_broken_link_and_an_absent_path_are_problems(tmp_path: Path):
    (tmp_path / "gone.pdf").symlink_to("nowhere.pdf")

    found = list(find([tmp_path, tmp_path / "absent.txt"]))

    assert names(found, tmp_path) == ["! a broken link to nowhere.pdf", "! no such file or folder"]


def test_a_pipe_is_never_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")

    assert (
        names(list(find([tmp_path, tmp_path / "pipe.txt"])), tmp_path) == ["! a named pipe, not a file"] * 2
    )


def test_a_name_that_is_not_utf8_is_one_printable_line(tmp_path: Path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("x")

    (problem,) = find([tmp_path])

    assert isinstance(problem, Problem)
    assert problem.what == "its name is not UTF-8; rename it to have it read"
    assert problem.where.endswith("caf\\xe9.txt")
    assert str(problem).encode("utf-8")


def test_control_characters_of_a_name_are_shown_escaped():
    assert shown("a\x1b[31m\n.txt") == "a\\x1b[31m\\n.txt"


def test_documents_of_kinds_that_are_not_read_do_not_vanish(tmp_path: Path):
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))

    (problem,) = find([tmp_path])

    assert isinstance(problem, Problem)
    assert "Word 97-2003" in problem.what


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.doc", b"", "empty (0 bytes)"),
        ("a.doc", bytes(range(256)) * 8, "not text"),
        ("a.doc", b"\xffWPC" + bytes(600), "WordPerfect"),
        ("a.doc", b"\xdb\xa5\x2d\0" + bytes(600), "a Word file of before 1997"),
        ("a.ps", b"%!PS-Adobe-3.0\n", "PostScript; convert it to PDF"),
        ("a.ps", bytes(range(256)) * 8, "not text"),
        ("a.pptx", b"", "empty (0 bytes)"),
        ("a.hwp", bytes(range(256)) * 8, "Hangul's format is not read"),
    ],
)
def test_a_file_that_is_not_what_its_name_promises_is_refused_for_what_it_is(
    tmp_path: Path, name: str, data: bytes, reason: str
):
    (tmp_path / name).write_bytes(data)

    (problem,) = find([tmp_path])

    assert isinstance(problem, Problem)
    assert problem.what.startswith(reason)


WEB = "<!DOCTYPE html><title>A page</title><p>Words."


def test_documents_without_a_suffix_of_theirs_are_known_by_their_bytes(tmp_path: Path):
    pdf, rtf = make_pdf([[(70, 700, "words")]]), b"{\\rtf1 words}"
    word = {"word/document.xml": "<w:document/>"}
    pack(tmp_path / "thesis", word)
    pack(tmp_path / "draft.tmp", word)
    for name, data in (
        ("2305.03393v1", pdf),
        ("getpaper.cgi", pdf),
        ("memo", rtf),
        ("page.php", WEB.encode()),
        ("saved", WEB.encode()),
    ):
        (tmp_path / name).write_bytes(data)

    found = names(list(find([tmp_path])), tmp_path)

    assert found == ["2305.03393v1", "draft.tmp", "getpaper.cgi", "memo", "page.php", "saved", "thesis"]


def test_what_is_no_document_by_its_bytes_or_belongs_to_a_program_is_passed_over(tmp_path: Path):
    (tmp_path / "Makefile").write_text("all:\n\techo")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "core").write_bytes(b"\x7fELF" + bytes(60))
    (tmp_path / "page.j2").write_text(WEB)
    (tmp_path / "index.json").write_text("{}")
    pack(tmp_path / "library", {"classes/a": "x"})
    os.mkfifo(tmp_path / "pipe")

    assert list(find([tmp_path])) == []


def test_a_doc_file_that_is_something_else_is_read_as_that(tmp_path: Path):
    (tmp_path / "a.doc").write_bytes(b"{\\rtf1 words}")
    (tmp_path / "b.doc").write_text(WEB)
    pack(tmp_path / "c.doc", {"word/document.xml": "<w:document/>"})

    assert names(list(find([tmp_path])), tmp_path) == ["a.doc", "b.doc", "c.doc"]


@pytest.mark.parametrize("folder", ["page_files", "page-Dateien", "page_fichiers"])
def test_the_parts_of_a_saved_web_page_are_no_papers(tmp_path: Path, folder: str):
    for name in ("page.html", f"{folder}/advertisement.html", "other_files/paper.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WEB)

    assert names(list(find([tmp_path])), tmp_path) == ["other_files/paper.txt", "page.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_may_be_listed_but_not_looked_into_is_a_problem_of_its_files(tmp_path: Path):
    for name in ("a.txt", "shut/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "shut").chmod(0o444)

    found = names(list(find([tmp_path])), tmp_path)

    (tmp_path / "shut").chmod(0o755)
    assert found == ["a.txt", "! no permission to read it"]
