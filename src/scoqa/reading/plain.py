"""Plain text: bytes to characters, and paragraphs where blank lines part them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Block, Content, assemble
from scoqa.types import Meta, Span, Zone

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = (
    "cp1251", "koi8_r", "iso8859_5", "cp866", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "cp1253", "iso8859_7",
    "cp1255", "cp1256", "tis_620",
)  # fmt: skip
"""Of Cyrillic, Japanese, Chinese, Korean, Greek, Hebrew, Arabic and Thai texts."""
_SAMPLE = 20_000
_FEWEST = 8
_FOREIGN = 0.5
"""Share of letters beyond ASCII that no text in Latin letters has."""
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![^\S\n]*\n))*", re.MULTILINE)
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?P<name>[A-Z][^.!?;]*)")
_NAMED = re.compile(
    r"(?:abstract|summary|introduction|background|methods?|materials and methods|results|discussion|"
    r"conclusions?|acknowledge?ments|references|bibliography|works cited|appendix(?: [A-Z0-9])?|contents|"
    r"table of contents|notes)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(r".{0,24}\b(?:1[5-9]|20)\d\d\b.{0,24}")


def decode(data: bytes) -> tuple[str, str]:
    r"""Characters of a text file, and a problem line where the encoding had to be guessed.

    A byte order mark decides; many NULs mean UTF-16; then UTF-8 is tried. Of anything else, what is
    mostly letters beyond ASCII is in one of the old encodings of other scripts; the rest is read as
    Windows-1252, which gives every byte a character. Line ends become "\\n", control characters that no
    text needs become spaces.
    """
    problem = ""
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            break
    else:
        if data.count(0) * 5 > len(data):
            little = data[1::2].count(0) > data[0::2].count(0)
            return clean(data.decode("utf-16-le" if little else "utf-16-be", "replace")), ""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            name = _encoding_of(data)
            shown = "Windows-1252" if name == "cp1252" else name.replace("_", "-")
            text, problem = data.decode(name, "replace"), f"not UTF-8; read as {shown}"
    return clean(text), problem


def _encoding_of(data: bytes) -> str:
    """The encoding of a text that is not UTF-8, judged by its first bytes."""
    sample = data if len(data) <= _SAMPLE else data[:_SAMPLE].rpartition(b"\n")[0] or data[:_SAMPLE]
    n_foreign = sum(byte >= 0xA0 for byte in sample)  # below are dashes and quotes of Windows-1252
    n_letters = n_foreign + sum(map(bytes.isalpha, (sample[at : at + 1] for at in range(len(sample)))))
    if n_foreign < max(_FEWEST, _FOREIGN * n_letters):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_ENCODINGS), threshold=0.4).best()
    return best.encoding if best is not None else "cp1252"


def clean(text: str) -> str:
    """Fold line ends to one newline and control characters to spaces; lengths may change only here."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n").replace("\ufeff", "")
    return _CONTROLS.sub(" ", text)


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]|[\ud800-\udfff]")


def read_plain(data: bytes, *, title: str = "") -> Content:
    """A text file as content; ``title`` is what a metadata file says, to know its line by."""
    text, problem = decode(data)
    if not text.strip():
        raise UnreadableFileError("no text in it, only white space")
    spans = [_trimmed(text, match.span()) for match in _PARAGRAPH.finditer(text)]
    blocks, meta = _front(text, spans, title)
    blocks += [_block(text, span) for span in spans[len(blocks) :]]
    return assemble(text, blocks, meta=meta, problems=[problem] if problem else [])


def _trimmed(text: str, span: tuple[int, int]) -> Span:
    words = text[span[0] : span[1]]
    return Span(span[0], span[0] + len(words.rstrip()))


def _block(text: str, span: Span) -> Block:
    words = text[span.start : span.stop]
    if len(words) > 100 or "\n" in words:
        return Block(span)
    numbered = _NUMBERED.fullmatch(words)
    if numbered and len(words.split()) <= 12:
        return Block(span, level=numbered["number"].count(".") + 1)
    if _NAMED.fullmatch(words.rstrip(":")) or (words.isupper() and len(words.split()) > 1):
        return Block(span, level=1)
    return Block(span)


def _front(text: str, spans: Sequence[Span], title: str) -> tuple[list[Block], Meta]:
    """Blocks of the short lines before the first prose, when the title is among them.

    The title's line is a heading of level 1; lines above it and a date under it are page furniture.
    """
    front: list[Span] = []
    for span in spans[:12]:
        words = text[span.start : span.stop]
        if "\n" in words or len(words) > 160 or re.search(r"[.;:]$", words):
            break
        front.append(span)
    lines = [text[span.start : span.stop] for span in front]
    if title:
        found = [n for n, line in enumerate(lines) if _same_words(line, title)]
    elif len(spans) > len(front):
        found = [n for n, line in enumerate(lines) if _may_be_title(line)]
    else:
        found = []
    if len(found) != 1:
        return [], Meta()
    at = found[0]
    blocks = [Block(span, zone=Zone.RUNNING) for span in front[:at]]
    blocks.append(Block(front[at], level=1))
    for span, line in zip(front[at + 1 :], lines[at + 1 :], strict=True):
        if not _DATE_LINE.fullmatch(line):
            break
        blocks.append(Block(span, zone=Zone.RUNNING))
    meta = Meta() if title else Meta(title=lines[at], origin=(("title", "first lines"),))
    return blocks, meta


def _same_words(line: str, title: str) -> bool:
    return re.findall(r"\w+", line.casefold()) == re.findall(r"\w+", title.casefold())


def _may_be_title(line: str) -> bool:
    words = line.split()
    return 4 <= len(words) <= 30 and line[0].isupper() and "@" not in line and "://" not in line
