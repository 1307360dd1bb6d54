"""The grey suggestion behind the cursor: a line typed before that begins so, else a heading or title that does."""

from __future__ import annotations

import threading

from prompt_toolkit.auto_suggest import AutoSuggest, AutoSuggestFromHistory, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from scoqa.collection import Collection
from scoqa.render import clean

LEAST_LETTERS = 3
DOCUMENTS_READ = 200
"""Papers whose headings are read, in the background, when a session begins."""


class SessionSuggest(AutoSuggest):
    """From the history first, then from the headings; a mistake suggests nothing and ends nothing."""

    def __init__(self, headings: Headings) -> None:
        self._headings = headings
        self._history = AutoSuggestFromHistory()

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        """What would follow the text so far; None for nothing."""
        try:
            found = self._history.get_suggestion(buffer, document)
            if found is not None and found.text:
                return found
            rest = self._headings.rest_of(document.text)
            return Suggestion(rest) if rest else None
        except Exception:  # noqa: BLE001  whatever goes wrong while typing, the session goes on
            return None


class Headings:
    """Titles and headings of a collection, collected in a thread of its own."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def collect(self, papers: Collection) -> None:
        """Begin to read them."""
        self._thread = threading.Thread(target=self.read, args=(papers,), name="scoqa-headings", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop reading."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(1.0)

    def read(self, papers: Collection) -> None:
        """Read the headings of the first papers, once what questions need is loaded: they come first."""
        try:
            papers.warm()
            for key in papers.keys()[:DOCUMENTS_READ]:
                document = papers.document(key)
                found = [document.meta.title, *(section.heading for section in document.sections)]
                self._known |= {line.casefold(): line for text in found if (line := _line(text))}
                if self._stop.is_set():
                    return
        except Exception:  # noqa: BLE001  removed or closed meanwhile: there are fewer suggestions
            return

    def rest_of(self, text: str) -> str:
        """What follows in the shortest heading that begins with a text, case aside; empty for nothing."""
        folded = text.casefold()
        if len(folded) < LEAST_LETTERS or folded.startswith("/"):
            return ""
        found = [line for known, line in list(self._known.items()) if known.startswith(folded)]
        best = min(found, key=lambda line: (len(line), line), default="")
        return best[len(text) :]


def _line(text: str) -> str:
    return " ".join(clean(text).split())
