"""Prepares documents and texts to be written: cuts them into passages, counts terms and packs rows, in batches."""

from __future__ import annotations

import gc
import itertools
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from scoqa.analysis.languages import ENGLISH, foreign
from scoqa.analysis.lexicon import Lexicon
from scoqa.settings import Settings
from scoqa.types import Document, Meta
from scoqa.types.papers import plain_document
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    from scoqa.analysis.counting import Numbered
    from scoqa.storage import Packed, StoredPassages
    from scoqa.storage.store import Run

BATCH_TEXTS = 10_000
BATCH_TEXT_CHARS = 8_000_000
"""The most texts, and the most code points of them, that one transaction adds."""
LEXICON_FORMS, LEXICON_PIECES = 300_000, 1_500_000
"""After so many different words, or pieces of text that were looked up, a process forgets the rare ones, or all if few are
rare, to bound its memory: Thai has few words, as it is indexed by pairs of letters, and hardly two pieces alike."""
KEY_MOST = 200
"""The most characters of a key that a caller gives; keys made of names and years are far shorter."""
TEXT_FIELDS = frozenset({"title", "issued", "publisher", "url", "doi", "language", "kind"})

_FIELDS = TEXT_FIELDS | {"key", "text", "authors"}

Fields = Mapping[str, str | Sequence[str]]
"""What is known of one text, by the names of :meth:`scoqa.Collection.add_texts`."""

_ANY = Document("-", Meta(language=ENGLISH), "As Smith et al. The others say, it’s 3.5 cm.")
"""Goes through all that documents go through: abbreviations, words, characters beyond ASCII."""
_own = threading.local()


def import_rest() -> None:
    """Import what documents go through once they are read, and make what the first of them would have to wait for.

    The environment stays as it is: other threads start processes with it meanwhile, and one whose
    environment moves under it cannot be started.
    """
    with uncollected():
        for name in (
            "numpy",
            "scoqa.citing",
            "scoqa.storage.batch",
        ):
            import_module(name)
        packed([_ANY], [(make_ready([_ANY], Settings(), Lexicon()), 0)])
        if not gc.get_freeze_count():  # what stays for good counts as old without being looked at three times
            gc.freeze()
            gc.unfreeze()


class Ready(NamedTuple):
    """Documents ready to be written, apart from their keys, files and places; made in any process.

    Attributes:
        passages: Of each document.
        words: Of all of them.
    """

    passages: list[StoredPassages]
    words: Numbered


def make_ready(documents: Sequence[Document], settings: Settings, lexicon: Lexicon) -> Ready:
    """Documents cut, and their words numbered."""
    from scoqa.passages import cut_all, number_documents
    from scoqa.storage import stored_passages

    cut = cut_all(documents, settings=settings)
    words = number_documents(list(zip(documents, cut, strict=True)), lexicon)
    return Ready([stored_passages(passages) for passages in cut], words)


def make_ready_texts(
    documents: Sequence[Document], settings: Settings, lexicon: Lexicon
) -> list[tuple[Ready, int]]:
    """The same where most documents are short texts: what each was made ready with, and where it is there."""
    from scoqa.passages import number_short, short_ones
    from scoqa.storage import stored_plain

    places, bounds = short_ones(documents, settings)
    chosen = [documents[place] for place in places.tolist()]
    short = Ready(stored_plain(bounds.n, bounds.starts, bounds.stops), number_short(chosen, bounds, lexicon))
    found = {place: (short, at) for at, place in enumerate(places.tolist())}
    left = [place for place in range(len(documents)) if place not in found]
    if left:
        rest = make_ready([documents[place] for place in left], settings, lexicon)
        found |= {place: (rest, at) for at, place in enumerate(left)}
    return [found[place] for place in range(len(documents))]


def packed(
    documents: Sequence[Document], found: Sequence[tuple[Ready, int]], *, rough: bool = False
) -> Packed:
    """Documents counted and packed, ready to be written.

    Args:
        documents: With their keys.
        found: What each was made ready with, and where it is there.
        rough: Others follow at once, and all are merged then.
    """
    from scoqa.analysis.counting import count_terms
    from scoqa.storage import pack

    firsts: dict[int, int] = {}
    groups: list[Ready] = []
    n_documents = 0
    for group, _ in found:
        if id(group) not in firsts:
            firsts[id(group)] = n_documents
            groups.append(group)
            n_documents += len(group.passages)
    order = [firsts[id(group)] + place for group, place in found]
    counts = count_terms([group.words for group in groups], order)
    passages = [group.passages[place] for group, place in found]
    return pack(list(zip(documents, passages, strict=True)), counts, rough=rough)


