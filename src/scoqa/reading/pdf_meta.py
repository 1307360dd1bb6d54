"""A PDF's title, authors, date and DOI: embedded where sane, else from its first page where sure."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from scoqa.later import pattern
from scoqa.reading.embedded import sane_author, sane_title
from scoqa.reading.names import family_first, split_names
from scoqa.reading.pdf_byline import byline, byline_above
from scoqa.reading.pdf_covers import Cover
from scoqa.reading.pdf_dates import issued
from scoqa.reading.pdf_labelled import labelled
from scoqa.reading.pdf_layout import PageLines, Paragraph, before_works
from scoqa.reading.pdf_persons import is_person, names_persons, persons_in
from scoqa.reading.pdf_register import of_register
from scoqa.reading.pdf_roles import without_guides
from scoqa.reading.pdf_self_cited import self_cited
from scoqa.reading.pdf_title import (
    LEAST_CHARS,
    LEAST_WORDS,
    bare,
    begins,
    first_page_title,
    is_kind,
    written_small,
)
from scoqa.reading.pdf_title_plain import plain_title
from scoqa.reading.pdf_unfolding import unfold
from scoqa.types import Meta

if TYPE_CHECKING:
    import pypdfium2

_FRONT = 3
"""First pages on which a paper names itself and its authors."""
_ENOUGH = 1000
"""Letters of the first pages that are text."""
_COMMON = frozenset([
    "the", "and", "of", "to", "in", "de", "la", "el", "en", "der", "die", "und", "di", "che", "et", "le", "les", "des", "w", "na",
    "och", "van", "het", "o", "e",
])  # fmt: skip
_LEAST_COMMON = 3
"""Words that any text has, in the languages whose titles may be told, and how many of them one that can be read has."""
_COVER = 900
"""Characters of a first page that is a cover."""
_HEAD = 12
"""Lines of a first page among which the rest of its title is, in another font."""
_BYLINE = 40
"""Lines of a first page among which its authors are."""
_PERSON = r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*)+"
_BEHIND = (
    r"(?P<marks>(?:[\s\d∗*†‡§¶☯✉]|\[[\w,–-]+\]|,\s?(?=[\d∗*†‡]|[a-h]\b)|\b[a-h]\b)*)(?:,\s*|(?<=\s)|(?=[;·|]))"
    rf"(?P<joined>(?:and|&)\s|[;·|]\s?)?(?P<next>{_PERSON})(?:,\s(?P<third>{_PERSON}))?"
)
"""Marks behind a name, what parts it from the next one, and that."""
_PUBLISHED = re.compile(r"©|\bcopyright\b|\bproceedings\b|published by|\bc (?:19|20)\d\d\b", re.IGNORECASE)
"""Lines in which a body is named as the publisher."""
_SHOUTED_PARTICLE = pattern(
    r"\b(?:D[AEIOU]|DOS|DAS|DEL|L[AE]|VAN|VON|DER|DEN|TEN|TER)\b(?=(?:\s[^\W\d_a-z]{2,3}\b)*\s[^\W\d_a-z]{3})"
)
_SHOUTED = pattern(r"\b(?![IVX]+\b)(?=[^\W\d_]{3})[^\W\d_a-z]{3,}\b")
_SCOTTISH = re.compile(r"\bMc([a-z]{3,})")
_WORD = re.compile(r"\w{2,}")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_ACCENTS = "´`¨ˆ˜ˇ¸"
_PLAIN = str.maketrans("ı’‘‐‑–", "i''---")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]}]")


def stated(pdf: pypdfium2.PdfDocument) -> dict[str, str]:
    """The metadata that a PDF carries, by the names that PDF gives them."""
    import pypdfium2

    try:
        return dict(pdf.get_metadata_dict(skip_empty=True))
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return {}


def pdf_meta(
    info: Mapping[str, str],
    pages: Sequence[PageLines],
    found: Sequence[Paragraph],
    body: float,
    glue: Callable[[str, str], str],
    cover: Cover | None = None,
) -> Meta:
    """What is known of a PDF, each field with its origin.

    The embedded date is that of the file's making; of the paper's issue it says only that it was not
    later. An embedded title gives way to another one at the head of the first page: it names the volume,
    the template or an earlier paper of the same hands, and so do the authors beside it. Authors who
    stand nowhere in the paper are those who typed it.

    Args:
        info: As :func:`stated` gives it.
        pages: Their lines.
        found: Their paragraphs.
        body: Height of the font that most of the text is set in.
        glue: What stands between the halves of a word parted at a line's end.
        cover: What the page says that an archive put before the paper; it is believed first.
    """
    fields: dict[str, str] = {}
    origin: dict[str, str] = {}
    if register := of_register(pages, glue):
        date = issued(pages, None, info)
        dated = (("issued", "first page"),) if date else ()
        return register._replace(issued=date, origin=tuple(sorted((*register.origin, *dated))))
    said = cover or Cover(0, "", (), "")
    heading = first_page_title(pages, found, body, said.n_pages)
    near: Sequence[Paragraph] = found
    if heading is None and cover is None and (plain := plain_title(pages, found)):
        heading, near = plain
    named = _byline(pages, near, heading, is_plain=near is not found) if heading else ()
    title, shown = _without_site(sane_title(unfold(info.get("Title", ""))), pages), _words_of(heading, glue)
    if title and (is_kind(title) or _is_of_another(title, pages)):
        title = ""
    names = [sane_author(name) for name in split_names(unfold(info.get("Author", "")))]
    authors = tuple(family_first(_as_printed(name, pages)) for name in names if name)
    if not heading and cover is None:
        named = _on_cover(pages)
    is_short = len(shown.split()) < LEAST_WORDS
    if heading and is_short and not ((named and begins(found)) or _is_over(heading, found, authors, pages)):
        shown, named = "", ()
    is_other = bool(title and shown) and not _alike(title, shown) and not _stands(title, found)
    if said.title:
        fields["title"], origin["title"] = said.title, "first page"
    elif title and not is_other and not (_alike(title, shown) and _is_renamed(title, shown, pages)):
        fields["title"], origin["title"] = title, "embedded metadata"
    elif shown:
        fields["title"], origin["title"] = shown, "first page"
    if is_other or not _are_named(authors, pages):
        authors = ()
    if authors:
        origin["authors"] = "embedded metadata"
    is_all = all(_is_among(author, named) for author in authors)
    if is_all and (
        len(named) > len(authors) or (len(named) == len(authors) and not _in_order(authors, named))
    ):
        authors, origin["authors"] = named, "first page"  # embedded is often just who sent it in
    elif len(authors) == 1 and _has_company(authors[0], pages):
        authors = ()
        del origin["authors"]
    is_known = len(authors) >= len(said.authors) and all(
        _is_among(author, said.authors) for author in authors
    )
    if said.authors and not is_known:
        authors, origin["authors"] = said.authors, "first page"
    date = said.issued or issued(pages, heading.lines[0][1] if heading else None, info)
    if date:
        fields["issued"], origin["issued"] = date, "first page"
    doi = _doi(pages, info.get("Subject", ""))
    if doi:
        fields["doi"], origin["doi"] = doi, "first page"
    return Meta(**fields, authors=authors, origin=tuple(sorted(origin.items())))


def _words_of(title: Paragraph | None, glue: Callable[[str, str], str]) -> str:
    return sane_title(bare(title, glue)) if title else ""


def _byline(
    pages: Sequence[PageLines], found: Sequence[Paragraph], title: Paragraph, *, is_plain: bool
) -> tuple[str, ...]:
    """Those whom the first page names as it is to be cited, under its title or over it; family names first."""
    page = title.lines[0][0]
    near = [paragraph for paragraph in found if paragraph.lines[0][0] == page]
    small = written_small(pages)
    names = (
        self_cited(pages) or byline(near, title, small, is_plain=is_plain) or byline_above(near, title, small)
    )
    return tuple(_lowered(family_first(name)) for name in names)


def _is_over(
    title: Paragraph, found: Sequence[Paragraph], authors: Sequence[str], pages: Sequence[PageLines]
) -> bool:
    """Whether the names of the embedded authors stand at once under a title."""
    below = itertools.dropwhile(lambda paragraph: paragraph is not title, found)
    lines = [line for paragraph in itertools.islice(below, 1, 2) for _, line in paragraph.lines[:1]]
    names = persons_in(lines[0].text, written_small(pages))[0] if authors and lines else []
    return bool(names) and len(names) <= len(authors) and all(_is_among(author, names) for author in authors)


def _on_cover(pages: Sequence[PageLines]) -> tuple[str, ...]:
    """Those whom a cover that shows no title names behind a label."""
    first = next((page for page in pages if page.lines), None)
    if first is None or first.index >= _FRONT or sum(len(line.text) for line in first.lines) > _COVER:
        return ()
    small = written_small(pages)
    names = labelled([line.text for line in without_guides(first.lines, small)], small)
    return tuple(_lowered(family_first(name)) for name in names)


def _has_company(author: str, pages: Sequence[PageLines]) -> bool:
    """Whether another person stands before an author where the first page names him, or follows him before anything else."""
    family, comma, given = author.partition(", ")
    first = next((page for page in pages if page.lines), None)
    if not comma or not first:
        return False
    name = re.compile(
        rf"{re.escape(given.split()[0][0])}[\w.’'-]*(?: [\w.’'-]+)*? {re.escape(family)}{_BEHIND}"
    )
    for line in first.lines[:_BYLINE]:
        before = _before_name(line.text, family, given[0])
        if before and names_persons(before, ()) and names_persons(before, written_small(pages)):
            return True
        found = name.search(line.text)
        if found:
            persons = (
                [found["next"]]
                if found["marks"].strip() or found["joined"]
                else [found["next"], found["third"]]
            )
            return all(name and is_person(name, written_small(pages)) for name in persons)
    return False


def _before_name(text: str, family: str, initial: str) -> str:
    """What stands in a line before a name, without an "and"; "" where that is not in it, or begins it."""
    before, found, _ = text.partition(f" {family}")
    words = before.split() if found else []
    while words and not words.pop().startswith(initial):
        pass
    return " ".join(words[:-1] if words[-1:] in (["and"], ["&"]) else words)


def _lowered(name: str) -> str:
    """Capitals only as names are written: "C. A. R. HOARE" as "C. A. R. Hoare"."""
    name = _SHOUTED_PARTICLE.sub(lambda word: word[0].lower(), name)
    return _SCOTTISH.sub(
        lambda word: f"Mc{word[1].title()}", _SHOUTED.sub(lambda word: word[0].title(), name)
    )


def _is_among(author: str, names: Sequence[str]) -> bool:
    family = _folded(author.partition(", ")[0])
    return any(family in _folded(name) for name in names)


def _in_order(authors: Sequence[str], names: Sequence[str]) -> bool:
    """Whether persons stand in the order of as many others, of whom all are among them."""
    return all(_is_among(author, [name]) for author, name in zip(authors, names, strict=True))


def _is_renamed(title: str, shown: str, pages: Sequence[PageLines]) -> bool:
    """Whether a title on the page is not the embedded one, which is alike.

    Each has a word that the other lacks, and nothing beside it has; or the embedded one is cut short.
    """
    own, others = _folded(title), _folded(shown)
    letters, other_letters = ("".join(filter(str.isalnum, words)) for words in (own, others))
    if len(own.split()) < LEAST_WORDS:
        return letters != other_letters and letters in other_letters
    places = [at for at, char in enumerate(others) if char.isalnum()]
    cut = places[len(letters) - 1] + 1 if other_letters.startswith(letters) else len(others)
    first = next(page for page in pages if page.lines)
    beside = set(_LONG_WORD.findall(_folded(" ".join(line.text for line in first.lines[:_HEAD]))))
    is_cut = others[cut : cut + 1].isalnum()
    return is_cut or (bool(_lacking(own, other_letters) - beside) and bool(_lacking(others, letters)))


def _without_site(title: str, pages: Sequence[PageLines]) -> str:
    """An embedded title without the name of the site behind it, "Ohtli v Onora | DIFC Courts", where the page lacks that."""
    own, bar, _ = title.rpartition(" | ")
    first = next((page for page in pages if page.lines), None) if bar else None
    if first is None:
        return title
    head = _folded(" ".join(line.text for line in first.lines[:_HEAD]))
    return own if _folded(own) in head and _folded(title) not in head else title


def _lacking(words: str, letters: str) -> set[str]:
    """Those of a title's words that letters of another, run together, lack."""
    return {word for word in _LONG_WORD.findall(words) if word not in letters}


