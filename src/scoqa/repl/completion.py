"""What Tab offers: commands and their arguments, and words of the collection in a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document

from scoqa.citing import STYLES, short_authors
from scoqa.ranking.filters import FIELDS
from scoqa.render import clean
from scoqa.repl.commands.keeping import COPIES
from scoqa.repl.commands.table import COMMANDS
from scoqa.repl.options import SETTABLE
from scoqa.repl.parsing import full_name, typed
from scoqa.repl.session import Session
from scoqa.types import DocumentInfo, Zone

LEAST_LETTERS = 3
WORDS_SHOWN = 20
DOCUMENTS_SHOWN = 100
_WORD = re.compile(r"\w[\w'-]*$")
_FIELD = re.compile(rf"(?:^|\s)(-?(?:{'|'.join(FIELDS)}):\S*)$", re.IGNORECASE)
"""A field of a question, begun: its values are offered."""


class SessionCompleter(Completer):
    """Completes from a session's commands and collection. A mistake in it offers nothing and ends nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._documents: tuple[int, int, list[DocumentInfo]] = (0, -1, [])
        self._paths = PathCompleter(expanduser=True)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """The completions at the cursor."""
        try:
            yield from self._completions(document, complete_event)
        except Exception:  # noqa: BLE001  whatever goes wrong while typing, the session goes on
            return

    def _completions(self, document: Document, event: CompleteEvent) -> Iterator[Completion]:
        text = document.text_before_cursor.lstrip()
        if not text.startswith("/"):
            field = _FIELD.search(text)
            yield from self._filters(field[1]) if field else self._words(text)
        elif not re.search(r"\s", text):
            yield from _commands(text)
        else:
            yield from self._arguments(text, event)

    def _arguments(self, text: str, event: CompleteEvent) -> Iterator[Completion]:
        found = typed(text)
        if found is None:
            return
        command = COMMANDS[full_name(found.name, COMMANDS)]
        rest = re.sub(r"^/\S*\s+", "", text)
        words = rest.split()
        word = words.pop() if words and not rest[-1].isspace() else ""
        before = words
        if not command.takes:
            return
        match command.takes[min(len(before), len(command.takes) - 1)]:
            case "rank":
                yield from self._ranks(word)
            case "place":
                yield from self._ranks(word)
                if word and not word.isdecimal():
                    yield from self._keys(word)
                if len(command.takes) > 1 and command.takes[1] == "style" and not before:
                    yield from _choices(STYLES, word)
            case "key":
                yield from self._ranks(word)
                yield from self._keys(word)
            case "paper":
                yield from self._keys(word)
            case "style":
                yield from _choices(STYLES, word)
            case "copy":
                yield from _choices(COPIES, word)
            case "field":
                yield from self._filters(word)
            case "setting":
                yield from _choices(SETTABLE, word)
            case "value" if before and before[0] in SETTABLE:
                yield from _choices(SETTABLE[before[0]][1], word)
            case "command":
                yield from _choices(COMMANDS, word.removeprefix("/"))
            case "path":
                yield from self._paths.get_completions(Document(rest), event)
            case "words":
                yield from self._words(rest)

    def _words(self, text: str) -> Iterator[Completion]:
        """Words of the collection that begin like the one at the end of a text, the most frequent first."""
        found = _WORD.search(text)
        if found is None or len(found[0]) < LEAST_LETTERS:
            return
        begun = found[0]
        for form, count in self._session.papers.words(begun, WORDS_SHOWN):
            if len(form) > len(begun):
                yield Completion(
                    begun + form[len(begun) :], start_position=-len(begun), display_meta=f"{count:,}×"
                )

    def _ranks(self, word: str) -> Iterator[Completion]:
        answer = self._session.answer
        for evidence in answer or ():
            number = str(evidence.rank)
            if number.startswith(word):
                about = f"{evidence.citation.key}: {evidence.citation.meta.title}"
                yield Completion(number, start_position=-len(word), display_meta=clean(about))

    def _keys(self, word: str) -> Iterator[Completion]:
        """Keys that begin so, or whose title or author has a word that does."""
        begun = re.compile(rf"\b{re.escape(word.casefold())}")
        shown = 0
        for info in self._infos():
            about = f"{info.key} {info.meta.title} {' '.join(info.meta.authors)}".casefold()
            if begun.search(about):
                title = " · ".join(filter(None, [short_authors(info.meta), info.meta.title]))
                yield Completion(info.key, start_position=-len(word), display_meta=clean(title))
                shown += 1
                if shown == DOCUMENTS_SHOWN:
                    return

    def _filters(self, word: str) -> Iterator[Completion]:
        field, colon, value = word.partition(":")
        negation = "-" if field.startswith("-") else ""
        if not colon:
            for name in FIELDS:
                if name.startswith(field.removeprefix("-").lower()):
                    yield Completion(f"{negation}{name}:", start_position=-len(word))
            return
        for choice in self._values(field.removeprefix("-").lower()):
            if choice.casefold().startswith(value.casefold()):
                quoted = f'"{choice}"' if re.search(r"[\s,]", choice) else choice
                yield Completion(quoted, start_position=-len(value))

    def _values(self, field: str) -> list[str]:
        infos = self._infos()
        match field:
            case "zone":
                return [zone for zone in Zone if zone is not Zone.RUNNING]
            case "author":
                names = {name.partition(",")[0] for info in infos for name in info.meta.authors}
                return sorted(names)[:DOCUMENTS_SHOWN]
            case "year":
                return sorted({str(info.meta.year) for info in infos if info.meta.year is not None})
            case "key":
                return [info.key for info in infos[:DOCUMENTS_SHOWN]]
            case "kind" | "language" | "publisher":
                return sorted({getattr(info.meta, field) for info in infos} - {""})[:DOCUMENTS_SHOWN]
            case _:
                return []

    def _infos(self) -> list[DocumentInfo]:
        """The documents, read again when their number changed."""
        papers = self._session.papers
        known = (id(papers), len(papers))
        if self._documents[:2] != known:
            self._documents = (*known, papers.documents())
        return self._documents[2]


def _commands(text: str) -> Iterator[Completion]:
    for name, command in COMMANDS.items():
        if f"/{name}".startswith(text.lower()):
            usage = f"/{name} {command.usage}".rstrip()
            typed = f"/{name} " if command.usage else f"/{name}"
            yield Completion(typed, start_position=-len(text), display=usage, display_meta=command.summary)


def _choices(names: Iterable[str], word: str) -> Iterator[Completion]:
    for name in names:
        if name.startswith(word.lower()):
            yield Completion(name, start_position=-len(word))