def prepared(documents: Sequence[Document], settings: Settings, *, rough: bool = False) -> Packed:
    """Documents, most of them short texts, ready to be written; arguments as above."""
    with uncollected():
        return packed(documents, make_ready_texts(documents, settings, own_lexicon()), rough=rough)


def prepared_texts(texts: Iterable[Fields], settings: Settings, jobs: int | None) -> Iterator[Packed]:
    """Texts ready to be written, in order, in batches.

    Args:
        texts: Taken a few batches ahead.
        settings: How documents are cut.
        jobs: Processes that analyse at the same time where there is more than one batch; None for one a core.
    """
    batches = _batches(texts)
    first, second = next(batches, None), next(batches, None)
    ahead = [batch for batch in (first, second) if batch is not None]
    batches = itertools.chain(ahead, batches)
    if jobs == 1 or second is None:
        yield from (_prepare(batch, settings, rough=second is not None) for batch in batches)
        _own.lexicon = None
        return
    from joblib import Parallel, delayed

    from scoqa.lending import for_this_process

    parallel = Parallel(n_jobs=jobs or -1, return_as="generator", pre_dispatch="n_jobs + 1", batch_size=1)
    prepare = delayed(for_this_process(_prepare_sent))
    yield from parallel(prepare(*_sent(batch), settings) for batch in batches)


