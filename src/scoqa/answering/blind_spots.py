"""Lines that tell a user what a search could not see, and why a document is not in an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scoqa.positions import listed_pages
from scoqa.ranking.sentence import Occurrence
from scoqa.types import Citation, Hit, QueryTerm

NAMED = 3
"""The most files, or papers with pages without text, that a line names."""
_KEYS_SHOWN = 3
"""The most papers of an author that a line names."""
_OF_PAPERS = frozenset(
    (
        *("article", "articles", "author", "authored", "authors", "document", "documents", "paper", "papers"),
        *("publication", "publications", "publish", "published"),
    )
)
"""Framing words about papers and about how they came to be."""


def unsearched(
    files: Mapping[str, int], n_pages: int, pages: Mapping[str, Sequence[int]], n_new: int = 0
) -> list[str]:
    """One line about what was not searched: new files, unreadable files, and pages without text; empty if nothing.

    Args:
        files: The paths of files that could not be read, each with its pages without readable text if that is why.
        n_pages: The number of pages without readable text.
        pages: The indices of such pages by document key, for at least ``NAMED + 1`` documents if there are more.
        n_new: The number of new files.
    """
    parts = []
    if n_new:
        parts.append(f"{n_new} new {'file' if n_new == 1 else 'files'} (scoqa refresh)")
    if textless := sorted(path for path in files if files[path]):
        n = sum(files.values())
        many = f"{'file' if len(textless) == 1 else 'files'} of {n} {'page' if n == 1 else 'pages'}"
        parts.append(f"{len(textless)} {many} without readable text: {_named(textless)}")
    if others := sorted(path for path in files if not files[path]):
        many = "file" if len(others) == 1 else "files"
        parts.append(f"{len(others)} {many} that could not be read: {_named(others)}")
    if n_pages:
        many = "page" if n_pages == 1 else "pages"
        where = [f"{listed_pages(indexes)} of {key}" for key, indexes in pages.items()]
        others = [" and others"] if len(where) > NAMED else []
        parts.append(f"{n_pages} {many} without readable text: {', '.join(where[:NAMED])}{''.join(others)}")
    if files or n_pages:
        parts[-1] += " (scoqa status)"
    return [f"Not searched: {'; '.join(parts)}."] if parts else []


def _named(files: Sequence[str]) -> str:
    more = f" and {len(files) - NAMED} more" if len(files) > NAMED else ""
    return f"{', '.join(files[:NAMED])}{more}"


def about_papers(terms: Sequence[QueryTerm]) -> list[str]:
    """A line that tells where titles, authors and dates are listed; empty if the question asks for more than these."""
    names_papers = any(term.word.lower() in _OF_PAPERS for term in terms)
    if not names_papers or not all(term.frames for term in terms):
        return []
    return ["Titles, authors and dates of the papers themselves are listed apart (scoqa docs)."]


def paper_itself(named: Citation) -> list[str]:
    """A line with authors and date of a paper that the question names; empty if neither is known.

    Args:
        named: The citation of the whole paper.
    """
    is_known = named.meta.authors or named.meta.issued
    return [f"The paper itself: {named.format()}"] if is_known else []


def filtered(inside: Sequence[Hit], everywhere: Sequence[Hit], n_left_out: int, n_passages: int) -> list[str]:
    """A line about what a filter left out, and whether a better passage was among it; empty if it left out nothing.

    Args:
        inside: The hits with the filter, best first.
        everywhere: The hits without it, best first.
        n_left_out: The number of passages that the filter left out.
        n_passages: The number of passages that an ordinary question searches.
    """
    if not n_left_out:
        return []
    line = f"Left out by the filter: {n_left_out:,} of {n_passages:,} passages"
    if everywhere and (not inside or everywhere[0].score > inside[0].score):
        return [f"{line}; one of them, in {everywhere[0].passage.document_key}, would come first."]
    return [f"{line}; none of them would come first."]


def set_apart(zones: Sequence[str]) -> list[str]:
    """A line about zones that are searched only on demand and hold the question's words; empty if there are none."""
    if not zones:
        return []
    named = " and ".join(
        "lists of references" if zone == "references" else "tables of contents" for zone in zones
    )
    return [f"Words of the question stand in {named}; add zone:{','.join(zones)} to it to look there."]


def authored(keys_of: Mapping[str, Sequence[str]]) -> list[str]:
    """A line for each word that occurs in no paper but names an author.

    Args:
        keys_of: The keys of an author's papers by the word that names him or her.
    """
    lines = []
    for word, keys in keys_of.items():
        more = f" and {len(keys) - _KEYS_SHOWN} more" if len(keys) > _KEYS_SHOWN else ""
        shown = ", ".join(keys[:_KEYS_SHOWN])
        lines.append(
            f"'{word}' names an author, of {shown}{more}; the filter author:{word} asks these alone."
        )
    return lines


def why_not(
    key: str,
    terms: Sequence[QueryTerm],
    find: Callable[[str], Sequence[Occurrence]],
    texts: Sequence[str],
    *,
    whole: str,
    rank: int,
    n_hits: int,
    n_close: int,
    score: float,
    first: float,
) -> tuple[str, ...]:
    """Why a document is not among the passages of an answer.

    Args:
        key: The document's key.
        terms: The question's search words.
        find: Finds where they occur in a text of the document.
        texts: The document's passages that hold one of them, best first.
        whole: All of its words, with its title: headings and zones set apart are in none of these passages.
        rank: The rank of its best passage; beyond ``n_close`` that of the first pass.
        n_hits: The number of passages that hold a word of the question.
        n_close: The number of passages that the second pass looked at.
        score: The score of its best passage; not shown beyond ``n_close``.
        first: The score of the answer's first passage.

    Returns:
        The reasons, one line each.
    """
    anywhere = {term for _, _, term in find(whole)}
    if not texts:
        apart = ", ".join(term.word for i, term in enumerate(terms) if i in anywhere)
        held_apart = f"{key} holds {apart}, but in no passage that is searched"
        return (held_apart if apart else f"{key} holds none of the question's words", *_nowhere(terms))
    held = [{term for _, _, term in find(text)} for text in texts]
    if rank <= n_close:
        place = f"its best passage ranks {rank:,} of {n_hits:,} with score {score:.2f} (first: {first:.2f})"
    else:
        place = (
            f"its best passage ranks {rank:,} of {n_hits:,} by its words alone; "
            f"only the {n_close:,} best are looked at closely"
        )
    missing = [term.word for i, term in enumerate(terms) if term.df and i not in held[0]]
    elsewhere = {term.word for i, term in enumerate(terms) if i in anywhere}
    lines = [place]
    if near := [word for word in missing if word in elsewhere]:
        lines.append(f"that passage lacks {', '.join(near)}, which {key} holds elsewhere")
    if absent := [word for word in missing if word not in elsewhere]:
        lines.append(f"{key} lacks {', '.join(absent)}")
    return (*lines, *_nowhere(terms))


def _nowhere(terms: Sequence[QueryTerm]) -> tuple[str, ...]:
    words = [term.word for term in terms if not term.is_known]
    return (f"no document holds {', '.join(words)}",) if words else ()