def _is_of_another(title: str, pages: Sequence[PageLines]) -> bool:
    """Whether the first pages have text that can be read, and in it none of a title's long words: it is a template's."""
    wanted = {word for word in _LONG_WORD.findall(_folded(title)) if len(word) > 3}
    if not wanted or not title.isascii():
        return False
    near = [line.text for page in pages[:_FRONT] for line in (*page.lines, *page.running)]
    near += [line.text for page in pages[:_FRONT] for note in page.notes for line in note]
    words = _folded(" ".join(near))
    letters = "".join(filter(str.isalnum, words))
    is_read = len(letters) >= _ENOUGH and len(_COMMON.intersection(words.split())) >= _LEAST_COMMON
    return is_read and not any(word in letters for word in wanted)


def _as_printed(name: str, pages: Sequence[PageLines]) -> str:
    """A name in capitals whose two words the first pages have only in the other order, as these have it."""
    words = name.split()
    if len(words) != 2 or not name.isupper():
        return name
    text = " ".join(_folded(" ".join(line.text for page in pages[:_FRONT] for line in page.lines)).split())
    own, turned = (re.escape(_folded(" ".join(order))) for order in (words, words[::-1]))
    is_turned = re.search(rf"\b{turned}\b", text) and not re.search(rf"\b{own}\b", text)
    return " ".join(word.title() for word in words[::-1]) if is_turned else name


