"""Whatever is typed gets a reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoqa import Collection
from scoqa.render import Look
from scoqa.render.fragments import line_width
from scoqa.repl.commands.table import COMMANDS
from scoqa.repl.dispatch import failed, reply_to
from scoqa.repl.session import Session

HARMLESS = sorted(COMMANDS.keys() - {"add", "export", "open", "pin", "good", "bad"})
PIECES = [*" 1239[]:-,.#¶ab", "wave1999", "tides", "\x1b", "\u202e", "月"]
ARGUMENTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
LINES = st.one_of(
    st.text(max_size=30),
    st.builds(lambda name, text: f"/{name} {text}", st.sampled_from(HARMLESS), ARGUMENTS),
)
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e]")


@pytest.fixture(scope="module")
def shared_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("any") / "papers"
    folder.mkdir()
    (folder / "tides.txt").write_text("Tides\n\nThe moon raises the tides of the oceans twice a day.\n")
    with Collection.open(folder) as papers:
        papers.add()
        yield Session(papers, look=Look(width=40))


@given(lines=st.lists(LINES, min_size=1, max_size=6))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_lines_get_replies_that_a_terminal_can_show(shared_session: Session, lines: list[str]):
    reply_to(shared_session, "what raises the tides")
    for line in lines:
        for shown in reply_to(shared_session, line).lines:
            assert not UNSAFE.search("".join(fragment.text for fragment in shown))


@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_reply_fits_the_terminal(shared_session: Session, width: int):
    shared_session.look = Look(width=width)
    for line in (
        "what raises the tides",
        "/help",
        "/show",
        "/terms",
        "/set",
        "/status",
        "/shwo",
        "/cite apa",
        "/why",
    ):
        for shown in reply_to(shared_session, line).lines:
            assert line_width(shown) <= width, line


def test_a_file_out_of_reach_is_named(shared_session: Session, tmp_path: Path):
    error = PermissionError(13, "Permission denied", str(tmp_path / "a\x1b[2Jb"))
    shared_session.look = Look(width=500)

    (line,) = failed(shared_session, error).lines
    text = "".join(fragment.text for fragment in line)
    assert text == f"  ! {tmp_path}/a[2Jb: Permission denied"
