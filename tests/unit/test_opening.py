"""Which program opens a citation's source, with which arguments; real processes, no desktop."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.citing import cite
from scoqa.errors import CannotOpenError
from scoqa.opening import Target, open_target, target_of, viewer_command
from scoqa.types import Document, Meta, Page, Source, Span

PDF = "application/pdf"
TEXT = "One page. Another page."
PAGES = (Page(0, "i", Span(0, 10)), Page(1, "1", Span(10, len(TEXT))))


def _program(folder: Path, name: str, lines: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return path


def _document(path: Path, media_type: str = PDF, meta: Meta | None = None) -> Document:
    source = Source(str(path), 1, 1, "0" * 64, media_type)
    return Document("smith1999", meta or Meta(), TEXT, PAGES if media_type == PDF else (), sources=(source,))


def _target(document: Document) -> Target:
    return target_of(document, cite(document, Span(10, 14)), None)


@pytest.fixture
def paper_file(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    path = folder / "bird song.pdf"
    path.write_bytes(b"%PDF-")
    return path


def _command(target: Target, bin_folder: Path, papers: Path | None = None, **more: str) -> Sequence[str]:
    environment = {"PATH": str(bin_folder), "DISPLAY": ":0"} | more
    return viewer_command(target, papers=papers, environment=environment)


def test_a_named_viewer_is_told_the_file_and_the_page(tmp_path: Path, paper_file: Path):
    viewer = _program(tmp_path / "bin", "seen")
    target = _target(_document(paper_file))

    plain = _command(target, tmp_path / "bin", SCOQA_VIEWER="seen --quiet")
    filled = _command(target, tmp_path / "bin", SCOQA_VIEWER="seen -p {page} {path}")

    assert plain == [str(viewer), "--quiet", str(paper_file)]
    assert filled == [str(viewer), "-p", "2", str(paper_file)]


def test_a_known_viewer_needs_no_pattern(tmp_path: Path, paper_file: Path):
    viewer = _program(tmp_path / "bin", "okular")

    assert _command(_target(_document(paper_file)), tmp_path / "bin", SCOQA_VIEWER="okular") == [
        str(viewer),
        "--page",
        "2",
        str(paper_file),
    ]


def test_the_desktops_own_pdf_viewer_is_told_the_page(tmp_path: Path, paper_file: Path):
    folder = tmp_path / "bin"
    _program(folder, "xdg-mime", "echo org.gnome.Evince.desktop")
    _program(folder, "xdg-open")
    viewer = _program(folder, "evince")

    assert _command(_target(_document(paper_file)), folder) == [
        str(viewer),
        "--page-index=2",
        str(paper_file),
    ]


def test_anything_else_goes_to_the_desktop(tmp_path: Path, paper_file: Path):
    opener = _program(tmp_path / "bin", "xdg-open")
    page = paper_file.with_suffix(".html")
    page.write_text("<p>One page. Another page.</p>")

    assert _command(_target(_document(page, "text/html")), tmp_path / "bin") == [str(opener), str(page)]


def test_a_document_without_a_file_is_opened_at_its_address(tmp_path: Path):
    opener = _program(tmp_path / "bin", "xdg-open")
    document = Document("smith1999", Meta(doi="10.1/x"), TEXT)

    assert _command(_target(document), tmp_path / "bin") == [str(opener), "https://doi.org/10.1/x"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "--help", "https://a b"])
def test_only_web_addresses_are_opened(address: str):
    with pytest.raises(CannotOpenError, match="no source to open"):
        _target(Document("smith1999", Meta(url=address), TEXT))


def test_nothing_in_the_folder_of_papers_is_ever_started(paper_file: Path, monkeypatch: pytest.MonkeyPatch):
    papers = paper_file.parent
    _program(papers, "xdg-open")
    _program(papers / "bin", "xdg-open")
    monkeypatch.chdir(papers)
    target = _target(_document(paper_file))

    for path in (str(papers), str(papers / "bin"), ".", ""):
        with pytest.raises(CannotOpenError, match="nothing here opens files"):
            viewer_command(target, papers=papers, environment={"PATH": path, "DISPLAY": ":0"})
    with pytest.raises(CannotOpenError, match=r"no program '\./xdg-open'"):
        viewer_command(
            target, papers=papers, environment={"PATH": "", "SCOQA_VIEWER": "./xdg-open", "DISPLAY": ":0"}
        )


@pytest.mark.parametrize("name", ["paper.desktop", "paper.sh", "paper.exe", "paper"])
def test_what_a_desktop_might_run_is_not_opened(paper_file: Path, name: str):
    path = paper_file.with_name(name)
    path.write_text("[Desktop Entry]\nExec=true\n")

    with pytest.raises(CannotOpenError, match="does not end as papers' names do"):
        _target(_document(path, "text/plain"))


def test_a_source_that_is_gone_is_said_to_be_gone(paper_file: Path):
    paper_file.unlink()

    with pytest.raises(CannotOpenError, match="is gone; 'scoqa refresh'"):
        _target(_document(paper_file))


def test_without_a_display_the_place_is_named(paper_file: Path):
    with pytest.raises(CannotOpenError, match=r"no display .*bird song\.pdf, page 2 of the file"):
        viewer_command(_target(_document(paper_file)), papers=None, environment={"PATH": "/nowhere"})


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand in for viewers")
def test_the_viewer_is_started_with_the_arguments_as_they_are(tmp_path: Path):
    papers = tmp_path / "papers; touch hit $(touch hit)"
    papers.mkdir()
    (papers / "tides.txt").write_text("Tides\n\nThe moon raises the tides of the oceans twice a day.\n")
    _program(tmp_path / "bin", "seen", f'printf "%s\\n" "$@" > "{tmp_path}/told"')
    os.mkfifo(tmp_path / "told")  # a viewer lives on; reading from a pipe waits for what it writes
    environment = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "SCOQA_VIEWER": "seen"}

    with Collection.open(papers) as collection:
        collection.add()
        said = collection.open_source("tides:¶1", environment=environment)

    assert (tmp_path / "told").read_text() == f"{papers / 'tides.txt'}\n"
    assert said.endswith("tides.txt: opened with seen")
    assert not list(tmp_path.rglob("hit"))


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand in for viewers")
@pytest.mark.parametrize(
    ("name", "display", "at_terminal", "is_here"),
    [
        ("seen", "", True, True),
        ("seen", ":0", True, False),
        ("less", ":0", True, True),
        ("less", ":0", False, False),
        ("less", "", False, False),
    ],
)
def test_a_viewer_of_the_terminal_has_the_terminal(
    tmp_path: Path,
    paper_file: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
    display: str,
    at_terminal: bool,
    is_here: bool,
):
    _program(tmp_path / "bin", name, 'echo "the words"')
    environment = {"PATH": str(tmp_path / "bin"), "SCOQA_VIEWER": name, "DISPLAY": display}

    said = open_target(
        _target(_document(paper_file)),
        papers=None,
        environment=environment,
        platform="linux",
        at_terminal=at_terminal,
    )

    assert said == name
    assert capfd.readouterr().out == ("the words\n" if is_here else "")


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand in for viewers")
def test_a_viewer_that_fails_is_said_to_have_failed(tmp_path: Path, paper_file: Path):
    _program(tmp_path / "bin", "seen", "exit 3")

    with pytest.raises(CannotOpenError, match=r"seen could not open .* \(exit code 3\)"):
        open_target(
            _target(_document(paper_file)),
            papers=None,
            environment={"PATH": str(tmp_path / "bin"), "SCOQA_VIEWER": "seen"},
        )


def test_macos_opens_with_its_own_opener_and_needs_no_display(tmp_path: Path, paper_file: Path):
    opener = _program(tmp_path / "bin", "open")
    environment = {"PATH": str(tmp_path / "bin")}
    web = Target(address="https://example.org/a")

    file = viewer_command(
        _target(_document(paper_file)), papers=None, environment=environment, platform="darwin"
    )
    page = viewer_command(web, papers=None, environment=environment, platform="darwin")

    assert file == [str(opener), str(paper_file)]
    assert page == [str(opener), "https://example.org/a"]


def test_windows_opens_with_the_program_it_has_for_the_file(
    paper_file: Path, monkeypatch: pytest.MonkeyPatch
):
    opened: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)

    said = open_target(_target(_document(paper_file)), papers=None, environment={}, platform="win32")
    open_target(Target(address="https://example.org/a"), papers=None, environment={}, platform="win32")

    assert said == "the program that Windows opens it with"
    assert opened == [str(paper_file), "https://example.org/a"]


def test_what_windows_cannot_open_is_one_line(paper_file: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(_: str) -> None:
        raise OSError(2, "No application is associated")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", refuse, raising=False)

    with pytest.raises(CannotOpenError, match=r"Windows could not open it \(No application"):
        open_target(_target(_document(paper_file)), papers=None, environment={}, platform="win32")


def test_a_viewer_on_windows_is_named_by_a_path_with_backslashes(paper_file: Path):
    program = r"C:\Program Files\SumatraPDF\SumatraPDF.exe"
    environment = {"SCOQA_VIEWER": f'"{program}"'}

    command = viewer_command(
        _target(_document(paper_file)), papers=None, environment=environment, platform="win32"
    )

    assert command == [program, "-page", "2", str(paper_file)]
