"""Whether the words of two lines go on without a blank, as those of scripts do that are written without spaces."""

from __future__ import annotations

from scoqa.later import pattern

_FIRST = "\u0e00"
"""The first letter of those scripts; nearly all lines end before it."""
_QUOTES = "“”‘’…—·"
"""Signs that Chinese shares with others."""
_LETTER = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Of Thai, Lao, Burmese, Khmer; kana and ideographs, but not Hangul, whose words have blanks between them."""
_SIGN = "\u3001\u3002\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
"""Full stops, commas and brackets as wide as an ideograph: they bring their own space."""
_JOINT = pattern(rf"[{_LETTER}][{_LETTER}{_QUOTES}]|[{_QUOTES}][{_LETTER}]|[{_SIGN}].|.[{_SIGN}]")


def goes_on_unspaced(before: str, after: str) -> bool:
    """Whether no blank stands between the end of one line and the beginning of the next."""
    if before[-1:] < _FIRST and after[:1] < _FIRST:
        return False
    return _JOINT.fullmatch(before[-1:] + after[:1]) is not None
