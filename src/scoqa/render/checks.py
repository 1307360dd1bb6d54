"""What became of citations, and what a draft quotes, as lines of a screen and as JSON values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from scoqa.citing import Checked, Match, Verdict, Verification, counted_in, n_short_quotations
from scoqa.render.fragments import Fragment, Line, clean, width, wrap
from scoqa.render.lists import counted
from scoqa.render.look import Look
from scoqa.render.machine import Json

VERIFICATIONS_SCHEMA = "scoqa.verifications/1"
CHECKS_SCHEMA = "scoqa.checks/1"
LEFT_OUT = 12
"""Words that an ellipsis stands for and that are shown; of more their number is."""
_VERDICTS = {
    Verdict.TRUE: ("good", "unchanged"),
    Verdict.MOVED: ("fair", "the same words, but elsewhere in the paper now"),
    Verdict.CHANGED: ("bad", "these words no longer stand in the paper"),
    Verdict.SOURCE_CHANGED: ("fair", "as it was read, but the file changed since (scoqa refresh)"),
    Verdict.SOURCE_MISSING: ("bad", "as it was read, but the file is gone"),
    Verdict.NO_DOCUMENT: ("bad", "no paper of that key in this collection"),
    Verdict.ALTERED: ("bad", "not the words that were cited: the quotation was altered"),
    Verdict.RENAMED: ("fair", "the same words, but their paper has another key now"),
}
_MATCHES = {
    Match.EXACT: ("good", "word for word"),
    Match.NOT_LEFT_OUT: ("bad", "word for word, but the ellipsis stands for a 'not'"),
    Match.WRONG_PAGE: ("bad", "word for word, but on another page"),
    Match.WRONG_PAPER: ("bad", "word for word, but in another paper"),
    Match.NEAR: ("fair", "not word for word"),
    Match.ABSENT: ("bad", "not found in these papers"),
}


def verification_lines(found: Sequence[Verification], look: Look) -> list[Line]:
    """A mark, the reference and the verdict of each citation, then how many hold."""
    lines: list[Line] = []
    for one in found:
        style, said = _VERDICTS[one.verdict]
        said = look.spoken(said)
        moved = (
            f": {one.key or one.claim.key}:{one.span.start}-{one.span.stop}"
            if one.verdict in (Verdict.MOVED, Verdict.RENAMED) and one.span
            else ""
        )
        lines += wrap(
            [_mark(style), Fragment("key", one.claim.ref), Fragment("", f" {said}{moved}")], look, rest="  "
        )
    true = sum(one.verdict is Verdict.TRUE for one in found)
    if found:
        lines += wrap([Fragment("bold", f"{true} of {counted(len(found), 'citation')} unchanged")], look)
    return lines


def verifications_value(found: Sequence[Verification]) -> dict[str, Json]:
    """The verdicts as a JSON value."""
    return {
        "schema": VERIFICATIONS_SCHEMA,
        "citations": [
            {
                "ref": one.claim.ref,
                "sha256": one.claim.sha256,
                "verdict": one.verdict.value,
                "span": None if one.span is None else list(one.span),
                "key": one.key or one.claim.key,
            }
            for one in found
        ],
    }


def check_lines(found: Sequence[Checked], draft: str, look: Look) -> list[Line]:
    """Each quotation with its line in the draft, where it stands, and how the paper reads where it differs.

    The last lines count the verdicts, and the quotations that are too short to be looked for.
    """
    lines: list[Line] = []
    for one in found:
        style, said = _MATCHES[one.match]
        line = draft.count("\n", 0, one.quotation.span.start) + 1
        head = f"line {line}: "
        quoted = _cut(one.quotation.text, look.width - len(head) - 4)
        lines += wrap([_mark(style), Fragment("", f'{head}"{quoted}"')], look, rest="  ")
        for told in ([Fragment(style, said), *_where(one)], *_told(one)):
            lines += wrap(told, look, first="    ", rest="    ")
    if found:
        counts = Counter(one.match for one in found)
        parts = [f"{counts[match]} {_MATCHES[match][1]}" for match in Match if counts[match]]
        lines += wrap([Fragment("bold", f"{counted(len(found), 'quotation')}: {'; '.join(parts)}")], look)
    n_short = n_short_quotations(draft)
    if n_short:
        short = f"not looked for: {counted(n_short, 'quotation')} of fewer than four words"
        lines += wrap([Fragment("", short)], look)
    return lines


def _told(one: Checked) -> Iterator[list[Fragment]]:
    """A line each for what differs, what stands in brackets and what an ellipsis leaves out."""
    for each in one.differences:
        if not each.quoted:
            yield [Fragment("", "your draft lacks "), *_in_quotes(each.source)]
        elif not each.source:
            yield [Fragment("", "your draft adds "), *_in_quotes(each.quoted)]
        else:
            yield [
                Fragment("", "the paper says "),
                *_in_quotes(each.source),
                Fragment("", ", your draft "),
                *_in_quotes(each.quoted),
            ]
    for each in one.marked:
        instead = [Fragment("", " for the paper's "), *_in_quotes(each.source)] if each.source else []
        yield [Fragment("", "in your brackets: "), *_in_quotes(each.quoted), *instead]
    for words in one.left_out:
        n_words = len(words.split())
        shown = _in_quotes(words) if n_words <= LEFT_OUT else [Fragment("", f"{n_words:,} words")]
        yield [Fragment("", "left out: "), *shown]


def _in_quotes(words: str) -> list[Fragment]:
    return [Fragment("", '"'), Fragment("match", words), Fragment("", '"')]


def checks_value(found: Sequence[Checked], draft: str) -> dict[str, Json]:
    """The quotations of a draft as a JSON value; ``line`` counts from 1, spans are code points.

    ``not_looked_for`` is the number of those that are too short.
    """
    return {
        "schema": CHECKS_SCHEMA,
        "quotations": [
            {
                "text": one.quotation.text,
                "line": draft.count("\n", 0, one.quotation.span.start) + 1,
                "span": list(one.quotation.span),
                "given": {"key": one.quotation.key, "pages": list(one.quotation.pages)},
                "match": one.match.value,
                "key": one.key,
                "ref": "" if one.span is None else f"{one.key}:{one.span.start}-{one.span.stop}",
                "pages": list(one.pages),
                "differences": [{"draft": each.quoted, "paper": each.source} for each in one.differences],
                "brackets": [{"draft": each.quoted, "paper": each.source} for each in one.marked],
                "left_out": list(one.left_out),
                "cited": one.cited,
                "likeness": round(one.likeness, 6),
            }
            for one in found
        ],
        "not_looked_for": n_short_quotations(draft),
    }


def _mark(style: str) -> Fragment:
    return Fragment(style, "✓ " if style == "good" else "✗ ")


def _where(one: Checked) -> list[Fragment]:
    if one.span is None:
        return _cited(one)
    fragments = [Fragment("", " · "), Fragment("key", f"{one.key}:{one.span.start}-{one.span.stop}")]
    if one.pages and (one.has_labels or counted_in(one.media_type)):
        counted = "" if one.has_labels else f"{counted_in(one.media_type)} "
        stands = f" · {counted}{_pages((one.pages[0], one.pages[-1]))}"
        given = f" (draft: {_pages(one.quotation.pages)})" if one.match is Match.WRONG_PAGE else ""
        fragments.append(Fragment("", stands + given))
    return fragments + _cited(one)


def _pages(ends: Sequence[str]) -> str:
    """The first and the last page as a citation has them."""
    labels = list(dict.fromkeys(ends))
    return f"{'p.' if len(labels) == 1 else 'pp.'} {'–'.join(labels)}"


def _cited(one: Checked) -> list[Fragment]:
    if not one.cited:
        return []
    here = "" if one.is_cited_here else ", which is not in this collection"
    return [Fragment("", f" (draft: {one.cited}{here})")]


def _cut(text: str, cells: int) -> str:
    words = clean(" ".join(text.split()))
    return words if width(words) <= cells else words[: max(1, cells - 1)].rstrip() + "…"
