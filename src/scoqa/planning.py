"""Plans what a change does to the collection: which documents go, stay, or change their sources or keys.

The result depends only on the set of files and texts, so that a collection with any history equals a fresh build. A
text is one document, however many files hold it; the file whose path sorts first says what it is (title, layout, key);
and keys are assigned anew with every change. What a user names to be removed is looked up here as well.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from scoqa.arguments import plain_path
from scoqa.errors import UnknownReferenceError
from scoqa.types import Document, Meta, Source
from scoqa.value import NamedTuple, Record, own

if TYPE_CHECKING:
    from scoqa.storage import Store


class _Entry(Record):
    """What is kept of one document that was read from files, to assign keys and to tell what changed."""

    meta: Meta
    sources: tuple[Source, ...]
    _named: tuple[str, str] = ("", "")

    def base(self) -> str:
        """What its key is made from; computed once, as it is asked for with every transaction."""
        from scoqa.citing import base_key

        path = self.sources[0].path
        if self._named[0] != path:
            self._named = path, base_key(self.meta, PurePosixPath(path).stem)
        return self._named[1]

    @property
    def order(self) -> str:
        """The order among documents that ask for one key: first those whose key is from a reference library, then by path."""
        return f"{'0' if self.meta.citation_key else '1'}{self.sources[0].path}"


class Plan(Record):
    """What one transaction is to do, in the order of the attributes.

    Attributes:
        gone: Keys of documents to take out.
        sources: Key → the files that hold its text now.
        renamed: Old key → new key.
        documents: To put, each with its key and all its sources.
        added: Keys of those that are new.
        changed: Keys of those that were here and were read again.
        removed: Keys of documents that are gone for good.
        twins: New files whose text another file holds already, here or among those that were read with them.
    """

    gone: list[str] = own([])
    sources: dict[str, tuple[Source, ...]] = own({})
    renamed: dict[str, str] = own({})
    documents: list[Document] = own([])
    added: list[str] = own([])
    changed: list[str] = own([])
    removed: list[str] = own([])
    twins: int = 0


class _Arrived(Record):
    """Documents to be put in, by the digest of their text.

    Attributes:
        fresh: Each with all its sources.
        here: Those whose text was here before.
        alike: Text → key of a document here of which a new file says the same.
    """

    fresh: dict[str, Document] = own({})
    here: set[str] = own(set())
    alike: dict[str, str] = own({})


class Ledger:
    """The documents of a store that were read from files; it plans changes and knows the state after each.

    Attributes:
        generation: The generation of the store that was read; once the store has a later one, plans are worthless.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.load()

    def load(self) -> None:
        """Read the store again."""
        with self._store.reading():
            self.generation = self._store.state.generation
            infos = self._store.documents(with_sources=True)
        self._entries = {info.key: _Entry(info.meta, info.sources) for info in infos}

    def known(self) -> dict[str, tuple[str, Source]]:
        """Every file by path, as (key, what it was when it was read)."""
        return {
            source.path: (key, source) for key, entry in self._entries.items() for source in entry.sources
        }

    def touch(self, files: Mapping[str, Source]) -> dict[str, tuple[Source, ...]]:
        """Give files other stamps: path → what it is now; returns the sources of their documents, by key."""
        changed = {}
        for key, entry in self._entries.items():
            if any(source.path in files for source in entry.sources):
                entry.sources = changed[key] = tuple(
                    files.get(source.path, source) for source in entry.sources
                )
        return changed

    def twins(self, documents: Iterable[Document]) -> set[str]:
        """Keys of the documents here that hold the text of one of these."""
        found = {self._store.key_of_text(digest(document.text)) for document in documents}
        return {key for key in found if key is not None}

    def heirs(self, documents: Sequence[Document], lost: Collection[str]) -> list[str]:
        """Files to be read for what they say of their text: the ones that said so before go or change.

        Args:
            documents: Read and not yet here.
            lost: Paths that go.
        """
        leaving = {*lost, *(source.path for document in documents for source in document.sources)}
        said: dict[str, str] = {}  # key → the first path among the documents that still holds its text
        for document in documents:
            for key in self.twins([document]):
                path = document.sources[0].path
                said[key] = min(path, said.get(key, path))
        found = []
        known = self.known()
        for key in {known[path][0] for path in leaving & known.keys()}:
            entry = self._entries[key]
            staying = [source.path for source in entry.sources if source.path not in leaving]
            if staying and entry.sources[0].path in leaving and not said.get(key, "\U0010ffff") < staying[0]:
                found.append(staying[0])
        return sorted(found)

    def plan(
        self, documents: Sequence[Document], *, lost: Collection[str] = (), keys: Collection[str] = ()
    ) -> Plan:
        """What to do so that files that were read are in, and what they held before is out.

        Args:
            documents: As read, with one source each.
            lost: Paths that go.
            keys: Documents that go, whatever their sources.
        """
        plan = Plan()
        gone = set(keys)
        known = self.known()
        incoming = {source.path for document in documents for source in document.sources}
        again = {known[path][0] for path in incoming & known.keys()}
        for path in sorted(incoming.union(lost) & known.keys()):
            key = known[path][0]
            entry = self._entries[key]
            entry.sources = tuple(source for source in entry.sources if source.path != path)
            if entry.sources:
                plan.sources[key] = entry.sources
            else:
                gone.add(key)
        found = self._arrived(documents, known, gone, again, plan)
        for key in gone:
            self._entries.pop(key, None)
            plan.sources.pop(key, None)
        plan.gone = sorted(gone)
        plan.removed = sorted(gone - again)
        entries = [_Entry(document.meta, document.sources) for document in found.fresh.values()]
        names = self._name(entries, gone, plan)
        for (text, document), entry, name in zip(found.fresh.items(), entries, names, strict=True):
            is_known = text in found.here or any(source.path in known for source in document.sources)
            if found.alike.get(text) != name:
                (plan.changed if is_known else plan.added).append(name)
            plan.documents.append(document._replace(key=name))
            self._entries[name] = entry
        return plan

    def _arrived(
        self,
        documents: Sequence[Document],
        known: Collection[str],
        gone: set[str],
        again: set[str],
        plan: Plan,
    ) -> _Arrived:
        """What is to be put of documents that were read.

        A text that a document here holds already is that document with one more file, or takes its place
        where the new file's path comes first.

        Args:
            documents: As read, with one source each.
            known: Paths of all files there were before.
            gone: Keys of documents that go; those whose place is taken are added.
            again: Keys of documents that were here and are read again; likewise.
            plan: Told of twins and of documents that get another file.
        """
        found = _Arrived()
        for document in sorted(documents, key=lambda each: each.sources[0].path):
            text = digest(document.text)
            twin = self._store.key_of_text(text)
            is_here = twin is not None and twin not in gone
            is_new = document.sources[0].path not in known
            plan.twins += is_new and (text in found.fresh or is_here)
            if text in found.fresh:
                found.fresh[text] = _with_sources(found.fresh[text], document.sources)
            elif twin is None:
                found.fresh[text] = document
            elif not is_here:
                found.fresh[text] = document
                found.here.add(text)
                again.add(twin)
            else:
                joined = _with_sources(document, self._entries[twin].sources)
                if joined.sources[0] == document.sources[0]:  # now this file says what the text is
                    found.fresh[text] = joined
                    found.here.add(text)
                    if is_new and document.meta == self._entries[twin].meta:
                        found.alike[text] = twin
                    gone.add(twin)
                    again.add(twin)
                else:
                    self._entries[twin].sources = plan.sources[twin] = joined.sources
        return found

    def make_room(self, keys: Collection[str]) -> dict[str, str]:
        """New keys of documents read from files whose own the caller gives to texts: old key → new key."""
        if self._entries.keys().isdisjoint(keys):
            return {}
        plan = Plan()
        self._name([], set(), plan, texts=set(keys))
        return plan.renamed

    def _name(
        self, new: Sequence[_Entry], gone: set[str], plan: Plan, texts: Collection[str] = ()
    ) -> list[str]:
        """Keys of new documents; those that have to make room for them are renamed in the plan.

        Texts given as strings keep the keys they were given, and come first.
        """
        from scoqa.citing import assign_keys

        bases = [(entry.base(), entry.order) for entry in (*self._entries.values(), *new)]
        given = set(texts)
        while True:
            firsts = [(key, "") for key in sorted(given)]
            assigned = assign_keys([*firsts, *bases])[len(firsts) :]
            clashing = {key for key in assigned if key not in given and self._is_text(key, gone)}
            if not clashing:
                break
            given |= clashing
        n_entries = len(self._entries)
        plan.renamed = {
            old: new for old, new in zip(self._entries, assigned[:n_entries], strict=True) if old != new
        }
        self._entries = dict(zip(assigned[:n_entries], self._entries.values(), strict=True))
        return assigned[n_entries:]

    def _is_text(self, key: str, gone: set[str]) -> bool:
        return key not in self._entries and key not in gone and self._store.is_key(key)


