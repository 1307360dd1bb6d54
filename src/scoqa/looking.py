"""Ways to look into a collection beside asking: places and their words, acronyms, why a document is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.analysis import STOP_WORDS, Finder, term_of_token, tokens
from scoqa.analysis import acronyms as acronyms_of
from scoqa.answering import answer
from scoqa.answering.blind_spots import why_not as explained
from scoqa.arguments import checked_number
from scoqa.citing import parse_ref, resolve
from scoqa.quoting import narrowed
from scoqa.ranking.telling import telling
from scoqa.storage.rules import told
from scoqa.types import Acronym, CollectionStatus, Confidence, Context, Span

if TYPE_CHECKING:
    from scoqa.asking import Asker, Wanted
    from scoqa.storage import Store
    from scoqa.types import Answer, Citation, Freshness, Problem, TellingWord

WRITTEN_IN = 3
"""So many passages are looked at to see how a word is written."""
LIKE_WORDS = 25
"""A passage is represented by so many telling words when passages like it are looked for; 25 as in Lucene's MoreLikeThis."""


def status(asker: Asker, freshness: Freshness) -> CollectionStatus:
    """What the collection holds, and what of its files could not be read."""
    store = asker.store
    with store.reading():
        return CollectionStatus(
            place=str(store.path or "memory"),
            root=asker.root,
            n_documents=store.n_documents,
            n_passages=store.n_passages,
            n_terms=store.n_terms,
            n_chars=store.n_chars,
            index_bytes=store.sizes()[0],
            problems=(*store.all_problems(), *_of_libraries(asker)),
            scanned_pages=store.n_scanned_pages,
            freshness=freshness,
            rules=told(store.rules),
        )


def _of_libraries(asker: Asker) -> list[Problem]:
    """What could not be read of the reference libraries beside the papers."""
    from scoqa.reading import library_problems

    paths = [Path(asker.root, path) for path in sorted(asker.store.source_paths())]
    return library_problems(paths, asker.folder)


def show(asker: Asker, reference: str, *, context: int = 2) -> Context:
    """The place that a reference names, with whole sentences around it."""
    ref = parse_ref(reference)
    document = asker.existing(ref.key)
    span = resolve(ref, document)
    sentences = _sentences(asker.store, ref.key)
    before = [sentence for sentence in sentences if sentence.stop <= span.start][-context:] if context else []
    after = [sentence for sentence in sentences if sentence.start >= span.stop][:context] if context else []
    start = before[0].start if before else span.start
    stop = after[-1].stop if after else span.stop
    text = document.text
    return Context(
        asker.cite(ref.key, span),
        text[start : span.start],
        text[span.start : span.stop],
        text[span.stop : stop],
    )


def _sentences(store: Store, key: str) -> list[Span]:
    ids = store.passage_ids(key)
    return sorted({sentence for passage, _ in store.passage_rows(ids) for sentence in passage.sentences})


def citation(asker: Asker, reference: str) -> Citation:
    """The citation of the place that a reference names, or of the whole document if it names no place."""
    ref = parse_ref(reference)
    document = asker.existing(ref.key)
    if ref == parse_ref(ref.key):
        return asker.cite(ref.key, Span(0, 0))
    return asker.cite(ref.key, resolve(ref, document))


def telling_words(asker: Asker, reference: str, n: int) -> list[TellingWord]:
    """The words that distinguish a place from the rest of the collection."""
    checked_number(n, "n", least=1)
    ref = parse_ref(reference)
    document = asker.existing(ref.key)
    span = resolve(ref, document)
    text = document.text[span.start : span.stop] if span.stop else document.text
    with asker.store.reading():
        words = [
            (term, text[token.span.start : token.span.stop])
            for token in tokens(text)
            if (term := term_of_token(token)) and not token.joined
        ]
        return telling(words, asker.store.df, asker.store.n_passages, n)


def words(asker: Asker, prefix: str, n: int) -> list[tuple[str, int]]:
    """The most frequent words with a beginning, as the papers write them, with how often each form occurs."""
    checked_number(n, "n", least=1)
    store = asker.store
    found = []
    with store.reading():
        for form, count in store.forms(prefix.replace("-", ""), n):
            written = _as_written(store, form)
            word = written if written.startswith(prefix) else form
            if word.startswith(prefix):
                found.append((word, count))
    return found


