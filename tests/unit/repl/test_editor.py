"""Lines that are typed on a terminal that can do nothing."""

from __future__ import annotations

import pytest

from scoqa.repl.editor import BareEditor
from scoqa.repl.history import KeptHistory


def _typed(monkeypatch: pytest.MonkeyPatch, line: str, edited: str | None) -> str:
    monkeypatch.setattr("builtins.input", lambda _prompt: line)
    return BareEditor(lambda: [("", "scoqa> ")], KeptHistory(None)).read(edited)


def test_what_an_empty_line_asks_is_shown_where_there_is_no_editor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert _typed(monkeypatch, "", "who leads it") == "who leads it"
    assert capsys.readouterr().out == "  Enter asks: who leads it\n"
    assert _typed(monkeypatch, "who else", "who leads it") == "who else"


def test_nothing_is_shown_where_nothing_is_edited(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert _typed(monkeypatch, "", None) == ""
    assert _typed(monkeypatch, "", "") == ""
    assert capsys.readouterr().out == ""