def digest(text: str) -> str:
    """The SHA-256 of a text, by which equal texts are found."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _with_sources(document: Document, sources: tuple[Source, ...]) -> Document:
    """The document with more files that hold the same text."""
    joined = sorted((*document.sources, *sources), key=lambda source: source.path)
    return document._replace(sources=tuple(joined))


class Meant(NamedTuple):
    """What references by key or path mean, each sorted.

    Attributes:
        paths: Of sources.
        keys: Of documents without a source.
        unread: Paths of files that could not be read.
    """

    paths: list[str]
    keys: list[str]
    unread: list[str]


def meant_by(store: Store, root: Path | None, references: Iterable[str | os.PathLike[str]]) -> Meant:
    """What references by key or path mean; a folder means all that is under it.

    A path that leads nowhere from the working folder is taken from the collection's folder, as papers are listed.

    Raises:
        UnknownReferenceError: A reference names nothing in the store.
    """
    from scoqa.reading import source_path

    sources = store.sources()
    problems = [problem.where for problem in store.problems()]
    paths: set[str] = set()
    keys: set[str] = set()
    unread: set[str] = set()
    for reference in references:
        named = str(reference)
        if store.is_key(named):
            of_key = [path for path, (_, key) in sources.items() if key == named]
            paths.update(of_key)
            keys.update([] if of_key else [named])
            continue
        path = Path(named).expanduser()
        name = source_path(plain_path(path), root)
        under, unread_under = _under(name, sources), _under(name, problems)
        if not (under or unread_under or os.path.lexists(path)) and (name := _as_listed(named)):
            under, unread_under = _under(name, sources), _under(name, problems)
        if not (under or unread_under):
            raise UnknownReferenceError(
                f"{named}: no document of that key or path here; 'scoqa docs' lists them"
            )
        paths.update(under)
        unread.update(unread_under)
    return Meant(sorted(paths), sorted(keys), sorted(unread))


def _as_listed(named: str) -> str:
    """A path as papers are listed by; "" for one that is none, or that would mean all of them."""
    name = Path(os.path.normpath(named)).as_posix()
    return "" if name == "." or name.startswith("..") else name


def _under(name: str, paths: Iterable[str]) -> list[str]:
    """The path of a name, and the paths in the folder of a name."""
    inside = f"{name.rstrip('/')}/"
    return [path for path in paths if path == name or path.startswith(inside) or name == "."]
