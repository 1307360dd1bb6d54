"""Names of persons in the form "Family, Given", with their particles kept."""

from __future__ import annotations

import re

from scoqa.later import pattern

_PARTICLES = {
    "de", "der", "den", "het", "ter", "ten", "te", "van", "von", "vom", "zu", "zum", "zur", "und", "af", "av", "la", "le",
    "les", "du", "des", "di", "da", "do", "dos", "das", "del", "della", "dello", "dei", "degli", "y", "e", "el", "al", "bin",
    "ibn", "ben", "bint", "abu", "st.", "'t", "’t", "op", "in", "d'", "auf", "aan", "bij", "onder", "over", "lo", "san", "santa",
}  # fmt: skip
_CAPITAL_PARTICLES = {
    "van",
    "von",
    "der",
    "den",
    "de",
    "di",
    "del",
    "della",
    "da",
    "dos",
    "du",
    "la",
    "le",
    "ten",
    "ter",
}
"""Particles that belong to the family name even where they begin with a capital: Robert De Niro."""
_DEGREES = re.compile(
    r"(?:m\.?a|m\.?d|ph\.?\s?d|m\.?s|m\.?sc|m\.?p\.?h|b\.?a|b\.?sc|d\.?phil|r\.?n|j\.?d|m\.?b\.?a|d\.?d\.?s|esq)\.?",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"(?:(?:dr|pr|prof|professor|mr|mrs|ms|sir|dame|lt\.? ?col|lieutenant-colonel|ir|ing|drs|mag|dipl)\.?\s+)+",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.-?){1,4}")
_SUFFIX = re.compile(r",?\s+(jr\.?|sr\.?|ii|iii|iv|ph\.?\s?d\.?|m\.?d\.?|esq\.?)$", re.IGNORECASE)
_FIRM = re.compile(r",\s+(?=(?:inc|ltd|llc|corp|co|gmbh)\b)", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:university|institute|institut|institution|commission|committee|council|organi[sz]ation|team|group|"
    r"foundation|project|ministry|department|agency|office|bureau|centre|center|association|society|corporation|"
    r"company|inc|ltd|llc|llp|plc|s\.?a\.?r\.?l|pty|corp|gmbh|gbr|ag|kg|press|bank|fund|union|united|nations|national|international|european|federal|"
    r"government|staff|editors?|contributors|wikipedia|news|times|press|research|consortium|network|academy|"
    r"ministerium|bundes\w+|verband|verein|gesellschaft|stiftung|universit\w+|hochschule|minist[eè]r\w+|comit[eé]|"
    r"sistemas?|equipo|equipe|équipe|proyecto|projeto|projet|grupo|gruppe|departamento|d[eé]partement|comisi[oó]n|comiss[aã]o|instituto|istituto|"
    r"asociaci[oó]n|associa[cç][aã]o|fundaci[oó]n|funda[cç][aã]o|gobierno|governo|gouvernement|consejo|conseil|secretar[ií]a|facult\w+|"
    r"forms|production|services?|division|branch|studios?|media|labs?|laborator\w+|"
    r"\w*agentur|agence|agenzia|\w*redaktion|redacci[oó]n|reda[cç][aã]o|r[ée]daction|redazione|\w*magazin|\w*zeitung|\w*nachrichten|b[üu]ndnis|"
    r"collaborations?|school|college|library|museum|forum|programme|program|authority|board|the|and|of|for)\b",
    re.IGNORECASE,
)  # fmt: skip
_ONE_BODY = pattern(
    r"(?:[^,;]*\b(?:of|for)\b|(?:U\.?\s?S\.?|U\.?\s?K\.?|National|Federal|European|International|Royal|American|British)\s)[^,;]*?"
    r"(?:,\s\w+)*,?\s(?:and|&)\s(?:(?!\b(?:of|for)\b)[^,;])*|[^,;]+\s(?:and|&)\s[^,;]+\s(?i:collaborations|consortia|teams|working groups)"
)
"""A body with an "and" in its name: "Department of Health and Human Services", "U.S. Securities and Exchange Commission"; or several in one."""


