"""All documents, sources and problems of an index at a time, counted against what the index states."""

from __future__ import annotations

from collections.abc import Iterator

from scoqa.storage import rows
from scoqa.storage.connection import damaged
from scoqa.storage.records import digest_of
from scoqa.storage.schema import checksum
from scoqa.storage.state import State
from scoqa.types import Problem, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from scoqa.types import DocumentInfo


def documents(
    connection: sqlite3.Connection, place: str, state: State, *, with_sources: bool
) -> list[DocumentInfo]:
    """All documents without their text, by key; or only those that were read from files."""
    from scoqa.types import DocumentInfo  # a weak answer asks for problems alone

    sql = "SELECT * FROM documents"
    if with_sources:
        sql += " WHERE first IN (SELECT document FROM sources)"
    sources: dict[int, list[Source]] = {}
    for path, document, *rest in _checked(connection, place, "SELECT * FROM sources ORDER BY path"):
        sources.setdefault(document, []).append(Source(path, *rest))
    found: list[DocumentInfo] = []
    counted: dict[int, int] = {}
    for packed in connection.execute(sql):  # one at a time, as short texts stand in these rows
        row = rows.document_row(packed, place)
        if row.n_sources:
            counted[row.first] = row.n_sources
        info = DocumentInfo(
            key=row.key,
            meta=row.full_meta(),
            n_pages=row.n_pages,
            n_passages=row.n,
            n_chars=row.n_chars,
            scanned_pages=row.scanned_pages(),
            sources=tuple(sources.get(row.first, ())),
            problems=row.problems(),
        )
        found.append(info)
    if not with_sources and len(found) != state.n_documents:
        raise damaged(place, "documents are missing")
    own = {document: len(files) for document, files in sources.items()}
    if counted != own or sum(own.values()) != state.n_sources:
        raise damaged(place, "sources are missing")
    return sorted(found, key=lambda info: info.key)


def scanned_pages(connection: sqlite3.Connection, place: str, n: int) -> dict[str, tuple[int, ...]]:
    """Indexes of pages without readable text, by the keys of the first ``n`` documents that have any."""
    sql = "SELECT * FROM documents WHERE instr(notes, '\"scanned\"') ORDER BY key LIMIT ?"
    found = (rows.document_row(packed, place) for packed in connection.execute(sql, (n,)).fetchall())
    return {row.key: pages for row in found if (pages := row.scanned_pages())}


def source_paths(connection: sqlite3.Connection, place: str, state: State) -> set[str]:
    """Paths of all files that were read, without a look at their documents."""
    found = {path for path, *_ in _checked(connection, place, "SELECT * FROM sources")}
    if len(found) != state.n_sources:
        raise damaged(place, "sources are missing")
    return found


def problems(connection: sqlite3.Connection, place: str, state: State) -> list[Problem]:
    """What could not be read, as last set."""
    found = [
        problem_of(where, what, skipped)
        for _, where, what, skipped in _checked(connection, place, "SELECT * FROM problems ORDER BY n")
    ]
    if len(found) != state.n_problems:
        raise damaged(place, "the list of what could not be read is incomplete")
    return found


def problem_row(problem: Problem) -> tuple[str, str, int]:
    """A problem as its table keeps it, without its turn."""
    return problem.where, problem.what, 1 + problem.n_pages if problem.skipped else 0


def problem_of(where: str, what: str, skipped: int) -> Problem:
    """The problem that such a row tells."""
    return Problem(where, what, skipped > 0, max(skipped - 1, 0))


def key_of_text(connection: sqlite3.Connection, place: str, text_sha256: str) -> str | None:
    """Key of a document read from files whose text has this SHA-256 (of its UTF-8, hex)."""
    from hashlib import sha256  # a question that looks for new files hashes none

    for (first,) in connection.execute(
        "SELECT first FROM documents WHERE digest = ? ORDER BY key", (digest_of(text_sha256),)
    ).fetchall():
        row = rows.by_id(connection, place, first)
        text = rows.text(connection, place, row, 0, row.n_chars)
        if sha256(text.encode()).hexdigest() == text_sha256:
            return row.key
    return None


def _checked(connection: sqlite3.Connection, place: str, sql: str) -> Iterator[tuple]:  # type: ignore[type-arg]  # columns differ by table
    for row in connection.execute(sql).fetchall():
        if checksum(row[:-1]) != row[-1]:
            raise damaged(place, "a row does not match its checksum")
        yield row[:-1]
