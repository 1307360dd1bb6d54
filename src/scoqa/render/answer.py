"""An answer as the lines of a screen: the quote, how sure it is, and the passages behind it."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.citing import place
from scoqa.render.fragments import TOGETHER, Fragment, Line, clean, line_width, plain, with_right, wrap
from scoqa.render.look import Look
from scoqa.render.marked import paragraphs_of, stretch
from scoqa.render.place import byline, place_of_best, short_ref, title
from scoqa.render.words import found_words, no_answer
from scoqa.types import Answer, BestSentence, Citation, Confidence, Evidence, Part, Span, Status

LAYOUTS = ("list", "compact", "full")
SNIPPET_LINES = 2
"""Lines of a passage in a list."""
QUOTE_LINES = 6
"""Lines of a quote that is longer than :data:`QUOTE_MOST`."""
QUOTE_MOST = 800
"""Code points of a quote that is shown whole: three long sentences, or a short table."""
TITLE_LINES = 3
"""Lines of a title; of a longer one, which most often is none, the first."""
LEAST_TITLE = 12
"""Columns that a title has beside its reference, else it stands on a line of its own."""
_CONFIDENCE_STYLE = {
    Confidence.STRONG: "good bold",
    Confidence.FAIR: "fair bold",
    Confidence.WEAK: "bad bold",
    Confidence.NONE: "bad",
}
STATES = {
    "changed": "[changed] its source changed since it was read",
    "missing": "[missing] its source is gone since it was read",
    "moved": "[moved] its source was moved since it was read",
}
"""What became of a passage's source, wherever people read it."""


def answer_lines(
    answer: Answer,
    look: Look,
    *,
    layout: str = "list",
    context: int = 0,
    scores: bool = False,
    selected: int = 0,
) -> list[Line]:
    """The screen of an answer; begins and ends with an empty line.

    Where it is a list that is taller than ``look.height``, the last passages are shown as a line each, as
    few of them as make it fit; where that is not enough, all stay as they are.

    Args:
        answer: What to show.
        look: Of the stream.
        layout: "list" (a few lines a passage), "compact" (where it stands only) or "full" (whole passages).
        context: Sentences shown around each snippet.
        scores: Also show how each score came about.
        selected: Rank of the passage to mark; 0 for none.
    """
    if answer.status is not Status.ANSWERED:
        head, *others = map(look.spoken, no_answer(answer))
        is_bold = answer.status is Status.NOT_FOUND
        lines = [[], *_said(head, look, "bold" if is_bold else "")]
        return [*lines, *(line for text in others for line in _said(text, look)), []]
    lines = [[]]
    if answer.best is not None:
        lines += [*_best(answer.best, place_of_best(answer), look), []]
    lines += _confidence(answer, look)
    lines += listed(
        answer.evidence,
        look,
        layout=layout,
        context=context,
        scores=scores,
        selected=selected,
        taken=len(lines) + 1,
    )
    lines.append([])
    if scores:
        from scoqa.render.explain import part_lines  # few answers show it

        lines += part_lines(answer.evidence, look)
    return lines


def answer_text(answer: Answer) -> str:
    """An answer as a screen of 100 columns that shows characters alone, and its notes."""
    lines = answer_lines(answer, Look())
    notes = "".join(f"\n  {clean(note)}" for note in answer.notes)
    return plain(lines).strip("\n") + (notes and f"\n{notes}")


def evidence_text(evidence: Evidence) -> str:
    """One passage of such a screen."""
    return plain(evidence_lines(evidence, Look())).rstrip("\n")


def listed(
    evidence: Sequence[Evidence],
    look: Look,
    *,
    layout: str = "list",
    context: int = 0,
    scores: bool = False,
    selected: int = 0,
    taken: int = 0,
) -> list[Line]:
    """Passages below each other, each below an empty line, as :func:`answer_lines` shows them.

    Args:
        evidence: In their order.
        look: As for an answer.
        layout: As for an answer.
        context: As for an answer.
        scores: As for an answer, without what the parts mean.
        selected: As for an answer.
        taken: Lines of ``look.height`` that are shown with them.
    """
    passages = [
        evidence_lines(
            each, look, layout=layout, context=context, scores=scores, is_selected=each.rank == selected
        )
        for each in evidence
    ]
    if look.height and layout == "list" and not (context or scores):
        return _fitted(evidence, passages, look, look.height - taken, selected)
    lines: list[Line] = []
    for number, passage in enumerate(passages):
        lines += [[], *passage] if layout != "compact" or number == 0 else passage
    return lines


