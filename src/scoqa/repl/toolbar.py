"""The line at the bottom: which collection, how big, how fresh, how long the last question took, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from prompt_toolkit.formatted_text import StyleAndTextTuples

from scoqa.errors import ScoqaError
from scoqa.render import clean, width
from scoqa.render.lists import counted
from scoqa.render.place import short_ref
from scoqa.repl.options import Options
from scoqa.repl.session import Session

_GAP = " · "
_NAME_SHARE = 2
"""A name takes at most one in so many columns."""
_KEYS = (
    "F1 help",
    "Tab completes",
    "Ctrl-D leaves",
    "Alt-N/P select",
    "F2 layout",
    "F3 several lines",
    "F4 vi",
    "F5 scores",
)


def toolbar(session: Session, freshness: str, columns: int, *, is_busy: bool = False) -> StyleAndTextTuples:
    """As many of the facts, the most useful first, as fit into the columns; at least the collection's name."""
    name = _short(clean(session.papers.name), max(8, columns // _NAME_SHARE))
    facts: list[tuple[str, str]] = [("class:toolbar.name", name)]
    if session.options.multiline:  # or nobody would know how to ask
        facts.append(("class:toolbar.name", "several lines (Alt-Enter asks)"))
    try:
        facts.append(("", counted(len(session.papers), "document")))
    except ScoqaError:  # its folder is gone; what is asked says so, and the prompt stays
        facts.append(("class:toolbar.busy", "index cannot be read"))
        freshness = ""
    if freshness:
        facts.append(("class:toolbar.busy" if is_busy else "", freshness))
    if session.selected and session.answer:
        citation = session.evidence(session.selected).citation
        facts.append(("class:toolbar.name", f"[{session.selected}] {clean(short_ref(citation))}"))
    if session.seconds:
        facts.append(("", seconds_text(session.seconds)))
    facts += [("class:toolbar.name", text) for text in _modes(session.options)]
    facts += [("", text) for text in _KEYS]
    encoding = session.look.encoding
    return _fitted(
        [(style, clean(fact, encoding)) for style, fact in facts], columns - 1, clean(_GAP, encoding)
    )


def seconds_text(seconds: float) -> str:
    """A duration with two figures that matter: "0.8 ms", "12 ms", "1.4 s"."""
    if seconds >= 1:
        return f"{seconds:.1f} s"
    milliseconds = 1000 * seconds
    return f"{milliseconds:.0f} ms" if milliseconds >= 9.95 else f"{milliseconds:.1f} ms"


def _modes(options: Options) -> list[str]:
    """What a key turned away from the usual, so that one sees it did."""
    modes = {
        options.layout: options.layout != "list",
        "scores": options.scores,
        "vi": options.editing == "vi",
    }
    return [name for name, is_on in modes.items() if is_on]


def _fitted(facts: Sequence[tuple[str, str]], columns: int, gap: str) -> StyleAndTextTuples:
    text: StyleAndTextTuples = []
    used = 1
    for number, (style, fact) in enumerate(facts):
        size = width(fact) + (len(gap) if number else 0)
        if number and used + size > columns:
            break
        text.append(("", gap if number else " "))
        text.append((style, fact))
        used += size
    return text


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