def family_first(name: str) -> str:
    """The name "Marcel de Haas" as "de Haas, Marcel"; what is no plain personal name stays as written.

    Lower-case particles before the last word belong to the family name. A name with a comma is taken
    to be in order already; bodies ("European Commission"), single words and names not in Latin
    letters stay as they are.
    """
    name = " ".join(name.split())
    if "," in name and not _SUFFIX.search(name):
        return _particles_first(name)
    bare = _TITLES.sub("", name) if _TITLES.match(name) else name
    suffix = _SUFFIX.search(bare)
    if suffix:
        bare = bare[: suffix.start()]
    words = bare.split()
    if not 2 <= len(words) <= 6 or _BODY.search(bare) or re.search(r"[\d@/()&|:]", bare):
        return name
    if not words[0][0].isupper() or not all(re.match(r"[^\W\d_]|['’]", word) for word in words):
        return name
    if not re.fullmatch(r"[\u0000-\u024f\u1e00-\u1eff’'.\s-]+", bare):
        return name
    if _INITIALS.fullmatch(words[-1]) and not any(map(_INITIALS.fullmatch, words[:-1])):
        return f"{' '.join(words[:-1])}, {words[-1]}"  # "Zotov M.A."
    at = len(words) - 1
    while at > 1 and words[at].isupper() and _is_family(words[at - 1]) and not words[0].isupper():
        at -= 1  # "Igor DO VALE"
    while at > 1 and (words[at - 1] in _PARTICLES or words[at - 1].lower() in _CAPITAL_PARTICLES):
        at -= 1
    family, given = " ".join(words[at:]), " ".join(words[:at])
    junior = suffix and re.match(r"jr|sr|ii|iii|iv", suffix[1], re.IGNORECASE)
    return f"{family}, {given}" + (f", {suffix[1]}" if suffix and junior else "")


def _is_family(word: str) -> bool:
    """Whether a word in capitals is one of a family's name rather than initials."""
    return word.isupper() and word.isalpha() and (len(word) > 2 or word.lower() in _PARTICLES)


def names_body(name: str) -> bool:
    """Whether a word of it is one that bodies have in their names: "European Commission"."""
    return _BODY.search(name) is not None


def split_names(text: str) -> list[str]:
    """The persons in "A. Smith, B. Jones and C. Brown", or in a list parted by ";"; as written."""
    text = re.sub(r"^\s*by\s+", "", " ".join(text.split()), flags=re.IGNORECASE)
    text = re.sub(r"\s*\[[^\[\]]*\],?(?=\s|$)", ",", text) if "[" in text else text  # where they work
    text = _FIRM.sub(" ", re.sub(r"\s*\([^()]*\)", "", text))
    if _BODY.search(text) and _ONE_BODY.fullmatch(text):
        parts = [text]
    elif ";" in text:
        parts = text.split(";")
    elif re.fullmatch(r"[^,]+,[^,]+", text) and " " not in text.split(",")[0].strip() and " and " not in text:
        parts = [text]  # "Haas, Marcel"
    else:
        parts = re.split(r",\s*(?:and|&)\s+|\s+and\s+|\s+&\s+|,\s+|,(?=[^\W\d_]+\s)", text)
    is_body = " & " in text and sum(" " not in part.strip() for part in parts) == 1 < len(parts) == 2
    if is_body or any(len(part.strip()) == 1 for part in parts):
        parts = [text]  # "Mac & i" is no two persons, nor is "Privacy & Scaling Explorations"
    bare = [part.strip(" ,-–—|") for part in parts]
    return [part for part in bare if part and not _DEGREES.fullmatch(part)]


def _particles_first(name: str) -> str:
    """Particles in small letters after the given name go before the family's: "Haas, Marcel de" is "de Haas, Marcel"."""
    family, _, given = name.partition(", ")
    words = given.split()
    at = len(words)
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    if at == len(words) or "," in given:
        return name
    return f"{' '.join(words[at:])} {family}, {' '.join(words[:at])}"