def _fitted(
    evidence: Sequence[Evidence], passages: Sequence[list[Line]], look: Look, room: int, selected: int
) -> list[Line]:
    """The passages in so many lines, the last ones in one each; all whole where that does not do."""
    n_whole = len(passages)
    briefs = [_brief(each, look, is_selected=each.rank == selected) for each in evidence]
    rows = sum(1 + len(passage) for passage in passages)
    while rows > room and n_whole > 1:
        n_whole -= 1
        rows += len(briefs[n_whole]) - len(passages[n_whole])
        if n_whole < len(passages) - 1:  # the empty line above all short ones is there
            rows -= 1
    if rows > room:
        n_whole = len(passages)
    lines = [line for passage in passages[:n_whole] for line in ([], *passage)]
    if n_whole < len(passages):
        lines += [[], *(line for brief in briefs[n_whole:] for line in brief)]
    return lines


def _brief(evidence: Evidence, look: Look, *, is_selected: bool) -> list[Line]:
    """One passage as a line: the title, as much as fits, and the reference to type; on more where that alone does not fit."""
    number = f"{'>' if is_selected else ' '}[{evidence.rank}] "
    ref = Fragment("key", clean(short_ref(evidence.citation), look.encoding))
    room = look.width - len(number) - line_width([ref]) - 2
    if room < LEAST_TITLE:
        lines = wrap([ref], look, first=number, rest=" " * len(number))
        lines[0][0] = Fragment("rank", number)
        return lines
    citation = evidence.citation
    heading = [Fragment("title", title(citation.meta, citation.key), citation.link)]
    [line] = _clipped(heading, look._replace(width=room), 1)
    gap = " " * (2 + room - line_width(line))
    return [[Fragment("rank", number), *line, Fragment("", gap), ref]]


def _clipped(
    fragments: Sequence[Fragment], look: Look, n_lines: int, *, first: str = "", rest: str = ""
) -> list[Line]:
    """A paragraph wrapped as :func:`wrap` does; of a longer one so many lines, an ellipsis behind the last."""
    lines = wrap(fragments, look, first=first, rest=rest)
    if len(lines) <= n_lines:
        return lines
    ellipsis = Fragment("dim", clean(" …", look.encoding))
    narrower = look._replace(width=look.width - line_width([ellipsis]))
    *others, last = wrap(fragments, narrower, first=first, rest=rest)[:n_lines]
    return [*others, [*last, ellipsis]]


def question_lines(question: str, look: Look) -> list[Line]:
    """The question over its answer, where many are answered one after another."""
    return wrap([Fragment("title", f"? {' '.join(question.split())}")], look, rest="  ")


def reference_lines(answer: Answer, style: str, look: Look) -> list[Line]:
    """The citations of an answer's passages in a style, numbered as the passages are; ends with an empty line.

    Raises:
        ValueError: There is no such style.
    """
    lines: list[Line] = []
    for evidence in answer.evidence:
        first, *others = evidence.citation.format(style).split("\n")
        number = f" [{evidence.rank}] "
        lines += wrap([Fragment("", first)], look, first=number, rest=" " * len(number))
        for other in others:
            indent = " " * (len(number) + len(other) - len(other.lstrip()))
            lines += wrap([Fragment("", other)], look, first=indent, rest=indent)
    return [*lines, []]


def evidence_lines(
    evidence: Evidence,
    look: Look,
    *,
    layout: str = "list",
    context: int = 0,
    scores: bool = False,
    is_selected: bool = False,
) -> list[Line]:
    """One passage: its paper, its place, and its words."""
    mark = ">" if is_selected else " "
    number = f"{mark}[{evidence.rank}] "
    indent = " " * len(number)
    citation = evidence.citation
    heading = [Fragment("title", title(citation.meta, citation.key), citation.link)]
    lines = _clipped(heading, look, TITLE_LINES, first=number, rest=indent)
    lines[0][0] = Fragment("rank", number)
    lines += _where(citation, look, indent)
    if evidence.state:
        state = f"{STATES[evidence.state]} ({look.command('refresh')})"
        lines += wrap([Fragment("bad", state)], look, first=indent, rest=indent)
    if layout == "full":
        lines += passage_lines(evidence, evidence.span, look, indent)
    elif layout == "list" and context:
        lines += passage_lines(evidence, _widened(evidence, context), look, indent)
    elif layout == "list":
        lines += _snippet(evidence, look, indent)
    if scores:
        lines += _score(evidence, look, indent)
    return lines


