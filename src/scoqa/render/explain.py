"""Why a passage stands where it does, and the words behind it, as lines of a screen."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.render.fragments import Fragment, Line, wrap
from scoqa.render.lists import counted, table_lines
from scoqa.render.look import Look
from scoqa.render.place import short_ref
from scoqa.types import Acronym, Evidence, QueryTerm, TellingWord

PLACES_SHOWN = 3
"""Places of an acronym that its line names."""
PARTS = {
    "bm25": "the question's words in the passage; rare words and short passages count for more",
    "cosine": "how alike the question's words and the passage's are",
    "pairs": "words that stand together in the question and in the passage",
    "sentence": "the rarest and most words of the question that one sentence holds",
    "title": "the question's words in the paper's title",
    "introduced": "a word that the passage introduces, as in 'Shanghai Cooperation Organisation (SCO)', or defines",
}
"""What each addend of a score is for, to a reader."""


def score_lines(evidence: Evidence, look: Look) -> list[Line]:
    """The addends of a passage's score, each with the share of its words; ends with an empty line."""
    head = [
        Fragment("rank", f"[{evidence.rank}] "),
        Fragment("key", short_ref(evidence.citation)),
        Fragment("", " · score "),
        Fragment("bold", f"{evidence.score:.3f}"),
        Fragment("", ", the sum of"),
    ]
    rows = [
        (
            f"{part.value:8.3f}  {part.name}",
            ", ".join(f"{term} {value:.2f}" for term, value in part.terms) or PARTS.get(part.name, ""),
        )
        for part in evidence.parts
    ]
    return [[], *wrap(head, look, first=" ", rest="     "), *table_lines(rows, look, style=""), []]


def part_lines(passages: Sequence[Evidence], look: Look) -> list[Line]:
    """What the addends of some scores mean, those that occur; ends with an empty line."""
    found = {part.name for evidence in passages for part in evidence.parts}
    rows = [(name, meaning) for name, meaning in PARTS.items() if name in found]
    return [*_said("the parts of a score:", look), *table_lines(rows, look, style="dim"), []] if rows else []


def term_lines(
    terms: Sequence[QueryTerm], n_passages: int, look: Look, *, is_answered: bool = True
) -> list[Line]:
    """The words of a question as they were looked for; ends with an empty line.

    Args:
        terms: Of the question.
        n_passages: In the collection.
        look: Of the stream.
        is_answered: There is a first passage, so that what it lacks can be told.
    """
    lines: list[Line] = [[], *_said(f"looked for in {counted(n_passages, 'passage')}:", look)]
    rows = []
    for term in terms:
        if term.read_as:
            fact = f"nowhere; read as '{term.read_as}', in {counted(term.df, 'passage')}"
        elif term.df:
            fact = f"in {counted(term.df, 'passage')}" + (
                ", not in [1]" if is_answered and not term.found else ""
            )
        else:
            near = ", ".join(f"'{form}' {count}×" for form, count in term.nearest)
            fact = "nowhere" + (f"; nearest: {near}" if near else "")
        as_term = "" if term.term == term.word.lower() else f" (as {term.term})"
        rows.append((f"{term.word}{as_term}", fact))
    return [*lines, *table_lines(rows, look), []]


def telling_lines(words: Sequence[TellingWord], look: Look) -> list[Line]:
    """Words with how often they stand here and in how many passages of the collection; ends with an empty line."""
    rows = [(word.word, f"{word.count}× here, in {counted(word.df, 'passage')}") for word in words]
    return [*table_lines(rows, look), []]


def acronym_lines(acronyms: Sequence[Acronym], look: Look) -> list[Line]:
    """Each acronym, what it stands for, and the papers that say so; ends with an empty line."""
    rows = []
    for each in acronyms:
        keys = list(dict.fromkeys(reference.split(":")[0] for reference in each.references))
        more = f" and {len(keys) - PLACES_SHOWN} more" if len(keys) > PLACES_SHOWN else ""
        rows.append((each.short, f"{each.long} · {', '.join(keys[:PLACES_SHOWN])}{more}"))
    return [[], *table_lines(rows, look), []]


def _said(text: str, look: Look) -> list[Line]:
    return wrap([Fragment("", text)], look, first="  ", rest="  ")
