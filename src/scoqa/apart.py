"""Prepares documents in another process: how they are sent there, and how the results come back.

Both ways are JSON, as all that readers say: what they made of foreign bytes is checked before it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from scoqa.analysis.lexicon import Lexicon
from scoqa.errors import UnreadableFileError
from scoqa.preparing import Ready, make_ready, own_lexicon, uncollected
from scoqa.settings import Settings
from scoqa.types import Document, Meta

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Call = Callable[..., Any]
"""Calls a function with JSON values in another process, as :meth:`scoqa.reading.pool.Worker.call` does."""

ENORMOUS = 2_000_000
"""A document of so many characters is prepared in a process that has limits on time and memory, as its file was read."""
MOST_FORMS = 1_500_000
"""Different words of such a document: 50 MB of English have 300,000, and each costs some 300 bytes."""
_COLUMNS = ("term_of", "words", "sizes", "parts", "n_parts", "n_texts", "n_passages")


def ready_apart(documents: Sequence[Document], settings: Settings, call: Call) -> Ready:
    """What :func:`scoqa.preparing.make_ready` makes of documents, made in another process.

    Raises:
        UnreadableFileError: It failed there, or what came back cannot be.
    """
    from scoqa.reading import wire
    from scoqa.reading.content import Content

    told = [
        wire.pack(
            Content(
                document.text,
                Meta(document.meta.title, language=document.meta.language),
                sections=document.sections,
                zones=document.zones,
                paragraphs=document.paragraphs,
            )
        )
        for document in documents
    ]
    made = call(made_here, vars(settings), told)
    try:
        return _unpacked(made, len(documents))
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFileError("damaged on its way from another process") from error


def made_here(settings: dict[str, Any], told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The other process's part: documents as they came, made ready and packed."""
    from scoqa.reading import wire

    documents = [
        Document(
            "-",
            content.meta,
            content.text,
            sections=content.sections,
            zones=content.zones,
            paragraphs=content.paragraphs,
        )
        for content in map(wire.unpack, told)
    ]
    is_enormous = any(len(document.text) >= ENORMOUS for document in documents)
    with uncollected():
        # a lexicon of its own is not kept while what it numbered is packed
        return _packed(
            make_ready(documents, Settings(**settings), Lexicon(MOST_FORMS) if is_enormous else own_lexicon())
        )


def _packed(made: Ready) -> dict[str, Any]:
    passages, words = made
    return {
        "forms": words.forms.raw.decode(),
        "terms": words.terms.raw.decode(),
        "columns": [getattr(words, name).astype("<i4").tobytes().hex() for name in _COLUMNS],
        "passages": b"".join(each.packed for each in passages).hex(),
        "ends": list(accumulate(len(each.packed) for each in passages)),
        "sections": [each.sections for each in passages],
        "zones": [each.zones.hex() for each in passages],
    }


def _unpacked(made: dict[str, Any], n_documents: int) -> Ready:
    import numpy as np

    from scoqa.analysis.counting import Numbered
    from scoqa.analysis.lines import Lines
    from scoqa.storage import StoredPassages

    columns = {
        name: np.frombuffer(bytes.fromhex(column), "<i4").astype(np.int32, copy=False)
        for name, column in zip(_COLUMNS, made["columns"], strict=True)
    }
    words = Numbered(forms=Lines(made["forms"].encode()), terms=Lines(made["terms"].encode()), **columns)
    data, ends = bytes.fromhex(made["passages"]), [0, *made["ends"]]
    passages = [
        StoredPassages(data[start:stop], sections, bytes.fromhex(zones))
        for (start, stop), sections, zones in zip(
            pairwise(ends), made["sections"], made["zones"], strict=True
        )
    ]
    fits = (
        len(words.n_texts) == len(words.n_passages) == len(passages) == n_documents
        and words.n_passages.tolist() == [each.n for each in passages]
        and len(words.term_of) == len(words.forms)
        and _owns(words.n_texts, words.sizes)
        and _owns(words.n_passages, words.n_parts)
        and _owns(words.n_parts, words.parts)
        and _owns(words.sizes, words.words)
        and _names(words.term_of, len(words.terms))
        and _names(words.words, len(words.forms))
        and _names(words.parts, len(words.sizes))
    )
    if not fits:
        raise ValueError("numbers of words and passages that do not fit")
    return Ready(passages, words)


def _owns(sizes: NDArray[np.int32], things: NDArray[np.int32]) -> bool:
    """Whether sizes are those of so many things."""
    return not (sizes < 0).any() and int(sizes.sum()) == len(things)


def _names(numbers: NDArray[np.int32], n: int) -> bool:
    """Whether all numbers are those of so many things."""
    return not len(numbers) or (int(numbers.min()) >= 0 and int(numbers.max()) < n)