def _alike(title: str, other: str) -> bool:
    """Whether two titles may be one: half of the words of the shorter are the other's too."""
    words, others = set(_WORD.findall(title.casefold())), set(_WORD.findall(other.casefold()))
    return len(words & others) * 2 >= min(len(words), len(others))


def _stands(title: str, found: Sequence[Paragraph]) -> bool:
    """Whether a title is among the headings of the first pages."""
    return any(
        _alike(title, " ".join(line.text for _, line in paragraph.lines))
        for paragraph in found
        if paragraph.level and paragraph.lines[0][0] < _FRONT and len(paragraph.lines) < 4
    )


def _are_named(authors: Sequence[str], pages: Sequence[PageLines]) -> bool:
    """Whether most of the authors stand on the first pages or the last, or these have hardly any words."""
    if not authors:
        return False
    near = [*pages[:_FRONT], *pages[max(_FRONT, len(pages) - 1) :]]
    lines = [line.text for page in near for line in (*page.lines, *page.running)]
    lines += [line.text for page in near for note in page.notes for line in note]
    words = _folded(" ".join(lines))
    by = words
    if any(", " not in author for author in authors):  # a body
        by = _folded(" ".join(line for line in lines if not _PUBLISHED.search(line)))
    n_named = sum(_is_named(_folded(author), words if ", " in author else by) for author in authors)
    return len(words) < LEAST_CHARS or n_named * 2 >= len(authors)


