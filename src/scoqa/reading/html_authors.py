"""Who wrote what stands on a web page: as journals state it, as its head and data do, as it prints it beside its title.

The name of the site is no author.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.elements import UNSEEN
from scoqa.reading.embedded import sane_author
from scoqa.reading.html_lines import is_beside
from scoqa.reading.names import family_first, names_body, split_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from scoqa.reading.html_lines import Shown
    from scoqa.reading.html_sites import Site

_SCHOLARLY = (
    "citation_author",
    "citation_authors",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.personalname",
)
_NAMES = (
    "parsely-author", "author", "byl", "dcsext.author", "sailthru.author", "article:author_name", "book:author", "article:author",
)  # fmt: skip
_ROLES = re.compile(
    r"[,|]?\s+(?:(?:senior|chief|staff|deputy|associate|managing|games|science|news|tech|political|business)\s+)*"
    r"(?:editor|reporter|writer|correspondent|contributor|columnist|journalist)\b.*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\s*(?:(?:more )?(?:stories|posts|articles) by|(?:posted|written|story|analysis|opinion|review|reported) by|authors?:)\s+|"
    r"^\s*(?:(?:(?:posted|published|veröffentlicht|geschrieben|erstellt|verfasst|eingestellt|publié|publicado|escrito)\s+)?(?:by|von|par|por|door|text:|words:?|autor(?:in|en)?:?|author)\s+)?(?:\S*(?:expert|autor|redakteur|korrespondent|reporter)(?:in|e)?\s+)?"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[\s,]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b.*$|\s+\d{1,2}[./-]\d.*$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:alle|all|mehr|more|see|view|full|bio|profile|follow|unfollow|posts?|articles?|beiträge|artikel|über|about|autor(?:in)?|author|contact|kontakt|"
    r"les|team|recipe|archiv|show|read|home|login|share)\b",
    re.IGNORECASE,
)
"""Words of a link that is no name."""
_NOBODY = re.compile(
    r"staff reports?|(?:(?:our|the|news|web|online|\w+) )?staff(?: (?:writers?|reporters?))?|no author|author|guest|agenc(?:y|ies)|гость|админ|gast|"
    r"invitado|webmaster|(?:.*\W)?(?:редакция|редактор|redaktion|redacci[oó]n|reda[cç][aã]o|r[ée]daction|redazione|webteam|newsdesk)",
    re.IGNORECASE,
)
"""What sites call an author that they do not name."""
_FIRM = re.compile(
    r"\b(?:GmbH|AG|KG|UG|GbR|mbH|Ltd|LLC|Inc|S\.A|e\.\s?V|Corp|Verlag|Copyright|all rights)\b|©|\b\w+\.(?:com|org|net|de|at|ch|fr|it|es|uk|info|eu)\b"
)
"""What names whoever runs a site."""
_INITIALS = re.compile(r"[A-ZÄÖÜ]{1,5}(?:[/-][A-Za-z]{1,4})?")
"""Marks of agencies and of those who put a page together."""
_PERSON = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_]*\.?(?:[-'’][^\W\d_]+\.?)*|d[aeiou]|de[lr]|von|van|den|der|la|le|bin|al|y)"
    r"(?:[\s](?:[^\W\d_a-zß-öø-ÿ][^\W\d_]*\.?(?:[-'’][^\W\d_]+\.?)*|d[aeiou]|de[lr]|von|van|den|der|la|le|bin|al|y)){1,4}"
)
"""A name of a person as it is printed: from two to five words with capitals, particles among them."""
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:author|byline|autor|verfasser|auteur|autore)s?(?:[\s_-]?name)?(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What sites call an element that names an author."""
_BY = re.compile(
    r"\s*(?:(?:written |posted |story )?by|von|par|por|text:|autor(?:in)?:|author:|words:?)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_NICK = re.compile(r"[^\W\d_][\w.-]{1,24}")
_JOINING = {"by", "and", "und", "et", "y", "e", "von", "par", "por", "with", "&"}
_LONGEST, _MOST_WORDS = 100, 8
"""Characters of a byline; words of a name."""


def page_authors(
    page: Shown, named: Mapping[str, Sequence[str]], stated: Iterable[Sequence[str]], site: Site
) -> tuple[str, ...]:
    """The authors of a page, families first; none where nobody but the site is named.

    Args:
        page: As it is shown.
        named: Contents of its meta elements by name.
        stated: Authors in its structured data, of one article each.
        site: What it calls its site.
    """
    for name in _SCHOLARLY:
        listed = [text for text in named.get(name, []) if "://" not in text]
        if found := _persons(listed, site, whole=name == "citation_author"):
            return found
    in_data = next((found for names in stated if (found := _persons(names, site))), ())
    for name in _NAMES:
        listed = [text for text in named.get(name, []) if "://" not in text]
        if found := _persons(listed, site):
            return in_data if set(found) < set(in_data) else found
    return in_data or _typeset(page.root) or _marked(page, site) or _byline(page, site)


def _typeset(root: _Element) -> tuple[str, ...]:
    """The authors of a page that LaTeXML made: of each of its names the first line, if all in it are persons."""
    found: list[str] = []
    for element in root.iter("span"):
        if "ltx_personname" in (element.get("class") or "").split():
            words = [element.text or ""]
            for child in element:
                if child.tag == "br":
                    break
                words += ["" if child.tag == "sup" else "".join(child.itertext()), child.tail or ""]
            found += split_names(re.sub(r"[∗*†‡§]", "", "".join(words)))
    names = [family_first(name) for name in found]
    return tuple(names) if all(", " in name and not names_body(name) for name in names) else ()


def _marked(page: Shown, site: Site) -> tuple[str, ...]:
    """The persons whom the elements name that the page marks as its author, where all name the same."""
    found: dict[tuple[str, ...], None] = {}
    for element in page.root.iter(
        "a", "span", "div", "p", "address", "li", "cite", "strong", "b", "h4", "h5", "h6"
    ):
        is_said = "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"
        if not is_said and not _MARKED.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            continue
        texts = [words for text in element.itertext() if (words := " ".join(text.split()))]
        if not texts or sum(map(len, texts)) > _LONGEST or is_beside(element, page.held):
            continue
        names = _people(texts, site)
        is_card = is_said or "vcard" in (element.get("class") or "").split()
        if not names and is_card and len(texts) == 1 and _NICK.fullmatch(texts[0]):
            names = _persons(texts, site)
        if names and is_said:
            return names
        if names:
            found[names] = None
    return next(iter(found)) if len(found) == 1 else ()


def _byline(page: Shown, site: Site) -> tuple[str, ...]:
    """The persons in a line near the title that begins as bylines do."""
    for line in page.near():
        if (
            len(line.text) <= _LONGEST
            and (match := _BY.match(line.text))
            and (names := _people([line.text[match.end() :]], site))
        ):
            return names
    return ()


def _people(texts: Sequence[str], site: Site) -> tuple[str, ...]:
    """The names of persons with which pieces of a line begin."""
    found: list[str] = []
    for text in texts:
        bare = re.split(r"\s[|•·–—]\s|\(|\d|\s-\s", _bare(text), maxsplit=1)[0].strip(" ,|•·–—-&")
        if not bare or bare.casefold() in _JOINING:
            continue
        names = split_names(_ROLES.sub("", bare))
        if not all(map(_is_person, names)):
            if found:
                break
            continue
        found += _persons(names, site)
    return tuple(dict.fromkeys(found))


def _is_person(name: str) -> bool:
    return (
        _PERSON.fullmatch(name) is not None
        and name.split()[-1][0].isupper()
        and not names_body(name)
        and not _CALL.search(name)
    )


def _persons(texts: Iterable[str], site: Site, *, whole: bool = False) -> tuple[str, ...]:
    """The names that texts list, families first.

    Args:
        texts: As a page states them.
        site: What the page calls its site.
        whole: Each is one name.
    """
    names: list[str] = []
    for text in texts:
        text = _unescaped(text)
        if site.is_name(text) or site.is_of(text) or (not whole and _FIRM.search(text)):
            continue
        for name in [text] if whole else split_names(_ROLES.sub("", _bare(text))):
            sane = "" if _NOBODY.fullmatch(name) else sane_author(name, alone=True)
            if not sane or len(sane.split()) > _MOST_WORDS or _INITIALS.fullmatch(sane):
                continue
            if site.is_name(sane) or site.is_of(sane):
                if not names:
                    break  # "site.org, Town, Country"
                continue
            names.append(family_first(sane))
    return tuple(dict.fromkeys(names))


def _unescaped(text: str) -> str:
    if "&" in text:
        from html import unescape  # its entities take long to import

        text = unescape(text)
    return " ".join(text.translate(UNSEEN).split())


def _bare(text: str) -> str:
    """The names of a byline, without what sites say before and behind them."""
    head, _, _ = text.partition(" | ")
    return _DATED.sub("", _BEFORE.sub("", head if len(head.split()) > 1 else text, count=1))
