"""Words that a plain text parts at the ends of its lines, put together where the text itself or English knows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scoqa.later import pattern
from scoqa.value import NamedTuple

_RIGHT = pattern(
    r"-\n(?P<indent>[ \t]*)(?P<right>[^\W\d_A-Z]{2,})(?![\w-])(?P<signs>[^\s]*)(?P<blank>[ \t]+(?=\S))?"
)
_LEFT = pattern(r"(?<![\w-])[^\W\d_][^\W\d_A-Z]+\Z")
_LONGEST = 40
"""Characters of a word."""
_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NARROWEST, _WIDEST = 30, 130
"""Characters of a line that is wrapped."""
_AND = frozenset(["and", "bis", "et", "och", "oder", "of", "og", "or", "ou", "to", "und"])
"""Words before which a hyphen waits for the rest of a later word: "pre- and post-war"."""
_LEAST = 6
"""Letters of a word that is joined because English has it."""


class _Parted(NamedTuple):
    """A word that goes on in the next line.

    Attributes:
        at: Where its hyphen stands.
        stop: Where what follows it begins.
        left, right: Its halves.
        signs: That follow it at once.
        indent: Of the next line; None where nothing else stands there.
    """

    at: int
    stop: int
    left: str
    right: str
    signs: str
    indent: str | None

    @property
    def whole(self) -> str:
        """Without its hyphen, in small letters."""
        return (self.left + self.right).lower()

    @property
    def hyphened(self) -> str:
        """With it."""
        return f"{self.left}-{self.right}".lower()


def joined(text: str) -> str:
    """The text with the halves of parted words on the first of their lines; words that are not known stay as they are.

    A word loses its hyphen if the text has it without one elsewhere, and more often so, or else if it is a usual word of
    English; it keeps it if the text has it with one. The line ends behind the word instead, so that lines stay about as they are.
    """
    found = list(_parted(text)) if "-\n" in text else []
    if not found:
        return text
    wanted = {form for parted in found for form in (parted.whole, parted.hyphened)}
    counts = Counter(word for word in _WORD.findall(text.lower()) if word in wanted)
    pieces, done = [], 0
    for parted in found:
        glue = _glue(parted, counts)
        if glue is None or parted.at < done:
            continue
        end = "" if parted.indent is None else f"\n{parted.indent}"
        pieces += [text[done : parted.at], glue, parted.right, parted.signs, end]
        done = parted.stop
    return "".join([*pieces, text[done:]])


def _parted(text: str) -> Iterator[_Parted]:
    for match in _RIGHT.finditer(text):
        width = match.start() - text.rfind("\n", 0, match.start())
        left = _LEFT.search(text[max(0, match.start() - _LONGEST) : match.start()])
        if left is not None and _NARROWEST <= width <= _WIDEST and match["right"] not in _AND:
            indent = match["indent"] if match["blank"] else None
            yield _Parted(match.start(), match.end(), left[0], match["right"], match["signs"], indent)


def _glue(parted: _Parted, counts: Counter[str]) -> str | None:
    """What stands between the halves; None where it is not known."""
    n_whole, n_hyphened = counts[parted.whole], counts[parted.hyphened]
    if n_whole != n_hyphened:
        return "" if n_whole > n_hyphened else "-"
    if n_whole or len(parted.whole) < _LEAST:
        return None
    from scoqa.analysis.common_words import is_listed
    from scoqa.analysis.languages import stemmer

    return "" if is_listed(stemmer("en")(parted.whole)) else None
