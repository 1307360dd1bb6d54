"""Which words of a question were found where, told in words."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.types import Answer, Confidence, QueryTerm, Span, Status

TERMS_SHOWN = 12
"""Words of a question that a line names."""
WORD_SHOWN = 60
"""Characters of a word, or of what is written without blanks, that a line tells."""
CONFIDENCE = "how surely the words of your question are found together here, no more than that"
"""What strong, fair and weak mean, wherever that is said."""


def confidence_words(answer: Answer) -> str:
    """The confidence of an answer with what it was read from, for pages that people read without scoqa."""
    told = f"Confidence {answer.confidence.value} · {found_words(answer.terms)}"
    if answer.see_also:
        told += f" · see also [{answer.see_also}], about as good"
    return f"{told}. It says {CONFIDENCE}."


def found_words(terms: Sequence[QueryTerm]) -> str:
    """Which words of the question the first passage holds, which it holds in part, which only others do, and which none."""
    pairs, terms = terms, subject(whole_words(terms))
    here = [term for term in terms if term.found and term.is_known]
    others = [term for term in terms if term not in here]
    in_part = [term for term in others if any(pair.found and term.span.contains(pair.span) for pair in pairs)]
    elsewhere = [term for term in others if term.is_known and term not in in_part]
    nowhere = [term for term in others if not term.is_known and term not in in_part]
    if in_part and len(terms) == 1:
        return f"its one word found in part: {_listed(in_part)}"
    count = _count(len(here), len(terms))
    told = f"{count}: {_listed(here)}" if here else count
    if in_part:
        told += f" · in part: {_listed(in_part)}"
    if elsewhere:
        told += f" · only in other passages: {_listed(elsewhere)}"
    if nowhere:
        unread = [term for term in nowhere if not term.read_as]
        told += f" · nowhere: {_listed(nowhere)}{_nearest(unread)}"
    return told


def _count(n_found: int, n_words: int) -> str:
    if n_words == 1:
        return f"its one word {'' if n_found else 'not '}found"
    if n_found < n_words:
        return f"{n_found} of {n_words} words found"
    return "both words found" if n_words == 2 else f"all {n_words} words found"


def whole_words(terms: Sequence[QueryTerm]) -> list[QueryTerm]:
    """The words as a reader sees them: pairs of characters that follow each other in a run without blanks as one.

    A run is found, or occurs, where all its pairs do.
    """
    whole: list[QueryTerm] = []
    last = None  # the pair that a next one would follow
    for term in terms:
        is_pair = len(term.word) == term.span.stop - term.span.start == 2 and not term.word.isascii()
        if is_pair and last is not None and term.span.start == last.span.start + 1:
            run = whole[-1]
            word = run.word + term.word[1]
            whole[-1] = run._replace(
                word=word,
                term=word,
                span=Span(run.span.start, term.span.stop),
                df=min(run.df, term.df),
                found=run.found and term.found,
                nearest=(),
            )
        else:
            whole.append(term)
        last = term if is_pair else None
    return whole


def subject(terms: Sequence[QueryTerm]) -> Sequence[QueryTerm]:
    """The words to tell of: those that the question is about, or all where none is, and a hyphenated one once.

    Whether "papers that discuss" occurs says nothing.
    """
    about = [term for term in terms if not term.frames] or terms
    left_out = set()
    for whole in about:
        parts = [term for term in about if term.span != whole.span and whole.span.contains(term.span)]
        if parts and all(part.found for part in parts) and not whole.found:
            left_out.add(whole.span)
        else:
            left_out.update(part.span for part in parts)
    return [term for term in about if term.span not in left_out]


def _shown(term: QueryTerm) -> str:
    """A word of the question as screens list it: small letters, except where capitals are what was looked for."""
    word = _short(term.word)
    if term.read_as:
        return f"{word.lower()} (read as {term.read_as})"
    return _short(term.term) if term.term.isupper() else word.lower()


def _short(word: str) -> str:
    return word if len(word) <= WORD_SHOWN else f"{word[: WORD_SHOWN - 1]}…"


def _listed(terms: Sequence[QueryTerm]) -> str:
    words = " ".join(_shown(term) for term in terms[:TERMS_SHOWN])
    more = len(terms) - TERMS_SHOWN
    return f"{words} and {more} more" if more > 0 else words


def _nearest(terms: Sequence[QueryTerm]) -> str:
    """The collection's forms nearest to words that occur nowhere."""
    forms = {form: count for term in terms[:TERMS_SHOWN] for form, count in term.nearest[:2]}
    if not forms:
        return ""
    return f" (nearest: {', '.join(f'{form!r} {count}×' for form, count in forms.items())})"


def no_answer(answer: Answer) -> list[str]:
    """Why a question has no answer: that it has none, then what is known of its words, a sentence each."""
    if answer.status is Status.EMPTY:
        return ["This collection holds no papers yet; add some (scoqa add PATH)"]
    if answer.status is Status.NO_QUESTION:
        if not answer.question.strip():
            return ["Ask something, in words: scoqa what is the SCO Energy Club"]
        asked = answer.question if len(answer.question) <= 60 else answer.question[:59] + "…"
        has_words = any(character.isalnum() for character in asked)
        why = "Its words are in every text; add one" if has_words else "It holds no word; write one"
        return [f"Nothing to look for in '{asked}'.", f"{why} that names what you want to know."]
    if answer.confidence is not Confidence.NONE:
        word = answer.confidence.value
        return [
            "Not found at the confidence asked for.",
            f"The best passage counts as {word}; min-confidence {word} lets it through.",
        ]
    said = ["Not found in this collection."]
    terms = subject(whole_words(answer.terms))
    nowhere = [term for term in terms if not term.is_known]
    if nowhere:
        occur = "occurs" if len(nowhere) == 1 else "occur"
        said.append(f"{_joined(nowhere)} {occur} in no document{_nearest(nowhere)}.")
    elsewhere = [term for term in terms if term.is_known]
    if elsewhere and not answer.evidence:
        occur = "occurs" if len(elsewhere) == 1 else "occur"
        said.append(f"{_joined(elsewhere)} {occur}, but not in what was searched.")
    elif elsewhere and (nowhere or len(elsewhere) == 1):
        alone = "occurs, but alone it answers" if len(elsewhere) == 1 else "occur, but alone they answer"
        said.append(f"{_joined(elsewhere)} {alone} nothing.")
    elif elsewhere:
        said.append(f"{_joined(elsewhere)}: no passage holds enough of these words together.")
    return said


def _joined(terms: Sequence[QueryTerm]) -> str:
    quoted = [f"'{_short(term.word)}'" for term in terms[:TERMS_SHOWN]]
    if len(terms) > TERMS_SHOWN:
        return f"{', '.join(quoted)} and {len(terms) - TERMS_SHOWN} more"
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
