"""Checks whether citations given earlier still hold; they are read from an answer's JSON or from lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scoqa.citing.cite import quote
from scoqa.types import Document, Quote, Span

_REF = re.compile(r"(?<![^\s:])(?P<key>[^\s:]+):(?P<start>\d+)-(?P<stop>\d+)")
"""A key is tried from its first character alone: from each, a line of 100,000 took minutes."""
_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


class Verdict(StrEnum):
    """What became of a citation; only TRUE means that it holds unchanged."""

    TRUE = "true"
    MOVED = "moved"
    """The words are unchanged, but stand elsewhere in the document now."""
    CHANGED = "text changed"
    SOURCE_CHANGED = "source changed"
    """The words are in the index, but the file has changed since it was read: read it again to be sure."""
    SOURCE_MISSING = "source missing"
    NO_DOCUMENT = "no such document"
    ALTERED = "quotation altered"
    """The words that are given with the citation are not those of its checksum, whatever the paper holds."""
    RENAMED = "renamed"
    """The words stand where they did, but their paper has another key now."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A citation as it was given: words with this checksum stand at this place.

    Attributes:
        key: The key of the document.
        span: Where they stand in its text.
        sha256: The checksum of the words in UTF-8, lower-case hex.
        text: The words themselves, if given; else empty.
    """

    key: str
    span: Span
    sha256: str
    text: str = ""

    @property
    def ref(self) -> str:
        """``KEY:start-stop``."""
        return f"{self.key}:{self.span.start}-{self.span.stop}"


@dataclass(frozen=True, slots=True)
class Verification:
    """A claim and what became of it.

    Attributes:
        claim: The citation as it was given.
        verdict: What became of it.
        span: Where the words stand now; None if that is not known.
        key: The key of the paper that holds them now, if it is another than was claimed.
    """

    claim: Claim
    verdict: Verdict
    span: Span | None = None
    key: str = ""


def claims_of(text: str) -> list[Claim]:
    """The claims in scoqa's JSON or JSON lines, or in lines of a reference and a checksum.

    Blank lines and lines that begin with "#" are skipped; a claim given twice is kept once.

    Raises:
        ValueError: The text has neither form; the message names the line.
    """
    import json

    if not text.lstrip().startswith(("{", "[")):
        return list(dict.fromkeys(_line_claims(text)))
    try:
        values = [json.loads(text)]
    except ValueError:
        values = []
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                try:
                    values.append(json.loads(line))
                except ValueError as error:
                    raise ValueError(f"line {number} is not JSON: {error}") from error
    return list(dict.fromkeys(claim for value in values for claim in _json_claims(value)))


def _line_claims(text: str) -> Iterator[Claim]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        ref, checksum = _REF.search(line), _SHA256.search(line)
        if ref is None or checksum is None:
            raise ValueError(
                f"line {number} does not hold a KEY:START-STOP and a sha256: {line.strip()[:60]!r}"
            )
        yield Claim(ref["key"], Span(int(ref["start"]), int(ref["stop"])), checksum[0])


def _json_claims(value: object, shown: object = None) -> Iterator[Claim]:
    """The claims of a JSON value; ``shown`` is the text beside a citation, which repeats its words."""
    if isinstance(value, list):
        for item in value:
            yield from _json_claims(item)
    elif isinstance(value, dict):
        ref, checksum, words = (value.get(name) for name in ("ref", "sha256", "quote"))
        found = _REF.fullmatch(ref) if isinstance(ref, str) else None
        if found and isinstance(checksum, str) and _SHA256.fullmatch(checksum):
            text = words if isinstance(words, str) else ""
            if text and isinstance(shown, str) and _checksum(text) == checksum:
                text = shown
            yield Claim(found["key"], Span(int(found["start"]), int(found["stop"])), checksum, text)
        for name, item in value.items():
            yield from _json_claims(item, value.get("text") if name == "citation" else None)


def verify(
    claims: Iterable[Claim],
    document_of: Callable[[str], Document | None],
    state_of: Callable[[Document], str] = lambda _: "",
    others_of: Callable[[Claim], Iterable[Document]] = lambda _: (),
) -> list[Verification]:
    """What became of each claim, in their order.

    Args:
        claims: The citations as they were given.
        document_of: Gives the document of a key; None if there is none any more.
        state_of: Gives "changed" or "missing" if a document's source is no longer what was read; a file that only
            moved is still the same.
        others_of: Gives other documents that may hold a claim's words.
    """
    found = (_verified(claim, document_of(claim.key), state_of) for claim in claims)
    return [
        one if one.span is not None or one.verdict is Verdict.ALTERED else _renamed(one, others_of(one.claim))
        for one in found
    ]


def _renamed(lost: Verification, others: Iterable[Document]) -> Verification:
    """The verification of a claim whose paper has another key now; unchanged if no paper has the words at that place."""
    claim = lost.claim
    for other in others:
        if _stands_at(claim, other):
            return Verification(claim, Verdict.RENAMED, claim.span, other.key)
    return lost


def _stands_at(claim: Claim, document: Document) -> bool:
    span = claim.span
    return span.stop <= len(document.text) and quote(document.text, span).sha256 == claim.sha256


def _verified(claim: Claim, document: Document | None, state_of: Callable[[Document], str]) -> Verification:
    if claim.text and _checksum(claim.text) != claim.sha256:
        is_there = document is not None and _stands_at(claim, document)
        return Verification(claim, Verdict.ALTERED, claim.span if is_there else None)
    if document is None:
        return Verification(claim, Verdict.NO_DOCUMENT)
    span = _place(claim, document)
    if span is None:
        return Verification(claim, Verdict.CHANGED)
    state = state_of(document)
    if state in ("changed", "missing"):
        return Verification(
            claim, Verdict.SOURCE_MISSING if state == "missing" else Verdict.SOURCE_CHANGED, span
        )
    return Verification(claim, Verdict.TRUE if span == claim.span else Verdict.MOVED, span)


def _checksum(words: str) -> str:
    return Quote(words, Span(0, len(words))).sha256


def _place(claim: Claim, document: Document) -> Span | None:
    """Where the claimed words stand: at their place, or else the nearest one; None if nowhere."""
    span = claim.span
    if _stands_at(claim, document):
        return span
    if not claim.text:
        return None
    starts = [match.start() for match in re.finditer(re.escape(claim.text), document.text)]
    if not starts:
        return None
    start = min(starts, key=lambda at: (abs(at - span.start), at))
    return Span(start, start + len(claim.text))
