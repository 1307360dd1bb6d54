"""From text to sentences and terms, by the same rules for passages and for questions.

The steps: a text is cut into sentences (:mod:`~scoqa.analysis.boundaries`) and words
(:mod:`~scoqa.analysis.tokens`); a word's normal form is stemmed to a term (:mod:`~scoqa.analysis.terms`) by the rules of
the text's language (:mod:`~scoqa.analysis.languages`). What a question looks for is decided in
:mod:`~scoqa.analysis.asked`, and found in texts by :mod:`~scoqa.analysis.finder`. The modules that work on many texts at
once with numpy (``ends``, ``lexicon``, ``counting`` and what they use) give the same results, faster.
"""

from scoqa.analysis.asked import defined_terms, question_terms
from scoqa.analysis.finder import Finder
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import form_of_token, term_of, term_of_token, terms
from scoqa.analysis.tokens import Token, tokens
from scoqa.later import later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.analysis.boundaries import sentences
    from scoqa.analysis.counts import TermCounts
    from scoqa.analysis.introductions import Introduced, acronyms

RULES = 3
"""The number of the rules by which texts become sentences, passages and words; an index keeps that of those that made its own.

Raised with every change of what :mod:`scoqa.analysis` and :mod:`scoqa.passages` make of a text; tests/unit/passages/test_rules.py
tells when. 1 stands for all rules before they were numbered.
"""

__all__ = [
    "RULES",
    "STOP_WORDS",
    "Finder",
    "Introduced",
    "TermCounts",
    "Token",
    "acronyms",
    "defined_terms",
    "form_of_token",
    "question_terms",
    "sentences",
    "term_of",
    "term_of_token",
    "terms",
    "tokens",
]

__getattr__ = later(
    __name__,
    {"boundaries": "sentences", "counts": "TermCounts", "introductions": "Introduced acronyms"},
)
