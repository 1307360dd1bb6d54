"""What may go wrong in the world, as exceptions whose text is one line a user can act on.

A message says what failed, on what, and what to do. A caller's own mistake is ``ValueError`` and
does not belong here.
"""

from __future__ import annotations


class ScoqaError(Exception):
    """Something outside the program's control failed; the text is one line for the user."""


class UnreadableFileError(ScoqaError):
    """One file could not be read as a document: damaged, encrypted, not text, not allowed.

    Attributes:
        n_pages: Its pages that hold no text which can be read, where that is why.
    """

    def __init__(self, message: str, n_pages: int = 0) -> None:
        super().__init__(message)
        self.n_pages = n_pages


class UnknownReferenceError(ScoqaError):
    """A document key, passage reference or path names nothing in this collection."""


class CannotOpenError(ScoqaError):
    """A source has no file or address to open, or there is no viewer to open it with."""


class NotKeptError(ScoqaError):
    """What a user wanted kept or exported has no place, or could not be written there."""


class OcrMissingError(ScoqaError):
    """Scanned pages were to be recognised, and there is no program for it."""


class IndexFileError(ScoqaError):
    """The index file cannot be used: missing, not ours, not writable, on a full or absent disk."""


class IndexDamagedError(IndexFileError):
    """Stored bytes do not match their checksums, or the database itself is corrupt.

    Attributes:
        what: Which of them, without the place and the remedy.
    """

    def __init__(self, message: str, what: str = "") -> None:
        super().__init__(message)
        self.what = what


class IndexNewerError(IndexFileError):
    """The index was written by a newer version of scoqa than this one."""


class IndexBusyError(IndexFileError):
    """Another process is writing to the index and did not finish in time."""
