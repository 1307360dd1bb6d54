"""The keys, typed into a pipe that stands in for a keyboard."""

from __future__ import annotations

import io
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from scoqa.render import Look
from scoqa.repl.history import history_file
from scoqa.repl.printing import Printer
from scoqa.repl.prompt import Prompt
from scoqa.repl.session import Session

Typed = Callable[..., str]
QUESTION = "what raises the tides of the oceans"
CTRL_C, CTRL_D, CTRL_R, ALT, ENTER, TAB, RIGHT = "\x03", "\x04", "\x12", "\x1b", "\r", "\t", "\x1b[C"
F1, F2, F3, F4, F5 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~"
PASTE = "\x1b[200~{}\x1b[201~"


@pytest.fixture
def typed(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type keys at a session, then leave; all that was written to the terminal comes back."""

    def type_keys(*keys: str, environment: dict[str, str] | None = None) -> str:
        stream = io.StringIO()
        output = Vt100_Output(stream, lambda: Size(rows=500, columns=100), term="xterm")
        told = {"PATH": str(tmp_path / "bin"), "TERM": "xterm"} | (environment or {})
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
            printer = Printer(output, Look(), environment=told, papers=session.papers.root)
            prompt = Prompt(session, printer, environment=told, input=pipe, output=output)
            pipe.send_text("".join(keys) + CTRL_D)
            assert prompt.run() == 0
        return stream.getvalue()

    return type_keys


def test_enter_asks_and_ctrl_d_leaves(session: Session, typed: Typed):
    screen = typed(QUESTION, ENTER)

    assert "The moon raises the tides of the oceans twice a day." in screen
    assert session.answered.question == QUESTION


def test_ctrl_c_drops_the_line_and_never_leaves(session: Session, typed: Typed):
    typed("who lives on the sun", CTRL_C, CTRL_C, QUESTION, ENTER)

    assert session.answered.question == QUESTION


def test_a_paste_with_line_ends_is_not_submitted(session: Session, typed: Typed):
    typed(PASTE.format("what raises\r\nthe tides\nof the oceans\n"), CTRL_C)

    assert session.answer is None


def test_a_pasted_question_of_several_lines_is_one_question(session: Session, typed: Typed):
    typed(PASTE.format("what raises\nthe tides\nof the oceans"), ENTER)

    assert session.answered.question == QUESTION


def test_alt_enter_makes_a_new_line(session: Session, typed: Typed):
    typed("what raises", ALT, ENTER, "the tides of the oceans", ENTER)

    assert session.answered.question == QUESTION


def test_f3_turns_enter_and_alt_enter_round(session: Session, typed: Typed):
    typed(F3, "what raises", ENTER, "the tides of the oceans", ALT, ENTER)

    assert session.answered.question == QUESTION
    assert session.options.multiline


def test_alt_and_a_letter_select_show_widen_and_pin_what_numbers_mean(session: Session, typed: Typed):
    screen = typed(QUESTION, ENTER, ALT, "n", ALT, "n", ALT, "p", ALT, "s", ALT, "x", ALT, "i")

    assert session.selected == 2
    assert session.widths == {2: 2}
    assert [pin.reference.split(":")[0] for pin in session.papers.pins()] == ["stone2005"]
    assert ">[3]" in screen


def test_a_key_leaves_what_is_being_typed_as_it_is(session: Session, typed: Typed):
    typed(QUESTION, ENTER, "which ships", F5, " did trade winds carry", ENTER)

    assert session.answered.question == "which ships did trade winds carry"


def test_alt_o_opens_the_source(session: Session, typed: Typed, tmp_path: Path):
    viewer = tmp_path / "bin" / "seen"
    viewer.parent.mkdir()
    viewer.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{tmp_path}/told"\n')
    viewer.chmod(0o755)
    os.mkfifo(tmp_path / "told")  # a viewer lives on; reading from a pipe waits for what it writes

    screen = typed(QUESTION, ENTER, ALT, "o", environment={"SCOQA_VIEWER": str(viewer)})

    assert "opened with seen" in " ".join(screen.split())  # wherever a long path breaks the line
    assert (tmp_path / "told").read_text() == f"{session.papers.root}/tides.md"


def test_function_keys_turn_layout_editing_and_scores(session: Session, typed: Typed):
    screen = typed(QUESTION, ENTER, F2, F4, F5, F1)

    assert (session.options.layout, session.options.editing, session.options.scores) == (
        "compact",
        "vi",
        True,
    )
    assert "layout is now compact" in screen
    assert "Ctrl-D leaves" in screen


def test_ctrl_r_searches_the_history(session: Session, typed: Typed):
    typed(QUESTION, ENTER, "nobody asked this", ENTER)
    typed(CTRL_R, "oceans", ENTER, ENTER)

    assert session.answered.question == QUESTION


def test_what_was_typed_is_kept_for_this_collection(session: Session, typed: Typed):
    typed(QUESTION, ENTER, "/status", ENTER)

    path = history_file(session.papers.place, session.papers.name)
    assert path.read_text() == f'"{QUESTION}"\n"/status"\n'
    assert QUESTION in typed("/history oceans", ENTER)


def test_a_mistake_of_ours_costs_one_line(session: Session, typed: Typed, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("oh\x1b[2J")

    monkeypatch.setattr(session, "ask", broken)
    screen = typed("anything at all", ENTER, "/set k 2", ENTER)

    assert "internal error (RuntimeError: oh[2J)" in screen
    assert session.options.k == 2


def test_ctrl_c_during_a_search_stops_it_and_never_leaves(
    session: Session, typed: Typed, monkeypatch: pytest.MonkeyPatch
):
    def endless(*_: object, **__: object) -> None:
        raise KeyboardInterrupt  # what the signal becomes where no line is being read

    monkeypatch.setattr(session.papers, "ask", endless)
    screen = typed(QUESTION, ENTER, "/set k 2", ENTER)

    assert "stopped" in screen
    assert session.options.k == 2


def test_ctrl_c_stops_what_a_key_started_and_leaves_what_is_being_typed(
    session: Session, typed: Typed, monkeypatch: pytest.MonkeyPatch
):
    def endless(*_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("Ctrl-C came too late")

    monkeypatch.setattr(session.papers, "show", endless)
    screen = typed(QUESTION, ENTER, "who lives ", ALT, "s", "on the moon", ENTER)

    assert "stopped" in screen
    assert "came too late" not in screen
    assert session.answered.question == "who lives on the moon"


def test_who_is_waited_for_is_told_but_not_what_waits_in_the_background(session: Session):
    stream = io.StringIO()
    output = Vt100_Output(stream, lambda: Size(rows=50, columns=100), term="xterm")
    with create_pipe_input() as pipe:
        Prompt(
            session,
            Printer(output, Look(), environment={}, papers=None),
            environment={},
            input=pipe,
            output=output,
        )
    tell = session.papers.on_notice
    assert tell is not None

    behind = threading.Thread(target=tell, args=("waiting for process 7",))
    behind.start()
    behind.join()
    tell("waiting for process 8")

    assert "process 7" not in stream.getvalue()
    assert "waiting for process 8" in stream.getvalue()


def test_unknown_commands_run_nothing(session: Session, typed: Typed):
    screen = typed(QUESTION, ENTER, "/pni 1", ENTER)

    assert "there is no command /pni; the nearest is /pin" in screen
    assert session.papers.pins() == []


def test_copy_hands_the_text_to_the_terminal(typed: Typed):
    assert "\x1b]52;c;VGhlIG1vb24g" in typed(QUESTION, ENTER, "/copy 1", ENTER)
    assert "citation of [1], " in typed(QUESTION, ENTER, "/copy 1 cite", ENTER)


def test_clear_clears_the_screen(typed: Typed):
    assert "\x1b[2J" in typed("/clear", ENTER)


def test_the_words_for_leaving_leave(session: Session, typed: Typed):
    typed("/quit", ENTER, QUESTION, ENTER)

    assert session.answer is None