def run_apart(jobs: int | None) -> Run | None:
    """What runs a function in the processes that prepared texts, and are idle now; None where there are none.

    Args:
        jobs: As for :func:`prepared_texts`.
    """
    if jobs == 1:
        return None
    from concurrent.futures import BrokenExecutor

    from joblib import Parallel, delayed, effective_n_jobs

    from scoqa.lending import for_this_process

    if effective_n_jobs(jobs or -1) == 1:
        return None

    def run(function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        # processes of this machine, whatever backend prepares texts: others do not see its files
        parallel = Parallel(
            n_jobs=jobs or -1, backend="loky", return_as="generator", pre_dispatch="n_jobs + 1", batch_size=1
        )
        left = list(arguments)
        try:
            run_there = delayed(for_this_process(_run_there))
            for result in parallel(run_there(function, each) for each in tuple(left)):
                del left[0]
                yield result
        except (BrokenExecutor, KeyboardInterrupt) as error:
            # one was ended, or met a Ctrl-C before it held it back; the owner's own has no cause
            if isinstance(error, KeyboardInterrupt) and error.__cause__ is None:
                raise
            yield from (function(*each) for each in left)

    return run


def _run_there(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The other process's part; the words that it knows make room, and Ctrl-C is the owner's business."""
    _own.lexicon = None
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return function(*arguments)
    finally:
        signal.signal(signal.SIGINT, before)


def _batches(texts: Iterable[Fields]) -> Iterator[list[Fields]]:
    """Batches of texts, bounded by their number and their length."""
    if isinstance(texts, str | Mapping):
        raise TypeError(f"add_texts takes many mappings, not one {type(texts).__name__}")
    batch: list[Fields] = []
    n_chars = 0
    for fields in texts:
        batch.append(fields)
        try:
            n_chars += len(fields.get("text", ""))
        except (AttributeError, TypeError):
            raise TypeError(
                f"a text of add_texts is a mapping whose 'text' is a str, not {fields!r}"
            ) from None
        if len(batch) >= BATCH_TEXTS or n_chars >= BATCH_TEXT_CHARS:
            yield batch
            batch, n_chars = [], 0
    if batch:
        yield batch


def _sent(texts: Sequence[Fields]) -> tuple[list[Fields], list[bytes | None]]:
    """Texts as they go to another process: the fields of each, its text as UTF-8 beside them.

    Python keeps the UTF-8 of a string that it sends beside the string, as long as the caller keeps that.
    """
    fields: list[Fields] = []
    coded: list[bytes | None] = []
    for each in texts:
        rest = dict(each)
        text = rest.pop("text", None)
        if isinstance(text, str):
            fields.append(rest)
            coded.append(text.encode("utf-8", "surrogatepass"))
        else:  # told where it is read
            fields.append(each)
            coded.append(None)
    return fields, coded


def _prepare_sent(fields: Sequence[Fields], coded: Sequence[bytes | None], settings: Settings) -> Packed:
    """The other process's part."""
    return _prepare(
        [
            each if utf8 is None else {**each, "text": utf8.decode("utf-8", "surrogatepass")}
            for each, utf8 in zip(fields, coded, strict=True)
        ],
        settings,
        rough=True,
    )


def _prepare(texts: Sequence[Fields], settings: Settings, *, rough: bool) -> Packed:
    """Texts ready to be written; of several with one key the last one counts."""
    with uncollected():
        by_key = {document.key: document for document in map(_from_mapping, texts)}
        return prepared(list(by_key.values()), settings, rough=rough)


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch off Python's search for cycles: a batch makes hundreds of thousands of objects, and no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def bounded(lexicon: Lexicon) -> Lexicon:
    """A lexicon, without rare words or anew where it knows too many; what is counted does not depend on them."""
    if len(lexicon.forms) <= LEXICON_FORMS and lexicon.n_pieces <= LEXICON_PIECES:
        return lexicon
    kept = lexicon.without_rare()
    is_small = 2 * len(kept.forms) <= LEXICON_FORMS and 2 * kept.n_pieces <= LEXICON_PIECES
    return kept if is_small else Lexicon()


def own_lexicon() -> Lexicon:
    """The lexicon of the words that this thread has met, of bounded size."""
    _own.lexicon = known = bounded(getattr(_own, "lexicon", None) or Lexicon())
    return known


def _from_mapping(fields: Fields) -> Document:
    """The document of one text; where the same is known of many, all but the text is looked at once."""
    rest = dict(fields)
    key, text = rest.pop("key", None), rest.pop("text", None)
    try:
        meta = _meta_of(tuple(rest.items())) if "language" in rest else None
    except TypeError:  # authors in a list
        meta = None
    if meta is None or not (type(key) is type(text) is str and len(key) <= KEY_MOST and _is_whole(key, text)):
        return _looked_at(fields)
    return plain_document(key, meta, text)


@lru_cache
def _meta_of(rest: tuple[tuple[str, object], ...]) -> Meta | None:
    """The metadata of fields that are all plain strings, the language given; None where they need a closer look."""
    fields = dict(rest)
    known = {name: value for name, value in fields.items() if type(value) is str}
    if len(known) < len(fields) or not (known["language"] and known.keys() <= TEXT_FIELDS):
        return None
    return _meta((), **known) if _is_whole(*known.values()) else None


def _is_whole(*texts: str) -> bool:
    """Whether no text holds half a character."""
    try:
        return all(text.isascii() or text.encode() for text in texts)
    except UnicodeEncodeError:
        return False


def _looked_at(fields: Fields) -> Document:
    if not fields.keys() <= _FIELDS:
        raise ValueError(f"add_texts knows no field {min(fields.keys() - _FIELDS)!r}")
    if missing := {"key", "text"} - fields.keys():
        raise ValueError(f"a text of add_texts lacks its {min(missing)}")
    known = {
        name: value if isinstance(value, str) else _word(name, value)
        for name, value in fields.items()
        if name != "authors"
    }
    authors = fields.get("authors") or ()
    if isinstance(authors, bytes) or not isinstance(authors, Iterable):
        raise TypeError(f"the authors of a text are strs, or one, not {authors!r}")
    for name, value in (*known.items(), ("authors", "".join(authors))):
        if value.isascii():
            continue
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise ValueError(
                f"the {name} of text {known['key']!r} holds half a character at {error.start}; decode it anew"
            ) from error
    text = known.pop("text")
    key = known.pop("key")
    if len(key) > KEY_MOST:
        raise ValueError(f"a document key has at most {KEY_MOST} characters: {key[:40]!r}…")
    known["language"] = known.get("language") or foreign(text)
    meta = _meta((authors,) if isinstance(authors, str) else tuple(authors), **known)
    return plain_document(key, meta, text)


def _word(name: str, value: object) -> str:
    """A field that is no text as one: a number is written out (a year, an id), None means unknown."""
    if value is None and name != "key":
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"{name!r} of a text of add_texts is a str, not {value!r}")


@lru_cache
def _meta(authors: tuple[str, ...], **known: str) -> Meta:
    """One value for all texts of which the same is known."""
    return Meta(
        title=known.get("title", ""),
        authors=authors,
        issued=known.get("issued", ""),
        publisher=known.get("publisher", ""),
        url=known.get("url", ""),
        doi=known.get("doi", ""),
        language=known["language"],
        kind=known.get("kind", ""),
    )
