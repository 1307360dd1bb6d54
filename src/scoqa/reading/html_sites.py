"""What a web page calls its site: names that are neither the title of what stands on the page nor its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

_STATED = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "copyright",
)
_FEED = re.compile(r"\s*[»|:–-]?\s*\b(?:rss|atom|feeds?|xml)\b.*$", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:www\d?\.|m\.|amp\.)?([^/:?#]+)", re.IGNORECASE)
_ORIGIN = re.compile(r"https?://[^/?#]+", re.IGNORECASE)
_ARTICLES = re.compile(r"^(?:der|die|das|the|el|la|le|les|il|los|las|o|a)\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s+(?:[-–—|:·•»›«│/~]|--|::)\s+|\s*[|│｜»›]\s*|：|\s*::\s*|\s+(?=\([^()]+\)$|\[[^\[\]]+\]$)"
)
"""What stands between a title and the names of sections and of the site."""
_LEAST = 4
"""Letters of an address's name that tell a site within a longer one: "ProNATs e.V." at pronats.de."""
_LONGEST = 40
"""Characters of a site's name."""


class Site(NamedTuple):
    """What a page says of its site.

    Attributes:
        names: As written, in the order in which they are stated.
        hosts: The parts of its address that name it, letters and digits alone.
    """

    names: tuple[str, ...]
    hosts: tuple[str, ...]

    def is_name(self, text: str) -> bool:
        """Whether a text is a name of the site or its address."""
        bare = _bare(text)
        if not bare:
            return False
        known = {_bare(name) for name in self.names} | set(self.hosts)
        return bare in known or _bare(_ARTICLES.sub("", text)) in known

    def is_in(self, text: str) -> bool:
        """Whether a short text holds the name of the site's address, or begins with the site's name."""
        bare = _bare(text)
        return len(text) <= _LONGEST and (
            any(len(host) >= _LEAST and host in bare for host in self.hosts)
            or any(_bare(name) and bare.startswith(_bare(name)) for name in self.names)
        )

    def is_of(self, name: str) -> bool:
        """Whether a name holds more than the name of the site's address: "Betty Crocker Kitchens" at bettycrocker.com."""
        bare = _bare(name)
        return any(_LEAST <= len(host) < len(bare) and host in bare for host in self.hosts)

    def taken_off(self, title: str) -> str:
        """A title without the site's name behind or before it, and what the site adds behind that."""
        ends = list(_BETWEEN.finditer(title))
        starts = [0, *(end.end() for end in ends)]
        stops = [*(end.start() for end in ends), len(title)]
        for number in range(1, len(starts)):
            part = title[starts[number] : stops[number]].strip(" ()[]")
            if self.is_name(part) or self.is_in(part):
                return title[: stops[number - 1]] or title
        if ends and self.is_name(title[: stops[0]]) and title[starts[1] :]:
            return title[starts[1] :]
        return title


def parts(title: str) -> list[str]:
    """What stands between the marks that part a title from names of sections and of the site; one at least."""
    return _BETWEEN.split(title)


def site_of(root: _Element, named: Mapping[str, Sequence[str]], publisher: str, address: str) -> Site:
    """The site of a page.

    Args:
        root: Of the page.
        named: Contents of its meta elements by name.
        publisher: What structured data of it say.
        address: Of the page, "" where it is not known.
    """
    names = [named[name][0] for name in _STATED if named.get(name)] + [publisher]
    feeds = (link for link in root.iter("link") if re.search("rss|atom", link.get("type") or ""))
    names += [_FEED.sub("", feed.get("title") or "") for feed in feeds]
    origin = _ORIGIN.match(address)
    roots = {"/", "/index.html", "/index.php", *((origin[0], f"{origin[0]}/") if origin else ())}
    names += [
        words
        for link in root.iter("a")
        if (link.get("href") or "").strip() in roots and (words := _home(link))
    ]
    names.append("Wikipedia")
    return Site(
        tuple(dict.fromkeys(name for name in map(str.strip, names) if 1 < len(name) <= 2 * _LONGEST)),
        tuple(dict.fromkeys(_hosts(address))),
    )


def _home(link: _Element) -> str:
    """The words of a link to the first page of a site, or of the picture in it."""
    words = " ".join("".join(link.itertext()).split())
    return words or next((" ".join((image.get("alt") or "").split()) for image in link.iter("img")), "")


def _hosts(address: str) -> Iterable[str]:
    match = _HOST.match(address)
    if match is None:
        return
    labels = match[1].lower().split(".")
    yield _bare("".join(labels))
    for label in labels[:-1]:
        if len(label) > 2 and label not in ("com", "blog", "blogspot", "wordpress", "news", "org"):
            yield _bare(label)


def _bare(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return re.sub(r"[\W_]+", "", text.casefold())
