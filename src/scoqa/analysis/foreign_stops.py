"""Whether a full stop ends a sentence in a language other than English: Punkt's parameters of it, and our lists.

Only the place of a stop is judged here; where one could be is found in :mod:`scoqa.analysis.boundaries`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from scoqa.analysis import foreign_abbreviations as known
from scoqa.analysis.languages import stop_words

if TYPE_CHECKING:
    from punkt.model.parameters import PunktParameters

_ROMAN = re.compile(r"[IVXLC]{1,6}")
_PART = re.compile(r"[^\W\d_]{1,2}\.")
"""The first part of an abbreviation written apart, as in "z. B."."""
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.-?[^\W\d_]{1,3})+")
_DASH = re.compile("[/–—-]")
_ELIDED = re.compile("['’]")
_DAY = re.compile(r"\d{1,2}\.")
_TRAILING = ",;:)]}»“”\"'’"


@dataclass(frozen=True, slots=True)
class ForeignStops:
    """What is known of the stops of one language.

    Attributes:
        abbreviations: Lower case, without the last stop.
        numbered: Those that are abbreviations before a number only.
        titles: Those that stand before a name.
        endings: Those with which a sentence may well end.
        after_ordinals: Words with a capital that an ordinal stands before; none where a stop makes no ordinal.
        parameters: Punkt's: collocations, words that begin sentences (and function words, which are no
            names), capitals it has seen.
    """

    abbreviations: frozenset[str]
    numbered: frozenset[str]
    titles: frozenset[str]
    endings: frozenset[str]
    after_ordinals: frozenset[str]
    parameters: PunktParameters

    def ends(self, before: str, word: str, after: str) -> bool:
        """Whether a sentence ends with the stop of ``word``.

        Args:
            before: The word before it, "" for none.
            word: Without the stop and without brackets or quotes.
            after: The next word, which begins with a capital, a digit or a letter of a script without case.
        """
        if not word or not word[-1].isalnum():
            return True
        if word.isdecimal() or _ROMAN.fullmatch(word):
            return not self._is_ordinal(before, word, after)
        if word[-1].isdigit():
            return True
        low = self._whole(before, word)
        if low in self.titles:
            return False
        if low in self.endings:
            alone = len(low) == 1 and not (before[-1:].isdigit() or _ROMAN.fullmatch(before))  # "в г. Москве"
            plainly = not (self.after_ordinals or alone)
            return not after[0].isdigit() and (plainly or self._starts(word, after))
        if len(word) == 1 and _PART.fullmatch(after[:2]) and len(after.rstrip(_TRAILING)) == 2:
            return False  # initials, or the first part of "z. B."
        if len(low) == 1 or _DOTTED.fullmatch(low) or low in self.abbreviations:
            return not after[0].isdigit() and self._starts(word, after)
        if low in self.numbered:
            return not after[0].isdigit()
        return True

    def _whole(self, before: str, word: str) -> str:
        """The abbreviation that ends with ``word``, also where its parts stand apart or are joined by a dash."""
        low = _ELIDED.split(word.lower())[-1]
        if _PART.fullmatch(before.lstrip('([„«"')) and len(low) < 4:
            whole = f"{before.lstrip('([„«').lower()}{low}"
            if whole in self.abbreviations or whole in self.endings:
                return whole
        if low in self.abbreviations or low in self.endings:
            return low
        return _DASH.split(low)[-1] or low

    def _is_ordinal(self, before: str, word: str, after: str) -> bool:
        """Whether the stop makes an ordinal of a number: "am 3. Oktober", "Ludwig XIV. starb", "12. 5. 2001"."""
        if not self.after_ordinals or (word.isdecimal() and len(word) > 2):
            return False
        if after[0].isdigit():
            return _DAY.match(after) is not None or _DAY.fullmatch(before) is not None
        following = after.rstrip(f".{_TRAILING}").lower()
        return following in self.after_ordinals or not self._starts(word, after)

    def _starts(self, word: str, after: str) -> bool:
        """Whether the next word's capital begins a sentence, as Punkt decides after an abbreviation."""
        from punkt.annotate import OrthoVerdict, ortho_heuristic
        from punkt.rules.tokens import PunktToken

        plain = after.rstrip(_TRAILING)
        if not plain or (len(plain.rstrip(".")) < 2 and plain.lower() not in self.parameters.sent_starters):
            return False
        if (word.lower(), plain.lower()) in self.parameters.collocations:
            return False
        if plain.isupper() and len(plain) > 1:  # "& Co. KG": capitals of their own
            return False
        starter = plain.lower() in self.parameters.sent_starters and plain[0].isupper()
        return starter or ortho_heuristic(PunktToken(plain), self.parameters) is OrthoVerdict.YES


@functools.cache
def foreign_stops(language: str) -> ForeignStops | None:
    """The stops of a language that has parameters of Punkt; None for English and those that have none."""
    name = known.PUNKT.get(language)
    if name is None:
        return None
    from punkt.data import prefixes
    from punkt.model.parameters import PunktParameters

    data = import_module(f"punkt.data.{name}")
    always: frozenset[str] = getattr(prefixes, f"{name.upper()}_ALWAYS", frozenset())
    numbered: frozenset[str] = getattr(prefixes, f"{name.upper()}_NUMERIC_ONLY", frozenset())
    ours = _of(known.BEFORE_MORE, language)
    endings = _of(known.ENDINGS, language)
    words = {word for word in always if len(word) > 1 or word.isalpha()}
    return ForeignStops(
        abbreviations=frozenset(data.ABBREV_TYPES | words | ours).union(known.EVERYWHERE.split()) - endings,
        numbered=numbered | _of(known.BEFORE_NUMBERS, language),
        titles=_of(known.OWN_TITLES, language).union(known.TITLES.split()),
        endings=endings,
        after_ordinals=_of(known.MONTHS, language),
        parameters=PunktParameters(
            abbrev_types=set(data.ABBREV_TYPES),
            collocations=set(data.COLLOCATIONS),
            sent_starters=set(data.SENT_STARTERS).union(stop_words(language), _of(known.STARTERS, language)),
            ortho_context=data.ORTHO_CONTEXT,
        ),
    )


def _of(lists: Mapping[str, str], language: str) -> frozenset[str]:
    return frozenset(lists.get(language, "").split())
