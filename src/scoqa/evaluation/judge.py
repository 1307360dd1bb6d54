"""Puts judged questions to a collection and measures its answers by the judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from scoqa.citing import parse_ref, resolve
from scoqa.collection import Collection
from scoqa.errors import UnknownReferenceError
from scoqa.evaluation.judged import Judged, Question, Record
from scoqa.evaluation.measures import MEASURES
from scoqa.evaluation.report import Outcome, Ranked, Report, make_report, unjudged
from scoqa.settings import Settings
from scoqa.types import Hit, Span

if TYPE_CHECKING:
    from scoqa.adding import Progress

_DEPTH = 100
"""The hits of each question that are judged."""
_ONE_PASSAGE_WORDS = 1_000_000
"""A passage of so many words holds any record whole."""

Units = Callable[[Hit], Sequence[str]]
"""Gives the judged ids that a hit shows: its record, its paper, or the judged spans that it overlaps."""


def judge(
    judged: Judged, *, as_is: bool = False, settings: Settings | None = None, progress: Progress | None = None
) -> Report:
    """Index the collection's texts in memory, ask all its questions and measure.

    Args:
        judged: A collection with records, and with the whole papers if these were cut from some.
        as_is: Each record is one passage. Otherwise scoqa cuts the texts itself, the whole papers if there are
            some, else the records; a record then counts as found, once, if a passage overlaps it.
        settings: The settings of the collection; the defaults if None.
        progress: Called with the number of questions done and of all.
    """
    papers, units = index(judged, as_is=as_is, settings=settings)
    with papers:
        return _run(papers, judged, judged.qrels, units, progress)


def index(
    judged: Judged, *, as_is: bool = False, settings: Settings | None = None
) -> tuple[Collection, Units]:
    """A collection's texts indexed in memory as :func:`judge` asks them, and the judged ids that its hits show."""
    chosen = settings or Settings()
    if as_is:
        chosen = chosen._replace(passage_words=_ONE_PASSAGE_WORDS)
    texts = judged.records if as_is or not judged.papers else judged.papers
    keys = {f"d{number:07}": text.id for number, text in enumerate(texts)}
    papers = Collection(settings=chosen)
    papers.add_texts(
        {"key": key, "text": text.text or text.title, "title": text.title if text.text else ""}
        for key, text in zip(keys, texts, strict=True)
    )
    return papers, _overlapped(judged.records, keys) if texts is judged.papers else _own(keys)


def judge_collection(papers: Collection, judged: Judged, *, progress: Progress | None = None) -> Report:
    """Measure an open collection by judgements of its own documents (KEY) and places (KEY:start-stop)."""
    return _run(papers, judged, judged.qrels, references(papers, judged.qrels), progress)


def _run(
    papers: Collection,
    judged: Judged,
    qrels: Mapping[str, Mapping[str, int]],
    units: Units,
    progress: Progress | None,
) -> Report:
    outcomes = []
    for number, question in enumerate(judged.questions, start=1):
        grades = qrels.get(question.id, {})
        is_judged = any(grade > 0 for grade in grades.values())
        if is_judged or question.answerable is False:
            outcomes.append(_outcome(papers, question, grades, units))
        else:
            outcomes.append(unjudged(question))
        if progress is not None:
            progress(number, len(judged.questions), question.id)
    status = papers.status()
    return make_report(judged.name, status.n_documents, status.n_passages, outcomes)


def _outcome(papers: Collection, question: Question, grades: Mapping[str, int], units: Units) -> Outcome:
    ideal = [grade for grade in grades.values() if grade > 0]
    answer, hits = papers.probe(question.text, depth=_DEPTH)
    ranking: list[Ranked] = []
    seen: set[str] = set()
    for hit in hits:
        new = [unit for unit in units(hit) if unit not in seen]
        if new:  # a passage that shows only what a better one showed takes no rank
            ranking.append(Ranked(max(new, key=lambda unit: grades.get(unit, 0)), hit.score))
            seen.update(new)
    gains = [max(grades.get(each.id, 0), 0) for each in ranking]
    sentence = answer.best.text if answer.best else ""
    return Outcome(
        id=question.id,
        question=question.text,
        values=tuple((name, measure(gains, ideal)) for name, measure in MEASURES.items()) if ideal else (),
        ranking=tuple(ranking),
        sentence=sentence,
        holds_answer=holds(sentence, question.answers) if question.answers else None,
        confidence=answer.confidence,
        answerable=question.answerable,
        signals=answer.signals,
    )


def holds(sentence: str, answers: Iterable[str]) -> bool:
    """Whether a sentence holds one of the answers, or is part of a longer one; white space and case do not matter."""
    words = _folded(sentence)
    return bool(words) and any(
        _folded(answer) in words or words in _folded(answer) for answer in answers if answer.strip()
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:")


def _own(ids: Mapping[str, str]) -> Units:
    return lambda hit: (ids[hit.passage.document_key],)


def _overlapped(records: Sequence[Record], ids: Mapping[str, str]) -> Units:
    """The records of a paper that a passage overlaps."""
    of_paper: dict[str, list[tuple[Span, str]]] = {}
    for record in records:
        span = Span(record.start, record.start + len(record.text))
        of_paper.setdefault(record.paper, []).append((span, record.id))

    def units(hit: Hit) -> list[str]:
        paper = ids[hit.passage.document_key]
        return [name for span, name in of_paper.get(paper, []) if span.overlaps(hit.passage.span)]

    return units


def place(papers: Collection, text: str) -> tuple[str, Span] | None:
    """The document and span that a judgement names, an empty span for the whole document; None if it is gone."""
    try:
        ref = parse_ref(text)
        return (ref.key, resolve(ref, papers.document(ref.key))) if papers.has(ref.key) else None
    except UnknownReferenceError:
        return None


def references(papers: Collection, qrels: Mapping[str, Mapping[str, int]]) -> Units:
    """The judged ids of a hit in an open collection: the judged places it overlaps, and its key if that is judged.

    A place that is gone is never found. If only whole documents are judged, all hits of a document count as one;
    otherwise a hit without a judged place counts by itself.
    """
    spans: dict[str, list[tuple[Span, str]]] = {}
    whole: dict[str, str] = {}
    for text in sorted({text for grades in qrels.values() for text in grades}):
        found = place(papers, text)
        if found is None:
            continue
        key, span = found
        if span.start == span.stop:
            whole[key] = text
        else:
            spans.setdefault(key, []).append((span, text))

    def units(hit: Hit) -> list[str]:
        key = hit.passage.document_key
        found = [name for span, name in spans.get(key, []) if span.overlaps(hit.passage.span)]
        if key in whole:
            found.append(whole[key])
        own = hit.passage.span
        return found or [f"{key}:{own.start}-{own.stop}" if spans else key]

    return units
