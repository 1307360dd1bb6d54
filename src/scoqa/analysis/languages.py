"""Languages: which one a text is in, its function words and its stemmer.

A language is recognised by its script and its function words. If that is not sure, nothing is said, and a text that
is not known to be in another language is analysed as English.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from scoqa.analysis.folding import normalized
from scoqa.analysis.stops import STOP_WORDS
from scoqa.later import pattern

ENGLISH = "en"
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
_SAME = {"nb": "no", "nn": "no", "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es"}
ELIDING = frozenset(["ca", "fr", "ga", "it"])
"""Languages that write an article and its noun as one with an apostrophe: l'énergie, dell'arte."""
SUFFIXING = frozenset(["tr"])
"""Languages that part a name and its endings by an apostrophe: İstanbul'da, X5'in."""
LANGUAGES = tuple(_STEMMERS)
"""The languages that have a stemmer."""
PREFIXING = frozenset(["ar", "ga", "id", "nl", "sr", "st", "tr", "yi"])
"""Languages whose stems may begin with another letter than the word: "gewerkt" becomes "werk", "الصين" "صين"; Serbian
stems are in Latin letters."""
_SCRIPTS = (
    ("zh", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af"),
    ("th", "\u0e00-\u0e7f"),
    ("he", "\u0590-\u05ff"),
    ("ka", "\u10a0-\u10ff"),
    ("bn", "\u0980-\u09ff"),
    ("hy", "\u0530-\u058f"),
    ("ta", "\u0b80-\u0bff"),
)
"""Scripts that tell the language by themselves, or nearly."""
_WORDS = pattern(r"(?<!\w)[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])*(?!\w)")
_SAMPLE = 1500
"""Of a longer text so many code points are looked at, in each of three places."""
_QUICK = 600
"""The first so many code points may settle that a text is English."""
_ENOUGH = 0.2
"""They do if at least this share of their words are English function words."""
_LEAST_WORDS = 5
"""A language is recognised by at least so many different function words, and at least this share of all words."""
_LEAST_SHARE, _LEAST_SHARE_SHORT = 0.15, 0.3
_OWN_LETTERS = {
    "ğ": ("tr",),
    "ı": ("tr",),
    "ő": ("hu",),
    "ű": ("hu",),
    "ł": ("pl",),
    "ř": ("cs",),
    "ů": ("cs",),
}
"""Letters that only one language has; a word with one counts as a function word of it."""
_FOREIGN_LETTERS = 0.2
"""From this share of words with letters that English does not have, a text is not English (whose texts have at most
.06)."""
_LEAST_FOREIGN_WORDS, _LEAST_FOREIGN_SHARE = 3, 0.06
"""Of such a text, fewer function words are enough: languages that join them to other words have few, as Arabic and Turkish."""
_SHORT = 60
"""A text of fewer words may be a name or an entry of a list of references."""
_ASKED = 2
"""A question's language is recognised by so many different function words."""
_MARGIN = 1.25
"""How far the best language must be ahead of English, into which foreign words are mixed least."""


@lru_cache
def analysed_as(language: str) -> str:
    """The language by whose rules a text is analysed: its own if that has a stemmer, else English."""
    code = _primary(language)
    return code if code in _STEMMERS else ENGLISH


def is_same(first: str, second: str) -> bool:
    """Whether two codes name one language: "en" and "en-GB", "no" and "nb"."""
    return _primary(first) == _primary(second)


def _primary(language: str) -> str:
    code = language.replace("_", "-").partition("-")[0].lower()
    return _SAME.get(code, code)


def _folded(word: str) -> str:
    """A word folded to compare it with function words; accents stay."""
    return normalized("NFKC", word).casefold()


@cache
def stop_words(language: str) -> frozenset[str]:
    """The normalised function words of a language; English ones have no accents, the others keep theirs."""
    if language == ENGLISH:
        return STOP_WORDS
    from scoqa.analysis.function_words import FUNCTION_WORDS

    return frozenset(map(_folded, FUNCTION_WORDS[language].split()))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """The Snowball stemmer of a language."""
    import Stemmer

    stem: Callable[[str], str] = Stemmer.Stemmer(
        _STEMMERS[language], 0
    ).stemWord  # 0: its own cache is not for threads
    return stem


@cache
def stem_words(language: str) -> Callable[[Sequence[str]], list[str]]:
    """The stems of many words at once."""
    import Stemmer

    stem: Callable[[Sequence[str]], list[str]] = Stemmer.Stemmer(_STEMMERS[language], 0).stemWords
    return stem


