"""Writes the judgements of an open collection as a folder in BEIR's layout, for other tools and for measuring elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scoqa.collection import Collection
from scoqa.evaluation.judge import place
from scoqa.evaluation.judged import Judged
from scoqa.filtering import RANKED
from scoqa.passages import cut
from scoqa.types import Passage

CORPUS, QUERIES, QRELS, PAPERS = "corpus.jsonl", "queries.jsonl", "qrels/test.tsv", "docs.jsonl"


def beir_files(papers: Collection, judged: Judged) -> dict[str, Iterator[str]]:
    """The lines of each file by its name, made while they are written.

    A record is a passage as the collection is cut now. It is named ``KEY:start-stop``, names its paper (``doc``) and where
    it begins there (``start``), and has the best grade of the judged places that it overlaps. The whole papers are
    included, so that :func:`~scoqa.evaluation.judge.judge` can cut them in another way. Judgements of papers and places
    that are gone are left out.
    """
    return {
        CORPUS: _corpus(papers),
        QUERIES: (_line({"_id": one.id, "text": one.text}) for one in judged.questions),
        QRELS: _qrels(papers, judged),
        PAPERS: (
            _line({"_id": key, "title": document.meta.title, "text": document.text})
            for key in papers
            for document in (papers.document(key),)
        ),
    }


def _corpus(papers: Collection) -> Iterator[str]:
    for key in papers:
        document = papers.document(key)
        for passage in _passages(papers, key):
            start, stop = passage.span
            yield _line(
                {
                    "_id": passage.ref,
                    "title": document.meta.title,
                    "text": document.text[start:stop],
                    "doc": key,
                    "start": start,
                }
            )


def _qrels(papers: Collection, judged: Judged) -> Iterator[str]:
    yield "query-id\tcorpus-id\tscore\n"
    known: dict[str, list[Passage]] = {}
    for question, grades in sorted(judged.qrels.items()):
        found: dict[str, int] = {}
        for text, grade in sorted(grades.items()):
            at = place(papers, text)
            if at is None:
                continue
            key, span = at
            if key not in known:
                known[key] = _passages(papers, key)
            for passage in known[key]:
                if span.start == span.stop or span.overlaps(passage.span):
                    found[passage.ref] = max(grade, found.get(passage.ref, grade))
        yield from (f"{question}\t{name}\t{grade}\n" for name, grade in sorted(found.items()))


def _passages(papers: Collection, key: str) -> list[Passage]:
    """The passages of one document that an ordinary question searches."""
    return [one for one in cut(papers.document(key), settings=papers.settings) if one.zone in RANKED]


def _line(entry: dict[str, object]) -> str:
    return f"{json.dumps(entry, ensure_ascii=False)}\n"
