"""Compares citations and drafts with a collection: what became of each claim, and where each quotation stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.analysis.folding import folded
from scoqa.citing import (
    Checked,
    SourceWords,
    Verification,
    attributed,
    check_quotation,
    claims_of,
    parse_name,
    quotations,
    verify,
)

if TYPE_CHECKING:
    from scoqa.asking import Asker
    from scoqa.citing import Claim, Quotation
    from scoqa.types import Document, Meta

CANDIDATES = 50
"""Passages looked into for a quotation: one that stands in the papers word for word shares all its words with it."""


def verify_text(text: str, asker: Asker) -> list[Verification]:
    """What became of each claim in a text; see :func:`scoqa.citing.claims_of` for its forms."""

    def document_of(key: str) -> Document | None:
        return asker.document(key) if asker.has(key) else None

    def others_of(claim: Claim) -> Iterator[Document]:
        hits = asker.search(claim.text, k=CANDIDATES) if claim.text.strip() else []
        yield from map(asker.document, dict.fromkeys(hit.passage.document_key for hit in hits))

    return verify(claims_of(text), document_of, lambda document: asker.state(document.key), others_of)


def draft_text(path: Path) -> str:
    """The text of a draft: plain text, Markdown and LaTeX as they stand, all else as papers are read.

    Raises:
        UnreadableFileError: Why it cannot be read, in one line without the path.
        OSError: It cannot be opened.
    """
    from scoqa.reading import media_type, read
    from scoqa.reading.media import MARKDOWN, TEXT

    if media_type(path) in (TEXT, MARKDOWN):
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            pass  # in another encoding, which a reader knows to tell
    return read(path).text


def check_draft(draft: str, asker: Asker) -> list[Checked]:
    """Every quotation of a draft with the place in the papers that is most like it, in the draft's order."""
    found = quotations(draft)
    known = {each.key for each in found if each.key and asker.has(each.key)}
    metas = _metas(asker) if any(each.year or {each.key} - known - {""} for each in found) else {}
    sources = SourceWords()
    return [_checked(quotation, metas, asker, sources) for quotation in found]


def _metas(asker: Asker) -> dict[str, Meta]:
    return {info.key: info.meta for info in asker.store.documents()}


def _checked(quotation: Quotation, metas: Mapping[str, Meta], asker: Asker, sources: SourceWords) -> Checked:
    named = _named(quotation, metas, asker)
    best = check_quotation(quotation, _candidates(quotation, named, asker), sources, named=named)
    if named or quotation.key or _contradicts(quotation, metas.get(best.key)):
        return attributed(best, named, quotation.key or f"{quotation.author} {quotation.year}")
    return best


def _named(quotation: Quotation, metas: Mapping[str, Meta], asker: Asker) -> list[str]:
    """Keys of the papers that a quotation's citation can mean: by its key, else by author and year."""
    if quotation.key:
        return _keyed(quotation.key, metas, asker)
    if not quotation.year:
        return []
    return [
        key
        for key, meta in sorted(metas.items())
        if meta.year == int(quotation.year) and _is_author(quotation.author, meta)
    ]


def _keyed(key: str, metas: Mapping[str, Meta], asker: Asker) -> list[str]:
    """Keys of the papers that are cited so: here, in the writer's own reference library, or with a page behind a colon."""
    if asker.has(key):
        return [key]
    in_library = [each for each, meta in sorted(metas.items()) if meta.citation_key == key]
    before = key.partition(":")[0]
    return in_library or [before] * asker.has(before)


def _is_author(written: str, meta: Meta) -> bool:
    """Whether a paper's first author, by family name, is among the words of a citation."""
    return (
        bool(meta.authors) and f" {_folded(parse_name(meta.authors[0]).family)} " in f" {_folded(written)} "
    )


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", folded(name)))


def _contradicts(quotation: Quotation, meta: Meta | None) -> bool:
    """Whether author and year of a citation are others than those of a paper where both are known."""
    return bool(quotation.year and meta and meta.authors and meta.year)


def _candidates(quotation: Quotation, named: Sequence[str], asker: Asker) -> Iterator[Document]:
    """The papers named first, then those whose passages share the quotation's words, best first.

    A quotation of function words alone shares none that is indexed: then all papers, by key.
    """
    seen = set(named)
    for key in named:
        yield asker.document(key)
    hits = asker.search(quotation.text, k=CANDIDATES)
    keys = [hit.passage.document_key for hit in hits] or (
        [] if asker.has_terms(quotation.text) else asker.keys()
    )
    for key in keys:
        if key not in seen:
            seen.add(key)
            yield asker.document(key)
