"""The state of one session over a collection, without a terminal: questions in, lines out, and what numbers mean."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from scoqa.errors import UnknownReferenceError
from scoqa.render import Fragment, Line, Look, answer_lines, evidence_lines, wrap
from scoqa.repl.desk import BareDesk, Desk
from scoqa.repl.following import continued
from scoqa.repl.options import Options
from scoqa.types import Answer, Evidence, Span, Status
from scoqa.value import Value

if TYPE_CHECKING:
    from scoqa.collection import Collection


NO_PAPERS = "this collection holds no documents yet; /add PATH reads some in"
Again = Callable[[int, bool], Answer]
"""An answer asked for again: with so many passages, and with each word's share of the scores."""


class Action(Enum):
    """What a terminal has to do after a reply; without one there is nothing to do."""

    NONE = "none"
    QUIT = "quit"
    CLEAR = "clear"
    EDIT = "edit"


class Reply(Value):
    """What one line of input came to.

    Attributes:
        lines: To be shown.
        notes: What the user should know beside an answer: files not searched, sources that changed.
        is_good: A question was answered, a command did what it is for.
        action: Left to the terminal.
        text: What the action is about: the question to edit.
    """

    lines: Sequence[Line] = ()
    notes: tuple[str, ...] = ()
    is_good: bool = True
    action: Action = Action.NONE
    text: str = ""