def _is_named(author: str, words: str) -> bool:
    """Whether a text has a family name beside the given name's first letter; or the whole of another name."""
    family, comma, given = author.partition(", ")
    if not comma or not given[:1].isalpha():
        return "".join(author.split()) in "".join(words.split())
    start, name = rf"(?<![^\W\d_]){re.escape(given[0])}", rf"(?<![^\W\d_]){re.escape(family)}"
    beside = rf"{start}[\w'-]*\.?(?:[ -][\w.'-]+){{0,3}} {name}(?![^\W\d_])|{name},? {start}"
    return re.search(beside, words) is not None


def _folded(text: str) -> str:
    """In small letters without accents, drawn apart or not."""
    whole = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    dropped = {ord(sign): None for sign in set(whole) if sign in _ACCENTS or unicodedata.combining(sign)}
    return whole.translate(dropped).casefold()


def _doi(pages: Sequence[PageLines], subject: str) -> str:
    """The DOI on the first page, only if there is just one: a second may be a work it cites; none where a line's end parts it."""
    lines = [line for page in pages[:1] for line in (*before_works(page.lines), *page.running)]
    lines += [line for page in pages[:1] for note in page.notes for line in note]
    texts = [f"{line.text}-" if line.hyphen else line.text for line in lines]
    found = {match[0] for text in (subject, *texts) for match in DOI.finditer(text)}
    return found.pop() if len(found) == 1 and not any(doi.endswith("-") for doi in found) else ""
