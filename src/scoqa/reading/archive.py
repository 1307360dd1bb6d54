"""ZIP containers (DOCX, ODT, EPUB) opened with limits."""

from __future__ import annotations

import errno
import posixpath
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from scoqa.errors import UnreadableFileError
from scoqa.reading.elements import xml_root

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_RATIO = 200
"""Unpacked over packed bytes of one member past which it is a bomb; XML of real books stays below 40."""
MAX_MEMBER_MB = 64
"""Largest unpacked member, MiB."""
MAX_TOTAL_MB = 512
"""All unpacked members of one file together, MiB, as the archive states them."""


class Archive:
    """A ZIP file whose members are read by name, within limits.

    Attributes:
        problems: Why members could not be read that can be done without, a line each.
    """

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            UnreadableFileError: Damaged, or it would unpack to more than the limits.
        """
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            if zipfile.is_zipfile(path):  # it has the list of members at its end
                raise UnreadableFileError("damaged: not a readable ZIP container") from error
            raise UnreadableFileError(
                "damaged: the end of the file is missing (an interrupted download?)"
            ) from error
        self.problems: list[str] = []
        members = self._zip.infolist()
        self._names = {member.filename: member for member in members}
        total = sum(member.file_size for member in members)
        if total > MAX_TOTAL_MB * 1024 * 1024:
            raise UnreadableFileError(f"unpacks to more than {MAX_TOTAL_MB} MiB; not opened")
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableFileError("encrypted; needs a password")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """All member names, sorted."""
        return sorted(self._names)

    def has(self, name: str) -> bool:
        """Whether there is a member of this name."""
        return name in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            UnreadableFileError: Absent, damaged or past the limits.
        """
        member = self._names.get(name)
        if member is None:
            raise UnreadableFileError(f"damaged: its part {name} is missing")
        limit = MAX_MEMBER_MB * 1024 * 1024
        packed = max(1, member.compress_size)
        if member.file_size > limit or (
            member.file_size > 1024 * 1024 and member.file_size / packed > MAX_RATIO
        ):
            raise UnreadableFileError(f"its part {name} unpacks to {member.file_size >> 20} MiB; not opened")
        try:
            with self._zip.open(member) as file:
                data = file.read(limit + 1)  # what the archive states may be a lie
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            EOFError,
            RuntimeError,
            ValueError,
        ) as error:
            raise UnreadableFileError(f"damaged: its part {name} cannot be unpacked") from error
        except OSError as error:
            if error.errno != errno.EINVAL:  # that is a place before the beginning, stated by the archive
                raise
            raise UnreadableFileError(f"damaged: its part {name} cannot be unpacked") from error
        if len(data) > limit:
            raise UnreadableFileError(f"its part {name} unpacks to more than {MAX_MEMBER_MB} MiB; not opened")
        return data

    def xml(self, name: str) -> _Element:
        """The root element of an XML member."""
        return xml_root(self.read(name), name)

    def lesser_xml(self, name: str) -> _Element | None:
        """The root element of a member that can be done without; None where it is absent or, then a problem, unreadable."""
        try:
            return self.xml(name) if self.has(name) else None
        except UnreadableFileError as error:
            self.problems.append(str(error))
            return None


def joined(base: str, href: str) -> str:
    """The member that ``href`` names when it stands in member ``base``."""
    from urllib.parse import unquote

    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href.partition("#")[0])))