def passage_lines(evidence: Evidence, span: Span, look: Look, indent: str) -> list[Line]:
    """Words of a passage, whole, blank lines between its paragraphs as in the source."""
    text = evidence.text[span.start - evidence.span.start : span.stop - evidence.span.start]
    lines: list[Line] = []
    for fragments in paragraphs_of(text, evidence.highlights, span.start):
        if lines:
            lines.append([])
        lines += wrap(fragments, look, first=indent, rest=indent)
    return lines


def _best(best: BestSentence, stands: str, look: Look) -> list[Line]:
    """The quote in quotation marks, each paragraph on lines of its own; of a whole table, the lines with most of the question's words.

    Args:
        best: The quote.
        stands: Where in its passage; "" where the passage says.
        look: Of the stream.
    """
    tail = [Fragment("", '"'), Fragment("", " "), Fragment("rank", f"[{best.rank}]")]
    tail += [Fragment("", ", "), Fragment(TOGETHER, stands)] if stands else []
    head = [Fragment("", '"')]
    if len(best.text) > QUOTE_MOST:
        indents = ("  ", "   ")
        return stretch(best.text, 0, best.highlights, look, QUOTE_LINES, indents, head=head, tail=tail)
    first, *others = paragraphs_of(best.text, best.highlights)
    paragraphs = [[*head, *first], *others]
    paragraphs[-1] += tail
    lines = [wrap(each, look, first="   " if at else "  ", rest="   ") for at, each in enumerate(paragraphs)]
    return [line for each in lines for line in each]


def _confidence(answer: Answer, look: Look) -> list[Line]:
    fragments = [
        Fragment("", "confidence "),
        Fragment(_CONFIDENCE_STYLE[answer.confidence], answer.confidence.value),
    ]
    if answer.terms:
        fragments.append(Fragment("", " · "))
        fragments.append(Fragment("", found_words(answer.terms)))
    if answer.see_also:
        fragments += [
            Fragment("", " · see also "),
            Fragment("rank", f"[{answer.see_also}]"),
            Fragment("", ", about as good"),
        ]
    return wrap(fragments, look, first="  ", rest="  ")


def _said(text: str, look: Look, style: str = "") -> list[Line]:
    return wrap([Fragment(style, text)], look, first="  ", rest="  ")


def _where(citation: Citation, look: Look, indent: str) -> list[Line]:
    """Authors, publisher, date and place, the reference to type flush right."""
    ref = Fragment("key", clean(short_ref(citation), look.encoding))
    stands = place(citation)
    fragments = [
        each
        for part in byline(citation)
        for each in (Fragment("", " · "), Fragment(TOGETHER if part == stands else "", part))
    ]
    lines = wrap(fragments[1:], look, first=indent, rest=indent)
    return with_right(lines, [ref], look)


def _snippet(evidence: Evidence, look: Look, indent: str) -> list[Line]:
    """The part of the snippet with most of the question's words, in a few lines."""
    at = evidence.span.start
    text = evidence.text[evidence.snippet.start - at : evidence.snippet.stop - at]
    start, is_inside = evidence.snippet.start, evidence.snippet.start > at
    return stretch(
        text, start, evidence.highlights, look, SNIPPET_LINES, (indent, indent), is_inside=is_inside
    )


def _widened(evidence: Evidence, context: int) -> Span:
    """The snippet with so many sentences of the passage before and after it."""
    before = [span.start for span in evidence.sentences if span.start < evidence.snippet.start]
    after = [span.stop for span in evidence.sentences if span.stop > evidence.snippet.stop]
    return Span(
        before[-context:][0] if before else evidence.snippet.start,
        after[:context][-1] if after else evidence.snippet.stop,
    )


def _score(evidence: Evidence, look: Look, indent: str) -> list[Line]:
    text = f"score {evidence.score:.3f}"
    if evidence.parts:
        text += " = " + " + ".join(_part(part) for part in evidence.parts)
    return wrap([Fragment("dim", text)], look, first=indent, rest=indent + "  ")


def _part(part: Part) -> str:
    shares = ", ".join(f"{term} {value:.2f}" for term, value in part.terms)
    return f"{part.name} {part.value:.3f}" + (f" ({shares})" if shares else "")
