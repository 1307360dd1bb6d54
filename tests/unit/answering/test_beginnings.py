"""Words with a star: the terms of all words that begin so."""

from __future__ import annotations

from scoqa.analysis import question_terms
from scoqa.answering.beginnings import begun

FORMS = {"secure": "secur", "security": "secur", "secret": "secret", "tree": "tree"}


class Words:
    """A collection's words, each in three passages."""

    def forms(self, prefix: str, n: int) -> list[tuple[str, int]]:
        """Those that begin so."""
        return [(form, 3) for form in FORMS if form.startswith(prefix)][:n]

    def term_of(self, form: str) -> str | None:
        """The term of one."""
        return FORMS.get(form)

    def df(self, term: str) -> int:
        """Three passages a term."""
        return 3 * len(term.split("|"))


def read(question: str) -> list[tuple[str, str]]:
    """The words of a question with their terms."""
    return [(term.word, term.term) for term in begun(question, question_terms(question), Words())]


def test_a_star_stands_for_every_word_that_begins_so():
    assert read("sec* of a tree") == [("sec*", "secret|secur"), ("tree", "tree")]
    assert begun("sec* of", [], Words())[0].df == 6


def test_capitals_and_accents_do_not_matter():
    assert read("Séc*") == [("Séc*", "secret|secur")]


def test_a_beginning_of_nothing_stays_a_word():
    assert read("zzz*") == [("zzz", "zzz")]


def test_other_stars_mean_nothing():
    for question in ("**secure** tree", "*secure* tree", "the A* tree", "secure * tree", "5* tree"):
        assert all("*" not in word and "|" not in term for word, term in read(question))