def n_function_words(words: Iterable[str]) -> int:
    """How many of some words are function words of any known language."""
    known = _languages_of()
    return sum(_folded(word) in known for word in words)


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Function word to the languages that have it; it counts as 1/n for each of n languages."""
    from scoqa.analysis.function_words import FUNCTION_WORDS

    held: dict[str, tuple[str, ...]] = {}
    for code in (ENGLISH, *FUNCTION_WORDS):
        for word in sorted(STOP_WORDS) if code == ENGLISH else FUNCTION_WORDS[code].split():
            name = _folded(word)
            held[name] = (*held.get(name, ()), code)
    return held


def language_of(text: str) -> str:
    """The code of a text's language; "" if it is too short or too mixed to tell.

    English texts are settled by their first few hundred letters.
    """
    sample = _sample(text)
    words = (sample if len(sample) < len(text) else sample[:_QUICK]).lower().split()
    if len(words) > 20 and sum(map(STOP_WORDS.__contains__, words)) > _ENOUGH * len(words):
        return ENGLISH
    return _by_script(sample) or _by_words(_WORDS.findall(sample))


def foreign(text: str) -> str:
    """The code of a text's language if it is surely not English, else ""."""
    found = language_of(text)
    return "" if found == ENGLISH else found


def _sample(text: str) -> str:
    if len(text) <= 4 * _SAMPLE:
        return text
    starts = (len(text) // 10, len(text) // 2, len(text) * 4 // 5)
    return "\n".join(text[start : start + _SAMPLE] for start in starts)


@cache
def _letters() -> dict[str, re.Pattern[str]]:
    """Finds letters of the scripts; compiled when first needed, as such large sets take milliseconds."""
    return {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS}


def _by_script(sample: str) -> str:
    if sample.isascii():
        return ""
    n_letters = sum(map(str.isalpha, sample))
    counts = {code: len(letters.findall(sample)) for code, letters in _letters().items()}
    if counts["ja"] * 20 > n_letters:  # kana among ideographs
        return "ja"
    best = max(counts, key=lambda code: counts[code])
    if counts[best] * 3 < n_letters:
        return ""
    return "yi" if best == "he" and _by_words(_WORDS.findall(sample)) == "yi" else best


def _by_words(words: Sequence[str]) -> str:
    known = _languages_of()
    scores: dict[str, float] = {}
    n_hits: Counter[str] = Counter()
    different: set[tuple[str, str]] = set()
    written = (word for word in words if len(word) > 1 or word.islower())  # initials say nothing
    for word, n in Counter(_folded(word) for word in written).items():
        telling = word if word in known or word.isascii() else _own_letter(word)
        codes = known.get(telling, ()) or _OWN_LETTERS.get(telling, ())
        for code in codes:
            scores[code] = scores.get(code, 0.0) + n / len(codes)
            n_hits[code] += n
            different.add((code, telling))  # one letter counts once, however many words have it
    if not scores:
        return ""
    best = max(sorted(scores), key=scores.__getitem__)
    least, share = _LEAST_WORDS, _LEAST_SHARE if len(words) >= _SHORT else _LEAST_SHARE_SHORT
    if sum(not word.isascii() for word in words) >= _FOREIGN_LETTERS * len(words):
        least, share = _LEAST_FOREIGN_WORDS, _LEAST_FOREIGN_SHARE
    enough = n_hits[best] >= share * len(words) and sum(code == best for code, _ in different) >= least
    return best if enough and (best == ENGLISH or scores[best] > _MARGIN * scores.get(ENGLISH, 0.0)) else ""


def _own_letter(word: str) -> str:
    """The first letter of a word that only one language has; "" if there is none."""
    return next((letter for letter in word if letter in _OWN_LETTERS), "")


def likeliest(text: str, languages: Sequence[str]) -> str:
    """The one of some languages that a question has most function words of; of equal ones the first."""
    counts = [
        sum(word.casefold() in stop_words(language) for word in _WORDS.findall(text))
        for language in languages
    ]
    return languages[counts.index(max(counts))]


def asked_in(question: str) -> str:
    """The language of a question, if it is not English; "" otherwise.

    The question holds two function words of it, and more than of English. Of equal languages it is the one whose words
    are less often those of others.
    """
    known = _languages_of()
    words = {_folded(word) for word in _WORDS.findall(question)}
    held = [codes for word in sorted(words) if (codes := known.get(word))]
    n_hits = Counter(code for codes in held for code in codes)
    own = {code: math.fsum(1 / len(codes) for codes in held if code in codes) for code in n_hits}
    best = max(sorted(n_hits), key=lambda code: (n_hits[code], own[code]), default=ENGLISH)
    return best if n_hits[best] >= _ASKED and n_hits[best] > n_hits[ENGLISH] else ""
