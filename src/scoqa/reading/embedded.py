"""Metadata that files carry about themselves, and whether it can be believed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scoqa.reading.dates import parse_date
from scoqa.reading.elements import local
from scoqa.reading.names import family_first, split_names
from scoqa.types import Meta

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|odt|rtf|tex|dvi|pdf|qxd|qxp|indd|pptx?|xlsx?|"
    r"ps|fm|p65|cdr|wpd|txt|html?|xml|md)|untitled.*|unbenannt.*|sans titre.*|document\d*|no title|title|"
    r"unknown|none|draft|проект|ex-\d+(?:\.\d+)?|\w+ document|slide \d+|powerpoint presentation|presentation ?\d*|proceedings of the\W*|enscript output|"
    r"pdf file|layout \d+|[\W\d_]*|.*\\.*|(?:arxiv:)?\d{4}\.\d{4,5}.*|"
    r"name|arxiv:.*|pii: .*|doi:.*|doc\d+|print|printmgr file|\S+ \d+\.\.\d+|cover|.*~\d+|template.*|your title.*|file\d*|https?://\S+|book\d+|model|"
    r"adobe (?:photoshop|illustrator|indesign)\b.*|r graphics output|\w+ figure|[a-z]+\d+[a-z]?|\S+\.[a-z\d]{2,4}|"
    r"<(?:[\da-f]{2})+>|.*\w \(\d\)|.* - copy)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_SERVER = re.compile(r"\[(?:[a-z]+-)+\d+, v\d+\]\s+")
"""What an archive puts before a title."""
_VOLUME = re.compile(r" - [A-Z][^-]*(?:, (?:IEEE|ACM|IET)\b.*| (?:on|of))$")
"""What a library puts behind it: " - Information Theory, IEEE Transactions on"."""
_DOWNLOAD = re.compile(r"(?:скачать|download|descargar|télécharger)\s+(?=\S+\s)", re.IGNORECASE)
"""What a site's button says before it."""
_NO_COLON = re.compile(r"(?<=\w\w)_ (?=[^\W\d_])")
"""What stands for a colon, which names of files cannot have."""
_PROGRAM = (
    " - Google Docs",
    " - Google Slides",
    " - Google Drive",
    " - Google Search",
    " - PowerPoint",
    " - Word",
    " - Overleaf",
)
"""What programs put behind it."""
_MISREAD = re.compile("â€|[ÂÃÄÅ][\u0080-\u00bfŒœŠšŽžŸƒ€„†‡‰]")
_BROKEN = re.compile("\ufffd|â[\u0080-\u009f•€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”–—˜™š›œžŸ]")
"""What was taken for Windows-1252 more than once, or cannot be mended."""
_TWO_SCRIPTS = re.compile(r"[\u0e00-\u0eff][^\W\d_\u0e00-\u0eff]|[^\W\d_\u0e00-\u0eff][\u0e00-\u0eff]|\u0e3c")
"""Letters of Thai beside others in one word, or a sign that is none: a font whose letters are named wrongly."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NO_AUTHOR = re.compile(
    r"(?:(?:first|last|given|family|author'?s?) ?names?\s?\d?(?:[ ,]+.*)?|user|users?\d+|admin\w*|administrator|author|owner|unknown|anonymous|none|default|guest|root|"
    r"windows user|microsoft.*|微软用户|用户|hp|dell|lenovo|acer|toshiba|pc|test|python-docx|pandoc|openoffice.*|"
    r"libreoffice.*|latex.*|typst.*|adobe.*|[\W\d_]*)",
    re.IGNORECASE,
)


def sane_title(title: str) -> str:
    """A title as embedded in a file, or "" where it is a file name, a program's name or no words."""
    if "&" in title:
        from html import unescape  # its entities take long to import

        title = unescape(title)
    title = " ".join(_mended(title).split())
    for program in _PROGRAM:
        title = title.removesuffix(program)
    title = _NO_COLON.sub(
        ": ",
        _VOLUME.sub(
            "",
            _SERVER.sub("", _DOWNLOAD.sub("", title, count=1) if _DOWNLOAD.match(title) else title, count=1),
        ),
    )
    if _NO_TITLE.fullmatch(title) or len(title) > 400:
        return ""
    if " " not in title and ("_" in title or (title.isascii() and title.islower())):
        return ""  # a file's name
    if any("_" in word.strip("_") and _DIGIT.search(word) for word in title.split()):
        return ""  # another's
    if (
        _BROKEN.search(title)
        or _TWO_SCRIPTS.search(title)
        or not re.search(r"\w{2}|[\u3040-\u9fff\uac00-\ud7af]", title)
    ):
        return ""
    return title


def _mended(text: str) -> str:
    """Text of UTF-8 that was taken for Windows-1252, as it was: "â€“" as a dash."""
    if not _MISREAD.search(text):
        return text
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return text


def sane_author(author: str, *, alone: bool = False) -> str:
    """A person's or body's name as embedded in a file, or "" for a log-in, a program or no words.

    Args:
        author: As embedded.
        alone: Believe a name of one word, as a page's own author may be; what an office program keeps
            is then the log-in of whoever saved the file.
    """
    author = " ".join(_mended(author).split())
    if _NO_AUTHOR.fullmatch(author) or len(author) > 120 or re.search(r"[\ufffd@:]", author):
        return ""
    if author.isascii() and author.islower():
        return ""
    if " " not in author and (
        any(letter.isdigit() for letter in author) or (not alone and _LATIN.match(author))
    ):
        return ""  # a log-in name
    return author


def core_properties(core: _Element | None) -> Meta:
    """Title, author and language of an Office file; its dates are of saving, not of issue."""
    found = {local(item): " ".join((item.text or "").split()) for item in (core if core is not None else ())}
    title = sane_title(found.get("title", ""))
    names = [sane_author(name) for name in re.split(r";", found.get("creator", ""))]
    authors = tuple(family_first(name) for name in names if name)
    language = found.get("language", "")
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", language):
        language = ""
    fields = (("authors", authors), ("language", language), ("title", title))
    origin = tuple((name, "embedded metadata") for name, value in fields if value)
    return Meta(title=title, authors=authors, language=language, origin=origin)


def styled_meta(stated: Mapping[str, Sequence[str]]) -> Meta:
    """What the paragraphs in the styles "title", "author" and "date" of a word processor say; a date of these is of issue."""
    names = [sane_author(name) for line in stated.get("author", ()) for name in split_names(line)]
    authors = tuple(family_first(name) for name in names if name)
    title = "".join(stated.get("title", ())[:1])
    issued = parse_date("".join(stated.get("date", ())[:1]))
    fields = (("authors", authors, "author"), ("issued", issued, "date"), ("title", title, "title"))
    origin = tuple((name, f"{style} style") for name, value, style in fields if value)
    return Meta(title=title, authors=authors, issued=issued, origin=origin)
