"""Text to sentences and terms, the same for passages and questions."""

from scoqa.analysis.acronyms import Introduced, acronyms
from scoqa.analysis.counts import TermCounts
from scoqa.analysis.sentences import sentences
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import Finder, form_of_token, question_terms, term_of, term_of_token, terms
from scoqa.analysis.tokens import Token, tokens

__all__ = [
    "STOP_WORDS",
    "Finder",
    "Introduced",
    "TermCounts",
    "Token",
    "acronyms",
    "form_of_token",
    "question_terms",
    "sentences",
    "term_of",
    "term_of_token",
    "terms",
    "tokens",
]
