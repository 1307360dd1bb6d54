"""English words that say nothing about a topic, or little of it in a question; a word in capitals is never one of them."""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a about above after again against all also am among an and any are aren't as at be because been before being
    below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each
    eg either else etc ever every few for from further had hadn't has hasn't have haven't having he he's her
    here here's hers herself him himself his how how's however i i'm i've ie if in into is isn't it it's its
    itself just let let's may me might more most much must mustn't my myself neither nor no not of off on once only or
    other ought our ours ourselves out over own per rather same shall shan't she she's should shouldn't
    since so some such than that that's the their theirs them themselves then there there's therefore these they they'd
    they'll they're they've this those though through thus to too toward towards under until up upon us very via was
    wasn't we we're we've were weren't what what's when when's where where's whether which while who who's
    whom whose why why's will with within without won't would wouldn't yet you you'd you'll you're you've your yours
    yourself yourselves
    """.replace("'", "").split()
)
"""Function words as normalised forms, without apostrophes. He'll, we'll and the like are not among them, as these would
take hell and well along."""

FRAMING = frozenset(
    [
        "article",
        "articles",
        "author",
        "authored",
        "authors",
        "concern",
        "concerned",
        "concerning",
        "concerns",
        "deal",
        "dealing",
        "deals",
        "dealt",
        "describe",
        "described",
        "describes",
        "describing",
        "description",
        "descriptions",
        "discuss",
        "discussed",
        "discusses",
        "discussing",
        "discussion",
        "discussions",
        "document",
        "documents",
        "especially",
        "exist",
        "existing",
        "exists",
        "explain",
        "explained",
        "explains",
        "find",
        "finding",
        "found",
        "give",
        "given",
        "gives",
        "giving",
        "id",
        "information",
        "interested",
        "interesting",
        "know",
        "known",
        "knows",
        "like",
        "list",
        "listed",
        "listing",
        "lists",
        "many",
        "mention",
        "mentioned",
        "mentions",
        "paper",
        "papers",
        "particular",
        "particularly",
        "publication",
        "publications",
        "publish",
        "published",
        "relevant",
        "report",
        "reported",
        "reports",
        "said",
        "say",
        "says",
        "see",
        "seen",
        "show",
        "showed",
        "shown",
        "shows",
        "studies",
        "study",
        "tell",
        "telling",
        "tells",
        "use",
        "used",
        "uses",
        "using",
        "write",
        "writes",
        "written",
        "wrote",
    ]
)
"""Forms that frame a question ("find papers that discuss …", "who wrote") more often than they are its subject."""

LIGHT = frozenset(
    [
        "according",
        "happen",
        "happened",
        "happens",
        "take",
        "taken",
        "takes",
        "took",
        "want",
        "wanted",
        "wants",
    ]
)
"""Forms that say little about a question's subject ("took part", "what happened in"), but are not left out where they
occur nowhere: they still count against an answer."""

PLAIN_IN_CAPITALS = frozenset(
    [
        "the",
        "of",
        "and",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "have",
        "has",
        "had",
        "do",
        "does",
        "did",
        "what",
        "which",
        "how",
        "why",
        "when",
        "where",
        "that",
        "this",
        "these",
        "those",
        "from",
        "with",
        "for",
        "to",
        "by",
        "on",
        "at",
        "than",
        "then",
        "there",
        "their",
        "its",
        "his",
        "her",
        "your",
        "our",
        "not",
        "but",
        "into",
        "about",
        "between",
        "through",
    ]
)
"""Words that are spelt like no acronym: in a line of capitals they show that it is a heading, not a list of acronyms."""