class Session:
    """The collection, the settings, the last answer and the selected passage.

    Attributes:
        papers: Asked; ``/add`` may put the user's own collection in the place of the paper that ships.
        options: Current settings.
        look: Of the stream the lines go to; the terminal sets it before each line.
        remarks_width: Cells of a line that is no part of an answer; 0 for those of ``look``.
        answer: The last one; None before the first question. Numbers refer to it.
        question: That somebody asked for the last answer, for pins and judgements; empty after ``/like``.
        environment: As of ``os.environ``, which None means; viewers are looked for in it.
        selected: Rank of the selected passage; 0 for none.
        widths: Sentences around a passage by its rank, as ``/more`` and ``/less`` left them.
        seconds: What the last question took.
    """

    def __init__(
        self,
        papers: Collection,
        *,
        options: Options | None = None,
        look: Look | None = None,
        desk: Desk | None = None,
        environment: Mapping[str, str] | None = None,
        on_answer: Callable[[Answer], None] | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.papers = papers
        self.options = options or Options()
        self.look = look or Look()
        self.remarks_width = 0
        self.desk: Desk = desk or BareDesk()
        self.environment = environment
        self._on_answer = on_answer
        self._adopted: Collection | None = None
        self.answer: Answer | None = None
        self.question = ""
        self._before = ""
        self.selected = 0
        self.widths: dict[int, int] = {}
        self.seconds = 0.0
        self._clock = clock
        self._again: Again = _nothing
        self._asked = self.options

    def adopt(self, papers: Collection) -> None:
        """Ask another collection from now on; :meth:`close` closes it."""
        self.papers = self._adopted = papers

    def close(self) -> None:
        """Close an adopted collection; the one given at the beginning is its giver's."""
        if self._adopted is not None:
            self._adopted.close()

    def follow(self, line: str, *, only: Sequence[str] | None = None) -> Reply:
        """Answer a typed question, with the one before where it goes on about that.

        Args:
            line: As typed.
            only: Keys to search instead of the session's own.
        """
        full = continued(line, self._before) if self.options.follow else ""
        if not full:
            self._before = line
            return self.ask(line, only=only)
        told = f"with the question before: {self._before} (/set follow off asks each line alone)"
        return self.ask(full, only=only, above=self.said(told, "dim"))

    def ask(
        self, question: str, *, only: Sequence[str] | None = None, k: int = 0, above: Sequence[Line] = ()
    ) -> Reply:
        """Answer a question with the session's settings; it becomes the last answer.

        Args:
            question: As it is to be looked for.
            only: Keys to search instead of the session's own.
            k: Passages to show instead of the session's number.
            above: Lines to show above the answer.
        """
        options = self.options if only is None else self.options._replace(only=tuple(only))

        def again(n: int, explain: bool) -> Answer:
            return self.papers.ask(
                question,
                k=n,
                only=options.only,
                where=options.where,
                exact=options.exact,
                min_confidence=options.min_confidence,
                explain=explain,
            )

        began = self._clock()
        answer = again(k or options.k, options.scores)
        self.take(answer, again, self._clock() - began)
        self._asked = options
        if self._on_answer is not None:
            self._on_answer(answer)
        told = (
            f"{term.word} is the key of a paper: /in {term.word} QUESTION asks it alone"
            for term in (() if answer else answer.terms)
            if not term.is_known and self.papers.has(term.word)
        )
        notes = (*answer.notes, *told)
        lines = self.answer_lines(taken=len(above) + len(self.note_lines(notes)))
        return Reply([*above, *lines], notes=notes, is_good=bool(answer))

    def take(self, answer: Answer, again: Again, seconds: float = 0.0, *, is_asked: bool = True) -> None:
        """Make an answer the last one; nothing of it is selected.

        Args:
            answer: What numbers refer to from now on.
            again: Gives the same answer with another number of passages, and with shares of words.
            seconds: What it took.
            is_asked: Somebody asked its question; else it is made of a passage's words.
        """
        self.answer = answer
        self.question = answer.question if is_asked else ""
        self.seconds = seconds
        self.selected = 0
        self.widths = {}
        self._again = again

    def ask_again(self, *, above: Sequence[Line] = ()) -> Reply | None:
        """The last question with the settings of now, below other lines; None where somebody's own is not the last."""
        return self.ask(self.question, above=above) if self.question else None

    def why_not(self, key: str) -> tuple[str, ...]:
        """Why a paper is not in the last answer, asked as that was."""
        question = "" if self.answer is None else self.answer.question
        asked = self._asked
        return self.papers.why_not(question, key, only=asked.only, where=asked.where, exact=asked.exact)

    def fetch_more(self) -> bool:
        """Add passages to the last answer; False where there are no more. What was selected stays so."""
        answer = self.answered
        more = self._again(len(answer) + self.options.k, self.options.scores)
        # a longer answer may have more of one paper, or show more around a place
        new = [each for each in more if not any(_overlap(each, shown) for shown in answer)]
        if not new:
            return False
        ranked = (each._replace(rank=rank) for rank, each in enumerate(new, start=len(answer) + 1))
        self.answer = answer._replace(evidence=(*answer.evidence, *ranked))
        return True

    def explained(self, rank: int) -> Evidence:
        """A passage with each word's share of its score."""
        answer = self.answered
        evidence = self.evidence(rank)
        if any(part.terms for part in evidence.parts):
            return evidence
        same = [
            each
            for each in self._again(len(answer), True)
            if each.span == evidence.span and each.citation.key == evidence.citation.key
        ]
        return same[0]._replace(rank=rank) if same else evidence

    def answer_lines(self, *, taken: int = 0) -> list[Line]:
        """The screen of the last answer; so many lines of the terminal are taken by what is shown with it."""
        if self.answer is None:
            return []
        if self.answer.status is Status.EMPTY:
            return self.said(NO_PAPERS)
        options = self.options
        return answer_lines(
            self.answer,
            self.fitting(taken),
            layout=options.layout,
            context=options.context,
            scores=options.scores,
            selected=self.selected,
        )

    def fitting(self, taken: int) -> Look:
        """The look of what is to fit a screen of which so many lines are taken."""
        height = self.look.height if self.options.pager else 0
        return self.look._replace(height=max(1, height - taken) if height else 0)

    def note_lines(self, notes: Sequence[str]) -> list[Line]:
        """Notes under an answer, in the session's own words for commands."""
        lines = [line for note in notes for line in self.said(self.typed_here(note), "dim")]
        return [*lines, []] if lines else []

    @property
    def answered(self) -> Answer:
        """The last answer, where it is one; UnknownReferenceError says why a number means nothing else."""
        if self.answer is None:
            raise UnknownReferenceError("nothing was asked yet; numbers refer to the last answer")
        if not self.answer:
            why = "the last question was not answered, so no number means anything"
            if self.answer.status is Status.EMPTY:
                why = NO_PAPERS
            elif self.answer.evidence:
                why += " ('/set min-confidence any' shows what comes nearest)"
            raise UnknownReferenceError(why)
        return self.answer

    @property
    def rank(self) -> int:
        """The passage meant where no number is given: the selected one, else the first."""
        return self.selected or 1

    def evidence(self, rank: int) -> Evidence:
        """The passage of a number; UnknownReferenceError where the last answer has none."""
        answer = self.answered
        if not 1 <= rank <= len(answer):
            held = "1 passage" if len(answer) == 1 else f"{len(answer)} passages, 1 to {len(answer)}"
            raise UnknownReferenceError(f"no passage {rank}: the last answer has {held}")
        return answer.evidence[rank - 1]

    def shown_span(self, rank: int) -> Span:
        """The words of a passage that a screen shows first, or the quoted sentence where it is its own."""
        best = self.answered.best
        evidence = self.evidence(rank)
        return best.citation.quote.span if best is not None and best.rank == rank else evidence.snippet

    def reference(self, rank: int) -> str:
        """The reference of :meth:`shown_span`."""
        span = self.shown_span(rank)
        return f"{self.evidence(rank).citation.key}:{span.start}-{span.stop}"

    def select(self, rank: int) -> None:
        """Select a passage, fetching more of them where the last answer shows fewer."""
        while rank > len(self.answered) and self.fetch_more():
            pass
        self.evidence(rank)
        self.selected = rank

    def evidence_lines(self, rank: int) -> list[Line]:
        """One passage in the session's layout, at least with its snippet."""
        options = self.options
        lines = evidence_lines(
            self.evidence(rank),
            self.look,
            layout="full" if options.layout == "full" else "list",
            context=options.context,
            scores=options.scores,
            is_selected=rank == self.selected,
        )
        return [[], *lines, []]

    @property
    def remarks_look(self) -> Look:
        """The look of remarks; each is a line of a log where there is no terminal."""
        return self.look._replace(width=self.remarks_width or self.look.width)

    def typed_here(self, text: str) -> str:
        """A message with its commands as they are typed here; those of the shell name the folder."""
        folder = str(self.papers.root) if self.papers.origin == "folder" else ""
        return self.look._replace(at_prompt=True, folder=folder).spoken(text)

    def said(self, text: str, style: str = "") -> list[Line]:
        """One remark of the session, wrapped."""
        return wrap([Fragment(style, text)], self.remarks_look, first="  ", rest="  ")


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.citation.key == other.citation.key and one.span.overlaps(other.span)


def _nothing(_k: int, _explain: bool) -> Answer:
    raise UnknownReferenceError("nothing was asked yet")
