"""Words of a document with their highlights: as fragments, by paragraphs, and as the few lines that hold most of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoqa.render.fragments import Fragment, Line, wrap
from scoqa.render.look import Look
from scoqa.render.window import window
from scoqa.types import Span


def highlighted(text: str, highlights: Iterable[Span], start: int = 0, style: str = "") -> list[Fragment]:
    """A text as fragments, with its highlights in the style of matches.

    Args:
        text: Words of a document.
        highlights: Sorted, disjoint spans; what lies outside the text is left out.
        start: Where the text begins, in the count of the spans.
        style: The style of what is not highlighted.
    """
    fragments: list[Fragment] = []
    done = 0
    matched = f"{style} match".strip()
    for span in highlights:
        low, high = max(done, span.start - start), min(len(text), span.stop - start)
        if low >= high:
            continue
        if low > done:
            fragments.append(Fragment(style, text[done:low]))
        fragments.append(Fragment(matched, text[low:high]))
        done = high
    if done < len(text):
        fragments.append(Fragment(style, text[done:]))
    return fragments


def paragraphs_of(text: str, highlights: Sequence[Span], start: int = 0) -> list[list[Fragment]]:
    """The paragraphs of a text that are not blank, each as :func:`highlighted` gives it."""
    found = []
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            found.append(highlighted(paragraph, highlights, start))
        start += len(paragraph) + 2
    return found


def stretch(
    text: str,
    start: int,
    highlights: Sequence[Span],
    look: Look,
    n_lines: int,
    indents: tuple[str, str],
    *,
    head: Sequence[Fragment] = (),
    tail: Sequence[Fragment] = (),
    is_inside: bool = False,
) -> list[Line]:
    """The part of a text with most of its highlights, in a bounded number of lines.

    Args:
        text: Words of a document.
        start: Where they begin, in the count of the highlights.
        highlights: Sorted, disjoint spans.
        look: What the stream can show.
        n_lines: The most lines.
        indents: The indent of the first line, and of the others.
        head: What stands before the text.
        tail: What stands behind it.
        is_inside: The text does not begin a passage, as something stands before it.
    """
    first, rest = indents
    room = (look.width - len(rest)) * n_lines
    while True:
        low, high = window(text, start, highlights, room - 4)
        fragments = [*head, *highlighted(text[low:high], highlights, start + low)]
        if low or is_inside:
            fragments.insert(len(head), Fragment("dim", "… "))
        if high < len(text):
            fragments.append(Fragment("dim", " …"))
        lines = wrap([*fragments, *tail], look, first=first, rest=rest)
        if len(lines) <= n_lines or room <= 20:
            return lines
        room -= max(1, room // 20)  # wide characters, long words: what fits is known once it is laid out
