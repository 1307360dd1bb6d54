"""Quotes text as one word of a command line, for commands in messages that people copy."""

from __future__ import annotations

_IN_DOUBLE_QUOTES = frozenset('"$`!\\')
"""Characters that a shell reads as more than themselves between double quotation marks."""


def shell_word(text: str) -> str:
    """The text as one word of a shell, in double quotation marks where it needs any: messages put commands in single ones.

    >>> print(shell_word("my papers"), shell_word("papers"))
    "my papers" papers
    """
    import shlex

    word = shlex.quote(text)
    return word if word == text or not _IN_DOUBLE_QUOTES.isdisjoint(text) else f'"{text}"'
