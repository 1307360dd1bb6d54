"""Topics of TREC, as SGML of the newswire tracks or as XML of the later ones: numbers and questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_TOPIC = re.compile(
    r"<(top(?:ic)?)\b([^>]*)>(.*?)(?=</\1\s*>|<\1\b|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*([^\s<]+)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(?:number|num|id)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_FIELDS = ("title", "query", "question", "desc", "description")
"""What may be asked; the first that is not empty is."""
_LABEL = re.compile(r"^\s*(?:Topic|Description):", re.IGNORECASE)


def is_topics(text: str) -> bool:
    """Whether a file holds topics rather than lines of questions."""
    return text.lstrip().startswith("<") and _TOPIC.search(text) is not None


def topics_of(text: str) -> Iterator[tuple[str, str]]:
    """(number, question) of each topic, in file order; those without either are left out.

    >>> list(topics_of("<top> <num> Number: 301 <title> Owls &amp; robins <desc> Which?</top>"))
    [('301', 'Owls & robins')]
    """
    for found in _TOPIC.finditer(text):
        _, attributes, body = found.groups()
        number = _NUMBER.search(body) or _ATTRIBUTE.search(attributes)
        asked = next(filter(None, (_field(body, name) for name in _FIELDS)), "")
        if number and asked:
            yield number[1], asked


def _field(body: str, name: str) -> str:
    """What stands in a field, up to the next one; its label and line ends aside."""
    found = re.search(rf"<{name}\b[^>]*>([^<]*)", body, re.IGNORECASE)
    return " ".join(unescape(_LABEL.sub("", found[1], count=1)).split()) if found else ""
