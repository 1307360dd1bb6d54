"""What a session can use of the world around it: a clipboard, a memory, a screen for long tasks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Protocol

from scoqa.errors import NotKeptError

if TYPE_CHECKING:
    from scoqa.adding import Progress


class Desk(Protocol):
    """What a session can use of the world around it."""

    def copy(self, text: str, /) -> str:
        """Put a text on the clipboard; returns how, or raises ScoqaError."""

    def questions(self) -> Sequence[str]:
        """What was typed before in this collection, oldest first."""

    def progress(self, what: str, /) -> AbstractContextManager[Progress | None]:
        """Show how far a long task is."""


class BareDesk:
    """A desk without a clipboard, a memory or a screen."""

    def copy(self, _text: str, /) -> str:
        """Nothing can be copied."""
        raise NotKeptError("there is no clipboard without a terminal; /export FILE writes a file")

    def questions(self) -> Sequence[str]:
        """Nothing was typed before."""
        return ()

    def progress(self, _what: str, /) -> AbstractContextManager[Progress | None]:
        """Nothing is shown."""
        return nullcontext()
