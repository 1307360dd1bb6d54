"""Which files are read with OCR: all if the user asks for it, else those whose words were recognised before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.errors import OcrMissingError, UnreadableFileError
from scoqa.types import Source

if TYPE_CHECKING:
    from scoqa.storage import Store

_TYPES = frozenset({"application/pdf", "image/png", "image/jpeg", "image/tiff"})
"""Media types of files that may have been read with OCR."""


class Recognition:
    """The OCR of one ``add`` or ``refresh``.

    Attributes:
        languages: In which pages are recognised; "" for none.
        only: The files in which they are; None for all.
    """

    def __init__(
        self, store: Store, root: Path | None, known: Mapping[str, tuple[str, Source]], *, asked: bool
    ) -> None:
        """The state before any file is looked at.

        Args:
            store: Holds the documents as they were read before.
            root: What their sources' relative paths start from.
            known: Every file: path → (key, what it was).
            asked: The user wants every scanned page recognised.

        Raises:
            OcrMissingError: That is asked for, and there is no program for it.
        """
        self.languages = _languages() if asked else ""
        self.only: set[Path] | None = None if asked else set()
        self._store = store
        self._root = root
        self._known = known
        self._by_size: dict[int, list[str]] = {}
        for path, (_, source) in known.items():
            if source.media_type in _TYPES:
                self._by_size.setdefault(source.size, []).append(path)

    def note(self, path: Path) -> None:
        """Have a file read with OCR if its words were found so before, under this or another name.

        Raises:
            UnreadableFileError: They were, and there is no program for it now.
        """
        if self.only is None:
            return
        key = self._earlier(path)
        if key is None or not any(page.ocr for page in self._store.document(key).pages):
            return
        try:
            self.languages = self.languages or _languages()
        except OcrMissingError as error:
            raise UnreadableFileError(f"it was read with OCR before; {error}") from error
        self.only.add(path)

    def _earlier(self, path: Path) -> str | None:
        """The key of the document that the file held before, or that its bytes held under another name."""
        from scoqa.reading import fingerprint, source_path, stamp

        name = source_path(path, self._root)
        if name in self._known:
            key, source = self._known[name]
            return key if source.media_type in _TYPES else None
        try:
            alike = [self._known[other] for other in self._by_size.get(stamp(path)[0], ())]
            digest = fingerprint(path) if alike else ""
        except OSError:  # reading it says why
            return None
        return next((key for key, source in alike if source.sha256 == digest), None)


def _languages() -> str:
    from scoqa.reading import ocr_languages

    return ocr_languages()