def _as_written(store: Store, form: str) -> str:
    """A form with its hyphen, which the index drops, if the first passages that hold it write it only so."""
    term = store.term_of(form)
    halves = ((form[:at], form[at:]) for at in range(1, len(form)))
    if term is None or not any(all(map(partial(_is_word, store), each)) for each in halves):
        return form
    ids, _ = store.postings_plain(term)
    written = form
    for passage, text in store.passage_rows(list(ids[:WRITTEN_IN])):
        for token in tokens(text, store.language_of(passage.document_key)):
            if token.form == form and not token.joined:
                return form
            if token.form == form:
                written = text[token.span.start : token.span.stop].casefold()
    return written


def _is_word(store: Store, form: str) -> bool:
    return form in STOP_WORDS or store.term_of(form) is not None


def like(asker: Asker, reference: str, *, k: int) -> Answer:
    """The passages most like a place, found by its telling words; the place itself is left out."""
    ref = parse_ref(reference)
    span = resolve(ref, asker.existing(ref.key))
    store = asker.store
    with store.reading():
        question = " ".join(word.word for word in telling_words(asker, reference, LIKE_WORDS))
        terms = asker.terms_of(question)
        find = Finder(terms)
        hits = [
            hit
            for hit in asker.hits(terms, find, allowed=asker.allowed())
            if hit.passage.document_key != ref.key or not (hit.passage.span.overlaps(span) or not span.stop)
        ]
        return asker.with_states(
            answer(
                question,
                terms,
                hits,
                k=k,
                n_passages=store.n_passages,
                total_length=store.total_length,
                find=find,
                cite=asker.cite,
                settings=asker.settings,
                min_confidence=Confidence.NONE,
            )
        )


def acronyms(asker: Asker, keys: Sequence[str]) -> list[Acronym]:
    """The acronyms that documents introduce, by their letters, the most frequent reading first."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for key in sorted(set(keys)) or asker.keys():
        for short, long, span in acronyms_of(asker.existing(key).text):
            place = (long, f"{key}:{span.start}-{span.stop}")
            found.setdefault((short, long.casefold()), []).append(place)
    listed = [
        Acronym(short, places[0][0], tuple(reference for _, reference in places))
        for (short, _), places in found.items()
    ]
    return sorted(listed, key=lambda each: (each.short.casefold(), -len(each.references), each.long))


def why_not(asker: Asker, question: str, key: str, wanted: Wanted) -> tuple[str, ...]:
    """Why a document is not among the passages of an answer, one line for each reason."""
    document = asker.existing(key)
    store = asker.store
    with store.reading():
        question = " ".join(question.split())
        asked = asker.read(question, wanted.only, wanted.where)
        terms = asked.terms
        find = Finder(terms, exact=wanted.exact)
        allowed, own = asked.allowed, store.passage_ids(key)
        is_out = allowed is not None and 1 not in allowed[own.start : own.stop]
        if is_out:
            allowed = None  # say what it would be without
        known = [term for term in terms if term.df]
        ranked = [passage_id for passage_id, _ in asker.first_pass(known, max(store.n_ids, 1), allowed)]
        places = [place for place, passage_id in enumerate(ranked) if passage_id in own]
        rows = store.passage_rows([ranked[place] for place in places])
        texts = [text for _, text in rows]
        hits = asker.hits(terms, find, allowed=allowed)
        above = {document.meta.title}.union(*(passage.section for passage, _ in rows))
        lacks = tuple(
            f'{key} lacks the phrase "{phrase.text}"'
            for phrase in narrowed(store, asked.words, terms, allowed).phrases
            if not phrase.stands_in(*above, *texts)
        )
        ruled_out = asked.inside.allowed
        if not is_out and not lacks and ruled_out is not None and 1 not in ruled_out[own.start : own.stop]:
            lacks = (f"the question rules out every passage of {key}; without that:",)
    best = next((hit for hit in hits if hit.passage.document_key == key), None)
    reasons = explained(
        key,
        terms,
        partial(find, language=store.language_of(key)),
        [best.text, *texts] if best else texts,
        whole=f"{document.meta.title}\n\n{document.text}",
        rank=best.rank if best else places[0] + 1 if places else 0,
        n_hits=len(ranked),
        n_close=len(hits),
        score=best.score if best else 0.0,
        first=hits[0].score if hits else 0.0,
    )
    left_out = (f"the filter leaves {key} out; without it:",) if is_out else ()
    return (*left_out, *lacks, *reasons)
